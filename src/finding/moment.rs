//! When a figure holds: its day, and whether the event was long over by then.

use jiff::civil::Date;

use super::statement::{Case, Statement};
use crate::claim::Claim;
use crate::event::Event;
use crate::quantity::Interval;
use crate::time::Period;

/// Days after the end of a happening until its count is taken to be settled. A happening that lasted
/// as long is counted while it goes on, and is settled when that is over.
const LAG: i32 = 60;

/// Days after the start of a happening without a known end until an undated figure is background.
const BACKGROUND: i32 = 1000;

/// When a figure holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Moment {
    /// The day; none when nothing tells.
    pub day: Option<Date>,
    /// Whether the day was taken over from an equal figure of another document.
    pub inferred: bool,
    /// Whether the event was long over, so that the figure is a closing one.
    pub settled: bool,
}

impl Moment {
    /// The day, unless it was taken over from another document.
    pub fn stated(&self) -> Option<Date> {
        self.day.filter(|_| !self.inferred)
    }
}

/// For each document the earliest day on which it can have been published, as far as anything in it
/// tells: its own date, the days of its figures, the events that it speaks of.
pub(super) fn document_floors(case: &Case) -> Vec<Option<Date>> {
    let mut floors: Vec<Option<Date>> = case.documents.iter().map(|document| document.published).collect();
    let mut raise = |document: usize, day: Option<Date>| {
        if let Some(floor) = floors.get_mut(document) {
            *floor = (*floor).max(day);
        }
    };
    for claim in case.claims {
        raise(claim.document, claim.as_of.and_then(|period| period.start));
    }
    for event in case.events {
        for claim in event.claims.iter().filter_map(|&index| case.claims.get(index)) {
            raise(claim.document, event.time.start);
        }
    }
    floors
}

/// The last known day of a period.
pub(super) fn last_day(period: &Period) -> Option<Date> {
    period.end.or(period.start)
}

/// When a claim of an event holds. `floors` are the [`document_floors`].
pub(super) fn of(claim: &Claim, event: Option<&Event>, floors: &[Option<Date>]) -> Moment {
    let day = claim.as_of.as_ref().and_then(last_day);
    let floor = floors.get(claim.document).copied().flatten();
    let settled = event.is_some_and(|event| is_settled(&event.time, day, floor));
    Moment { day, inferred: false, settled }
}

fn is_settled(time: &Period, day: Option<Date>, floor: Option<Date>) -> bool {
    let Some(seen) = day.or(floor) else { return false };
    match (time.start, time.end) {
        (Some(start), Some(end)) if days(start, end) >= LAG => seen > end,
        (_, Some(end)) => days(end, seen) > LAG,
        (Some(start), None) => day.is_none() && days(start, seen) >= BACKGROUND,
        (None, None) => false,
    }
}

/// Dates undated figures by the earliest equal figure of another document, for a figure that is
/// repeated is mostly repeated of the same days.
pub(super) fn infer(statements: &mut [Statement], equal: impl Fn(&Interval, &Interval) -> bool) {
    let dated: Vec<Statement> =
        statements.iter().filter(|statement| statement.moment.day.is_some()).cloned().collect();
    for statement in statements.iter_mut().filter(|statement| statement.moment.day.is_none()) {
        let same = |other: &&Statement| {
            other.document != statement.document && equal(&other.value, &statement.value)
        };
        statement.moment.day = dated.iter().filter(same).filter_map(|other| other.moment.day).min();
        statement.moment.inferred = statement.moment.day.is_some();
    }
}

/// Days from one day to another, below zero when the other comes first.
fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}
