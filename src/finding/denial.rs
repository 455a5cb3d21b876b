//! Denials: somebody says that there were none, or that a figure is not true.

use super::draft::Draft;
use super::range;
use super::statement::{Group, Statement, Table};
use super::whole;
use super::{Basis, Verdict};

/// Zeros of a whole against figures of its part, and figures that somebody denies or takes back.
/// A zero and a figure of one population are told of where the group itself is judged.
pub(super) fn findings(tables: &[Table]) -> Vec<Draft> {
    let nested = whole::pairs(tables).filter_map(|(table, part, whole)| none_at_all(table, part, whole));
    let alternatives =
        whole::pairs(tables).filter_map(|(table, part, whole)| none_of_several(table, part, whole));
    let groups = tables.iter().flat_map(|table| &table.groups);
    nested.chain(alternatives).chain(groups.filter_map(denied)).collect()
}

/// None of the whole, yet some of a part.
fn none_at_all(table: &Table, part: &Group, whole: &Group) -> Option<Draft> {
    against(table, whole, part)
}

/// None of several kinds, yet some of one of them: "no women or children" names two kinds and denies each.
fn none_of_several(table: &Table, several: &Group, one: &Group) -> Option<Draft> {
    let kinds = !one.key.who.is_empty() && one.key.who.len() < several.key.who.len();
    if kinds && several.measure.id == one.measure.id { against(table, several, one) } else { None }
}

fn against(table: &Table, zeros: &Group, figures: &Group) -> Option<Draft> {
    let excludes = |none: &Statement, some: &Statement| {
        let staged =
            none.document != some.document && table.same_stage(figures, none.document, some.document);
        is_zero(none)
            && some.value.low.is_some_and(|low| low > 0.0)
            && (staged || whole::comparable(some, none))
    };
    let none = zeros.stated.iter().filter(|none| figures.stated.iter().any(|some| excludes(none, some)));
    let some = figures.stated.iter().filter(|some| zeros.stated.iter().any(|none| excludes(none, some)));
    let told: Vec<&Statement> = none.chain(some).collect();
    (!told.is_empty()).then(|| Draft::new(figures, &told, Verdict::Contradiction, Basis::Denial, ""))
}

/// A denied figure against those who state it. Where the one who denies it is the one that others name
/// as its source, that is told. Where the denying document puts another figure in its place, the figure
/// is taken back: a revision.
fn denied(group: &Group) -> Option<Draft> {
    let tolerance = group.measure.tolerance;
    let denies = |no: &Statement, yes: &Statement| range::one_figure(&no.value, &yes.value, tolerance);
    let stating: Vec<&Statement> =
        group.stated.iter().filter(|yes| group.denied.iter().any(|no| denies(no, yes))).collect();
    let denying: Vec<&Statement> =
        group.denied.iter().filter(|no| stating.iter().any(|yes| denies(no, yes))).collect();
    if stating.is_empty() {
        return None;
    }
    let instead: Vec<&Statement> =
        group.stated.iter().filter(|other| denying.iter().any(|no| replaces(no, other, tolerance))).collect();
    let all = stating.iter().chain(&denying).chain(&instead);
    let told: Vec<&Statement> = all.copied().collect();
    let disowns = |no: &&Statement| stating.iter().any(|yes| no.disowns(yes));
    let disowned = denying.iter().copied().find(disowns);
    Some(if let Some(voice) = disowned.and_then(|no| no.attribution.clone()) {
        let mut draft = Draft::new(group, &told, Verdict::Contradiction, Basis::Denial, "source");
        draft.facts.insert("voice", voice);
        draft
    } else if instead.is_empty() {
        Draft::new(group, &told, Verdict::Contradiction, Basis::Denial, "figure")
    } else {
        Draft::new(group, &told, Verdict::Revision, Basis::Dates, "taken_back")
    })
}

fn replaces(denied: &Statement, other: &Statement, tolerance: f64) -> bool {
    denied.document == other.document && !range::one_figure(&denied.value, &other.value, tolerance)
}

fn is_zero(statement: &Statement) -> bool {
    statement.value.high == Some(0.0)
}
