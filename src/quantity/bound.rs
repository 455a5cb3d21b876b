//! The words around a number that bound it: "at least 40", "40 or more".

use super::interval::Modifier;
use super::lexicon::Lexicon;
use super::numeral::numeral;
use super::token::{Shape, Tokens};

/// The bound before the number that starts at `start`, and the first token that belongs to it. Of
/// two bounds in a row ("at least about 300") the one that is not "about" counts.
pub fn before(tokens: Tokens<'_>, start: usize, lexicon: &Lexicon) -> (Option<Modifier>, usize) {
    let mut found: Option<Modifier> = None;
    let mut first = start;
    while let Some((modifier, from)) = lexicon.before.ending(tokens, tokens.before_space(first)) {
        found = match found {
            Some(inner) if *modifier == Modifier::About || inner != Modifier::About => Some(inner),
            _ => Some(*modifier),
        };
        first = from;
    }
    (found, first)
}

/// How far a bounding phrase may stand after its number: "286 people at least".
const WORDS_BEFORE_A_TRAILING_BOUND: usize = 4;

/// The bound after the number that ends before `end`, up to a few words later, with the first and
/// the last token of its phrase.
pub fn after(tokens: Tokens<'_>, end: usize, lexicon: &Lexicon) -> Option<(Modifier, usize, usize)> {
    let mut words = 0;
    let mut at = end;
    while at < tokens.len() && words <= WORDS_BEFORE_A_TRAILING_BOUND {
        let token = &tokens[at];
        if let Some((modifier, to)) = trailing(tokens, at, lexicon) {
            return Some((modifier, at, to));
        }
        match token.shape {
            Shape::Digits => break,
            Shape::Mark if token.text != "\"" && at != end => break,
            Shape::Word => words += 1,
            _ => {}
        }
        at += 1;
    }
    None
}

/// A trailing bound that starts at `at`; one that a number follows belongs to that number.
fn trailing(tokens: Tokens<'_>, at: usize, lexicon: &Lexicon) -> Option<(Modifier, usize)> {
    let (modifier, to) = lexicon.after.at(tokens, at)?;
    numeral(tokens, tokens.after_space(to), lexicon).is_none().then_some((*modifier, to))
}

/// The token after the ending written onto a number that ends before `end`: "1000'den".
pub fn after_ending(tokens: Tokens<'_>, end: usize, lexicon: &Lexicon) -> usize {
    let word = end + usize::from(tokens.says(end, "'"));
    let ends = |token: &str| lexicon.words.endings.iter().any(|ending| ending == token);
    if tokens.is(word, Shape::Word) && ends(tokens[word].text) { word + 1 } else { end }
}
