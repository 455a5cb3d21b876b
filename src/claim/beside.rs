//! The words beside a number, which tell who was counted and how.

use std::ops::Range;

use super::draft::Draft;
use super::reading::SentenceReading;
use crate::quantity::Lexicon;
use crate::text::overlap;

/// How many words after its number the counted noun may stand.
const COUNTED_WORDS: usize = 4;
/// How many bytes of folded text such words take at most; look no further.
const COUNTED_BYTES: usize = 96;
/// How many words before its number a partitive may stand.
const PARTITIVE_WORDS: usize = 3;
/// How many words after its number may say that it comes on top of others.
const MORE_WORDS: usize = 2;
/// Marks that end what a number says.
const MARKS: &str = ".,;:!?()";

/// The words beside a claim's number, as bytes of the folded sentence.
#[derive(Debug, Clone)]
pub struct Beside {
    /// From the number before, if any, to the number.
    before: Range<usize>,
    /// Whether there is a number before.
    follows: bool,
    /// The first words after the number and its unit, up to a mark, the next number or whoever says it.
    pub after: Range<usize>,
    /// Whether another number comes right after those words.
    leads: bool,
}

impl Beside {
    /// The words beside the number of a draft. `said` is where the next speaker after it is named.
    pub fn new(draft: &Draft<'_>, reading: &SentenceReading, said: Option<usize>) -> Self {
        let (folded, quantities) = (&reading.sentence.folded.text, &reading.quantities);
        let own = draft.quantity.and_then(|index| quantities.get(index));
        let start = own.map_or(draft.number.end, |quantity| quantity.extent.end);
        let last = quantities
            .iter()
            .map(|quantity| quantity.extent.end)
            .filter(|end| *end <= draft.number.start)
            .max();
        let next = quantities.iter().map(|quantity| quantity.extent.start).find(|next| *next >= start);
        let said = said.filter(|by| *by >= start);
        let limit = next.into_iter().chain(said).min().unwrap_or(folded.len());
        let after = counted_words(folded, start..limit);
        Beside {
            before: last.unwrap_or(0)..draft.number.start.max(last.unwrap_or(0)),
            follows: last.is_some(),
            leads: next
                .is_some_and(|next| folded.get(after.end..next).is_some_and(|gap| gap.trim().is_empty())),
            after,
        }
    }

    /// What tells how it was counted: the words after the number, and those before it that no other
    /// number can claim.
    pub fn telling(&self, folded: &str) -> String {
        let before = folded.get(self.before.clone()).unwrap_or_default();
        let own = match before.rfind(|c| MARKS.contains(c)) {
            Some(mark) if self.follows => before.get(mark..),
            None if self.follows => None,
            _ => Some(before),
        };
        [own.unwrap_or_default(), " ", folded.get(self.after.clone()).unwrap_or_default()].concat()
    }

    /// Whether a partitive makes the number a part of one told before. One at the end of the
    /// words after it belongs to the next number.
    pub fn is_part(&self, folded: &str, lexicon: &Lexicon) -> bool {
        let before = folded.get(self.before.clone()).unwrap_or_default();
        let cut = before.rmatch_indices(' ').nth(PARTITIVE_WORDS).map_or(0, |(at, _)| at);
        let before = before.get(cut..).unwrap_or_default();
        let after = folded.get(self.after.clone()).unwrap_or_default().trim_end();
        let clitics = &lexicon.words.clitics;
        lexicon.partitive.iter().any(|phrase| {
            let of_next = self.leads && after.ends_with(phrase.as_str());
            contains_phrase(before, phrase, clitics) || (!of_next && contains_phrase(after, phrase, clitics))
        })
    }

    /// Whether the word right before the number, or one of the first two behind it, says that it comes on top
    /// of others.
    pub fn is_more(&self, folded: &str, lexicon: &Lexicon) -> bool {
        let before = folded.get(self.before.clone()).unwrap_or_default().split_whitespace().next_back();
        let after = folded.get(self.after.clone()).unwrap_or_default().split_whitespace().take(MORE_WORDS);
        before.into_iter().chain(after).any(|word| lexicon.more.contains(word))
    }

    /// Whether a range of the sentence lies right at the number or among the words after it.
    pub fn covers(&self, range: &Range<usize>) -> bool {
        overlap(range, &(self.before.end..self.after.end.max(self.before.end + 1)))
    }
}

/// Whether a phrase stands in a text as whole words, but for clitics in front of it.
pub fn contains_phrase(text: &str, phrase: &str, clitics: &[String]) -> bool {
    places_of(text, phrase, clitics).next().is_some()
}

/// Where a phrase stands in a text as whole words, but for clitics in front of it: bytes of the text. A
/// phrase that opens with a mark may follow any word.
pub fn places_of<'t>(
    text: &'t str,
    phrase: &'t str,
    clitics: &'t [String],
) -> impl Iterator<Item = usize> + 't {
    let marked = !phrase.starts_with(char::is_alphanumeric);
    let whole = move |at: usize| {
        let (before, after) = (&text[..at], &text[at + phrase.len()..]);
        let front = &before[before.trim_end_matches(char::is_alphanumeric).len()..];
        !after.starts_with(char::is_alphanumeric)
            && (marked || front.is_empty() || clitics.iter().any(|one| one == front))
    };
    text.match_indices(phrase).map(|(at, _)| at).filter(move |at| whole(*at))
}

/// The bytes of the first few words of what stands between a number and the next one, up to a mark
/// of punctuation.
fn counted_words(folded: &str, between: Range<usize>) -> Range<usize> {
    let start = between.start;
    let rest = folded.get(between).unwrap_or_default();
    let mut words = 0;
    let mut end = 0;
    for (at, c) in rest.char_indices().take_while(|(at, _)| *at < COUNTED_BYTES) {
        if MARKS.contains(c) {
            break;
        }
        if c == ' ' {
            words += usize::from(at > 0);
        }
        if words > COUNTED_WORDS {
            break;
        }
        end = at + c.len_utf8();
    }
    start..start + end
}
