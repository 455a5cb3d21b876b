//! What was read in a document, sentence by sentence, before claims are grouped.

use crate::place::PlaceMention;
use crate::text::Sentence;
use crate::time::TimeMention;

/// One document, read.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Its sentences in order, the title line among them.
    pub sentences: Vec<SentenceReading>,
}

/// One sentence, read. Spans are byte ranges of the document's text.
#[derive(Debug, Clone)]
pub struct SentenceReading {
    /// The sentence.
    pub sentence: Sentence,
    /// The times it names, in order.
    pub times: Vec<TimeMention>,
    /// The places and peoples it names, in order.
    pub places: Vec<PlaceMention>,
}
