//! Words, digit runs and marks of a folded sentence: what the number reader walks over.

use std::ops::Range;

use super::lexicon::Lexicon;

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
}

/// Splits a folded sentence. The tokens cover it without gaps.
pub fn tokens(folded: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    for (at, c) in folded.char_indices() {
        let shape = shape(c);
        let end = at + c.len_utf8();
        match tokens.last_mut() {
            Some(last) if last.shape == shape && matches!(shape, Shape::Word | Shape::Digits) => {
                last.span.end = end;
                last.text = &folded[last.span.clone()];
            }
            _ => tokens.push(Token { text: &folded[at..end], span: at..end, shape }),
        }
    }
    tokens
}

fn shape(c: char) -> Shape {
    match c {
        '0'..='9' => Shape::Digits,
        ' ' | '\n' | '\u{a0}' => Shape::Space,
        c if c.is_alphabetic() || is_combining(c) => Shape::Word,
        _ => Shape::Mark,
    }
}

/// Marks that belong to the letter before them and survive folding.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}')
}

/// Sets the clitics on the front of number words off as tokens of their own, so that "and-thirty"
/// reads as "and" and "thirty". Only words the lexicon knows are split.
pub fn split_clitics<'a>(tokens: Vec<Token<'a>>, lexicon: &Lexicon) -> Vec<Token<'a>> {
    if lexicon.clitics.is_empty() {
        return tokens;
    }
    tokens.into_iter().flat_map(|token| split(token, lexicon)).collect()
}

fn split<'a>(token: Token<'a>, lexicon: &Lexicon) -> Vec<Token<'a>> {
    if token.shape != Shape::Word || lexicon.words.contains(token.text) {
        return vec![token];
    }
    let stems = lexicon.stems(token.text);
    let Some(stem) = stems.into_iter().find(|stem| lexicon.words.contains(*stem)) else { return vec![token] };
    let cut = token.text.len() - stem.len();
    let mut parts = clitic_parts(&token, cut, lexicon);
    parts.push(Token { text: stem, span: token.span.start + cut..token.span.end, shape: Shape::Word });
    parts
}

/// The clitics before byte `cut` of a word, one token each.
fn clitic_parts<'a>(token: &Token<'a>, cut: usize, lexicon: &Lexicon) -> Vec<Token<'a>> {
    let mut parts = Vec::new();
    let mut at = 0;
    while at < cut {
        let rest = &token.text[at..cut];
        let length =
            lexicon.clitics.iter().find(|c| rest.starts_with(c.as_str())).map_or(rest.len(), String::len);
        let span = token.span.start + at..token.span.start + at + length;
        parts.push(Token { text: &rest[..length], span, shape: Shape::Word });
        at += length;
    }
    parts
}
