//! Words, digit runs and marks of a folded sentence: what the number reader walks over.

use std::ops::{Deref, Range};

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Letters and their marks.
    Word,
    /// ASCII digits; folding has brought every script's digits here.
    Digits,
    /// One space or no-break space.
    Space,
    /// One other character.
    Mark,
}

/// A piece of a folded sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'a> {
    /// The characters.
    pub text: &'a str,
    /// Where they stand in the folded sentence.
    pub span: Range<usize>,
    /// What they are.
    pub shape: Shape,
    /// Whether the word occurs in any phrase of the lexicon; false before words are split.
    pub known: bool,
}

/// Splits a folded sentence. The tokens cover it without gaps.
pub fn tokens(folded: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::with_capacity(folded.len() / 4);
    let mut start = 0;
    let mut open: Option<Shape> = None;
    for (at, c) in folded.char_indices() {
        let shape = shape(c);
        let continues = open == Some(shape) && matches!(shape, Shape::Word | Shape::Digits);
        if let Some(open) = open.filter(|_| !continues) {
            tokens.push(Token { text: &folded[start..at], span: start..at, shape: open, known: false });
        }
        if !continues {
            start = at;
        }
        open = Some(shape);
    }
    if let Some(shape) = open {
        tokens.push(Token { text: &folded[start..], span: start..folded.len(), shape, known: false });
    }
    tokens
}

/// What a character is.
#[inline]
pub fn shape(c: char) -> Shape {
    match c {
        '0'..='9' => Shape::Digits,
        'a'..='z' | 'ء'..='ي' => Shape::Word,
        ' ' | '\n' | '\u{a0}' => Shape::Space,
        c if c.is_ascii() => Shape::Mark,
        c if c.is_alphabetic() || is_combining(c) => Shape::Word,
        _ => Shape::Mark,
    }
}

/// Marks that belong to the letter before them and survive folding.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}')
}

/// A sentence's tokens, as many as may be looked at.
#[derive(Debug, Clone, Copy)]
pub struct Tokens<'a> {
    sentence: &'a str,
    list: &'a [Token<'a>],
}

impl<'a> Tokens<'a> {
    /// The tokens of a sentence.
    pub fn new(sentence: &'a str, list: &'a [Token<'a>]) -> Self {
        Tokens { sentence, list }
    }

    /// Those before index `limit`.
    pub fn upto(self, limit: usize) -> Self {
        Tokens { list: &self.list[..limit.min(self.list.len())], ..self }
    }

    /// The characters of a run of tokens; empty for an empty run.
    pub fn text(self, run: Range<usize>) -> &'a str {
        if run.is_empty() { "" } else { &self.sentence[self.span(run)] }
    }

    /// The bytes of a run of at least one token.
    pub fn span(self, run: Range<usize>) -> Range<usize> {
        self.list[run.start].span.start..self.list[run.end - 1].span.end
    }

    /// Whether the token at `at` has this shape.
    pub fn is(self, at: usize, shape: Shape) -> bool {
        self.list.get(at).is_some_and(|token| token.shape == shape)
    }

    /// Whether the token at `at` is this text.
    pub fn says(self, at: usize, text: &str) -> bool {
        self.list.get(at).is_some_and(|token| token.text == text)
    }

    /// `at`, or the token after it when it is a space.
    pub fn after_space(self, at: usize) -> usize {
        at + usize::from(self.is(at, Shape::Space))
    }

    /// `end`, or the token before it when that is a space: both as ends of runs.
    pub fn before_space(self, end: usize) -> usize {
        end - usize::from(end > 0 && self.is(end - 1, Shape::Space))
    }
}

impl<'a> Deref for Tokens<'a> {
    type Target = [Token<'a>];

    fn deref(&self) -> &Self::Target {
        self.list
    }
}
