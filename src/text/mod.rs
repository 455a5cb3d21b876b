//! Text as the rules see it: sentences, and a folded view that maps back to the article's bytes.

pub mod digit;
pub mod fold;
pub mod language;
mod letter;
pub mod offset_map;
mod paragraph;
pub mod pattern;
pub mod position;
pub mod rewriter;
pub mod sentence;

use std::ops::Range;

pub use fold::{fold, fold_word};
pub use language::{Direction, Language, LanguageTable};
pub use offset_map::OffsetMap;
pub use pattern::fold_pattern;
pub use position::LineIndex;
pub use rewriter::Rewriter;
pub use sentence::{SentenceRules, sentences};

/// A byte range in a document's text (UTF-8, no byte-order mark).
pub type Span = Range<usize>;

/// Whether two ranges have a byte in common.
pub fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

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
    /// Where its bytes came from.
    pub map: OffsetMap,
}

impl Folded {
    /// The bytes, in the string that was folded, that a range of [`Folded::text`] came from.
    /// Dropped characters at its borders stay outside.
    pub fn original(&self, span: Range<usize>) -> Range<usize> {
        self.map.to_original(span)
    }
}
