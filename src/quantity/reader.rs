//! Reads every quantity of a sentence: numbers with their bounds, ranges and units.

use std::ops::Range;

use super::attached::attached;
use super::bracket::{inside, without_brackets};
use super::combine::combine;
use super::element::element;
use super::interval::{Interval, Modifier};
use super::lexicon::Lexicon;
use super::numeral::{Numeral, Value, definite, numeral};
use super::token::{Shape, Tokens, tokens};
use super::{bound, range, single, unit};

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
    if !lexicon.gate.opens(folded, &lexicon.words) {
        return Vec::new();
    }
    let list = without_brackets(folded, lexicon.words.split(tokens(folded)), lexicon);
    let tokens = Tokens::new(folded, &list);
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    // Where what the last number counts ends: "40 people aboard" ends after both nouns in some languages.
    let mut counted_end = 0;
    while at < tokens.len() {
        let start = tokens[at].span.start;
        if let Some(span) = taken.iter().find(|span| span.contains(&start)) {
            at += tokens[at..].iter().take_while(|token| token.span.start < span.end).count();
            continue;
        }
        match quantity(tokens, at, lexicon) {
            Some((mut quantity, end)) => {
                quantity.number = inside(folded, quantity.number);
                // A singular noun right after a number is what the number counts.
                let counted = quantity.kind == Kind::One
                    && counted_end > 0
                    && (counted_end + 1 == start || counted_end > quantity.extent.start);
                counted_end = quantity.extent.end;
                found.extend((!counted).then_some(quantity));
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    combine(folded, found, lexicon)
}

/// The quantity that starts at token `at`, and the token after it.
fn quantity(tokens: Tokens<'_>, at: usize, lexicon: &Lexicon) -> Option<(Quantity, usize)> {
    if !may_start(tokens, at, lexicon) {
        return None;
    }
    if let Some(read) = range::range(tokens, at, lexicon) {
        let (mut quantity, end) = finish(tokens, read.start, read.end, read.value, lexicon);
        quantity.extent.start = quantity.extent.start.min(tokens[at].span.start);
        return Some((quantity, end));
    }
    if let Some(found) = unit_first(tokens, at, lexicon) {
        return Some(found);
    }
    let read = numeral(tokens, at, lexicon).and_then(|read| settle(tokens, at, read, lexicon))?;
    if let Some((kind, end)) = attached(tokens, at, read.end, lexicon) {
        let number = plain(tokens.span(at..read.end), interval(&read), kind);
        return Some((Quantity { extent: tokens.span(at..end), ..number }, end));
    }
    match read.value {
        // An ordinal of one word is a word like any other.
        Value::Ordinal(_) if read.end == at + 1 => None,
        Value::Ordinal(_) => {
            let span = tokens.span(at..read.end);
            Some((plain(span, interval(&read), Kind::Ordinal), read.end))
        }
        Value::One | Value::Lone => {
            let lone = read.value == Value::Lone;
            let (start, end) = single::span(tokens, at, read.end, lone, lexicon)?;
            Some((plain(tokens.span(start..end), interval(&read), Kind::One), end))
        }
        _ => {
            let (quantity, end) = finish(tokens, at, read.end, interval(&read), lexicon);
            let bare = quantity.kind == Kind::Count && quantity.value.modifier == Modifier::Exact;
            let article = bare && single::is_article(tokens, at, read.end, lexicon);
            let spaced = tokens.is(at + 1, Shape::Space);
            let bullet = (bare || spaced) && at == 0 && tokens.says(at, "-") && end < tokens.len();
            let weak = bare && single::is_weak(tokens, at, read.end, lexicon);
            (!article && !bullet && !weak).then_some((quantity, end))
        }
    }
}

/// A vague word that may be something else: right before a number it only bounds it ("some 300"),
/// and with a bound before it it is the number it names ("about a thousand"). None when it is no
/// number by itself.
fn settle(tokens: Tokens<'_>, at: usize, read: Numeral, lexicon: &Lexicon) -> Option<Numeral> {
    if !matches!(read.value, Value::Vague(_)) {
        return Some(read);
    }
    let next = tokens.after_space(read.end);
    let bounds = lexicon.before.at(tokens, at).is_some_and(|(_, end)| end == read.end);
    if bounds && matches!(numeral(tokens, next, lexicon), Some(Numeral { value: Value::Number(_), .. })) {
        return None;
    }
    let bounded = bound::before(tokens, at, lexicon).0.is_some();
    let definite = element(tokens, at, lexicon).and_then(|first| definite(tokens, first, lexicon));
    Some(definite.filter(|number| bounded && number.end >= read.end).unwrap_or(read))
}

/// Whether a number may start at this token: the gate that most tokens do not pass.
fn may_start(tokens: Tokens<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let token = &tokens[at];
    match token.shape {
        Shape::Digits => true,
        Shape::Space => false,
        Shape::Word => token.known && lexicon.starts.contains(token.text),
        Shape::Mark => {
            !token.text.is_ascii()
                || at == 0
                || tokens.get(at + 1).is_some_and(|next| !matches!(next.shape, Shape::Space | Shape::Word))
        }
    }
}

/// Adds the bounds and the unit around a number.
fn finish(
    tokens: Tokens<'_>,
    start: usize,
    end: usize,
    value: Interval,
    lexicon: &Lexicon,
) -> (Quantity, usize) {
    let mut around = unit::around(tokens, start, end, lexicon);
    let mut number_end = end;
    let mut value = value;
    if let Some((part, end)) = unit::and_a_part(tokens, around.end, lexicon).filter(|_| around.unit.is_some())
    {
        value = value.plus(part);
        (around.end, number_end) = (end, end);
    }
    let (before, first) = bound::before(tokens, around.start, lexicon);
    let after = bound::after(tokens, around.end, lexicon);
    let ended = bound::after_ending(tokens, around.end, lexicon);
    let adjacent = after.filter(|(_, from, _)| *from <= ended + 1);
    let last = adjacent.map_or(ended, |(.., to)| to);
    let apart = after.filter(|_| adjacent.is_none()).map(|(_, from, to)| tokens.span(from..to));
    let quantity = Quantity {
        number: tokens.span(start..number_end),
        extent: tokens.span(first..last),
        apart,
        value: value.bounded(bound::stronger(before, after.map(|(modifier, ..)| modifier))),
        kind: around.unit.map_or(Kind::Count, |unit| Kind::Unit(unit.kind.clone())),
        unit: around.unit.map(|unit| unit.code.clone()),
    };
    (quantity, last)
}

fn plain(span: Range<usize>, value: Interval, kind: Kind) -> Quantity {
    Quantity { number: span.clone(), extent: span, apart: None, value, kind, unit: None }
}

/// What the number says by itself; bounds around it come later.
fn interval(read: &Numeral) -> Interval {
    match read.value {
        Value::Number(value) | Value::Ordinal(value) => Interval::new(value, Modifier::Exact),
        Value::Approximate(value) => Interval::new(value, Modifier::About),
        Value::Vague(interval) => interval,
        Value::One | Value::Lone => Interval::new(1.0, Modifier::Exact),
        Value::Two => Interval::new(2.0, Modifier::Exact),
    }
}

/// A unit word that says the number itself ("two weeks" in one word), or that stands before its
/// number with the article on both ("the weeks the six").
fn unit_first(tokens: Tokens<'_>, at: usize, lexicon: &Lexicon) -> Option<(Quantity, usize)> {
    let (unit, end) = lexicon.units.at(tokens, at)?;
    let part = unit::and_a_part(tokens, end, lexicon);
    let (value, last) = match (unit.count, part) {
        (count, Some((part, end))) => {
            (Interval::new(f64::from(count.unwrap_or(1)) + part, Modifier::Exact), end)
        }
        (Some(count), None) => (Interval::new(f64::from(count), Modifier::Exact), end),
        (None, None) => {
            let article = tokens.get(end + 1)?.text;
            lexicon.words.clitics.iter().find(|clitic| *clitic == article)?;
            let read = numeral(tokens, end + 2, lexicon)?;
            (interval(&read), read.end)
        }
    };
    let (before, first) = bound::before(tokens, at, lexicon);
    let quantity = Quantity {
        number: tokens.span(at..last),
        extent: tokens.span(first..last),
        apart: None,
        value: value.bounded(before),
        kind: Kind::Unit(unit.kind.clone()),
        unit: Some(unit.code.clone()),
    };
    Some((quantity, last))
}
