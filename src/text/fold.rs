//! One spelling for each letter, digit, quotation mark, dash and space.
//!
//! Diacritics that tell words apart stay, so a rule for one language does not match another's word.

use icu_normalizer::ComposingNormalizerBorrowed;

use super::letter::{Letters, Spelling, is_kept_mark, is_space};
use super::{Folded, Rewriter};

/// How many marks may stand on one letter; more is noise, and looking back over it would take
/// time that grows with its square.
const MARKS: usize = 30;

/// Folds a text for matching, with the way back. Folding the result again changes nothing.
pub fn fold(text: &str) -> Folded {
    let letters = Letters::get();
    let mut folding = Folding { letters, out: Rewriter::new(text), space: false };
    for (at, c) in text.char_indices() {
        match letters.spelling(c) {
            Spelling::Same if !is_space(c) => folding.space = false,
            spelling => folding.rewrite(at, c, spelling),
        }
    }
    folding.out.finish()
}

/// Folds an entry of a lexicon: [`fold`] without spaces at either end.
pub fn fold_word(word: &str) -> String {
    fold(word).text.trim().to_owned()
}

struct Folding<'a> {
    letters: &'static Letters,
    out: Rewriter<'a>,
    /// Whether the last character written is a space.
    space: bool,
}

impl Folding<'_> {
    fn rewrite(&mut self, at: usize, c: char, spelling: Spelling<'_>) {
        let range = at..at + c.len_utf8();
        match spelling {
            Spelling::Dropped => return self.out.replace(range, ""),
            Spelling::Same => return self.space(at, c, c),
            Spelling::One(space) if is_space(space) => return self.space(at, c, space),
            Spelling::One(other) => self.out.substitute(at, c, other),
            Spelling::Many(letters) => self.out.replace(range, letters),
            Spelling::Mark => return self.mark(at, c),
        }
        self.space = false;
    }

    /// Keeps the first of a run of spaces.
    fn space(&mut self, at: usize, c: char, space: char) {
        if self.space {
            self.out.replace(at..at + c.len_utf8(), "");
        } else if c != space {
            self.out.substitute(at, c, space);
        }
        self.space = true;
    }

    /// Joins a mark with the letter it stands on. The letter has been written by then: marks are
    /// too rare to look ahead for at every letter.
    fn mark(&mut self, at: usize, mark: char) {
        let written = self.out.written(at);
        let last = written.char_indices().rev().take(MARKS).find(|(_, c)| !is_kept_mark(*c));
        let base = last.map_or(written.len(), |(base, _)| base);
        let before = written.get(base..).unwrap_or_default().to_owned();
        let settled = self.settle(format!("{before}{mark}"));
        let range = at..at + mark.len_utf8();
        if settled == before && last.is_none_or(|(_, c)| is_space(c)) {
            return self.out.replace(range, "");
        }
        let (start, mut taken) = self.out.take_back(base);
        taken.truncate(taken.len() - before.len());
        self.out.replace(start..range.end, &(taken + &settled));
        self.space = settled.ends_with(is_space);
    }

    /// Composes and folds until neither changes anything: what folding a letter leaves may
    /// compose with the next mark.
    fn settle(&self, mut letters: String) -> String {
        loop {
            let composed = ComposingNormalizerBorrowed::new_nfc().normalize(&letters).into_owned();
            let mut next = String::new();
            composed.chars().for_each(|c| self.spell(c, &mut next));
            // The dot of an i is no mark on it.
            let next = next.replace("i\u{307}", "i");
            if next == letters {
                return next;
            }
            letters = next;
        }
    }

    fn spell(&self, c: char, out: &mut String) {
        match self.letters.spelling(c) {
            Spelling::Same => out.push(c),
            Spelling::Mark if is_kept_mark(c) => out.push(c),
            Spelling::One(other) => out.push(other),
            Spelling::Many(letters) => out.push_str(letters),
            Spelling::Dropped | Spelling::Mark => {}
        }
    }
}
