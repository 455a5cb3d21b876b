//! Finds the places and peoples that sentences name.

use std::collections::BTreeSet;
use std::ops::Range;

use super::gazetteer::Gazetteer;
use super::index::{Case, Meaning, NameTable};
use super::unknown::{Unknown, starts_with_word};
use super::{Named, PlaceId, PlaceMention, Spot};
use crate::text::{Sentence, overlap};

impl Gazetteer {
    /// The places that one sentence names, in order, by what the sentence alone tells: an
    /// ambiguous name counts after a cue only, a shared one means the most prominent place.
    ///
    /// `text` is the document's text; `clitics` are words that may be attached in front of a name.
    /// Spans leave attached words out.
    pub fn find(&self, text: &str, sentence: &Sentence, clitics: &[String]) -> Vec<PlaceMention> {
        let found = self.found(text, sentence, clitics);
        found.candidates.iter().filter_map(|candidate| self.decide(candidate, &BTreeSet::new())).collect()
    }

    /// The places that the sentences of one document name, a list a sentence. A name that several
    /// places share means the one whose country the document names elsewhere, and an ambiguous
    /// name counts where the document names its country. A name that no place has means the place in
    /// a country of the document whose name sounds nearly like it.
    pub fn find_in_document(&self, text: &str, sentences: &[Sentence], clitics: &[String]) -> Vec<Named> {
        let found: Vec<Found<'_>> =
            sentences.iter().map(|sentence| self.found(text, sentence, clitics)).collect();
        let named = self.named(found.iter().flat_map(|found| &found.candidates));
        found.iter().map(|found| self.settle(found, &named)).collect()
    }

    fn settle(&self, found: &Found<'_>, named: &BTreeSet<PlaceId>) -> Named {
        let places = found.candidates.iter().filter_map(|candidate| self.decide(candidate, named)).collect();
        let mut all = Named { places, spots: Vec::new() };
        let Some(table) = found.table.filter(|_| !found.unknown.is_empty()) else { return all };
        for unknown in &found.unknown {
            let heard = self.sounds.hear(&unknown.name);
            let span = unknown.original.clone();
            match self.nearest(&heard, table, named) {
                Some(place) => all.places.push(PlaceMention { span, place, people: false }),
                None if unknown.outright && heard.consonants.len() >= CONSONANTS => {
                    all.spots.push(Spot { span, heard: heard.consonants });
                }
                None => {}
            }
        }
        all.places.sort_by_key(|mention| mention.span.start);
        all
    }

    /// The places that are named beyond doubt, and their countries. What a name first means counts
    /// unless the document names, by other names, where a lesser place of that name lies.
    fn named<'a>(&self, candidates: impl Iterator<Item = &'a Candidate>) -> BTreeSet<PlaceId> {
        let (shared, single): (Vec<&Candidate>, Vec<&Candidate>) =
            candidates.filter(|candidate| candidate.is_told()).partition(|candidate| candidate.is_shared());
        let mut named: BTreeSet<PlaceId> =
            single.iter().flat_map(|candidate| self.first(candidate)).collect();
        let lesser = |candidate: &&&Candidate| {
            candidate.meanings.iter().all(|meaning| meaning.ambiguous <= !self.supports(&named, meaning))
        };
        let first: Vec<PlaceId> =
            shared.iter().filter(lesser).flat_map(|candidate| self.first(candidate)).collect();
        named.extend(first);
        named
    }

    /// What a name means at first sight, and the country of that.
    fn first(&self, candidate: &Candidate) -> impl Iterator<Item = PlaceId> {
        let place = candidate.meanings.first().and_then(|meaning| self.places.get(meaning.place));
        place.into_iter().flat_map(|place| [Some(place.id.clone()), self.country(&place.id)]).flatten()
    }

    /// Whether places named elsewhere speak for a meaning.
    fn supports(&self, named: &BTreeSet<PlaceId>, meaning: &Meaning) -> bool {
        self.places.get(meaning.place).is_some_and(|place| {
            named.contains(&place.id) || self.country(&place.id).is_some_and(|id| named.contains(&id))
        })
    }

    fn decide(&self, candidate: &Candidate, named: &BTreeSet<PlaceId>) -> Option<PlaceMention> {
        let supported = |meaning: &Meaning| self.supports(named, meaning);
        let best = candidate.meanings.iter().min_by_key(|meaning| (!supported(meaning), **meaning))?;
        let counts = !best.ambiguous || candidate.cued || (supported(best) && !candidate.followed);
        let place = self.places.get(best.place).filter(|_| counts)?.id.clone();
        Some(PlaceMention { span: candidate.original.clone(), place, people: best.people })
    }

    /// What may be names in a sentence.
    fn found<'a>(&'a self, text: &str, sentence: &Sentence, clitics: &[String]) -> Found<'a> {
        let Some(table) = self.index.table(&self.places, &self.sheets, &sentence.language) else {
            return Found::default();
        };
        let attached: Vec<&str> =
            clitics.iter().chain(table.language.assimilated.values()).map(String::as_str).collect();
        let reading = Reading { text, sentence, table, attached };
        let candidates = candidates(&reading);
        let unknown = reading.unknown(&candidates);
        Found { candidates, unknown, table: Some(table) }
    }
}

/// All names in a sentence, longer ones before those they overlap, in order of the text.
fn candidates(reading: &Reading<'_>) -> Vec<Candidate> {
    let mut all: Vec<Candidate> =
        reading.starts().into_iter().flat_map(|start| reading.candidates(start)).collect();
    all.sort_by_key(|candidate| (std::cmp::Reverse(candidate.folded.len()), candidate.folded.start));
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in all {
        if kept.iter().all(|other| !overlap(&other.folded, &candidate.folded)) {
            kept.push(candidate);
        }
    }
    kept.sort_by_key(|candidate| candidate.folded.start);
    kept
}

