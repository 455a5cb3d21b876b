//! The words around a number that bound it: "at least 40", "40 or more".

use super::interval::Modifier;
use super::lexicon::{Bound, Lexicon};
use super::numeral::{Value, numeral};
use super::single::is_article;
use super::token::{Shape, Tokens};

/// The bound before the number that starts at `start`, and the first token that belongs to it. Of
/// two bounds in a row ("at least about 300") the one that is not "about" counts.
pub fn before(tokens: Tokens<'_>, start: usize, lexicon: &Lexicon) -> (Option<Modifier>, usize) {
    let mut found: Option<Modifier> = None;
    let mut first = start;
    while let Some((bound, from)) = lexicon.before.ending(tokens, tokens.before_space(first)) {
        if annulled(tokens, from, bound) {
            break;
        }
        found = stronger(found, Some(bound.modifier));
        first = from;
    }
    (found, first)
}

/// Of two bounds the first, unless it only says "about".
pub fn stronger(first: Option<Modifier>, second: Option<Modifier>) -> Option<Modifier> {
    match (first, second) {
        (Some(Modifier::About) | None, Some(_)) => second,
        _ => first,
    }
}

/// How many words before a bound may annul it.
const ANNULLING_WORDS: usize = 6;

fn annulled(tokens: Tokens<'_>, from: usize, bound: &Bound) -> bool {
    let words = tokens[..from].iter().rev().filter(|token| token.shape == Shape::Word);
    !bound.not_after.is_empty() && words.take(ANNULLING_WORDS).any(|word| bound.not_after.contains(word.text))
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
        if let Some((bound, to)) = trailing(tokens, at, lexicon)
            && (!bound.adjacent || at <= end + 1)
        {
            return Some((bound.modifier, at, to));
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
fn trailing<'l>(tokens: Tokens<'_>, at: usize, lexicon: &'l Lexicon) -> Option<(&'l Bound, usize)> {
    let (bound, to) = lexicon.after.at(tokens, at)?;
    let leads_on = (at..to).any(|start| {
        let longer = lexicon.before.at(tokens, start).filter(|(_, end)| *end > to);
        longer.is_some_and(|(_, end)| numeral(tokens, tokens.after_space(end), lexicon).is_some())
    });
    if leads_on {
        return None;
    }
    let next = numeral(tokens, tokens.after_space(to), lexicon).map(|read| read.value);
    let no_count = matches!(next, None | Some(Value::One | Value::Lone | Value::Two));
    let article = tokens.after_space(to);
    (no_count || is_article(tokens, article, article + 1, lexicon)).then_some((bound, to))
}

/// The token after the ending written onto a number that ends before `end`: "1000'den".
pub fn after_ending(tokens: Tokens<'_>, end: usize, lexicon: &Lexicon) -> usize {
    let word = end + usize::from(tokens.says(end, "'") || tokens.says(end, "-"));
    let ends = |token: &str| lexicon.words.endings.iter().any(|ending| ending == token);
    if tokens.is(word, Shape::Word) && ends(tokens[word].text) { word + 1 } else { end }
}
