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
    /// A dual noun.
    Two,
}

/// Reads the longest number that starts at token `at`.
pub fn numeral(tokens: Tokens<'_>, at: usize, lexicon: &Lexicon) -> Option<Numeral> {
    if let Some(start) = after_minus(tokens, at, lexicon) {
        return numeral(tokens, start, lexicon).and_then(negative);
    }
    let vague = lexicon.vague.at(tokens, at);
    let first = element(tokens, at, lexicon);
    if let Some((interval, end)) = vague
        && first.as_ref().is_none_or(|first| end >= first.end)
    {
        return Some(Numeral { value: Value::Vague(*interval), mantissa: 0.0, end });
    }
    let first = first?;
    if let Some(alone) = stands_alone(&first) {
        return Some(alone);
    }
    let read = sum(tokens, first, lexicon)?;
    Some(over(tokens, &read, lexicon).unwrap_or(read))
}

/// Adds parts to the first for as long as they belong to one number.
fn sum(tokens: Tokens<'_>, first: Element, lexicon: &Lexicon) -> Option<Numeral> {
    let mut sum = Sum::default();
    let mut part = Part { element: first, joined: false, comma: false, scaled: false };
    while sum.add(&part, lexicon) {
        if let Some((fraction, end)) = decimals(tokens, sum.end, lexicon) {
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
        let number =
            tokens.is(at + 1, Shape::Digits) || element(tokens, at + 1, lexicon).is_some_and(|e| e.digits);
        return (number && !joins).then_some(at + 1);
    }
    let (_, end) = lexicon.minus.at(tokens, at)?;
    Some(tokens.after_space(end))
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
    let under = numeral(tokens, tokens.after_space(end), lexicon)?;
    match under.value {
        Value::Number(value) if value > 1.0 => {
            Some(Numeral { value: Value::Number(1.0 / value), mantissa: 1.0 / value, end: under.end })
        }
        _ => None,
    }
}
