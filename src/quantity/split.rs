//! Sets off what is written together with a number word: clitics before it ("and-thirty"), other
//! number words ("zweihundertdrei"), endings after it ("bin-den").

use rustc_hash::FxHashSet;

use super::token::{Shape, Token, tokens};

/// The words of one language, as far as they tell how a written word falls into parts.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Letters written onto the front of a word ("and", "by", "the"), longest first.
    pub clitics: Vec<String>,
    /// Endings written onto a number, longest first.
    pub endings: Vec<String>,
    /// Words that join the parts of a number: "and".
    pub joiners: FxHashSet<String>,
    /// Whether number words are written together.
    pub glued: bool,
    /// Words that are never taken apart, though they look as if they could be.
    pub whole: FxHashSet<String>,
    /// Every word that occurs in a phrase: what is taken apart only where it is all numbers.
    pub known: FxHashSet<String>,
    /// Single words that are numbers: what glued words and endings are taken off from.
    pub numbers: FxHashSet<String>,
    /// Single words that may end a word glued of numbers: units, people.
    pub tails: FxHashSet<String>,
    /// The most bytes a number or a tail has.
    longest: usize,
}

impl Words {
    /// Takes note of a phrase's words, which are not to be taken apart.
    pub fn note(&mut self, phrase: &str) {
        // "And-twenty" within a phrase is no word of its own: it is still to be split elsewhere.
        let joined = |word: &str| {
            let rests = self.joiners.iter().filter_map(|joiner| word.strip_prefix(joiner.as_str()));
            rests.into_iter().any(|rest| self.known.contains(rest))
        };
        let tokens = tokens(phrase);
        let words = tokens.iter().filter(|token| token.shape == Shape::Word && !joined(token.text));
        let words: Vec<String> = words.map(|token| token.text.to_owned()).collect();
        self.known.extend(words);
    }

    /// Takes note of a number word, which may be written together with others.
    pub fn number(&mut self, phrase: &str) {
        self.note(phrase);
        if tokens(phrase).len() == 1 {
            self.longest = self.longest.max(phrase.len());
            self.numbers.insert(phrase.to_owned());
        }
    }

    /// Takes note of a word that numbers may be glued to.
    pub fn tail(&mut self, phrase: &str) {
        if tokens(phrase).len() == 1 {
            self.longest = self.longest.max(phrase.len());
            self.tails.insert(phrase.to_owned());
        }
    }

    /// Whether a word is nothing but clitics: "and-with" before a hyphen and digits.
    pub fn is_clitics(&self, word: &str) -> bool {
        let short = word.chars().count() <= 2 * MOST_CLITICS;
        word.is_empty() || short && self.rests(word).any(|rest| self.is_clitics(rest))
    }

    /// Splits the tokens of a sentence. Only words that come down to known ones are split.
    pub fn split<'a>(&self, mut tokens: Vec<Token<'a>>) -> Vec<Token<'a>> {
        let mut cuts = Vec::new();
        for (at, token) in tokens.iter_mut().enumerate() {
            if token.shape == Shape::Word {
                token.known = self.known.contains(token.text);
                cuts.extend(self.cuts(token.text, token.known).map(|cuts| (at, cuts)));
            }
        }
        if cuts.is_empty() { tokens } else { split_at(tokens, &cuts) }
    }

    /// A word without the clitics on its front: every way to take them off, the word itself first.
    pub fn stems<'a>(&self, word: &'a str) -> Vec<&'a str> {
        let mut stems = vec![word];
        let mut at = 0;
        while at < stems.len() {
            for rest in self.rests(stems[at]).filter(|rest| is_stem(rest)) {
                if !stems.contains(&rest) {
                    stems.push(rest);
                }
            }
            at += 1;
        }
        stems
    }

    /// What is left of a word after each clitic that it begins with.
    fn rests<'a>(&self, word: &'a str) -> impl Iterator<Item = &'a str> {
        // Comparing one letter first spares most of the comparisons.
        let first = word.chars().next();
        let likely = self.clitics.iter().filter(move |clitic| clitic.chars().next() == first);
        likely.filter_map(move |clitic| word.strip_prefix(clitic.as_str()))
    }

    /// Where a word is to be cut; none when it stays whole.
    fn cuts(&self, word: &str, known: bool) -> Option<Vec<usize>> {
        if !self.whole.is_empty() && self.whole.contains(word) {
            return None;
        }
        if known {
            return self.glued(word).filter(|cuts| !cuts.is_empty());
        }
        let whole = if self.glued || !self.endings.is_empty() { self.within(word) } else { None };
        let (stem, inner) = whole.map(|cuts| (word, cuts)).or_else(|| self.known_stem(word, 0))?;
        let cut = word.len() - stem.len();
        let mut cuts = self.clitic_cuts(word, cut);
        cuts.extend(inner.into_iter().map(|at| cut + at));
        Some(cuts).filter(|cuts| !cuts.is_empty())
    }

    /// The longest rest of a word without clitics that comes down to known words, with the cuts
    /// within it.
    fn known_stem<'a>(&self, word: &'a str, taken: usize) -> Option<(&'a str, Vec<usize>)> {
        if taken == MOST_CLITICS {
            return None;
        }
        self.rests(word).filter(|rest| is_stem(rest)).find_map(|rest| match self.within(rest) {
            Some(cuts) => Some((rest, cuts)),
            None => self.known_stem(rest, taken + 1),
        })
    }

    /// Cuts within a word that has no clitics: none for a known word, between the parts of a glued
    /// one and before an ending.
    fn within(&self, stem: &str) -> Option<Vec<usize>> {
        if self.known.contains(stem) || self.whole.contains(stem) {
            return Some(Vec::new());
        }
        self.glued(stem).or_else(|| {
            self.endings.iter().find_map(|ending| {
                let rest = stem.strip_suffix(ending.as_str())?;
                let mut cuts = if self.numbers.contains(rest) { Vec::new() } else { self.glued(rest)? };
                cuts.push(rest.len());
                Some(cuts)
            })
        })
    }

    /// Cuts between number words and joiners that make up the whole word.
    fn glued(&self, word: &str) -> Option<Vec<usize>> {
        if !self.glued || word.len() > LONGEST_WORD {
            return None;
        }
        let mut gluing = Gluing { word, words: self, cuts: Vec::new(), hopeless: vec![false; word.len()] };
        gluing.parts(0).then_some(gluing.cuts)
    }

    /// The borders of the clitics before byte `cut` of a word.
    fn clitic_cuts(&self, word: &str, cut: usize) -> Vec<usize> {
        let mut cuts = Vec::new();
        let mut at = 0;
        while at < cut {
            let rest = &word[at..cut];
            let clitic = self.clitics.iter().find(|clitic| rest.starts_with(clitic.as_str()));
            at += clitic.map_or(rest.len(), String::len);
            cuts.push(at);
        }
        cuts
    }
}

