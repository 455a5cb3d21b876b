//! Numbers in words, in digits, or in both: "three thousand two hundred", "30 thousand",
//! "two and a half million".

use super::element::{Element, Part, decimals, element, next_part};
use super::interval::Interval;
use super::lexicon::{Lexicon, Meaning};
use super::sum::Sum;
use super::token::{Shape, Tokens};

/// A number as read, before its modifier.
#[derive(Debug, Clone, PartialEq)]
pub struct Numeral {
    /// The value; a vague word's is its interval.
    pub value: Value,
    /// The value before scale words multiplied it: 20 in "20 thousand".
    pub mantissa: f64,
    /// Index of the token after it.
    pub end: usize,
}

/// What kind of number was read.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A definite number.
    Number(f64),
    /// A number its word only approaches.
    Approximate(f64),
    /// A vague word.
    Vague(Interval),
    /// A place in an order.
    Ordinal(f64),
    /// A singular noun that counts one.
    One,
    /// A noun that counts one without an article.
    Lone,
    /// A dual noun.
    Two,
}

/// Reads the longest number that starts at token `at`.
pub fn numeral(tokens: Tokens<'_>, at: usize, lexicon: &Lexicon) -> Option<Numeral> {
    if let Some(start) = after_minus(tokens, at, lexicon) {
        return definite(tokens, element(tokens, start, lexicon)?, lexicon).and_then(negative);
    }
    let vague = lexicon.vague.at(tokens, at);
    let first = element(tokens, at, lexicon);
    if let Some((interval, end)) = vague
        && first.as_ref().is_none_or(|first| end >= first.end)
    {
        return Some(Numeral { value: Value::Vague(*interval), mantissa: 0.0, end });
    }
    definite(tokens, first?, lexicon)
}

/// The longest number that is no vague word.
pub fn definite(tokens: Tokens<'_>, first: Element, lexicon: &Lexicon) -> Option<Numeral> {
    if let Some(alone) = stands_alone(&first) {
        return Some(alone);
    }
    let read = sum(tokens, first, true, lexicon)?;
    Some(over(tokens, &read, lexicon).unwrap_or(read))
}

/// The definite number at `at`, without decimals in words, and the token after it.
pub fn plain(tokens: Tokens<'_>, at: usize, lexicon: &Lexicon) -> Option<(f64, usize)> {
    let read = sum(tokens, element(tokens, at, lexicon)?, false, lexicon)?;
    match read.value {
        Value::Number(value) => Some((value, read.end)),
        _ => None,
    }
}

/// Adds parts to the first for as long as they belong to one number.
fn sum(tokens: Tokens<'_>, first: Element, with_decimals: bool, lexicon: &Lexicon) -> Option<Numeral> {
    let mut sum = Sum::default();
    let mut part = Part { element: first, joined: false, apart: false, comma: false, large: false };
    while sum.add(&part, lexicon) {
        if let Some((fraction, end)) = decimals(tokens, sum.end, lexicon).filter(|_| with_decimals) {
            sum.add_decimals(fraction, end);
        }
        match next_part(tokens, sum.end, lexicon) {
            Some(next) if !sum.both_digits(&next) => part = next,
            _ => break,
        }
    }
    sum.finish()
}

fn stands_alone(element: &Element) -> Option<Numeral> {
    let value = match element.meaning {
        Meaning::One => Value::One,
        Meaning::Lone => Value::Lone,
        Meaning::Two => Value::Two,
        _ => return None,
    };
    Some(Numeral { value, mantissa: 0.0, end: element.end })
}

/// The token after a minus: the sign right before digits where nothing stands that it could join
/// them to, or a word.
fn after_minus(tokens: Tokens<'_>, at: usize, lexicon: &Lexicon) -> Option<usize> {
    if tokens.says(at, "-") {
        let before = tokens[..at].iter().rfind(|token| token.shape != Shape::Space);
        let joins = before.is_some_and(|token| matches!(token.shape, Shape::Digits))
            || at > 0 && tokens.is(at - 1, Shape::Word);
        // With a space only at the very start, where it may also be a bullet.
        let next = if at == 0 { tokens.after_space(1) } else { at + 1 };
        let number = element(tokens, next, lexicon).is_some_and(|element| element.digits);
        return (number && !joins).then_some(next);
    }
    let (_, end) = lexicon.minus.at(tokens, at)?;
    // "At least" may be worded with the word for minus.
    let bound = lexicon.before.ending(tokens, end).is_some_and(|(_, start)| start < at);
    (!bound).then(|| tokens.after_space(end))
}

fn negative(read: Numeral) -> Option<Numeral> {
    match read.value {
        Value::Number(value) => {
            Some(Numeral { value: Value::Number(-value), mantissa: -read.mantissa, ..read })
        }
        _ => None,
    }
}

/// "One over three". Only one over another is a fraction for sure: "5 on 3" are two numbers.
fn over(tokens: Tokens<'_>, read: &Numeral, lexicon: &Lexicon) -> Option<Numeral> {
    if read.value != Value::Number(1.0) {
        return None;
    }
    let (_, end) = lexicon.over.at(tokens, tokens.after_space(read.end))?;
    let (under, end) = plain(tokens, tokens.after_space(end), lexicon)?;
    (under > 1.0).then(|| Numeral { value: Value::Number(1.0 / under), mantissa: 1.0 / under, end })
}
