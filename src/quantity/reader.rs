//! Reads every quantity of a sentence: numbers with their bounds, ranges and units.

use std::ops::Range;

use super::interval::{Interval, Modifier};
use super::lexicon::{Lexicon, Unit};
use super::numeral::{Numeral, Value, numeral};
use super::range;
use super::token::{Shape, Token, split_clitics, tokens};

/// A number read in a folded sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The number itself, both ends of a range; bytes of the folded sentence.
    pub number: Range<usize>,
    /// The number with its bounding words and its unit.
    pub extent: Range<usize>,
    /// A bounding phrase that stands apart after the number, if any.
    pub apart: Option<Range<usize>>,
    /// The values.
    pub value: Interval,
    /// What kind of number it is.
    pub kind: Kind,
    /// The unit's code, such as `USD` or `week`.
    pub unit: Option<String>,
}

/// Kinds of numbers that rules tell apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A count without a unit.
    Count,
    /// A singular noun that counts one.
    One,
    /// First, 2nd, 3.: a place in an order.
    Ordinal,
    /// Digits that belong to a name or a number plate.
    Code,
    /// A number with a unit of this kind (`percent`, `money`, `duration`, …).
    Unit(String),
}

/// All quantities of a folded sentence, in order. Numbers inside `taken` (dates, times of day) are
/// left out.
pub fn quantities(folded: &str, lexicon: &Lexicon, taken: &[Range<usize>]) -> Vec<Quantity> {
    let plain = tokens(folded);
    let tokens = split_clitics(plain, lexicon);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(span) = taken.iter().find(|span| span.contains(&tokens[at].span.start)) {
            at = tokens.iter().position(|token| token.span.start >= span.end).unwrap_or(tokens.len());
            continue;
        }
        match quantity(&tokens, at, lexicon) {
            Some((quantity, end)) => {
                // A singular noun right after a number is what the number counts.
                let counted = quantity.kind == Kind::One
                    && found
                        .last()
                        .is_some_and(|last: &Quantity| last.extent.end + 1 == tokens[at].span.start);
                found.extend((!counted).then_some(quantity));
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// The quantity that starts at token `at`, and the token after it.
fn quantity(tokens: &[Token<'_>], at: usize, lexicon: &Lexicon) -> Option<(Quantity, usize)> {
    if tokens[at].shape != Shape::Digits && !lexicon.starts.contains(tokens[at].text) {
        return None;
    }
    if let Some((value, start, end)) = range::range(tokens, at, lexicon) {
        let (mut quantity, end) = finish(tokens, start, end, value, lexicon);
        quantity.extent.start = quantity.extent.start.min(tokens[at].span.start);
        return Some((quantity, end));
    }
    if let Some(found) = unit_first(tokens, at, lexicon) {
        return Some(found);
    }
    let read = numeral(tokens, at, tokens.len(), lexicon)?;
    if let Some(kind) = attached(tokens, at, read.end, lexicon) {
        let span = tokens[at].span.start..tokens[read.end - 1].span.end;
        let letters = tokens.get(read.end).filter(|token| token.shape == Shape::Word);
        let extent = span.start..letters.map_or(span.end, |token| token.span.end);
        let end = read.end + usize::from(letters.is_some());
        return Some((Quantity { extent, ..plain(span, interval(&read), kind) }, end));
    }
    match read.value {
        Value::One => one(tokens, at, read.end, lexicon),
        _ => Some(finish(tokens, at, read.end, interval(&read), lexicon)),
    }
}

/// Adds the bounds and the unit around a number.
fn finish(
    tokens: &[Token<'_>],
    start: usize,
    end: usize,
    value: Interval,
    lexicon: &Lexicon,
) -> (Quantity, usize) {
    let number = tokens[start].span.start..tokens[end - 1].span.end;
    let (unit, unit_start, unit_end) = unit_around(tokens, start, end, lexicon);
    let (before, first) = modifier_before(tokens, unit_start, lexicon);
    let (after, apart) = modifier_after(tokens, unit_end, lexicon);
    let adjacent = apart.as_ref().is_some_and(|(from, _)| *from <= unit_end + 1);
    let last = if adjacent { apart.as_ref().map_or(unit_end, |(_, to)| *to) } else { unit_end };
    let extent = tokens[first].span.start..tokens[last - 1].span.end;
    let quantity = Quantity {
        number,
        extent,
        apart: apart.filter(|_| !adjacent).map(|(from, to)| tokens[from].span.start..tokens[to - 1].span.end),
        value: value.bounded(before.or(after)),
        kind: unit.map_or(Kind::Count, |unit| Kind::Unit(unit.kind.clone())),
        unit: unit.map(|unit| unit.code.clone()),
    };
    (quantity, last)
}

fn plain(span: Range<usize>, value: Interval, kind: Kind) -> Quantity {
    Quantity { number: span.clone(), extent: span, apart: None, value, kind, unit: None }
}

/// What the number says by itself; bounds around it come later.
fn interval(read: &Numeral) -> Interval {
    match read.value {
        Value::Number(value) => Interval::new(value, Modifier::Exact),
        Value::Approximate(value) => Interval::new(value, Modifier::About),
        Value::Vague(interval) => interval,
        Value::One => Interval::new(1.0, Modifier::Exact),
        Value::Two => Interval::new(2.0, Modifier::Exact),
    }
}

/// The bound before the number, and the first token that belongs to it. Of two bounds in a row
/// ("at least about 300") the one that is not "about" counts.
fn modifier_before(tokens: &[Token<'_>], start: usize, lexicon: &Lexicon) -> (Option<Modifier>, usize) {
    let mut found: Option<Modifier> = None;
    let mut first = start;
    while let Some((modifier, from)) = phrase_before(tokens, first, lexicon) {
        found = match found {
            Some(inner) if modifier == Modifier::About || inner != Modifier::About => Some(inner),
            _ => Some(modifier),
        };
        first = from;
    }
    (found, first)
}

fn phrase_before(tokens: &[Token<'_>], end: usize, lexicon: &Lexicon) -> Option<(Modifier, usize)> {
    let end = end - usize::from(end > 0 && tokens[end - 1].shape == Shape::Space);
    let from = end.saturating_sub(lexicon.longest);
    (from..end).find_map(|start| Some((*lexicon.before.get(&joined(&tokens[start..end]))?, start)))
}

/// How far a bounding phrase may stand after its number: "286 people at least".
const WORDS_BEFORE_A_TRAILING_BOUND: usize = 4;

/// The bound after the number, up to a few words later, as the token range of its phrase.
fn modifier_after(
    tokens: &[Token<'_>],
    end: usize,
    lexicon: &Lexicon,
) -> (Option<Modifier>, Option<(usize, usize)>) {
    let mut words = 0;
    let mut at = end;
    while at < tokens.len() && words <= WORDS_BEFORE_A_TRAILING_BOUND {
        let token = &tokens[at];
        match token.shape {
            Shape::Digits => break,
            Shape::Mark if token.text != "\"" => break,
            Shape::Word => {
                if let Some((modifier, to)) = phrase_after(tokens, at, lexicon) {
                    return (Some(modifier), Some((at, to)));
                }
                words += 1;
            }
            _ => {}
        }
        at += 1;
    }
    (None, None)
}

/// A trailing bound that starts at `at`; one that a number follows belongs to that number.
fn phrase_after(tokens: &[Token<'_>], at: usize, lexicon: &Lexicon) -> Option<(Modifier, usize)> {
    let last = tokens.len().min(at + lexicon.longest);
    let (modifier, to) =
        (at + 1..=last).rev().find_map(|to| Some((*lexicon.after.get(&joined(&tokens[at..to]))?, to)))?;
    let next = to + usize::from(tokens.get(to).is_some_and(|token| token.shape == Shape::Space));
    numeral(tokens, next, tokens.len(), lexicon).is_none().then_some((modifier, to))
}

/// The unit right after or right before the number, with the tokens number and unit span.
fn unit_around<'a>(
    tokens: &[Token<'_>],
    start: usize,
    end: usize,
    lexicon: &'a Lexicon,
) -> (Option<&'a Unit>, usize, usize) {
    let gap = |token: &Token<'_>| token.shape == Shape::Space || token.text == "-";
    let next = end + usize::from(tokens.get(end).is_some_and(gap));
    if let Some((unit, to)) = unit_at(tokens, next, lexicon) {
        return (Some(unit), start, to);
    }
    let before = start - usize::from(start > 0 && tokens[start - 1].shape == Shape::Space);
    let from = before.saturating_sub(3);
    let symbol = (from..before).find_map(|at| {
        let unit = lexicon.units_before.get(&joined(&tokens[at..before]))?;
        Some((unit, at))
    });
    symbol.map_or((None, start, end), |(unit, at)| (Some(unit), at, end))
}

fn unit_at<'a>(tokens: &[Token<'_>], at: usize, lexicon: &'a Lexicon) -> Option<(&'a Unit, usize)> {
    let last = tokens.len().min(at + lexicon.longest);
    (at + 1..=last).rev().find_map(|to| Some((lexicon.units.get(&joined(&tokens[at..to]))?, to)))
}

/// A unit word that says the number itself ("two weeks" in one word), or that stands before its
/// number with the article on both ("the weeks the six").
fn unit_first(tokens: &[Token<'_>], at: usize, lexicon: &Lexicon) -> Option<(Quantity, usize)> {
    let (unit, end) = unit_at(tokens, at, lexicon)?;
    let (value, last) = match unit.count {
        Some(count) => (Interval::new(f64::from(count), Modifier::Exact), end),
        None => {
            let article = end + 1;
            let is_article = |token: &Token<'_>| lexicon.clitics.iter().any(|clitic| clitic == token.text);
            tokens.get(article).filter(|token| is_article(token))?;
            let read = numeral(tokens, article + 1, tokens.len(), lexicon)?;
            (interval(&read), read.end)
        }
    };
    let (before, first) = modifier_before(tokens, at, lexicon);
    let number = tokens[at].span.start..tokens[last - 1].span.end;
    let quantity = Quantity {
        extent: tokens[first].span.start..number.end,
        number,
        apart: None,
        value: value.bounded(before),
        kind: Kind::Unit(unit.kind.clone()),
        unit: Some(unit.code.clone()),
    };
    Some((quantity, last))
}

/// A singular noun that counts one: with its article where the language has one, and with the
/// word that stresses the one.
fn one(tokens: &[Token<'_>], at: usize, end: usize, lexicon: &Lexicon) -> Option<(Quantity, usize)> {
    let glued = at.checked_sub(1).and_then(|before| tokens.get(before));
    if glued.is_some_and(|token| lexicon.definite.contains(token.text)) {
        return None;
    }
    let start = if lexicon.articles.is_empty() { at } else { article_before(tokens, at, lexicon)? };
    let single = tokens.get(end + 1).is_some_and(|token| lexicon.single.contains(token.text));
    let end = if single { end + 2 } else { end };
    let span = tokens[start].span.start..tokens[end - 1].span.end;
    Some((plain(span, Interval::new(1.0, Modifier::Exact), Kind::One), end))
}

/// The article before a noun, at most one adjective away.
fn article_before(tokens: &[Token<'_>], at: usize, lexicon: &Lexicon) -> Option<usize> {
    [2, 4].iter().find_map(|back| {
        let start = at.checked_sub(*back)?;
        let spaced = (start..at).skip(1).step_by(2).all(|i| tokens[i].shape == Shape::Space);
        (spaced && lexicon.articles.contains(tokens[start].text)).then_some(start)
    })
}

/// What a number is when letters touch its digits: an ordinal or part of a name.
fn attached(tokens: &[Token<'_>], start: usize, end: usize, lexicon: &Lexicon) -> Option<Kind> {
    if tokens[start].shape != Shape::Digits {
        return None;
    }
    let is_clitic = |token: &Token<'_>| lexicon.clitics.iter().any(|clitic| clitic == token.text);
    let word = |at: usize| tokens.get(at).filter(|token| token.shape == Shape::Word);
    if let Some(next) = word(end) {
        if lexicon.ordinal_endings.contains(next.text) {
            return Some(Kind::Ordinal);
        }
        let known = lexicon.units.contains_key(next.text) || is_clitic(next) || !lexicon.clitics.is_empty();
        return (!known).then_some(Kind::Code);
    }
    let before = |back: usize| start.checked_sub(back).and_then(word);
    let hyphen = start.checked_sub(1).is_some_and(|at| tokens[at].text == "-");
    let named = if hyphen { before(2) } else { before(1) };
    named.filter(|token| !is_clitic(token) && !lexicon.joiners.contains(token.text)).map(|_| Kind::Code)
}

/// The text of tokens with plain spaces.
fn joined(tokens: &[Token<'_>]) -> String {
    tokens.iter().map(|token| if token.shape == Shape::Space { " " } else { token.text }).collect()
}
