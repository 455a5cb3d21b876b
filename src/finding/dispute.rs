//! What the statements of one group amount to: agreements, series, contradictions, discrepancies.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::unionfind::UnionFind;

use super::agreement;
use super::comparison::{Relation, Relations};
use super::draft::Draft;
use super::range::{self, Range};
use super::series;
use super::statement::{Group, Statement, Table};
use super::{Basis, Verdict};

/// The findings inside the groups of a table.
pub(super) fn findings(table: &Table) -> Vec<Draft> {
    table.groups.iter().flat_map(|group| in_group(table, group)).collect()
}

fn in_group(table: &Table, group: &Group) -> Vec<Draft> {
    let relations = Relations::of(table, group);
    let chain = series::longest(group, &relations).filter(|members| documents(group, members) > 1);
    let clashes = components(&relations.pairs(Relation::Clash), group.stated.len());
    let rooms = rooms(group, &relations, chain.as_deref().unwrap_or_default(), &clashes);
    let mut drafts = Vec::new();
    drafts.extend(clashes.iter().map(|members| contradiction(group, members)));
    drafts.extend(rooms.iter().map(|members| draft(group, members, Verdict::Discrepancy, Basis::Bounds, "")));
    drafts.extend(revisions(group, &relations, chain));
    let equal = agreement::clusters(group, &relations);
    drafts.extend(equal.iter().map(|members| agreement(group, members)));
    drafts.retain(|draft| draft.verdict == Verdict::Contradiction || draft.documents > 1);
    drafts
}

fn contradiction(group: &Group, members: &[usize]) -> Draft {
    let told = statements(group, members);
    let zero = told.iter().any(|statement| statement.value.high == Some(0.0));
    let basis = if zero { Basis::Denial } else { Basis::SameQuantity };
    let settled = told.iter().all(|statement| statement.moment.settled);
    let case = match (zero, documents(group, members), settled) {
        (true, ..) => "",
        (_, 1, _) => "one_document",
        (_, _, true) => "settled",
        _ => "",
    };
    draft(group, members, Verdict::Contradiction, basis, case)
}

fn agreement(group: &Group, members: &[usize]) -> Draft {
    let bounds = statements(group, members).iter().any(|statement| range::open(&statement.value));
    let basis = if bounds { Basis::Bounds } else { Basis::SameQuantity };
    draft(group, members, Verdict::Agreement, basis, "")
}

/// The series, and the counts taken back; a count taken back inside the series is part of it, unless
/// other documents told it.
fn revisions(group: &Group, relations: &Relations, chain: Option<Vec<usize>>) -> Vec<Draft> {
    let mut chain = chain.unwrap_or_default();
    let ends = ends(group, &chain);
    let joins = |&(old, new): &(usize, usize)| {
        let joined = chain.contains(&old) || chain.contains(&new);
        joined && within(group, ends, &[old, new]) && !retold(group, relations, old)
    };
    let (inside, apart): (Vec<_>, Vec<_>) =
        relations.pairs(Relation::Correction).into_iter().partition(joins);
    chain.extend(inside.into_iter().flat_map(|(old, new)| [old, new]));
    let chain = series::with_equals(relations, chain, group.stated.len());
    let case = match (group.falls, stale(group, relations, &chain)) {
        (true, _) => "falls",
        (_, true) => "stale",
        _ => "",
    };
    let series = (!chain.is_empty()).then(|| draft(group, &chain, Verdict::Revision, Basis::Dates, case));
    let taken_back = components(&apart, group.stated.len()).into_iter().map(|set| {
        let set = series::with_equals(relations, set, group.stated.len());
        draft(group, &set, Verdict::Revision, Basis::Dates, "taken_back")
    });
    series.into_iter().chain(taken_back).collect()
}

/// Whether another document tells the same figure.
fn retold(group: &Group, relations: &Relations, index: usize) -> bool {
    relations.others(index, Relation::Same).any(|other| !group.of_one_document(index, other))
}

