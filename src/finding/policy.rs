//! Summary figures: what a desk chooses to print of figures that differ. Nobody is voted right.

use std::cmp::Ordering;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Finding, moment, range, witness};
use crate::claim::Claim;
use crate::document::Document;
use crate::quantity::{Interval, Modifier};

/// Which figure of a dispute a desk prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    /// The lowest stated.
    Lowest,
    /// The highest stated.
    Highest,
    /// From the lowest to the highest stated.
    Range,
    /// That of the latest day; none where no day is known.
    Latest,
    /// That which most independent documents state.
    MostWitnesses,
}

/// The figures that a policy chooses among the claims of a finding, lowest first: one, or several
/// where nothing tells them apart. A bound stays a bound.
pub fn choose(policy: Policy, finding: &Finding, documents: &[Document], claims: &[Claim]) -> Vec<Interval> {
    let told: Vec<&Claim> = finding.claims.iter().filter_map(|&index| claims.get(index)).collect();
    let values = || told.iter().map(|claim| claim.value);
    let chosen = match policy {
        Policy::Lowest => values().min_by(by_point).into_iter().collect(),
        Policy::Highest => values().max_by(by_point).into_iter().collect(),
        Policy::Range => span(values().collect()),
        Policy::Latest => best(&told, |claim| claim.as_of.as_ref().and_then(moment::last_day)),
        Policy::MostWitnesses => best(&told, |claim| {
            let same: Vec<&Claim> = told.iter().filter(|other| other.value == claim.value).copied().collect();
            Some(witness::weigh(documents, &same).witnesses)
        }),
    };
    distinct(chosen)
}

/// The values of the claims with the highest rank; none where none has any.
fn best<Rank: Ord>(told: &[&Claim], rank: impl Fn(&Claim) -> Option<Rank>) -> Vec<Interval> {
    let Some(highest) = told.iter().filter_map(|claim| rank(claim)).max() else { return Vec::new() };
    let chosen = told.iter().filter(|claim| rank(claim).as_ref() == Some(&highest));
    chosen.map(|claim| claim.value).collect()
}

/// From the lowest end to the highest; open above where the highest figure is.
fn span(values: Vec<Interval>) -> Vec<Interval> {
    let Some(low) = values.iter().filter_map(Interval::figure).min_by(f64::total_cmp) else {
        return Vec::new();
    };
    let Some(top) = values.iter().copied().max_by(by_point) else { return Vec::new() };
    let high = values.iter().filter_map(|value| value.high.or(value.low)).max_by(f64::total_cmp);
    let high = high.filter(|_| top.high.is_some());
    vec![if high == Some(low) { top } else { Interval::between(low, high, Modifier::Range) }]
}

fn by_point(a: &Interval, b: &Interval) -> Ordering {
    range::point(a).total_cmp(&range::point(b))
}

fn distinct(mut values: Vec<Interval>) -> Vec<Interval> {
    values.sort_by(by_point);
    values.dedup();
    values
}
