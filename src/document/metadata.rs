//! What is known of an article beyond its text, whichever way it was written down.

use jiff::civil::Date;

use super::Document;
use super::date;
use super::failure::Fault;

/// The keys that metadata may have, in front matter, `sources.toml` and JSON lines alike.
const KEYS: [&str; 6] = ["source", "language", "published", "author", "url", "title"];

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Metadata {
    source: Option<String>,
    language: Option<String>,
    published: Option<Date>,
    author: Option<String>,
    url: Option<String>,
    title: Option<String>,
}

impl Metadata {
    /// Whether metadata may have `key`.
    pub fn knows(key: &str) -> bool {
        KEYS.contains(&key)
    }

    /// Sets `key` from its written value; an empty value says nothing.
    pub fn set(&mut self, key: &str, written: &str) -> Result<(), Fault> {
        let written = written.trim();
        let value = (!written.is_empty()).then(|| written.to_owned());
        match key {
            "source" => self.source = value,
            "author" => self.author = value,
            "url" => self.url = value,
            "title" => self.title = value,
            "language" => self.language = value.map(|tag| language(&tag)).transpose()?,
            "published" => self.published = value.map(|day| published(&day)).transpose()?,
            _ => return Err(unknown(key)),
        }
        Ok(())
    }

    /// This metadata, with what it leaves open taken from `other`.
    pub fn or(self, other: &Self) -> Self {
        Self {
            source: self.source.or_else(|| other.source.clone()),
            language: self.language.or_else(|| other.language.clone()),
            published: self.published.or(other.published),
            author: self.author.or_else(|| other.author.clone()),
            url: self.url.or_else(|| other.url.clone()),
            title: self.title.or_else(|| other.title.clone()),
        }
    }

    /// A document of these metadata; id and path are not known yet.
    pub fn document(self, text: String, body: usize) -> Document {
        let Self { source, language, published, author, url, title } = self;
        Document { text, body, source, language, published, author, url, title, ..Document::default() }
    }
}

/// The fault of a value that is not written as text.
pub(super) fn not_text(key: &str) -> Fault {
    Fault::new(format!("`{key}` is not text; left out"), format!("write `{key} = \"…\"`"))
}

/// The fault of a key that no metadata have.
pub(super) fn unknown(key: &str) -> Fault {
    Fault::new(format!("unknown key `{key}`; left out"), format!("the keys are {}", KEYS.join(", ")))
}

/// The primary part of a language tag, in small letters.
fn language(tag: &str) -> Result<String, Fault> {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    if matches!(primary.len(), 2 | 3) && primary.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Ok(primary.to_ascii_lowercase());
    }
    Err(Fault::new(
        format!("`language` is no language code: \"{tag}\"; left out"),
        "write the two-letter code of ISO 639-1",
    ))
}

fn published(day: &str) -> Result<Date, Fault> {
    date::parse(day).ok_or_else(|| {
        Fault::new(
            format!("`published` is no date: \"{day}\"; the day of publication is unknown"),
            "write it as year-month-day, such as 2020-09-27",
        )
    })
}
