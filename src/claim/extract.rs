//! From documents to claims.

use std::collections::BTreeMap;

use super::given::each_given;
use super::read::read;
use super::reading::Reading;
use super::restate::restate;
use super::source::Source;
use super::{Claim, Coverage};
use crate::document::Document;
use crate::document::fingerprint::fingerprint;
use crate::rule::set::ClaimRules;

/// What was picked out of the documents.
#[derive(Debug, Default)]
pub struct Extraction {
    /// The claims, in order of documents and of bytes.
    pub claims: Vec<Claim>,
    /// The documents as read.
    pub readings: Vec<Reading>,
    /// What became of all numbers.
    pub coverage: Coverage,
    /// Documents in languages there are no rules for, by index, with the language; empty when it
    /// could not be told.
    pub unread: Vec<(usize, String)>,
}

/// Reads documents and picks out their claims.
pub fn extract(documents: &[Document], rules: &ClaimRules) -> Extraction {
    extract_told(documents, rules, &|| ())
}

/// Like [`extract`]; `told` is called whenever one more document has been read.
pub fn extract_told(documents: &[Document], rules: &ClaimRules, told: &dyn Fn()) -> Extraction {
    let mut extraction = Extraction::default();
    for (index, document) in documents.iter().enumerate() {
        let mut reading = read(document, rules);
        let claims = claims(index, document, &mut reading, rules);
        extraction.coverage.add(&reading);
        // A language may have number words and no rules yet.
        if rules.languages.get(&reading.language).is_none_or(|language| !language.has_rules()) {
            extraction.unread.push((index, reading.language.clone()));
        }
        extraction.claims.extend(claims);
        extraction.readings.push(reading);
        told();
    }
    extraction
}

/// The claims of one document; each sentence learns what became of its numbers.
fn claims(index: usize, document: &Document, reading: &mut Reading, rules: &ClaimRules) -> Vec<Claim> {
    let mut source = Source::new(index, document, reading, rules);
    let (mut claims, mut fates) = (Vec::new(), Vec::new());
    each_given(reading, rules, |given| {
        source.add(&given, &mut claims);
        fates.push((given.at, given.fates));
    });
    source.finish(&mut claims);
    for (at, fates) in fates {
        if let Some(sentence) = reading.sentences.get_mut(at) {
            sentence.fates = fates;
        }
    }
    restate(&mut claims);
    name(&mut claims, document);
    claims
}

/// Gives each claim its id: document, measure, value and sentence; the same words twice in one
/// document are told apart by their count.
fn name(claims: &mut [Claim], document: &Document) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for claim in claims {
        let quote =
            document.text[claim.evidence.quote.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let value = claim.value.to_string();
        let id = fingerprint(&[&document.id, &claim.measure, &value, &quote, &claim.evidence.number]);
        let count = seen.entry(id.clone()).or_insert(0);
        *count += 1;
        claim.id = if *count == 1 { id } else { format!("{id}-{count}") };
    }
}
