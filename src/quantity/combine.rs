//! Two quantities that are one: "more than 20 but fewer than 30", "45 (forty-five)".

use super::interval::{Interval, Modifier};
use super::lexicon::Lexicon;
use super::reader::{Kind, Quantity};

/// Makes one quantity of each lower and upper bound that stand together, in either order, and
/// of each number that is repeated in brackets.
pub fn combine(folded: &str, found: Vec<Quantity>, lexicon: &Lexicon) -> Vec<Quantity> {
    let mut out: Vec<Quantity> = Vec::with_capacity(found.len());
    for quantity in found {
        let one = out.last().and_then(|last| {
            repeated(folded, last, &quantity, lexicon).or_else(|| both(folded, last, &quantity, lexicon))
        });
        if one.is_some() {
            out.pop();
        }
        out.push(one.unwrap_or(quantity));
    }
    out
}

/// "Forty-five (45) days" is 45 days.
fn repeated(folded: &str, first: &Quantity, second: &Quantity, lexicon: &Lexicon) -> Option<Quantity> {
    let opened = folded.get(first.extent.end..second.number.start)?.trim() == "(";
    let same = (first.value.low, first.value.high) == (second.value.low, second.value.high);
    let rest = folded[second.number.end..].strip_prefix(')').filter(|_| opened && same)?;
    let word: &str = rest.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let end = second.extent.end.max(second.number.end + 1);
    let Some(unit) = lexicon.units.get(word).filter(|_| first.unit.is_none()) else {
        return Some(Quantity { extent: first.extent.start..end, ..first.clone() });
    };
    let end = end.max(folded.len() - rest.trim_start().len() + word.len());
    let (kind, code) = (Kind::Unit(unit.kind.clone()), Some(unit.code.clone()));
    Some(Quantity { extent: first.extent.start..end, kind, unit: code, ..first.clone() })
}

fn both(folded: &str, first: &Quantity, second: &Quantity, lexicon: &Lexicon) -> Option<Quantity> {
    let between = folded.get(first.extent.end..second.extent.start)?.trim();
    let joins = lexicon.words.joiners.contains(between) || lexicon.bound_joiners.get(between).is_some();
    let alike = first.kind == second.kind || first.kind == Kind::Count;
    let value = inside(first.value, second.value).or_else(|| inside(second.value, first.value))?;
    (joins && alike && first.apart.is_none()).then(|| Quantity {
        number: first.number.start..second.number.end,
        extent: first.extent.start..second.extent.end,
        value,
        ..second.clone()
    })
}

/// The values above the one bound and below the other; none when these are no such bounds.
fn inside(low: Interval, high: Interval) -> Option<Interval> {
    let lower = matches!(low.modifier, Modifier::MoreThan | Modifier::AtLeast);
    let upper = matches!(high.modifier, Modifier::LessThan | Modifier::AtMost);
    let (least, most) = (low.low?, high.high?);
    (lower && upper && least < most).then_some(Interval {
        low_open: low.low_open,
        high_open: high.high_open,
        ..Interval::between(least, Some(most), Modifier::Range)
    })
}
