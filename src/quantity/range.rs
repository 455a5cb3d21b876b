//! Ranges: "10 to 20", "between 10 and 15 thousand", "18-20".

use super::interval::{Interval, Modifier};
use super::lexicon::Lexicon;
use super::numeral::{Numeral, Value, numeral};
use super::phrases::Phrases;
use super::token::{Shape, Tokens};
use super::unit;

/// A range as read.
pub struct Read {
    /// Its ends.
    pub value: Interval,
    /// First token of its first number.
    pub start: usize,
    /// Token after its last number.
    pub end: usize,
}

/// The range that starts at token `at`.
pub fn range(tokens: Tokens<'_>, at: usize, lexicon: &Lexicon) -> Option<Read> {
    let opened = lexicon
        .ranges
        .at(tokens, at)
        .and_then(|(middles, after)| ends(tokens, tokens.after_space(after), middles, lexicon));
    let changes = lexicon.not_before_range.ending(tokens, tokens.before_space(at)).is_some();
    opened
        .or_else(|| ends(tokens, at, &lexicon.between, lexicon).filter(|_| !changes))
        .or_else(|| pair(tokens, at, lexicon).filter(|_| lexicon.paired_ranges && !changes))
}

/// "Three four people": two rising number words side by side.
fn pair(tokens: Tokens<'_>, at: usize, lexicon: &Lexicon) -> Option<Read> {
    let low = numeral(tokens, at, lexicon)?;
    let next = tokens.after_space(low.end);
    let words = next > low.end && tokens.is(at, Shape::Word) && tokens.is(next, Shape::Word);
    let high = numeral(tokens, next, lexicon).filter(|_| words)?;
    let value = between(&low, &high)?;
    // Farther apart they are two numbers.
    let near = matches!((value.low, value.high), (Some(low), Some(high)) if high <= 2.0 * low);
    near.then_some(Read { value, start: at, end: high.end })
}

/// Both ends, trying every place where a middle word stands: the word may also join the parts
/// of one number ("between ten thousand and fifteen thousand").
fn ends(tokens: Tokens<'_>, start: usize, middles: &Phrases<()>, lexicon: &Lexicon) -> Option<Read> {
    let longest = numeral(tokens, start, lexicon)?.end;
    let furthest = unit::after(tokens, longest, lexicon).map_or(longest, |(_, end)| end) + 1;
    (start + 1..=furthest).find_map(|middle| {
        let (_, after) = middles.at(tokens, middle)?;
        let low = numeral(tokens.upto(middle), start, lexicon)?;
        let unit = unit::after(tokens.upto(middle), low.end, lexicon);
        let low_end = unit.map_or(low.end, |(_, end)| end);
        let (high_start, high) = high(tokens, after, lexicon)?;
        let mark = tokens.is(middle, Shape::Mark);
        // A hyphen joins the words of one number, unless they could not be one.
        let digits = tokens.is(start, Shape::Digits) && tokens.is(high_start, Shape::Digits);
        let words = tokens.is(start, Shape::Word) && tokens.is(high_start, Shape::Word) && low.end == longest;
        let fits = tokens.after_space(low_end) == middle && (digits || words || !mark);
        let read = Read { value: between(&low, &high)?, start, end: high.end };
        (fits && !continues(tokens, high.end)).then_some(read)
    })
}

/// The second number, with a unit's sign before it left out: "$5 to $6".
fn high(tokens: Tokens<'_>, after: usize, lexicon: &Lexicon) -> Option<(usize, Numeral)> {
    let start = tokens.after_space(after);
    let signed = lexicon.units_before.at(tokens, start);
    let start = signed.map_or(start, |(_, end)| tokens.after_space(end));
    Some((start, numeral(tokens, start, lexicon)?))
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

/// A third number after a mark: a date or a telephone number, no range.
fn continues(tokens: Tokens<'_>, end: usize) -> bool {
    (tokens.says(end, "-") || tokens.says(end, "/")) && tokens.is(end + 1, Shape::Digits)
}
