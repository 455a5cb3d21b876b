//! Collects the words that the number reader needs to read every spelling.

use super::cut::{cuts, is_gap};
use super::words::{Kind, Words};
use crate::failure::Failure;
use crate::languages::{Speller, Spelling};
use crate::reader::{Reader, Written};

/// Words collected so far, and the reader that knows them.
#[derive(Debug)]
pub struct Collector<'a> {
    written: &'a Written,
    words: Words,
    reader: Reader,
}

/// A word that might be what the reader lacks.
type Candidate = (Kind, u64, String);

/// Up to here a number is always one word, whatever it looks like.
const SIMPLE: u64 = 20;
/// Up to here a number of several words may be a word of its own.
const PHRASES: u64 = 1000;
/// The greatest scale that is looked for: ten to this power.
const POWERS: u32 = 15;

impl<'a> Collector<'a> {
    /// Starts with what is written by hand.
    ///
    /// # Errors
    /// The mistakes in the lexicon.
    pub fn new(written: &'a Written) -> Result<Self, Failure> {
        let words = Words::default();
        let reader = written.reader(&bare(written, &words))?;
        Ok(Collector { written, words, reader })
    }

    /// Walks the numbers and adds what is needed to read their spellings. Returns the spellings
    /// that no word would make readable.
    ///
    /// # Errors
    /// The mistakes in the lexicon.
    pub fn collect(&mut self, speller: &Speller) -> Result<Vec<Spelling>, Failure> {
        let mut unread = Vec::new();
        for spelling in walk().flat_map(|value| speller.spell(value)) {
            if !self.reader.reads(&spelling.text, spelling.value) && !self.cover(&spelling)? {
                unread.push(spelling);
            }
        }
        unread.retain(|spelling| !self.reader.reads(&spelling.text, spelling.value));
        Ok(unread)
    }

    /// The words collected.
    ///
    /// # Errors
    /// The mistakes in them; there should be none.
    pub fn finish(self) -> Result<Words, Failure> {
        self.written.reader(&bare(self.written, &self.words))?;
        Ok(self.words)
    }

    /// Adds the first word that makes a spelling readable; false when none does.
    fn cover(&mut self, spelling: &Spelling) -> Result<bool, Failure> {
        for (kind, value, form) in self.candidates(spelling) {
            if self.reader.whole(&form).is_some_and(|known| known != value) {
                continue;
            }
            let mut words = self.words.clone();
            words.add(kind, value, &form);
            let reader = self.written.reader(&bare(self.written, &words))?;
            if reader.reads(&spelling.text, spelling.value) {
                (self.words, self.reader) = (words, reader);
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn candidates(&self, spelling: &Spelling) -> Vec<Candidate> {
        let Spelling { value, text, .. } = spelling;
        let mut candidates = Vec::new();
        if *value >= SIMPLE {
            let cuts = cuts(text, &self.reader.lexicon);
            candidates.extend(cuts.iter().filter_map(|(head, tail)| self.scale(*value, head, tail)));
            candidates.extend(cuts.iter().flat_map(|(head, tail)| self.sum(*value, head, tail)));
            candidates.extend(cuts.iter().flat_map(|(head, tail)| self.scale_before(*value, head, tail)));
        }
        if *value <= PHRASES || !text.contains(is_gap) {
            candidates.push((self.kind(*value), *value, text.clone()));
        }
        candidates
    }

    /// "Two hundred": what follows a number that divides the whole is a scale.
    fn scale(&self, value: u64, head: &str, tail: &str) -> Option<Candidate> {
        let times = self.reader.whole(head).filter(|times| *times > 0 && value.is_multiple_of(*times))?;
        let scale = value / times;
        // "Thousand million" is one only if its words say so.
        let single = !tail.contains(' ') || self.reader.whole(tail) == Some(scale);
        (is_scale(scale) && single).then(|| (Kind::Scale, scale, tail.to_owned()))
    }

    /// "Two hundred five": the same in front of a known rest, where the scale may take another form.
    fn scale_before(&self, value: u64, head: &str, tail: &str) -> Vec<Candidate> {
        let rest = self.reader.whole(tail).filter(|rest| *rest > 0);
        let Some(round) = rest.and_then(|rest| value.checked_sub(rest)) else { return Vec::new() };
        let cuts = cuts(head, &self.reader.lexicon);
        cuts.iter().filter_map(|(head, tail)| self.scale(round, head, tail)).collect()
    }

    /// "Ninety-one": where one part is known, the other stands for what is left.
    fn sum(&self, value: u64, head: &str, tail: &str) -> Vec<Candidate> {
        let known = (self.reader.whole(head), self.reader.whole(tail));
        let parts =
            (1..=POWERS).map(|power| 10u64.pow(power)).map(|unit| (value - value % unit, value % unit));
        let parts = parts.filter(|(top, rest)| *top > 0 && *rest > 0);
        parts
            .flat_map(|(top, rest)| [(top, rest), (rest, top)])
            .filter_map(|(first, second)| match known {
                (_, Some(tail)) if tail == second => Some((first, head)),
                (Some(head), _) if head == first => Some((second, tail)),
                _ => None,
            })
            .filter(|(value, _)| *value <= PHRASES)
            .map(|(value, form)| (self.kind(value), value, form.to_owned()))
            .collect()
    }

    /// A word for a number that is a scale elsewhere is one as well: "cent" beside "cents".
    fn kind(&self, value: u64) -> Kind {
        let known = self.words.scales.contains_key(&value) || self.written.has("scales", value);
        if is_scale(value) && known { Kind::Scale } else { Kind::Cardinal }
    }
}

/// The file of words as the reader of one lexicon needs it.
fn bare(written: &Written, words: &Words) -> String {
    format!("language = {:?}\n{}", written.code, words.tables())
}

fn is_scale(value: u64) -> bool {
    (2..=POWERS).any(|power| value == 10u64.pow(power))
}

/// The numbers to read: simple ones first, then each scale by its multiples before all that is put
/// together with it.
fn walk() -> impl Iterator<Item = u64> {
    let tens = (20..100).step_by(10);
    let scales = [3, 6, 9, 12, 15, 5, 7].map(|power| 10u64.pow(power));
    let multiples = scales.into_iter().flat_map(|scale| (2..=20).chain([1]).map(move |times| times * scale));
    let small = (0..SIMPLE).chain(tens).chain(20..100).chain((200..PHRASES).step_by(100)).chain(100..PHRASES);
    let hundreds = (1100..10_000).step_by(100);
    let greater = [3, 6, 9, 12].map(|power| 10u64.pow(power)).into_iter().flat_map(|scale| {
        let times = (1..=100).chain((110..PHRASES).step_by(10));
        times.flat_map(move |times| [0, 1, scale / 2].map(|rest| times * scale + rest))
    });
    small.chain(multiples).chain(hundreds).chain(greater)
}
