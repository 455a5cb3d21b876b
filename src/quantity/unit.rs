//! The unit by a number: "six weeks", "$5m", "the two weeks" in one word.

use super::lexicon::{Lexicon, Meaning, Unit};
use super::token::{Shape, Tokens};

/// A number's unit, and the tokens that number and unit span.
pub struct Around<'a> {
    /// The unit, if any.
    pub unit: Option<&'a Unit>,
    /// First token.
    pub start: usize,
    /// Token after the last.
    pub end: usize,
}

/// The unit right after or right before the number from `start` to `end`.
pub fn around<'a>(tokens: Tokens<'_>, start: usize, end: usize, lexicon: &'a Lexicon) -> Around<'a> {
    if let Some((unit, to)) = after(tokens, end, lexicon) {
        return Around { unit: Some(unit), start, end: to };
    }
    match lexicon.units_before.ending(tokens, tokens.before_space(start)) {
        Some((unit, at)) => Around { unit: Some(unit), start: at, end },
        None => Around { unit: None, start, end },
    }
}

/// The unit after a number that ends before `end`, and the token after it.
pub fn after<'a>(tokens: Tokens<'_>, end: usize, lexicon: &'a Lexicon) -> Option<(&'a Unit, usize)> {
    let gap = tokens.is(end, Shape::Space) || tokens.says(end, "-") || tokens.says(end, "'");
    let next = end + usize::from(gap);
    let definite = tokens.get(next).is_some_and(|token| lexicon.definite.contains(token.text));
    let next = next + usize::from(definite);
    lexicon.units.at(tokens, next).or_else(|| {
        let (_, link) = lexicon.unit_links.at(tokens, next)?;
        lexicon.units.at(tokens, tokens.after_space(link))
    })
}

/// What "and a half" after a unit adds to the number before it, and the token after it.
pub fn and_a_part(tokens: Tokens<'_>, end: usize, lexicon: &Lexicon) -> Option<(f64, usize)> {
    let joiner = tokens.after_space(end);
    lexicon.words.joiners.contains(tokens.get(joiner)?.text).then_some(())?;
    match lexicon.meanings.at(tokens, tokens.after_space(joiner + 1))? {
        (Meaning::Fraction(part), end) => Some((*part, end)),
        _ => None,
    }
}
