//! Text as the rules see it: sentences, and a folded view that maps back to the article's bytes.

use std::ops::Range;

/// A byte range in a document's text (UTF-8, no byte-order mark).
pub type Span = Range<usize>;

/// One sentence of a document: what it says, where, and in which language.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Where the sentence stands in the document's text.
    pub span: Span,
    /// Index of the paragraph it belongs to, from 0; a headline is a paragraph of its own.
    pub paragraph: usize,
    /// Two-letter language code the sentence is read with.
    pub language: String,
    /// The sentence folded for matching.
    pub folded: Folded,
}

/// A folded text with the way back to the original.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// The folded text: one spelling for each letter and digit, lower case.
    pub text: String,
    map: OffsetMap,
}

/// Where each byte of a rewritten text came from, kept only where the two run out of step.
#[derive(Debug, Clone, Default)]
pub struct OffsetMap {
    _todo: (),
}
