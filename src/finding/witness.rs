//! Witnesses: documents that speak for themselves. Documents that carry one agency's sentence are one.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::Claim;
use crate::document::Document;

/// How like two sentences must be, from 0 to 1, to be one sentence copied.
const COPY: f64 = 0.9;

/// Sentences each document's is held against at most, so that a figure told a thousand times does not
/// cost a million comparisons.
const LIMIT: usize = 64;

/// How many independent documents stand behind claims. Documents without a date or an outlet count
/// like others.
pub(super) fn count(documents: &[Document], claims: &[&Claim]) -> usize {
    let mut sentences: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for claim in claims {
        sentences.entry(claim.document).or_default().insert(sentence(documents, claim));
    }
    let mut told: Vec<String> = Vec::new();
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut witnesses = 0;
    for own in sentences.values() {
        let copied = own.iter().any(|one| !one.is_empty() && (known.contains(one) || copies(one, &told)));
        witnesses += usize::from(!copied);
        if !copied {
            told.extend(own.iter().filter(|one| !one.is_empty()).cloned());
        }
        known.extend(own.iter().cloned());
    }
    witnesses
}

/// Letters and digits of a claim's sentence, in lower case.
fn sentence(documents: &[Document], claim: &Claim) -> String {
    let text = documents.get(claim.document).map_or("", |document| document.text.as_str());
    let quote = text.get(claim.evidence.quote.clone()).unwrap_or_default();
    quote.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn copies(sentence: &str, told: &[String]) -> bool {
    let near = |other: &&String| {
        let (short, long) = (sentence.len().min(other.len()), sentence.len().max(other.len()));
        short as f64 >= COPY * long as f64
    };
    told.iter().take(LIMIT).filter(near).any(|other| strsim::normalized_levenshtein(sentence, other) >= COPY)
}
