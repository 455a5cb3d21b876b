//! What the statements of one group amount to: agreements, series, contradictions, discrepancies.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::unionfind::UnionFind;

use super::agreement;
use super::comparison::{Relation, Relations};
use super::draft::Draft;
use super::range;
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

/// The series, and the counts taken back; a count taken back inside the series is part of it.
fn revisions(group: &Group, relations: &Relations, chain: Option<Vec<usize>>) -> Vec<Draft> {
    let mut chain = chain.unwrap_or_default();
    let mut apart = Vec::new();
    for taken_back in series::corrections(relations, group.stated.len()) {
        if taken_back.iter().any(|index| chain.contains(index)) && spans(group, &chain, &taken_back) {
            chain.extend(taken_back.iter().copied());
            chain.sort_unstable();
            chain.dedup();
        } else {
            apart.push(draft(group, &taken_back, Verdict::Revision, Basis::Dates, "taken_back"));
        }
    }
    let case = if group.falls { "falls" } else { "" };
    let series = (!chain.is_empty()).then(|| draft(group, &chain, Verdict::Revision, Basis::Dates, case));
    series.into_iter().chain(apart).collect()
}

fn spans(group: &Group, chain: &[usize], others: &[usize]) -> bool {
    let points = |members: &[usize]| -> Vec<f64> {
        statements(group, members).iter().map(|statement| statement.point()).collect()
    };
    let ends = |points: &[f64]| {
        points.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), p| (low.min(*p), high.max(*p)))
    };
    let ((low, high), (least, most)) = (ends(&points(chain)), ends(&points(others)));
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
    components(&pairs, group.stated.len()).into_iter().filter(|set| !told(set)).collect()
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