/// Whether a member of a series tells an old figure after a newer one was told.
fn stale(group: &Group, relations: &Relations, chain: &[usize]) -> bool {
    let late = |a: usize, b: usize| {
        let pair = group.stated.get(a).zip(group.stated.get(b));
        let falls = |(a, b): (&Statement, &Statement)| {
            a.moment.day.is_some() && a.moment.day < b.moment.day && b.point() < a.point()
        };
        pair.is_some_and(falls) && relations.get(a, b) == Relation::Nothing
    };
    chain.iter().any(|&a| chain.iter().any(|&b| late(a, b)))
}

/// The lowest and the highest figure of some statements.
fn ends(group: &Group, members: &[usize]) -> (f64, f64) {
    let points = statements(group, members).into_iter().map(Statement::point);
    points.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), point| (low.min(point), high.max(point)))
}

fn within(group: &Group, (low, high): (f64, f64), members: &[usize]) -> bool {
    let (least, most) = ends(group, members);
    low <= least && most <= high
}

/// Figures that differ and leave room for one another, where no series explains it and no
/// contradiction of several documents has told of them already.
fn rooms(group: &Group, relations: &Relations, chain: &[usize], clashes: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let explained = |(a, b): &(usize, usize)| chain.contains(a) && chain.contains(b);
    let mut pairs = relations.pairs(Relation::Room);
    pairs.extend(relations.pairs(Relation::Drift));
    pairs.retain(|pair| !explained(pair));
    let told = |set: &Vec<usize>| {
        clashes
            .iter()
            .filter(|clash| documents(group, clash) > 1)
            .any(|clash| clash.iter().any(|i| set.contains(i)))
    };
    let sets = components(&pairs, group.stated.len()).into_iter().filter(|set| !told(set));
    sets.map(|set| with_room(group, set)).filter(|set| set.len() > 1).collect()
}

/// Of figures that leave room for one another by twos those that do all together: the ones with most room
/// first, then those of a known day, then the others in the order they are told.
fn with_room(group: &Group, mut set: Vec<usize>) -> Vec<usize> {
    let open = |index: &usize| group.stated.get(*index).is_some_and(|stated| range::open(&stated.value));
    let dated = |index: &usize| group.stated.get(*index).is_some_and(|stated| stated.moment.day.is_some());
    set.sort_by_key(|index| (!open(index), !dated(index)));
    let mut kept: Vec<usize> = Vec::new();
    let mut room: Option<Range> = None;
    for index in set {
        let Some(next) = group.stated.get(index) else { continue };
        let next = Range::of(&next.value, group.measure.tolerance);
        if room.is_none_or(|room| room.meets(&next)) {
            room = Some(room.map_or(next, |room| room.within(&next)));
            kept.push(index);
        }
    }
    kept.sort_unstable();
    kept
}

/// The connected sets of a graph of statements, given by its edges; each ascending, in the order of
/// their first.
fn components(edges: &[(usize, usize)], statements: usize) -> Vec<Vec<usize>> {
    let mut sets = UnionFind::<usize>::new(statements);
    for &(a, b) in edges {
        sets.union(a, b);
    }
    let touched: BTreeSet<usize> = edges.iter().flat_map(|&(a, b)| [a, b]).collect();
    let mut components: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for index in touched {
        components.entry(sets.find(index)).or_default().push(index);
    }
    let mut components: Vec<_> = components.into_values().collect();
    components.sort();
    components
}

fn statements<'a>(group: &'a Group, members: &[usize]) -> Vec<&'a Statement> {
    members.iter().filter_map(|&index| group.stated.get(index)).collect()
}

fn documents(group: &Group, members: &[usize]) -> usize {
    Draft::count_documents(&statements(group, members))
}

fn draft(group: &Group, members: &[usize], verdict: Verdict, basis: Basis, case: &'static str) -> Draft {
    Draft::new(group, &statements(group, members), verdict, basis, case)
}
