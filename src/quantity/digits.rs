//! Numbers written in digits, with the separators a language allows.

use super::lexicon::Lexicon;
use super::token::{Shape, Token};

/// A number in digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// Its value.
    pub value: f64,
    /// Index of the token after it.
    pub end: usize,
}

/// Reads the number in digits that starts at token `at`: groups of three (or Indian groups of two
/// before the last three) with one and the same mark, then decimals. A mark that both may group
/// and precede decimals groups when exactly three digits follow and no scale word does.
pub fn figure(
    tokens: &[Token<'_>],
    at: usize,
    lexicon: &Lexicon,
    scale_follows: impl Fn(usize) -> bool,
) -> Option<Figure> {
    let first = tokens.get(at).filter(|token| token.shape == Shape::Digits)?;
    let mut digits = first.text.to_owned();
    let mut end = at + 1;
    if first.text.len() <= 3 && !first.text.starts_with('0') {
        end = take_groups(tokens, end, lexicon, &mut digits);
    }
    let ambiguous = end == at + 3 && is_decimal_mark(tokens, at + 1, lexicon) && scale_follows(end);
    if ambiguous {
        digits = first.text.to_owned();
        end = at + 1;
    }
    if is_decimal_mark(tokens, end, lexicon)
        && let Some(decimals) = tokens.get(end + 1).filter(|token| token.shape == Shape::Digits)
        && !is_decimal_mark_then_digits(tokens, end + 2, lexicon)
    {
        digits.push('.');
        digits.push_str(decimals.text);
        end += 2;
    }
    Some(Figure { value: digits.parse().ok()?, end })
}

/// Appends groups of digits while each is set off by the same grouping mark.
fn take_groups(tokens: &[Token<'_>], mut end: usize, lexicon: &Lexicon, digits: &mut String) -> usize {
    let mut mark = None;
    while let Some(c) = group_mark(tokens, end, lexicon)
        && mark.is_none_or(|m| m == c)
        && let Some(group) = tokens.get(end + 1).filter(|token| token.shape == Shape::Digits)
        && (group.text.len() == 3
            || (group.text.len() == 2 && group_mark(tokens, end + 2, lexicon) == Some(c)))
    {
        mark = Some(c);
        digits.push_str(group.text);
        end += 2;
    }
    end
}

fn group_mark(tokens: &[Token<'_>], at: usize, lexicon: &Lexicon) -> Option<char> {
    let c = tokens.get(at)?.text.chars().next()?;
    (c == '\u{a0}' || lexicon.group_marks.contains(&c)).then_some(c)
}

fn is_decimal_mark(tokens: &[Token<'_>], at: usize, lexicon: &Lexicon) -> bool {
    let mark = tokens.get(at).and_then(|token| token.text.chars().next());
    mark.is_some_and(|c| lexicon.decimal_marks.contains(&c))
}

/// Dates and versions such as 9.10.2020 have a second mark: they are no decimals.
fn is_decimal_mark_then_digits(tokens: &[Token<'_>], at: usize, lexicon: &Lexicon) -> bool {
    is_decimal_mark(tokens, at, lexicon)
        && tokens.get(at + 1).is_some_and(|token| token.shape == Shape::Digits)
}
