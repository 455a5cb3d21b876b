//! Figures of one event and measure that count different people, places or periods.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::statement::{Group, Statement, Table};
use super::{Basis, Verdict};

/// One finding for a table at most: one figure for each of its groups, of two or more documents.
/// It tells why the figures were not held against each other.
pub(super) fn incomparable(table: &Table) -> Option<Draft> {
    let told: Vec<(&Group, &Statement)> =
        table.groups.iter().filter_map(|group| Some((group, latest(group)?))).collect();
    let statements: Vec<&Statement> = told.iter().map(|(_, statement)| *statement).collect();
    let values: BTreeSet<u64> = statements.iter().map(|statement| statement.point().to_bits()).collect();
    let (widest, _) = told.first()?;
    if values.len() < 2 || Draft::count_documents(&statements) < 2 {
        return None;
    }
    let case = dimension(&told);
    let basis = if case == "period" { Basis::Dates } else { Basis::SameQuantity };
    let mut draft = Draft::new(widest, &statements, Verdict::Incomparable, basis, case);
    draft.population = None;
    Some(draft)
}

/// What sets the groups apart, as `rules/reasons.toml` calls it.
fn dimension(told: &[(&Group, &Statement)]) -> &'static str {
    let differ = |part: &dyn Fn(&Group) -> String| {
        told.iter().map(|(group, _)| part(group)).collect::<BTreeSet<_>>().len() > 1
    };
    let period = told.iter().any(|(group, _)| group.key.period.is_some());
    let who = differ(&|group| format!("{:?}", group.key.who));
    let side = differ(&|group| format!("{:?}", group.key.side));
    match (who, side, period) {
        (true, false, false) => "population",
        (false, true, false) => "side",
        (false, false, _) => "period",
        _ => "several",
    }
}

fn latest<'a>(group: &'a Group) -> Option<&'a Statement> {
    group.stated.iter().max_by(|a, b| a.moment.day.cmp(&b.moment.day).then(a.point().total_cmp(&b.point())))
}
