//! One article from the bytes or the line that holds it; its path is not known yet.

use super::Document;
use super::decoding;
use super::failure::Fault;
use super::fingerprint::fingerprint;
use super::front_matter::FrontMatter;
use super::json_lines;
use super::metadata::Metadata;

/// An article that was read, and what is wrong with its metadata.
#[derive(Debug)]
pub(super) struct Article {
    pub document: Document,
    /// What tells it from the others of its JSON lines.
    pub id: Option<String>,
    pub faults: Vec<Fault>,
}

impl Article {
    /// Reads a file that holds one article; `known` is what stands elsewhere about it.
    pub fn of_file(bytes: Vec<u8>, known: &Metadata) -> Result<Self, Fault> {
        let decoded = decoding::decode(bytes)?;
        let front = FrontMatter::of(&decoded.text);
        let faults = decoded.fault.into_iter().chain(front.faults).collect();
        let document = front.metadata.or(known).document(decoded.text, front.body);
        if body(&document).trim().is_empty() {
            return Err(Fault::new("is empty", "put the article into it, or leave it out"));
        }
        Ok(Self { document: named(document), id: None, faults })
    }

    /// Reads a line of JSON lines; `known` is what stands elsewhere about all of them.
    pub fn of_line(line: &[u8], known: &Metadata) -> Result<Self, Fault> {
        let read = json_lines::row(line)?;
        let document = read.metadata.or(known).document(read.text, 0);
        Ok(Self { document: named(document), id: read.id, faults: read.faults })
    }
}

fn named(document: Document) -> Document {
    let id = fingerprint(&[body(&document), document.source.as_deref().unwrap_or_default()]);
    Document { id, ..document }
}

fn body(document: &Document) -> &str {
    document.text.get(document.body..).unwrap_or_default()
}
