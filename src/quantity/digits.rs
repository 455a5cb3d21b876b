//! Numbers written in digits, with the separators a language allows, and fractions in signs.

use super::lexicon::Lexicon;
use super::token::{Shape, Tokens};

/// A number in digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// Its value.
    pub value: f64,
    /// Index of the token after it.
    pub end: usize,
}

/// Reads the number in digits that starts at token `at`: groups of three (or Indian groups of two
/// before the last three) with one and the same mark, then decimals; a fraction; or both. A mark
/// that both may group and precede decimals groups when exactly three digits follow and no scale
/// word does.
pub fn figure(
    tokens: Tokens<'_>,
    at: usize,
    lexicon: &Lexicon,
    scale_follows: impl Fn(usize) -> bool,
) -> Option<Figure> {
    if !tokens.is(at, Shape::Digits) {
        return bare_decimals(tokens, at, lexicon).or_else(|| fraction_sign(tokens, at));
    }
    let slash_is_decimal = lexicon.decimal_marks.contains(&'/');
    if let Some(fraction) = slashed(tokens, at).filter(|_| !slash_is_decimal) {
        return Some(fraction);
    }
    let whole = whole(tokens, at, lexicon, scale_follows)?;
    let next = tokens.after_space(whole.end);
    let part =
        fraction_sign(tokens, whole.end).or_else(|| slashed(tokens, next).filter(|_| next > whole.end));
    Some(part.map_or(whole, |part| Figure { value: whole.value + part.value, end: part.end }))
}

fn whole(
    tokens: Tokens<'_>,
    at: usize,
    lexicon: &Lexicon,
    scale_follows: impl Fn(usize) -> bool,
) -> Option<Figure> {
    let first = &tokens[at];
    let mut digits = first.text.to_owned();
    let mut end = at + 1;
    if first.text.len() <= 3 && !first.text.starts_with('0') {
        end = take_groups(tokens, end, lexicon, &mut digits);
    }
    let ambiguous = !lexicon.groups_before_scale
        && end == at + 3
        && is_decimal_mark(tokens, at + 1, lexicon)
        && scale_follows(end);
    if ambiguous {
        digits = first.text.to_owned();
        end = at + 1;
    }
    let goes_on = at >= 2 && is_decimal_mark(tokens, at - 1, lexicon) && tokens.is(at - 2, Shape::Digits);
    if !goes_on
        && is_decimal_mark(tokens, end, lexicon)
        && let Some(decimals) = tokens.get(end + 1).filter(|token| token.shape == Shape::Digits)
        && !is_decimal_mark_then_digits(tokens, end + 2, lexicon)
    {
        digits.push('.');
        digits.push_str(decimals.text);
        end += 2;
    }
    if let Some((exponent, after)) = exponent(tokens, end) {
        digits.push_str(&exponent);
        end = after;
    }
    let value: f64 = digits.parse().ok()?;
    value.is_finite().then_some(Figure { value, end })
}

/// The power of ten of scientific notation: "1.2e+14".
fn exponent(tokens: Tokens<'_>, at: usize) -> Option<(String, usize)> {
    let sign = tokens.get(at + 1).filter(|token| matches!(token.text, "+" | "-"));
    let digits = at + 1 + usize::from(sign.is_some());
    let power = tokens.get(digits).filter(|token| token.shape == Shape::Digits && token.text.len() <= 2)?;
    let text = format!("e{}{}", sign.map_or("", |sign| sign.text), power.text);
    tokens.says(at, "e").then_some((text, digits + 1))
}

/// The most digits in groups: a row of more is a table, no number.
const MOST_GROUPED_DIGITS: usize = 18;

/// Appends groups of digits while each is set off by the same grouping mark. A plain space, a comma
/// and a full stop group in every language where two groups follow: "1 234 567", "1,234,567".
fn take_groups(tokens: Tokens<'_>, start: usize, lexicon: &Lexicon, digits: &mut String) -> usize {
    let mut end = start;
    let mut mark = None;
    let mut groups = String::new();
    while groups.len() <= MOST_GROUPED_DIGITS
        && let Some(c) = group_mark(tokens, end, lexicon)
        && mark.is_none_or(|m| m == c)
        && let Some(group) = tokens.get(end + 1).filter(|token| token.shape == Shape::Digits)
        && (group.text.len() == 3
            || (group.text.len() == 2 && group_mark(tokens, end + 2, lexicon) == Some(c)))
    {
        mark = Some(c);
        groups.push_str(group.text);
        end += 2;
    }
    // Four numbers with full stops are an address.
    let goes_on = mark.is_some_and(|c| c != ' ' && group_mark(tokens, end, lexicon) == Some(c));
    let mark_again = group_mark(tokens, end + 2, lexicon) == mark && tokens.is(end + 3, Shape::Digits);
    if goes_on && mark_again && tokens.is(end + 1, Shape::Digits) {
        return start;
    }
    let endless = groups.len() > MOST_GROUPED_DIGITS;
    let foreign = mark.is_some_and(|c| c != '\u{a0}' && !lexicon.group_marks.contains(&c));
    if endless || foreign && end < start + 4 {
        return start;
    }
    digits.push_str(&groups);
    end
}

