//! What was read in a document, sentence by sentence, before claims are grouped.

use jiff::civil::Date;

use super::draft::Fate;
use crate::place::{PlaceMention, Spot};
use crate::quantity::Quantity;
use crate::text::{Sentence, Span};
use crate::time::TimeMention;

/// One document, read.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Its sentences in order, the title line among them.
    pub sentences: Vec<SentenceReading>,
    /// The language it was read in; empty when it could not be told.
    pub language: String,
    /// The day of publication, from metadata, else as the article itself dates itself.
    pub published: Option<Date>,
}

/// One sentence, read.
#[derive(Debug, Clone)]
pub struct SentenceReading {
    /// The sentence.
    pub sentence: Sentence,
    /// The times it names, in order; spans are bytes of the document's text.
    pub times: Vec<TimeMention>,
    /// The places and peoples it names, in order; spans are bytes of the document's text.
    pub places: Vec<PlaceMention>,
    /// Places of names that no place has, in order; spans are bytes of the document's text.
    pub spots: Vec<Spot>,
    /// The numbers in it, in order; ranges are bytes of the folded sentence.
    pub quantities: Vec<Quantity>,
    /// What became of each number.
    pub fates: Vec<Fate>,
}

impl SentenceReading {
    /// The bytes of the folded sentence for a span of the document that lies in it.
    pub fn folded_range(&self, span: &Span) -> std::ops::Range<usize> {
        let start = self.sentence.span.start;
        let inside = span.start.saturating_sub(start)..span.end.saturating_sub(start);
        self.sentence.folded.map.to_rewritten(inside)
    }

    /// The document's bytes for a range of the folded sentence.
    pub fn document_span(&self, folded: std::ops::Range<usize>) -> std::ops::Range<usize> {
        let span = self.sentence.folded.original(folded);
        self.sentence.span.start + span.start..self.sentence.span.start + span.end
    }
}
