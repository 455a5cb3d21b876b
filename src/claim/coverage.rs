//! What became of the numbers of documents: counted, and one by one.

use super::Evidence;
use super::draft::Fate;
use super::reading::{Reading, SentenceReading};
use crate::document::Document;
use crate::text::{LineIndex, Span};

/// What became of the numbers of all documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, schemars::JsonSchema)]
pub struct Coverage {
    /// Numbers read.
    pub numbers: usize,
    /// Numbers that are claims.
    pub claimed: usize,
    /// Numbers that an exclusion, a date or a unit explains.
    pub excluded: usize,
    /// Numbers that nothing explains.
    pub unexplained: usize,
}

impl Coverage {
    /// Counts the numbers of one more document.
    pub fn add(&mut self, reading: &Reading) {
        for (_, fate) in reading.sentences.iter().flat_map(fates) {
            self.numbers += 1;
            match fate {
                Fate::Claimed(_) => self.claimed += 1,
                Fate::Excluded(_) => self.excluded += 1,
                Fate::Unexplained | Fate::Noun => self.unexplained += 1,
            }
        }
    }

    /// Numbers that nothing explains, in percent of all numbers; 0 where there are none.
    pub fn unexplained_percent(&self) -> f64 {
        if self.numbers == 0 { 0.0 } else { 100.0 * self.unexplained as f64 / self.numbers as f64 }
    }
}

/// A number of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Index of the document.
    pub document: usize,
    /// Where it stands.
    pub evidence: Evidence,
    /// What became of it, and by which rule; a date is excluded by the rule that read it.
    pub fate: Fate,
}

/// Every number that [`Coverage`] counts, in order of documents and of bytes.
pub fn numbers(documents: &[Document], readings: &[Reading]) -> Vec<Number> {
    let mut numbers = Vec::new();
    for (index, (document, reading)) in documents.iter().zip(readings).enumerate() {
        let lines = LineIndex::new(&document.text);
        for sentence in &reading.sentences {
            let mut found: Vec<(Span, Fate)> = fates(sentence).collect();
            found.sort_by_key(|(span, _)| span.start);
            numbers.extend(found.into_iter().map(|(span, fate)| Number {
                document: index,
                evidence: Evidence::new(document, &lines, sentence, span),
                fate,
            }));
        }
    }
    numbers
}

/// The numbers of a sentence, dates first, by their bytes in the document. A noun that might count
/// one and that no rule took is no number.
fn fates(sentence: &SentenceReading) -> impl Iterator<Item = (Span, Fate)> {
    let dates = sentence.times.iter().map(|time| (time.span.clone(), Fate::Excluded(time.rule.clone())));
    let settled = sentence.quantities.iter().zip(&sentence.fates);
    let quantities = settled
        .filter(|(_, fate)| **fate != Fate::Noun)
        .map(|(quantity, fate)| (sentence.document_span(quantity.number.clone()), fate.clone()));
    dates.chain(quantities)
}
