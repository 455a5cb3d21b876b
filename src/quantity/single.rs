//! A person counted by a singular noun: "a nurse".

use super::lexicon::{Lexicon, Meaning};
use super::token::{Shape, Tokens};

/// The tokens of a singular noun that counts one, from `at` to `end` in itself, with its article
/// where the language has one (a `lone` noun needs none) and with the word that stresses the one;
/// none when it counts nobody.
pub fn span(
    tokens: Tokens<'_>,
    at: usize,
    end: usize,
    lone: bool,
    lexicon: &Lexicon,
) -> Option<(usize, usize)> {
    let glued = at.checked_sub(1).map(|before| tokens[before].text);
    let counted = at.checked_sub(1).is_some_and(|before| tokens.is(before, Shape::Digits));
    if counted || glued.is_some_and(|text| lexicon.definite.contains(text)) {
        return None;
    }
    if lexicon.many.ending(tokens, end).is_some_and(|(_, start)| start < at) {
        return None;
    }
    let start = if lexicon.articles.is_empty() || lone { at } else { article_before(tokens, at, lexicon)? };
    let single = tokens.get(end + 1).is_some_and(|token| lexicon.single.contains(token.text));
    Some((start, if single { end + 2 } else { end }))
}

/// The article before a noun, at most one adjective away.
fn article_before(tokens: Tokens<'_>, at: usize, lexicon: &Lexicon) -> Option<usize> {
    [2, 4].iter().find_map(|back| {
        let start = at.checked_sub(*back)?;
        let spaced = (start..at).skip(1).step_by(2).all(|i| tokens.is(i, Shape::Space));
        (spaced && lexicon.articles.contains(tokens[start].text)).then_some(start)
    })
}

/// Whether a one is an article, as in French "un": it stands by itself before a word that is
/// neither a unit nor part of the number.
pub fn is_article(tokens: Tokens<'_>, at: usize, end: usize, lexicon: &Lexicon) -> bool {
    let article = end == at + 1 && lexicon.articles.contains(tokens[at].text);
    let cardinal = || matches!(lexicon.meanings.at(tokens, at), Some((Meaning::Cardinal(_), _)));
    let next = tokens.get(tokens.after_space(end)).map(|token| token.shape);
    article && cardinal() && matches!(next, Some(Shape::Word | Shape::Digits))
}

/// Whether a number word is too weak to count here: it has no company and is not the whole text.
pub fn is_weak(tokens: Tokens<'_>, at: usize, end: usize, lexicon: &Lexicon) -> bool {
    let weak = end == at + 1 && lexicon.weak.contains(tokens[at].text);
    weak && tokens.iter().filter(|token| token.shape == Shape::Word).nth(1).is_some()
}
