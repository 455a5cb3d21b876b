//! Phrases with a meaning, looked up in a sentence's tokens.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::split::Words;
use super::token::{Shape, Token, Tokens, tokens};

/// Phrases of one or more words. A hyphen and a no-break space in a sentence are a space.
#[derive(Debug, Clone)]
pub struct Phrases<T> {
    meanings: FxHashMap<String, T>,
    /// First words with the most tokens a phrase that begins so has.
    first: FxHashMap<String, usize>,
    /// Last words, likewise.
    last: FxHashMap<String, usize>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases { meanings: FxHashMap::default(), first: FxHashMap::default(), last: FxHashMap::default() }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase; a later meaning takes the place of an earlier one.
    pub fn insert(&mut self, phrase: &str, meaning: T) {
        self.meanings.insert(key(phrase).into_owned(), meaning);
    }

    /// Notes how each phrase falls into tokens, once all words are known that decide it.
    pub fn index(&mut self, words: &Words) {
        for phrase in self.meanings.keys() {
            for list in [tokens(phrase), words.split(tokens(phrase))] {
                note(&mut self.first, list.first(), list.len());
                note(&mut self.last, list.last(), list.len());
            }
        }
    }

    /// The meanings, in no order.
    pub fn meanings(&self) -> impl Iterator<Item = &T> {
        self.meanings.values()
    }

    /// The meanings, to be changed, in no order.
    pub fn meanings_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.meanings.values_mut()
    }

    /// The meaning of a phrase, which is added where it is not there yet.
    pub fn entry(&mut self, phrase: &str) -> &mut T
    where
        T: Default,
    {
        self.meanings.entry(key(phrase).into_owned()).or_default()
    }

    /// What exactly this text means.
    pub fn get(&self, text: &str) -> Option<&T> {
        self.meanings.get(&*key(text))
    }

    /// What the longest phrase that starts at token `at` means, and the token after it.
    pub fn at(&self, tokens: Tokens<'_>, at: usize) -> Option<(&T, usize)> {
        let reach = reach(&self.first, tokens.get(at)?)?;
        let furthest = tokens.len().min(at + reach);
        (at + 1..=furthest).rev().find_map(|end| Some((self.get(tokens.text(at..end))?, end)))
    }

    /// What the longest phrase that ends before token `end` means, and its first token.
    pub fn ending(&self, tokens: Tokens<'_>, end: usize) -> Option<(&T, usize)> {
        let reach = reach(&self.last, tokens.get(end.checked_sub(1)?)?)?;
        (end.saturating_sub(reach)..end).find_map(|at| Some((self.get(tokens.text(at..end))?, at)))
    }
}

/// The most tokens of a phrase with this word at its end.
fn reach(reaches: &FxHashMap<String, usize>, token: &Token<'_>) -> Option<usize> {
    match token.shape {
        Shape::Word if !token.known => None,
        Shape::Word => reaches.get(token.text).copied(),
        _ => reaches.get(&*key(token.text)).copied(),
    }
}

fn note(reach: &mut FxHashMap<String, usize>, word: Option<&Token<'_>>, length: usize) {
    if let Some(word) = word {
        let most = reach.entry(word.text.to_owned()).or_default();
        *most = length.max(*most);
    }
}

fn key(text: &str) -> Cow<'_, str> {
    // No letter of the scripts that news is written in has this byte, a no-break space does.
    let first_of_no_break_space = 0xC2;
    if text.bytes().any(|byte| byte == b'-' || byte == b'\n' || byte == first_of_no_break_space) {
        Cow::Owned(text.replace(['-', '\n', '\u{a0}'], " "))
    } else {
        Cow::Borrowed(text)
    }
}