/// The tokens with the parts of some in their place; `cuts` are in order of tokens.
fn split_at<'a>(tokens: Vec<Token<'a>>, cuts: &[(usize, Vec<usize>)]) -> Vec<Token<'a>> {
    let mut out = Vec::with_capacity(tokens.len() + 2 * cuts.len());
    let mut cuts = cuts.iter().peekable();
    for (at, token) in tokens.into_iter().enumerate() {
        match cuts.next_if(|(cut, _)| *cut == at) {
            Some((_, cuts)) => out.extend(parts(&token, cuts)),
            None => out.push(token),
        }
    }
    out
}

/// A word's parts between cuts.
fn parts<'a>(token: &Token<'a>, cuts: &[usize]) -> Vec<Token<'a>> {
    let (text, from) = (token.text, token.span.start);
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain([text.len()]);
    starts
        .zip(ends)
        .map(|(start, end)| Token {
            text: &text[start..end],
            span: from + start..from + end,
            shape: Shape::Word,
            known: true,
        })
        .collect()
}

/// Whether enough is left of a word to be one: two letters.
fn is_stem(rest: &str) -> bool {
    rest.chars().nth(1).is_some()
}

/// How many clitics one word may have: "and", "with" and "the" in one.
const MOST_CLITICS: usize = 3;

/// The longest word that is taken apart, in bytes; longer ones are noise.
const LONGEST_WORD: usize = 128;

/// A word while it is taken apart.
struct Gluing<'a> {
    word: &'a str,
    words: &'a Words,
    cuts: Vec<usize>,
    /// Bytes from which the rest of the word is known not to fall into parts.
    hopeless: Vec<bool>,
}

impl Gluing<'_> {
    /// Cuts the word from byte `at` to its end, longest parts first.
    fn parts(&mut self, at: usize) -> bool {
        if at == self.word.len() {
            return true;
        }
        if self.hopeless[at] {
            return false;
        }
        let borders = self.word[at..].char_indices().map(|(end, c)| at + end + c.len_utf8());
        let ends: Vec<usize> = borders.take_while(|end| end - at <= self.words.longest).collect();
        let found = ends.into_iter().rev().any(|end| self.is_part(at, end) && self.part(at, end));
        self.hopeless[at] = !found;
        found
    }

    fn part(&mut self, at: usize, end: usize) -> bool {
        let cuts = self.cuts.len();
        self.cuts.extend((at > 0).then_some(at));
        let found = self.parts(end);
        if !found {
            self.cuts.truncate(cuts);
        }
        found
    }

    fn is_part(&self, at: usize, end: usize) -> bool {
        let part = &self.word[at..end];
        let rest = end < self.word.len();
        let beside = |part: &str| {
            if rest { self.words.joiners.contains(part) } else { self.words.tails.contains(part) }
        };
        self.words.numbers.contains(part) || at > 0 && beside(part)
    }
}
