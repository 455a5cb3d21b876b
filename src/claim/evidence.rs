//! Where something stands in its document.

use super::reading::SentenceReading;
use crate::document::Document;
use crate::text::{LineIndex, Span};

/// Where a claim or another number stands in its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The number's bytes.
    pub span: Span,
    /// Line of the number, from 1.
    pub line: usize,
    /// Column of the number in characters, from 1.
    pub column: usize,
    /// The number as written.
    pub number: String,
    /// The sentence's bytes.
    pub quote: Span,
}

impl Evidence {
    /// What stands at `span`, which are bytes of the document inside the sentence.
    pub fn new(document: &Document, lines: &LineIndex<'_>, sentence: &SentenceReading, span: Span) -> Self {
        let (line, column) = lines.line_column(span.start);
        let number = document.text.get(span.clone()).unwrap_or_default().to_owned();
        Evidence { line, column, number, quote: sentence.sentence.span.clone(), span }
    }
}
