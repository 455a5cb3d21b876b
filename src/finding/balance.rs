//! Sums across documents: figures of which any few go together, and no value satisfies all.
//!
//! Figures of one count that go together in pairs go together as a whole, as intervals do. Parts
//! and their total do not: each part may lie below the total, and all of them above it.

use super::draft::Draft;
use super::range::Range;
use super::statement::{Group, Statement, Table};
use super::{Basis, Verdict, sum, whole};

/// How far parts may add up above a total that is still the total of the same people.
const NEAR: f64 = 0.5;

/// A figure for a part, with the least that it allows.
struct Part<'a> {
    group: &'a Group<'a>,
    told: &'a Statement,
    low: f64,
}

/// For each group at most one finding: the total that leaves most room, and the fewest parts of
/// several documents that it leaves no room for. Parts below their total are no finding.
pub(super) fn findings(tables: &[Table]) -> Vec<Draft> {
    let groups = tables.iter().flat_map(|table| table.groups.iter().map(move |group| (table, group)));
    groups.filter_map(|(table, whole)| exceeded(tables, table, whole)).collect()
}

fn exceeded(tables: &[Table], table: &Table, whole: &Group) -> Option<Draft> {
    let high = |told: &Statement| Range::of(&told.value, whole.measure.tolerance).high;
    let mut totals: Vec<&Statement> = whole.stated.iter().filter(|told| high(told).is_finite()).collect();
    totals.sort_by(|a, b| high(b).total_cmp(&high(a)));
    totals.into_iter().find_map(|total| {
        let kinds = [sides(table, whole, total), measures(tables, table, whole, total)];
        kinds.into_iter().find_map(|parts| draft(whole, total, smallest(table, parts, high(total))?))
    })
}

/// The sides, or the places inside, that the same people were divided by.
fn sides<'a>(table: &'a Table, whole: &Group, total: &Statement) -> Vec<Part<'a>> {
    let divides = |part: &&Group| {
        let (part, whole) = (&part.key, &whole.key);
        let sides = !part.side.is_empty() && (whole.side.is_empty() || table.inside(part, whole));
        sides && part.who == whole.who && part.period.is_none() && part != whole && whole.period.is_none()
    };
    table.groups.iter().filter(divides).filter_map(|group| least(group, total)).collect()
}

/// The measures that are counted in the total's, of the same people.
fn measures<'a>(tables: &'a [Table], table: &Table, whole: &Group, total: &Statement) -> Vec<Part<'a>> {
    let counted =
        |other: &&Table| other.unit == table.unit && other.measure.part_of.contains(&whole.measure.id);
    let groups = tables.iter().filter(counted).flat_map(|other| &other.groups);
    groups.filter(|group| group.key == whole.key).filter_map(|group| least(group, total)).collect()
}

/// The figure of a part that leaves the total most room, of those that the total does not outdate.
fn least<'a>(group: &'a Group, total: &Statement) -> Option<Part<'a>> {
    let known = group.stated.iter().filter(|told| whole::comparable(told, total) && !told.replaced);
    let low = |told: &Statement| Range::of(&told.value, group.measure.tolerance).low;
    let told = known.min_by(|a, b| low(a).total_cmp(&low(b)))?;
    Some(Part { group, told, low: low(told) }).filter(|part| part.low.is_finite() && part.low > 0.0)
}

/// The fewest parts, nobody in two of them, that add up to more than `high`; at least two.
fn smallest<'a>(table: &Table, mut parts: Vec<Part<'a>>, high: f64) -> Option<Vec<Part<'a>>> {
    parts.sort_by(|a, b| b.low.total_cmp(&a.low));
    let mut chosen: Vec<Part> = Vec::new();
    for part in parts {
        let apart = |other: &Part| {
            let (one, other) = (part.group, other.group);
            one.measure.id != other.measure.id || sum::disjoint(table, &one.key, &other.key)
        };
        if chosen.iter().all(apart) {
            chosen.push(part);
        }
        let all: f64 = chosen.iter().map(|part| part.low).sum();
        if all > high {
            return (chosen.len() > 1 && all <= high * (1.0 + NEAR)).then_some(chosen);
        }
    }
    None
}

fn draft(whole: &Group, total: &Statement, parts: Vec<Part>) -> Option<Draft> {
    let all: f64 = parts.iter().map(|part| part.low).sum();
    let told: Vec<&Statement> = parts.iter().map(|part| part.told).chain([total]).collect();
    let mut draft = Draft::new(whole, &told, Verdict::Contradiction, Basis::Sum, "across");
    draft.facts.insert("total", total.value.to_string());
    draft.facts.insert("sum", all.to_string());
    (draft.documents > 1).then_some(draft)
}
