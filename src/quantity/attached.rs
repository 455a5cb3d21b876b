//! Digits that letters touch: "2nd", "F-16", "A4".

use super::bound::after_ending;
use super::lexicon::Lexicon;
use super::reader::Kind;
use super::token::{Shape, Tokens};

/// What digits from `start` to `end` are when letters make them an ordinal or part of a name, and
/// the token after those letters.
pub fn attached(tokens: Tokens<'_>, start: usize, end: usize, lexicon: &Lexicon) -> Option<(Kind, usize)> {
    if !tokens.is(start, Shape::Digits) {
        return None;
    }
    if let Some(end) = after_ordinal_ending(tokens, end, lexicon) {
        return Some((Kind::Ordinal, end));
    }
    match word(tokens, end) {
        Some(next) => {
            let known = lexicon.words.tails.contains(next) || !lexicon.words.clitics.is_empty();
            let ending = after_ending(tokens, end, lexicon) > end;
            (!known && !ending).then_some((Kind::Code, end + 1))
        }
        None => names(tokens, start, lexicon).then_some((Kind::Code, end)),
    }
}

/// The token after the ending that makes digits an ordinal: "2nd", "2-nd", and "2." before a
/// word where a full stop does so.
fn after_ordinal_ending(tokens: Tokens<'_>, end: usize, lexicon: &Lexicon) -> Option<usize> {
    let linked = tokens.says(end, "'") || tokens.says(end, "-");
    let at = end + usize::from(linked);
    let ending = tokens.get(at).filter(|token| lexicon.ordinal_endings.contains(token.text))?;
    let goes_on = tokens.is(at + 1, Shape::Space) && tokens.is(at + 2, Shape::Word);
    (ending.shape == Shape::Word || goes_on && !linked).then_some(at + 1)
}

/// Whether letters before the digits, or before a hyphen before them, make a name of them.
fn names(tokens: Tokens<'_>, start: usize, lexicon: &Lexicon) -> bool {
    let hyphen = start > 0 && tokens.says(start - 1, "-");
    // A space left out before a figure: "about20". Where letters have no case, names are seldom written so.
    let bound = lexicon.before.ending(tokens, start).is_some();
    if bound && !hyphen && !lexicon.words.clitics.is_empty() {
        return false;
    }
    let before = start.checked_sub(if hyphen { 2 } else { 1 }).and_then(|at| word(tokens, at));
    before.is_some_and(|text| !lexicon.words.is_clitics(text) && !lexicon.words.joiners.contains(text))
}

fn word<'a>(tokens: Tokens<'a>, at: usize) -> Option<&'a str> {
    tokens.get(at).filter(|token| token.shape == Shape::Word).map(|token| token.text)
}
