//! Tells in one pass over a sentence whether any number can stand in it: most sentences of news
//! have none, and need not be taken apart.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use rustc_hash::FxHashSet;

use super::split::Words;
use super::token::{Shape, shape, tokens};

/// The words without which no number stands in a sentence that has no digits.
#[derive(Debug, Clone, Default)]
pub struct Gate {
    words: FxHashSet<String>,
    /// Finds the words as parts of others: a sentence's words have clitics and endings. Built when
    /// a text of the language is met.
    finder: OnceLock<Option<AhoCorasick>>,
}

impl Gate {
    /// Adds the first word of a phrase that has a number in it.
    pub fn add(&mut self, phrase: &str) {
        self.words.extend(tokens(phrase).first().map(|token| token.text.to_owned()));
    }

    /// Whether a number may stand in the folded text. No number stands where it says no.
    pub fn opens(&self, folded: &str, words: &Words) -> bool {
        folded.bytes().any(|byte| byte.is_ascii_digit())
            || folded.contains(is_number_sign)
            || self.has_word(folded, words)
    }

    fn finder(&self) -> Option<AhoCorasick> {
        AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(&self.words).ok()
    }

    fn has_word(&self, folded: &str, words: &Words) -> bool {
        let Some(finder) = self.finder.get_or_init(|| self.finder()) else { return true };
        // Parts of one word are found one after the other; each word is looked at once.
        let mut seen = 0;
        for hit in finder.find_overlapping_iter(folded) {
            if hit.end() <= seen {
                continue;
            }
            let (start, end) = around(folded, hit.start(), hit.end());
            seen = end;
            let pieces = words.split(tokens(&folded[start..end]));
            if pieces.iter().any(|token| self.words.contains(token.text)) {
                return true;
            }
        }
        false
    }
}

/// The fractions of Unicode.
fn is_number_sign(c: char) -> bool {
    matches!(c, '¼'..='¾' | '⅐'..='⅞')
}

/// The borders of the word that a part of it stands in.
fn around(text: &str, start: usize, end: usize) -> (usize, usize) {
    let letter = |c: &char| shape(*c) == Shape::Word;
    let before: usize = text[..start].chars().rev().take_while(letter).map(char::len_utf8).sum();
    let after: usize = text[end..].chars().take_while(letter).map(char::len_utf8).sum();
    (start - before, end + after)
}
