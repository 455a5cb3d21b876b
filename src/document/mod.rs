//! Articles: what was published, where and when.
//!
//! A [`Document`] is one article, its text as UTF-8 without a byte-order mark. Every span in the
//! program is a byte range in [`Document::text`]; line ends stay as the file has them.
//!
//! [`read`] takes everything into memory; [`documents`] hands articles over one at a time, so that
//! millions can pass. Where articles come from:
//!
//! * a text file, its encoding told by its byte-order mark, by being valid UTF-8, or by its bytes;
//! * JSON lines (`.jsonl`, `.ndjson`), an article a line;
//! * `-`, standard input: JSON lines when its first line is an article as JSON, else one article;
//! * a folder, walked in the order of names. Hidden files and what a `.gitignore` in the folder or
//!   below names are passed over. `.txt` and `.md` are articles, `README.md` is not. JSON lines are
//!   read when the first line that is JSON is an object with a `text` string; files named
//!   `gold.jsonl`, `*.gold.jsonl` and `meta.jsonl` never are.
//!
//! What a file does not say of itself may stand in a `sources.toml` beside it, or in its front matter,
//! which goes first.

mod argument;
mod article;
mod date;
mod decoding;
mod documents;
mod failure;
pub mod fingerprint;
mod folder;
mod front_matter;
mod json_lines;
mod metadata;
mod names;
mod sources;
mod table;

use std::io::Read;
use std::path::PathBuf;

use jiff::civil::Date;

pub use documents::{Documents, Met, documents};
pub use failure::{ReadError, Skipped, Warning};

/// One article and what is known of it beyond its text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// Fingerprint of the text and the outlet; it does not depend on where the file lies. The same
    /// article met again has `-2`, `-3`, … behind it.
    pub id: String,
    /// Where the article was read: below the argument that named it, the argument's own name first,
    /// with `/`. Articles of JSON lines have `#ID` behind the file, or `:LINE` without an id.
    pub path: String,
    /// The article, UTF-8, no byte-order mark; front matter is part of it (see `body`), so that
    /// lines and bytes counted in it are those of the file.
    pub text: String,
    /// Where the article proper starts in `text`, after front matter; 0 without any.
    pub body: usize,
    /// Code of the language, two letters where it has such a code, from metadata; none when that is
    /// silent.
    pub language: Option<String>,
    /// Headline, from metadata.
    pub title: Option<String>,
    /// The outlet.
    pub source: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The day of publication, from metadata; a page's crawl date is not one.
    pub published: Option<Date>,
    /// The day that stands for the day of publication where neither metadata nor text tell it.
    pub read_on: Option<Date>,
    /// Where it can be read.
    pub url: Option<String>,
}

/// All that reading brought.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Input {
    /// The articles, in the order of the arguments, a folder's in the order of names.
    pub documents: Vec<Document>,
    /// What was met in folders and in JSON lines and could not be read.
    pub skipped: Vec<Skipped>,
    /// What is wrong with metadata; the articles were read.
    pub warnings: Vec<Warning>,
}

/// Reads the articles that `paths` name; `-` stands for `standard_input`.
///
/// # Errors
///
/// When a path named by hand does not exist or cannot be read, and when no article was found at all.
/// A file met in a folder is [`Skipped`] instead.
pub fn read(paths: &[PathBuf], standard_input: &mut dyn Read) -> Result<Input, ReadError> {
    let mut input = Input::default();
    let mut unreadable = Vec::new();
    for met in documents(paths, standard_input)? {
        match met {
            Met::Article(document) => input.documents.push(*document),
            Met::Skipped(skipped) => input.skipped.push(skipped),
            Met::Warning(warning) => input.warnings.push(warning),
            Met::Unreadable(skipped) => unreadable.push(skipped),
        }
    }
    if !unreadable.is_empty() {
        return Err(ReadError::Unreadable(unreadable));
    }
    if input.documents.is_empty() { Err(ReadError::Nothing(input.skipped)) } else { Ok(input) }
}
