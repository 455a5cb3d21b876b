//! Witnesses: documents that speak for themselves. Documents that carry one agency's sentence are one,
//! and a document that names the outlet of another as its source speaks for that one.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::Claim;
use crate::document::Document;

/// How like two sentences must be, from 0 to 1, to be one sentence copied.
const COPY: f64 = 0.9;

/// Sentences each document's is held against at most, so that a figure told a thousand times does not
/// cost a million comparisons.
const LIMIT: usize = 64;

/// What stands behind claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Weight {
    /// How many independent documents.
    pub witnesses: usize,
    /// Whether documents name each other as their source, so that nobody else is.
    pub circular: bool,
}

/// How many independent documents stand behind claims. Documents without a date or an outlet count
/// like others.
pub(super) fn weigh(documents: &[Document], claims: &[&Claim]) -> Weight {
    let cited = citations(documents, claims);
    let ends: Vec<(usize, bool)> =
        originals(documents, claims).into_iter().map(|document| origin(document, &cited)).collect();
    let origins: BTreeSet<usize> = ends.iter().map(|(origin, _)| *origin).collect();
    Weight { witnesses: origins.len(), circular: ends.iter().any(|(_, circular)| *circular) }
}

/// The documents that do not carry a sentence of an earlier one.
fn originals(documents: &[Document], claims: &[&Claim]) -> Vec<usize> {
    let mut sentences: BTreeMap<usize, BTreeSet<Sentence>> = BTreeMap::new();
    for claim in claims {
        sentences.entry(claim.document).or_default().insert(sentence(documents, claim));
    }
    let mut told: Vec<Sentence> = Vec::new();
    let mut known: BTreeSet<Sentence> = BTreeSet::new();
    let mut originals = Vec::new();
    for (document, own) in sentences {
        let copied = own.iter().any(|one| !one.0.is_empty() && (known.contains(one) || copies(one, &told)));
        if !copied {
            originals.push(document);
            told.extend(own.iter().filter(|one| !one.0.is_empty()).cloned());
        }
        known.extend(own);
    }
    originals
}

/// For each document the one whose outlet it names as the source of its figure.
fn citations(documents: &[Document], claims: &[&Claim]) -> BTreeMap<usize, usize> {
    let mut outlets: Vec<(usize, String)> = Vec::new();
    for claim in claims {
        let outlet = documents.get(claim.document).and_then(|document| document.source.as_deref());
        let known = outlets.iter().any(|(document, _)| *document == claim.document);
        outlets.extend(outlet.filter(|_| !known).map(|outlet| (claim.document, words(outlet))));
    }
    let cited = claims.iter().filter_map(|claim| {
        let (voice, own) = (words(claim.attribution.as_deref()?), claim.document);
        let ours = |(document, name): &&(usize, String)| *document == own && names(&voice, name);
        let others = |(document, name): &&(usize, String)| *document != own && names(&voice, name);
        let cited = outlets.iter().find(others).filter(|_| outlets.iter().find(ours).is_none())?;
        Some((own, cited.0))
    });
    cited.collect()
}

/// Where the chain of sources from a document ends, and whether it comes back to itself: then at the
/// first of those that cite each other.
fn origin(document: usize, cited: &BTreeMap<usize, usize>) -> (usize, bool) {
    let (mut at, mut seen) = (document, vec![document]);
    while let Some(&next) = cited.get(&at) {
        if let Some(start) = seen.iter().position(|met| *met == next) {
            return (seen.iter().skip(start).copied().min().unwrap_or(next), true);
        }
        seen.push(next);
        at = next;
    }
    (at, false)
}

/// Whether two phrases name one voice: "the Red Crescent" and "the Libyan Red Crescent".
pub(super) fn one_name(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    names(&one, &other) || names(&other, &one)
}

/// Shorter names are in too many others.
const SHORTEST_NAME: usize = 4;

/// Whether a phrase holds a name, both as [`words`].
fn names(phrase: &str, name: &str) -> bool {
    name.chars().count() >= SHORTEST_NAME && format!(" {phrase} ").contains(&format!(" {name} "))
}

/// The words of a phrase in lower case, a space between them.
fn words(phrase: &str) -> String {
    let words = phrase.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Letters and digits of a claim's sentence, in lower case, and its figure: who copies a sentence copies
/// the figure too.
type Sentence = (String, String);

fn sentence(documents: &[Document], claim: &Claim) -> Sentence {
    let text = documents.get(claim.document).map_or("", |document| document.text.as_str());
    let quote = text.get(claim.evidence.quote.clone()).unwrap_or_default();
    let letters = quote.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase);
    (letters.collect(), claim.value.to_string())
}

fn copies((sentence, figure): &Sentence, told: &[Sentence]) -> bool {
    let near = |(other, same): &&Sentence| {
        let (short, long) = (sentence.len().min(other.len()), sentence.len().max(other.len()));
        figure == same && short as f64 >= COPY * long as f64
    };
    let mut near = told.iter().take(LIMIT).filter(near);
    near.any(|(other, _)| strsim::normalized_levenshtein(sentence, other) >= COPY)
}
