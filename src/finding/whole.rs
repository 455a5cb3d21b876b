//! A part over its whole: a place inside another, a kind of people, a measure that is part of another.

use super::draft::Draft;
use super::range::Range;
use super::statement::{Group, Statement, Table};
use super::{Basis, Verdict};

/// Parts whose lowest value is above all that the whole of another document allows. Inside one article a figure
/// above another is mostly of another whole; what it breaks down itself is added up in [`super::sum`].
pub(super) fn findings(tables: &[Table]) -> Vec<Draft> {
    pairs(tables).filter_map(|(_, part, whole)| exceeding(part, whole)).collect()
}

/// Groups of which the first counts some of those that the second counts, with the table of the first.
pub(super) fn pairs<'a>(
    tables: &'a [Table<'a>],
) -> impl Iterator<Item = (&'a Table<'a>, &'a Group<'a>, &'a Group<'a>)> {
    let of = |table: &'a Table<'a>| table.groups.iter().map(move |group| (table, group));
    let all = move || tables.iter().flat_map(of);
    all().flat_map(move |(table, part)| {
        let counted = move |other: &'a Table<'a>, whole: &'a Group<'a>| {
            if std::ptr::eq(table, other) {
                return table.inside(&part.key, &whole.key);
            }
            table.unit == other.unit
                && table.measure.part_of.contains(&other.measure.id)
                && part.key == whole.key
        };
        all().filter(move |(other, whole)| counted(other, whole)).map(move |(_, whole)| (table, part, whole))
    })
}

/// Whether the whole is not merely the older figure: both closing, or the whole of the same day or later.
pub(super) fn comparable(part: &Statement, whole: &Statement) -> bool {
    let settled = part.moment.settled && whole.moment.settled;
    let days = part.moment.day.zip(whole.moment.day);
    settled || days.map_or(part.document == whole.document, |(part, whole)| whole >= part)
}

fn exceeding(part: &Group, whole: &Group) -> Option<Draft> {
    let tolerance = whole.measure.tolerance;
    let over = |one: &Statement, all: &Statement| {
        let (one_range, all_range) = (Range::of(&one.value, tolerance), Range::of(&all.value, tolerance));
        let above = one_range.low >= all_range.high && !one_range.meets(&all_range);
        above && one.document != all.document && all.value.high != Some(0.0) && comparable(one, all)
    };
    let parts: Vec<&Statement> =
        part.stated.iter().filter(|one| whole.stated.iter().any(|all| over(one, all))).collect();
    let wholes = whole.stated.iter().filter(|all| part.stated.iter().any(|one| over(one, all)));
    let told: Vec<&Statement> = parts.iter().copied().chain(wholes).collect();
    let first = parts.first()?;
    let mut draft = Draft::new(part, &told, Verdict::Contradiction, Basis::PartWhole, "");
    draft.facts.insert("part", first.value.to_string());
    Some(draft)
}
