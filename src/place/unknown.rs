//! Names that no place has, where a word beside them tells that a place is meant.

use std::ops::Range;

use super::find::{Candidate, Reading, shifted};
use super::language::Language;
use crate::text::overlap;

/// How many words such a name has at most.
const WORDS: usize = 3;
/// How many letters it has at least.
const LETTERS: usize = 4;

/// A name that no place has.
pub(super) struct Unknown {
    /// The name, folded.
    pub name: String,
    /// Where it stands in the document's text.
    pub original: Range<usize>,
    /// Whether the word beside it can only be of a place: a village, a camp.
    pub outright: bool,
}

impl Reading<'_> {
    /// The names that no place has, those that overlap names of places left out.
    pub(super) fn unknown(&self, known: &[Candidate]) -> Vec<Unknown> {
        let mut end = 0;
        let mut all = Vec::new();
        for start in self.word_starts() {
            let Some((range, outright)) = self.named_at(start).filter(|_| start >= end) else { continue };
            end = range.end;
            if known.iter().any(|candidate| overlap(&candidate.folded, &range)) {
                continue;
            }
            let name = self.sentence.folded.text.get(range.clone()).unwrap_or_default().to_owned();
            let original = shifted(self.sentence.folded.original(range), self.sentence.span.start);
            all.push(Unknown { name, original, outright });
        }
        all
    }

    fn word_starts(&self) -> impl Iterator<Item = usize> {
        let mut inside = false;
        self.sentence.folded.text.char_indices().filter_map(move |(at, c)| {
            let starts = c.is_alphabetic() && !inside;
            inside = c.is_alphanumeric();
            starts.then_some(at)
        })
    }

    /// The name that starts here, and whether what stands beside it names a place outright.
    fn named_at(&self, start: usize) -> Option<(Range<usize>, bool)> {
        let text = &self.sentence.folded.text;
        let cased = self.capital(start)?;
        let language: &Language = &self.table.language;
        let before = text.get(..start)?;
        let named_before = self.ends_in(before, &language.naming);
        if !cased && !named_before {
            return None;
        }
        let range = self.extent(start, cased);
        let after = text.get(range.end..)?;
        let outright = named_before || starts_with_word(after, &language.naming_after);
        let loose = cased && !language.capital_nouns && (self.is_cued(before) || self.is_cued_behind(after));
        let letters = text.get(range.clone())?.chars().filter(|c| c.is_alphabetic()).count();
        ((outright || loose) && letters >= LETTERS).then_some((range, outright))
    }

    /// Whether the word that starts here has a capital; none when it has a small letter where the script tells.
    fn capital(&self, start: usize) -> Option<bool> {
        let at = self.sentence.span.start + self.sentence.folded.original(start..start + 1).start;
        let first = self.text.get(at..)?.chars().next()?;
        (!first.is_lowercase()).then(|| first.is_uppercase())
    }

    /// The words of a name: with capitals, or behind the first part of a name of several.
    fn extent(&self, start: usize, cased: bool) -> Range<usize> {
        let mut end = self.word_end(start);
        for _ in 1..WORDS {
            let text = &self.sentence.folded.text;
            let next = end + 1;
            let joined = text.get(end..next).is_some_and(|between| between == " " || between == "-");
            let hyphen = text.get(end..next).is_some_and(|between| between == "-");
            let head = || text.get(start..end).is_some_and(|word| self.table.language.heads.contains(word));
            let goes_on = match cased {
                true => hyphen || self.capital(next) == Some(true),
                false => head() && self.capital(next).is_some(),
            };
            let longer = self.word_end(next);
            if !joined || !goes_on || longer == next {
                break;
            }
            end = longer;
        }
        start..end
    }

    fn word_end(&self, start: usize) -> usize {
        let rest = self.sentence.folded.text.get(start..).unwrap_or_default();
        start + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())
    }
}

/// Whether a text starts with one of some words, up to the end of a word.
pub(super) fn starts_with_word(text: &str, words: &[String]) -> bool {
    let rest = |word: &String| text.strip_prefix(word.as_str());
    words.iter().filter_map(rest).any(|rest| !rest.starts_with(char::is_alphanumeric))
}
