//! Articles: what was published, where and when.
//!
//! A [`Document`] is one article, its text as UTF-8 without a byte-order mark. Every span in the
//! program is a byte range in [`Document::text`].

use jiff::civil::Date;

/// One article and what is known of it beyond its text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// Fingerprint of the text and the outlet; it does not depend on where the file lies.
    pub id: String,
    /// Where the article was read: below the argument that named it, the argument's own name first.
    pub path: String,
    /// The article, UTF-8, no byte-order mark; front matter is cut off (see `body`).
    pub text: String,
    /// Where the article proper starts in `text`, after front matter; 0 without any.
    pub body: usize,
    /// Two-letter code of the language, from metadata or detection; none when it cannot be told.
    pub language: Option<String>,
    /// Headline, from metadata.
    pub title: Option<String>,
    /// The outlet.
    pub source: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The day of publication, from metadata; a page's crawl date is not one.
    pub published: Option<Date>,
    /// Where it can be read.
    pub url: Option<String>,
}

/// A file that was met and could not be read; the rest goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The file, as [`Document::path`] would give it.
    pub path: String,
    /// What is wrong.
    pub reason: String,
    /// What to do about it.
    pub advice: String,
}
