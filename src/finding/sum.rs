//! Sums: a total and the parts that the same document breaks it down to.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::range;
use super::statement::{Case, Group, Key, Statement, Table};
use super::{Basis, Verdict};
use crate::quantity::{Interval, Modifier};

/// How many sentences after the total its parts may stand.
const REACH: usize = 2;

/// How many bytes apart the numbers of one list stand at most.
const LIST: usize = 60;

/// How far the sum of parts may be above the total to be a breakdown of it.
const NEAR: f64 = 0.2;

/// A statement with its group and where it stands.
#[derive(Clone, Copy)]
struct Entry<'a> {
    sentence: usize,
    start: usize,
    group: &'a Group<'a>,
    told: &'a Statement,
}

/// Breakdowns that exceed their total, and parts told by several parties that make up a total.
/// Parts that stay below the total may leave others out and are no finding.
pub(super) fn findings(case: &Case, table: &Table) -> Vec<Draft> {
    let mut documents: BTreeMap<usize, Vec<Entry>> = BTreeMap::new();
    for group in table.groups.iter().filter(|group| group.key.period.is_none()) {
        for told in &group.stated {
            let entries = places(case, told).map(|(sentence, start)| Entry { sentence, start, group, told });
            documents.entry(told.document).or_default().extend(entries);
        }
    }
    documents.into_values().flat_map(|entries| in_document(table, entries)).collect()
}

fn places(case: &Case, told: &Statement) -> impl Iterator<Item = (usize, usize)> {
    let claims = told.claims.iter().filter_map(|&index| case.claims.get(index));
    claims.map(|claim| (claim.sentence, claim.evidence.span.start))
}

fn in_document(table: &Table, mut entries: Vec<Entry>) -> Vec<Draft> {
    entries.sort_by_key(|entry| entry.start);
    let rest = |index: usize| entries.get(index + 1..).unwrap_or_default();
    entries.iter().enumerate().filter_map(|(index, total)| breakdown(table, total, rest(index))).collect()
}

fn breakdown(table: &Table, total: &Entry, after: &[Entry]) -> Option<Draft> {
    let parts = parts(table, total, after);
    let sum = sum(&parts);
    if parts.len() < 2 {
        return None;
    }
    parties(total, &parts, sum).or_else(|| exceeds(total, &parts, sum))
}

/// The parts that follow a total. Once they make up the total only a list that goes on without a break
/// has more of them: what stands further off counts the same people in another way.
fn parts<'a>(table: &Table, total: &Entry, after: &[Entry<'a>]) -> Vec<Entry<'a>> {
    let mut parts: Vec<Entry> = Vec::new();
    for entry in after.iter().take_while(|entry| entry.sentence <= total.sentence + REACH) {
        let full = parts.len() > 1 && sum(&parts) >= total.told.point();
        let listed = parts.last().is_none_or(|last| {
            entry.sentence == last.sentence && entry.start.saturating_sub(last.start) <= LIST
        });
        if !fits(table, total, &parts, entry) || full && !listed {
            break;
        }
        parts.push(*entry);
    }
    parts
}

fn fits(table: &Table, total: &Entry, parts: &[Entry], entry: &Entry) -> bool {
    let value = &entry.told.value;
    divides(table, &entry.group.key, &total.group.key)
        && value.low.is_some()
        && !matches!(value.modifier, Modifier::Vague | Modifier::Range)
        && parts.iter().all(|part| disjoint(table, &part.group.key, &entry.group.key))
}

fn sum(parts: &[Entry]) -> f64 {
    parts.iter().map(|part| part.told.point()).sum()
}

/// Parts of several parties that together make a total which is rounded.
fn parties(total: &Entry, parts: &[Entry], sum: f64) -> Option<Draft> {
    let voices: BTreeSet<_> = parts.iter().filter_map(|part| part.told.attribution.as_ref()).collect();
    let figure = Interval::new(sum, Modifier::Exact);
    let made = range::one_figure(&total.told.value, &figure, total.group.measure.tolerance);
    (voices.len() > 1 && made).then(|| draft(total, parts, Verdict::Agreement, sum))
}

fn exceeds(total: &Entry, parts: &[Entry], sum: f64) -> Option<Draft> {
    let high = range::Range::of(&total.told.value, total.group.measure.tolerance).high;
    (sum > high && sum <= high * (1.0 + NEAR)).then(|| draft(total, parts, Verdict::Contradiction, sum))
}

fn draft(total: &Entry, parts: &[Entry], verdict: Verdict, sum: f64) -> Draft {
    let told: Vec<&Statement> = std::iter::once(total).chain(parts).map(|entry| entry.told).collect();
    let mut draft = Draft::new(total.group, &told, verdict, Basis::Sum, "");
    draft.presumed = false;
    draft.facts.insert("total", total.told.value.to_string());
    draft.facts.insert("sum", sum.to_string());
    draft
}

/// Whether `part` is a share of `whole` by kind of people or by side; a whole of one kind may be
/// broken down into sides that do not name the kind again.
fn divides(table: &Table, part: &Key, whole: &Key) -> bool {
    table.inside(part, whole) || whole.side.is_empty() && !part.side.is_empty()
}

/// Whether nobody is in both: parts of one dimension only, sides that are not in each other or kinds
/// that do not share a word.
pub(super) fn disjoint(table: &Table, a: &Key, b: &Key) -> bool {
    if a.side.is_empty() && b.side.is_empty() {
        return a.who.is_disjoint(&b.who);
    }
    let apart = |one: &String, other: &String| {
        one != other && !table.places.contains(one, other) && !table.places.contains(other, one)
    };
    let sides = !a.side.is_empty() && !b.side.is_empty();
    sides && a.side.iter().all(|one| b.side.iter().all(|other| apart(one, other)))
}