/// How many consonants a name has at least by which documents may find each other.
const CONSONANTS: usize = 3;

/// What may be names in a sentence, before its document is known.
#[derive(Default)]
struct Found<'a> {
    candidates: Vec<Candidate>,
    unknown: Vec<Unknown>,
    table: Option<&'a NameTable>,
}

/// A name in a sentence and what it can mean.
pub(super) struct Candidate {
    /// Its bytes in the folded sentence.
    pub folded: Range<usize>,
    original: Range<usize>,
    meanings: Vec<Meaning>,
    /// Whether the word before tells that a place is meant.
    cued: bool,
    /// Whether a word with a capital follows at once, as a surname follows a given name.
    followed: bool,
}

impl Candidate {
    /// Whether it surely means a place, and one of its meanings first.
    fn is_told(&self) -> bool {
        let Some(first) = self.meanings.first() else { return false };
        let mut alike = self.meanings.iter().filter(|meaning| meaning.ambiguous == first.ambiguous);
        (self.cued || !first.ambiguous) && alike.all(|meaning| meaning.place == first.place)
    }

    /// Whether it may mean several places.
    fn is_shared(&self) -> bool {
        self.meanings
            .iter()
            .any(|meaning| self.meanings.first().is_some_and(|first| first.place != meaning.place))
    }
}

/// What a sentence is read with.
pub(super) struct Reading<'a> {
    /// The document's text.
    pub text: &'a str,
    /// The sentence.
    pub sentence: &'a Sentence,
    /// The names of its language.
    pub table: &'a NameTable,
    attached: Vec<&'a str>,
}

impl Reading<'_> {
    /// Where a name may start: with each word, and behind what may be attached to its front.
    fn starts(&self) -> Vec<usize> {
        let text = &self.sentence.folded.text;
        let mut word = 0;
        let mut starts = Vec::new();
        for (at, c) in text.char_indices() {
            let front = text.get(word..at).unwrap_or_default();
            if c.is_alphanumeric() && is_attached(front, &self.attached, ATTACHED) {
                starts.push(at);
            } else if !c.is_alphanumeric() {
                word = at + c.len_utf8();
            }
        }
        starts
    }

    fn candidates(&self, start: usize) -> impl Iterator<Item = Candidate> {
        let rest = self.sentence.folded.text.get(start..).unwrap_or_default();
        self.table.names(rest).filter_map(move |(length, names)| self.candidate(start..start + length, names))
    }

    fn candidate(&self, span: Range<usize>, all: &[Meaning]) -> Option<Candidate> {
        let folded = &self.sentence.folded;
        let (before, after) = (folded.text.get(..span.start)?, folded.text.get(span.end..)?);
        let outside = before.trim_end_matches(char::is_alphanumeric);
        let front = before.get(outside.len()..)?;
        let original = shifted(folded.original(span.clone()), self.sentence.span.start);
        let followed = is_followed(self.text.get(original.end..)?);
        let meanings = self.meanings(all, self.text.get(original.clone())?, front);
        let cued = self.is_cued(outside) || self.is_cued_behind(after);
        (!meanings.is_empty()).then_some(Candidate { folded: span, original, meanings, cued, followed })
    }

    /// What a spelling can mean as it is written. Behind an article it is an adjective rather than
    /// the name of the same place, which would have its article in the name.
    fn meanings(&self, all: &[Meaning], written: &str, front: &str) -> Vec<Meaning> {
        let articled = self.table.language.ends_in_article(front);
        let people = |place: usize| all.iter().any(|meaning| meaning.people && meaning.place == place);
        all.iter()
            .filter(|meaning| is_written(meaning.case, written))
            .filter(|meaning| meaning.people || !articled || !people(meaning.place))
            .copied()
            .collect()
    }

    /// Whether a text ends in a cue, alone or with words attached in front.
    pub fn is_cued(&self, before: &str) -> bool {
        self.ends_in(before, &self.table.language.cues)
    }

    /// Whether a text ends in one of some words, alone or with words attached in front.
    pub fn ends_in(&self, text: &str, words: &[String]) -> bool {
        let text = text.trim_end();
        words.iter().any(|word| {
            text.strip_suffix(word.as_str()).is_some_and(|rest| {
                let front =
                    rest.get(rest.trim_end_matches(char::is_alphanumeric).len()..).unwrap_or_default();
                is_attached(front, &self.attached, ATTACHED)
            })
        })
    }

    /// Whether a text starts with a cue that stands behind names, up to the end of a word.
    pub fn is_cued_behind(&self, after: &str) -> bool {
        starts_with_word(after, &self.table.language.cues_after)
    }
}

/// How many words may be attached in front of one name; a bound keeps odd text from costing time.
const ATTACHED: usize = 4;

/// Whether a text is made of attached words only, of `most` at most, or empty.
fn is_attached(front: &str, attached: &[&str], most: usize) -> bool {
    let rest_is_attached = |word: &&str| {
        front.strip_prefix(*word).is_some_and(|rest| most > 0 && is_attached(rest, attached, most - 1))
    };
    front.is_empty() || attached.iter().any(rest_is_attached)
}

/// Whether a text goes on with a space and a word with a capital.
fn is_followed(after: &str) -> bool {
    after.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

fn is_written(case: Case, written: &str) -> bool {
    match case {
        Case::Any => true,
        Case::Capital => !written.starts_with(char::is_lowercase),
        Case::Capitals => !written.contains(char::is_lowercase),
    }
}

/// A range moved to the right.
pub(super) fn shifted(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}
