//! Figures in brackets that count what follows: "(26) people", "(68) thousand". Official style puts every
//! figure so.

use std::ops::Range;

use super::lexicon::{Lexicon, Meaning};
use super::token::{Shape, Token, Tokens};

/// What may stand around a figure.
const BRACKETS: [(&str, &str); 3] = [("(", ")"), ("[", "]"), ("\"", "\"")];

/// The tokens without the brackets around digits that a scale, a unit or a noun of people follows: they
/// belong to the figure. Elsewhere they set off an age, a year or a note.
pub fn without_brackets<'a>(sentence: &str, tokens: Vec<Token<'a>>, lexicon: &Lexicon) -> Vec<Token<'a>> {
    let whole = Tokens::new(sentence, &tokens);
    let found: Vec<usize> = (0..tokens.len()).filter(|at| figure(whole, *at, lexicon)).collect();
    if found.is_empty() {
        return tokens;
    }
    let bracket = |at: usize| found.iter().any(|open| *open == at || open + 2 == at);
    let widened = |(at, mut token): (usize, Token<'a>)| {
        if at > 0 && found.contains(&(at - 1)) {
            token.span = token.span.start - 1..token.span.end + 1;
        }
        token
    };
    let kept = tokens.into_iter().enumerate().filter(|(at, _)| !bracket(*at));
    kept.map(widened).collect()
}

/// A number's bytes without the brackets that are around all of it.
pub fn inside(sentence: &str, number: Range<usize>) -> Range<usize> {
    let text = &sentence[number.clone()];
    let enclosed =
        |(left, right): &(&str, &str)| text.len() > 2 && text.starts_with(left) && text.ends_with(right);
    if BRACKETS.iter().any(enclosed) { number.start + 1..number.end - 1 } else { number }
}

/// Whether a bracket opens at `at` around digits that count what follows.
fn figure(tokens: Tokens<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let enclosed = tokens.get(at).is_some_and(|open| {
        BRACKETS.iter().any(|(left, right)| *left == open.text && tokens.says(at + 2, right))
    });
    enclosed
        && tokens.is(at + 1, Shape::Digits)
        && tokens.is(at + 3, Shape::Space)
        && is_counted(tokens, at + 4, lexicon)
}

/// Whether a scale word, a unit or a noun of people starts at `at`.
fn is_counted(tokens: Tokens<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let scale =
        lexicon.meanings.at(tokens, at).is_some_and(|(meaning, _)| matches!(meaning, Meaning::Scale(_)));
    let person = tokens.get(at).is_some_and(|token| lexicon.people.contains_key(token.text));
    scale || person || lexicon.units.at(tokens, at).is_some()
}
