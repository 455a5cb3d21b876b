//! How a verdict came about: the claims of a finding, two by two.

use super::comparison::{Relation, Relations};
use super::statement::{self, Case, Group};
use super::{Containment, Finding, FindingRules, moment};
use crate::claim::Claim;
use crate::document::Document;
use crate::event::Event;

/// How two claims of a finding stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Their indices; where the relation has a direction, from the first to the second.
    pub claims: [usize; 2],
    /// None where they count other people or another period and were not held against each other.
    pub relation: Option<Relation>,
}

/// The steps to a finding, in the order of its claims. Two claims by which a document says one
/// thing twice have no step between them.
pub fn steps(
    documents: &[Document],
    claims: &[Claim],
    events: &[Event],
    rules: &FindingRules,
    places: &dyn Containment,
    finding: &Finding,
) -> Vec<Step> {
    let case = Case { documents, claims, events, rules, places };
    let tables = statement::tables(&case, finding.event, &moment::document_floors(&case));
    let groups = tables.iter().flat_map(|table| table.groups.iter().map(move |group| (table, group)));
    let holds = |group: &Group| finding.claims.iter().any(|claim| position(group, *claim).is_some());
    let held = groups.filter(|(_, group)| holds(group));
    let held: Vec<Held> = held.map(|(table, group)| (group, Relations::of(table, group))).collect();
    let rest = |at: usize| finding.claims.iter().skip(at + 1).copied();
    let pairs =
        finding.claims.iter().enumerate().flat_map(|(at, one)| rest(at).map(move |other| [*one, other]));
    pairs.filter_map(|pair| step(&held, pair)).collect()
}

/// A group that holds claims of the finding, with its relations.
type Held<'a> = (&'a Group<'a>, Relations);

fn step(groups: &[Held], [one, other]: [usize; 2]) -> Option<Step> {
    for (group, relations) in groups {
        if let (Some(a), Some(b)) = (position(group, one), position(group, other)) {
            return (a != b).then(|| related(relations, [a, b], [one, other]));
        }
    }
    Some(Step { claims: [one, other], relation: None })
}

fn related(relations: &Relations, [a, b]: [usize; 2], [one, other]: [usize; 2]) -> Step {
    let (forth, back) = (relations.get(a, b), relations.get(b, a));
    if forth == Relation::Nothing && back != Relation::Nothing {
        return Step { claims: [other, one], relation: Some(back) };
    }
    Step { claims: [one, other], relation: Some(forth) }
}

fn position(group: &Group, claim: usize) -> Option<usize> {
    group.stated.iter().position(|told| told.claims.contains(&claim))
}
