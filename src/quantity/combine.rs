//! Two quantities that are one: "more than 20 but fewer than 30", "45 (forty-five)".

use super::interval::{Interval, Modifier};
use super::lexicon::Lexicon;
use super::reader::{Kind, Quantity};

/// Makes one quantity of each lower and upper bound that stand together, in either order, and
/// of each number that is repeated in brackets.
pub fn combine(folded: &str, found: Vec<Quantity>, lexicon: &Lexicon) -> Vec<Quantity> {
    let mut out: Vec<Quantity> = Vec::with_capacity(found.len());
    for quantity in found {
        if out.last().is_some_and(|last| repeats(folded, last, &quantity)) {
            continue;
        }
        match out.last_mut().and_then(|last| both(folded, last, &quantity, lexicon)) {
            Some(both) => {
                out.pop();
                out.push(both);
            }
            None => out.push(quantity),
        }
    }
    out
}

fn repeats(folded: &str, first: &Quantity, second: &Quantity) -> bool {
    let opened = folded.get(first.extent.end..second.number.start).is_some_and(|text| text.trim() == "(");
    let same = (first.value.low, first.value.high) == (second.value.low, second.value.high);
    opened && same && folded[second.number.end..].starts_with(')')
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
