//! Finds the places and peoples that sentences name.

use std::collections::BTreeSet;
use std::ops::Range;

use super::gazetteer::Gazetteer;
use super::index::{Case, Meaning, NameTable};
use super::{PlaceId, PlaceMention};
use crate::text::{Sentence, overlap};

impl Gazetteer {
    /// The places that one sentence names, in order, by what the sentence alone tells: an
    /// ambiguous name counts after a cue only, a shared one means the most prominent place.
    ///
    /// `text` is the document's text; `clitics` are words that may be attached in front of a name.
    /// Spans leave attached words out.
    pub fn find(&self, text: &str, sentence: &Sentence, clitics: &[String]) -> Vec<PlaceMention> {
        let candidates = self.candidates(text, sentence, clitics);
        candidates.iter().filter_map(|candidate| self.decide(candidate, &BTreeSet::new())).collect()
    }

    /// The places that the sentences of one document name, a list a sentence. A name that several
    /// places share means the one whose country the document names elsewhere, and an ambiguous
    /// name counts where the document names its country.
    pub fn find_in_document(
        &self,
        text: &str,
        sentences: &[Sentence],
        clitics: &[String],
    ) -> Vec<Vec<PlaceMention>> {
        let found: Vec<Vec<Candidate>> =
            sentences.iter().map(|sentence| self.candidates(text, sentence, clitics)).collect();
        let named = self.named(found.iter().flatten());
        let decide = |list: &Vec<Candidate>| list.iter().filter_map(|c| self.decide(c, &named)).collect();
        found.iter().map(decide).collect()
    }

    /// The places that are named beyond doubt, and their countries.
    fn named<'a>(&self, candidates: impl Iterator<Item = &'a Candidate>) -> BTreeSet<PlaceId> {
        let mut named = BTreeSet::new();
        for candidate in candidates {
            if let Some(only) = candidate.only()
                && (candidate.cued || !only.ambiguous)
                && let Some(place) = self.places.get(only.place)
            {
                named.insert(place.id.clone());
                named.extend(self.country(&place.id));
            }
        }
        named
    }

    fn decide(&self, candidate: &Candidate, named: &BTreeSet<PlaceId>) -> Option<PlaceMention> {
        let supported = |meaning: &Meaning| {
            self.places.get(meaning.place).is_some_and(|place| {
                named.contains(&place.id) || self.country(&place.id).is_some_and(|id| named.contains(&id))
            })
        };
        let best = candidate.meanings.iter().min_by_key(|meaning| (!supported(meaning), **meaning))?;
        let counts = !best.ambiguous || candidate.cued || supported(best);
        let place = self.places.get(best.place).filter(|_| counts)?.id.clone();
        Some(PlaceMention { span: candidate.original.clone(), place, people: best.people })
    }

    /// All names in a sentence, longer ones before those they overlap, in order of the text.
    fn candidates(&self, text: &str, sentence: &Sentence, clitics: &[String]) -> Vec<Candidate> {
        let Some(table) = self.index.table(&self.places, &sentence.language) else { return Vec::new() };
        let attached: Vec<&str> =
            clitics.iter().chain(table.language.assimilated.values()).map(String::as_str).collect();
        let reading = Reading { text, sentence, table, attached };
        let mut all: Vec<Candidate> = table
            .automaton
            .find_overlapping_iter(&sentence.folded.text)
            .filter_map(|hit| reading.candidate(hit))
            .collect();
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
}

/// A name in a sentence and what it can mean.
struct Candidate {
    folded: Range<usize>,
    original: Range<usize>,
    meanings: Vec<Meaning>,
    /// Whether the word before tells that a place is meant.
    cued: bool,
}

impl Candidate {
    /// What it means when one place alone has the name.
    fn only(&self) -> Option<&Meaning> {
        let first = self.meanings.first()?;
        self.meanings.iter().all(|meaning| meaning.place == first.place).then_some(first)
    }
}

struct Reading<'a> {
    text: &'a str,
    sentence: &'a Sentence,
    table: &'a NameTable,
    attached: Vec<&'a str>,
}

impl Reading<'_> {
    fn candidate(&self, hit: aho_corasick::Match) -> Option<Candidate> {
        let folded = &self.sentence.folded;
        let (before, after) = (folded.text.get(..hit.start())?, folded.text.get(hit.end()..)?);
        let outside = before.trim_end_matches(char::is_alphanumeric);
        let front = before.get(outside.len()..)?;
        if after.starts_with(char::is_alphanumeric) || !is_attached(front, &self.attached, ATTACHED) {
            return None;
        }
        let original = shifted(folded.original(hit.range()), self.sentence.span.start);
        let meanings = self.meanings(hit.pattern().as_usize(), self.text.get(original.clone())?, front);
        let cued = self.is_cued(outside);
        (!meanings.is_empty()).then(|| Candidate { folded: hit.range(), original, meanings, cued })
    }

    /// What a spelling can mean as it is written. Behind an article it is an adjective rather than
    /// the name of the same place, which would have its article in the name.
    fn meanings(&self, pattern: usize, written: &str, front: &str) -> Vec<Meaning> {
        let all = self.table.meanings.get(pattern).map_or(&[][..], Vec::as_slice);
        let articled = self.table.language.ends_in_article(front);
        let people = |place: usize| all.iter().any(|meaning| meaning.people && meaning.place == place);
        all.iter()
            .filter(|meaning| is_written(meaning.case, written))
            .filter(|meaning| meaning.people || !articled || !people(meaning.place))
            .copied()
            .collect()
    }

    /// Whether the last word of a text is a cue, alone or with words attached in front.
    fn is_cued(&self, before: &str) -> bool {
        let before = before.trim_end();
        let word = before.get(before.trim_end_matches(char::is_alphanumeric).len()..).unwrap_or_default();
        let starts = word.char_indices().map(|(at, _)| word.split_at(at));
        starts.into_iter().any(|(front, cue)| {
            self.table.language.cues.contains(cue) && is_attached(front, &self.attached, ATTACHED)
        })
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

fn is_written(case: Case, written: &str) -> bool {
    match case {
        Case::Any => true,
        Case::Capital => !written.starts_with(char::is_lowercase),
        Case::Capitals => !written.contains(char::is_lowercase),
    }
}

fn shifted(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}