fn group_mark(tokens: Tokens<'_>, at: usize, lexicon: &Lexicon) -> Option<char> {
    let c = tokens.get(at)?.text.chars().next()?;
    (matches!(c, '\u{a0}' | ' ' | ',' | '.') || lexicon.group_marks.contains(&c)).then_some(c)
}

fn is_decimal_mark(tokens: Tokens<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let mut mark = tokens.get(at).into_iter().flat_map(|token| token.text.chars());
    mark.next().is_some_and(|c| lexicon.decimal_marks.contains(&c)) && mark.next().is_none()
}

/// Dates and versions such as 9.10.2020 have a second mark: they are no decimals.
fn is_decimal_mark_then_digits(tokens: Tokens<'_>, at: usize, lexicon: &Lexicon) -> bool {
    is_decimal_mark(tokens, at, lexicon) && tokens.is(at + 1, Shape::Digits)
}

/// ".5", where nothing that it could belong to stands before it.
fn bare_decimals(tokens: Tokens<'_>, at: usize, lexicon: &Lexicon) -> Option<Figure> {
    let free = at == 0 || !matches!(tokens[at - 1].shape, Shape::Digits | Shape::Word);
    if !free || !is_decimal_mark(tokens, at, lexicon) || is_decimal_mark_then_digits(tokens, at + 2, lexicon)
    {
        return None;
    }
    let decimals = tokens.get(at + 1).filter(|token| token.shape == Shape::Digits)?;
    Some(Figure { value: format!("0.{}", decimals.text).parse().ok()?, end: at + 2 })
}

/// The largest number under a fraction's line; a larger one is a date or a reference.
const LARGEST_DENOMINATOR: f64 = 100.0;

/// "3/4". Only a proper fraction: "24/7" and "2019/20" are none, and a second slash makes a date.
fn slashed(tokens: Tokens<'_>, at: usize) -> Option<Figure> {
    let part = |at: usize| -> Option<f64> {
        let token = tokens.get(at).filter(|token| token.shape == Shape::Digits)?;
        token.text.parse().ok().filter(|_| !token.text.starts_with('0'))
    };
    let slash = |at: usize| matches!(tokens.get(at).map(|token| token.text), Some("/" | "\u{2044}"));
    let (over, under) = (part(at)?, part(at + 2)?);
    let alone = slash(at + 1) && !slash(at + 3) && !(at > 0 && slash(at - 1));
    (alone && over < under && under <= LARGEST_DENOMINATOR)
        .then(|| Figure { value: over / under, end: at + 3 })
}

/// The fractions that Unicode has a sign for.
const FRACTION_SIGNS: [(&str, f64, f64); 18] = [
    ("¼", 1.0, 4.0),
    ("½", 1.0, 2.0),
    ("¾", 3.0, 4.0),
    ("⅐", 1.0, 7.0),
    ("⅑", 1.0, 9.0),
    ("⅒", 1.0, 10.0),
    ("⅓", 1.0, 3.0),
    ("⅔", 2.0, 3.0),
    ("⅕", 1.0, 5.0),
    ("⅖", 2.0, 5.0),
    ("⅗", 3.0, 5.0),
    ("⅘", 4.0, 5.0),
    ("⅙", 1.0, 6.0),
    ("⅚", 5.0, 6.0),
    ("⅛", 1.0, 8.0),
    ("⅜", 3.0, 8.0),
    ("⅝", 5.0, 8.0),
    ("⅞", 7.0, 8.0),
];

fn fraction_sign(tokens: Tokens<'_>, at: usize) -> Option<Figure> {
    let token = tokens.get(at).filter(|token| token.shape == Shape::Mark)?;
    let (_, over, under) = FRACTION_SIGNS.iter().find(|(sign, ..)| *sign == token.text)?;
    Some(Figure { value: over / under, end: at + 1 })
}
