//! What follows for the claim from a figure of the evidence.

use counterclaim::quantity::{Interval, Modifier};
use jiff::civil::Date;
use serde::Deserialize;

use super::read::{Figure, Holds};

/// Of the benchmark, mildest first: one refuted figure refutes a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Label {
    #[serde(rename = "SUPPORTS")]
    Supports,
    #[serde(rename = "NOT ENOUGH INFO")]
    NotEnoughInfo,
    #[serde(rename = "REFUTES")]
    Refutes,
}

impl Label {
    pub const ALL: [Label; 3] = [Label::Supports, Label::Refutes, Label::NotEnoughInfo];
}

/// How far "about" reaches.
const ABOUT: f64 = 0.05;

/// What two figures come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answer {
    pub label: Label,
    /// Whether the values as such, whatever their days, speak against the claim.
    pub against: bool,
}

/// What a figure of the evidence comes to for one of the claim.
pub fn answer(claim: &Figure, evidence: &Figure) -> Answer {
    let told = values(&evidence.value);
    let in_time = match order(&claim.holds, &evidence.holds).filter(|_| claim.running) {
        Some(Order::Earlier) => (told.0, (f64::INFINITY, false)),
        Some(Order::Later) => ((0.0, false), told.1),
        None => told,
    };
    let against = compare(values(&claim.value), told) != Label::Supports;
    Answer { label: compare(values(&claim.value), in_time), against }
}

/// What days alone come to: the evidence names another day than the claim.
pub fn other_day(claim: &Holds, evidence: &Holds) -> bool {
    order(claim, evidence).is_some()
}

/// A bound, and whether the value itself is left out.
type End = (f64, bool);

fn values(stated: &Interval) -> (End, End) {
    let room = if stated.modifier == Modifier::About { ABOUT } else { 0.0 };
    let low = stated.low.map_or(f64::NEG_INFINITY, |low| low * (1.0 - room));
    let high = stated.high.map_or(f64::INFINITY, |high| high * (1.0 + room));
    ((low, stated.low_open), (high, stated.high_open))
}

fn compare(claim: (End, End), evidence: (End, End)) -> Label {
    let shut = |one: End, other: End| one.0 == other.0 && (one.1 || other.1);
    let below = |high: End, low: End| high.0 < low.0 || shut(high, low);
    if below(claim.1, evidence.0) || below(evidence.1, claim.0) {
        return Label::Refutes;
    }
    let inside = |outer: End, inner: End, within: bool| within || outer.0 == inner.0 && (!outer.1 || inner.1);
    let low = inside(claim.0, evidence.0, claim.0.0 < evidence.0.0);
    let high = inside(claim.1, evidence.1, evidence.1.0 < claim.1.0);
    if low && high { Label::Supports } else { Label::NotEnoughInfo }
}

/// How the evidence's day lies to the days the claim is about.
enum Order {
    Earlier,
    Later,
}

/// None where the evidence is of the claim's days, or a day is not known.
fn order(claim: &Holds, evidence: &Holds) -> Option<Order> {
    let days = |holds: &Holds| holds.day.map(|day| (start(holds, day), end(holds, day)));
    let ((from, to), (first, last)) = (days(claim)?, days(evidence)?);
    match (last < from, to < first) {
        (true, _) => Some(Order::Earlier),
        (_, true) => Some(Order::Later),
        _ => None,
    }
}

fn start(holds: &Holds, (first, _): (Date, Date)) -> Date {
    match (holds.before, holds.after) {
        (true, _) => Date::MIN,
        (_, true) => first.tomorrow().unwrap_or(first),
        _ => first,
    }
}

fn end(holds: &Holds, (_, last): (Date, Date)) -> Date {
    match (holds.before, holds.after) {
        (true, _) => last.yesterday().unwrap_or(last),
        (_, true) => Date::MAX,
        _ => last,
    }
}
