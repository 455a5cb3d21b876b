//! Ranges: "10 to 20", "between 10 and 15 thousand", "18-20".

use super::interval::{Interval, Modifier};
use super::lexicon::{Lexicon, RangeForm};
use super::numeral::{Numeral, Value, numeral};
use super::token::{Shape, Token};

/// The range that starts at token `at`: its ends, the first token of its first number and the
/// token after its last.
pub fn range(tokens: &[Token<'_>], at: usize, lexicon: &Lexicon) -> Option<(Interval, usize, usize)> {
    lexicon.ranges.iter().find_map(|form| {
        let start = if form.open.is_empty() { at } else { after_phrase(tokens, at, &form.open)? };
        if form.open.is_empty() && (follows(tokens, at, lexicon) || !suits(tokens, at, form)) {
            return None;
        }
        ends(tokens, start, form, lexicon).map(|(interval, end)| (interval, start, end))
    })
}

/// A mark such as a hyphen joins the words of one number; between digits it makes a range.
fn suits(tokens: &[Token<'_>], at: usize, form: &RangeForm) -> bool {
    form.middle.chars().any(char::is_alphabetic) || tokens[at].shape == Shape::Digits
}

/// "From 6000 to 6500" is a change, not a range.
fn follows(tokens: &[Token<'_>], at: usize, lexicon: &Lexicon) -> bool {
    at >= 2 && lexicon.not_before_range.contains(tokens[at - 2].text)
}

/// Both ends, trying every place where the middle word stands: the word may also join the parts
/// of one number ("between ten thousand and fifteen thousand").
fn ends(
    tokens: &[Token<'_>],
    start: usize,
    form: &RangeForm,
    lexicon: &Lexicon,
) -> Option<(Interval, usize)> {
    let longest = numeral(tokens, start, tokens.len(), lexicon)?.end;
    (start + 1..=(longest + 1).min(tokens.len())).find_map(|limit| {
        let low = numeral(tokens, start, limit, lexicon)?;
        let spaced = low.end + usize::from(tokens.get(low.end).is_some_and(|t| t.shape == Shape::Space));
        let middle = after_phrase(tokens, spaced, &form.middle)?;
        let high = numeral(tokens, middle, tokens.len(), lexicon)?;
        let interval = between(&low, &high)?;
        (!continues(tokens, high.end, form)).then_some((interval, high.end))
    })
}

/// The interval between two numbers, the scale of the second carried back to the first where it
/// has none: "10 to 20 thousand". None when they are not in order.
fn between(low: &Numeral, high: &Numeral) -> Option<Interval> {
    let (Value::Number(low_value) | Value::Approximate(low_value)) = low.value else { return None };
    let (Value::Number(high_value) | Value::Approximate(high_value)) = high.value else { return None };
    let carried = low_value == low.mantissa && high_value > high.mantissa && low_value < high.mantissa;
    let low_value = if carried { low_value * (high_value / high.mantissa) } else { low_value };
    (low_value < high_value).then(|| Interval::between(low_value, Some(high_value), Modifier::Range))
}

/// A third number after the same mark: a date or a telephone number, no range.
fn continues(tokens: &[Token<'_>], end: usize, form: &RangeForm) -> bool {
    tokens.get(end).is_some_and(|token| token.text == form.middle)
        && tokens.get(end + 1).is_some_and(|token| token.shape == Shape::Digits)
}

/// The token after a phrase and the space behind it; none when the phrase does not stand at `at`.
fn after_phrase(tokens: &[Token<'_>], at: usize, phrase: &str) -> Option<usize> {
    let mut rest = phrase;
    let mut at = at;
    while !rest.is_empty() {
        let token = tokens.get(at)?;
        rest = rest.strip_prefix(if token.shape == Shape::Space { " " } else { token.text })?;
        at += 1;
    }
    Some(at + usize::from(tokens.get(at).is_some_and(|token| token.shape == Shape::Space)))
}
