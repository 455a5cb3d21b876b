//! How two statements of one group stand to each other.

use jiff::civil::Date;

use super::range::{self, Range};
use super::statement::{Group, Statement, Table};
use crate::quantity::Modifier;

/// How two statements of one count stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// They tell one figure.
    Same,
    /// The second may be the first, brought up to date.
    Step,
    /// The second takes back what the first told: lower, later, and of the same voice.
    Correction,
    /// A day is not known and both bounds have room: an update if others of the group are a series.
    Drift,
    /// They differ by more than rounding, and some value satisfies both.
    Room,
    /// No value satisfies both.
    Clash,
    /// Nothing follows from them.
    Nothing,
}

/// The relations of all statements of a group to each other, earlier to later.
pub(super) struct Relations {
    cells: Vec<Vec<Relation>>,
}

impl Relations {
    /// Compares every statement with every other.
    pub fn of(table: &Table, group: &Group) -> Self {
        let statements = &group.stated;
        let row = |a: &Statement| statements.iter().map(|b| forward(table, group, a, b)).collect();
        let mut relations = Relations { cells: statements.iter().map(row).collect() };
        relations.spread_rivalry(statements);
        relations.spread_replacement(group);
        relations.excuse_stale(statements);
        relations
    }

    /// How `b` stands to an earlier (or undirected) `a`.
    pub fn get(&self, a: usize, b: usize) -> Relation {
        self.cells.get(a).and_then(|row| row.get(b)).copied().unwrap_or(Relation::Nothing)
    }

    /// The statements that one stands to in a relation.
    pub fn others(&self, index: usize, relation: Relation) -> impl Iterator<Item = usize> {
        (0..self.cells.len()).filter(move |other| self.get(index, *other) == relation)
    }

    /// Pairs in the relation, each once for relations without direction.
    pub fn pairs(&self, relation: Relation) -> Vec<(usize, usize)> {
        let cell = |a: usize| (0..self.cells.len()).map(move |b| (a, b));
        let all = (0..self.cells.len()).flat_map(cell);
        all.filter(|&(a, b)| self.get(a, b) == relation && (a < b || self.get(b, a) != relation)).collect()
    }

    fn set(&mut self, a: usize, b: usize, relation: Relation) {
        for (row, column) in [(a, b), (b, a)] {
            if let Some(cell) = self.cells.get_mut(row).and_then(|row| row.get_mut(column)) {
                *cell = relation;
            }
        }
    }

    /// Where one document sets two figures side by side as of two voices, the same two figures in
    /// other documents are no update of each other either.
    fn spread_rivalry(&mut self, statements: &[Statement]) {
        let rivals = |&(a, b): &(usize, usize)| {
            statements.get(a).zip(statements.get(b)).is_some_and(|(a, b)| a.rivals(b))
        };
        for relation in [Relation::Clash, Relation::Room] {
            let pairs: Vec<_> = self.pairs(relation).into_iter().filter(rivals).collect();
            for (a, b) in pairs.iter().flat_map(|&(a, b)| self.copies(a, b)).collect::<Vec<_>>() {
                self.set(a, b, relation);
            }
        }
    }

    /// Where one document puts a figure in the place of another, that explains the older figure in
    /// others, unless they tell it later.
    fn spread_replacement(&mut self, group: &Group) {
        let statements = &group.stated;
        let all = || statements.iter().enumerate();
        let replaces = |new: &Statement, old: &Statement| replaces(old, new);
        let mut explained = Vec::new();
        for ((old, was), (new, is)) in all().flat_map(|old| all().map(move |new| (old, new))) {
            if replaces(is, was) {
                let like = |of: usize, index: usize| of == index || self.get(of, index) == Relation::Same;
                let olds = || all().filter(|(index, _)| like(old, *index));
                let news = || all().filter(|(index, _)| like(new, *index));
                let early = |was: &Statement, is: &Statement| was.moment.day <= is.moment.day;
                for (one, was) in olds() {
                    let later = news().filter(|(other, is)| (one, *other) != (old, new) && early(was, is));
                    explained.extend(later.map(|(other, is)| (one, other, update(group, was, is))));
                }
            }
        }
        for (old, new, relation) in explained {
            self.set(old, new, Relation::Nothing);
            if let Some(cell) = self.cells.get_mut(old).and_then(|row| row.get_mut(new)) {
                *cell = relation;
            }
        }
    }

    /// Pairs that tell the figures of `a` and `b` and seem to be an update of each other.
    fn copies(&self, a: usize, b: usize) -> Vec<(usize, usize)> {
        let like = |index: usize| {
            let same = move |&other: &usize| other == index || self.get(index, other) == Relation::Same;
            (0..self.cells.len()).filter(same)
        };
        let update = |x: usize, y: usize| {
            [self.get(x, y), self.get(y, x)]
                .iter()
                .any(|cell| matches!(cell, Relation::Step | Relation::Drift))
        };
        like(a).flat_map(|x| like(b).map(move |y| (x, y))).filter(|&(x, y)| update(x, y)).collect()
    }

    /// A later, lower figure that others told before the higher one is an old figure repeated late.
    fn excuse_stale(&mut self, statements: &[Statement]) {
        let first: Vec<Option<Date>> =
            (0..statements.len()).map(|late| self.first_told(statements, late)).collect();
        let repeats_old = |early: usize, late: usize| {
            let (Some(one), Some(other)) = (statements.get(early), statements.get(late)) else {
                return false;
            };
            let open = !(one.moment.settled && other.moment.settled) && one.document != other.document;
            let falls = one.moment.day < other.moment.day && other.point() < one.point();
            let told = first.get(late).copied().flatten();
            open && falls && told.is_some_and(|told| Some(told) < one.moment.day)
        };
        for (a, b) in self.pairs(Relation::Clash) {
            if repeats_old(a, b) || repeats_old(b, a) {
                self.set(a, b, Relation::Nothing);
            }
        }
    }

    /// The first day on which another document told the figure.
    fn first_told(&self, statements: &[Statement], index: usize) -> Option<Date> {
        let document = statements.get(index)?.document;
        let others = statements.iter().enumerate().filter(|(_, other)| other.document != document);
        others
            .filter(|(other, _)| self.get(index, *other) == Relation::Same)
            .filter_map(|(_, s)| s.moment.day)
            .min()
    }
}

fn forward(table: &Table, group: &Group, a: &Statement, b: &Statement) -> Relation {
    let tolerance = group.measure.tolerance;
    if std::ptr::eq(a, b) {
        return Relation::Nothing;
    }
    if range::one_figure(&a.value, &b.value, tolerance) {
        return Relation::Same;
    }
    let apart = !Range::of(&a.value, tolerance).meets(&Range::of(&b.value, tolerance));
    if group.key.unnamed() {
        return Relation::Nothing;
    }
    let vague = [a, b].iter().any(|statement| statement.value.modifier == Modifier::Vague);
    if vague && !apart {
        return Relation::Nothing;
    }
    if replaces(a, b) {
        return update(group, a, b);
    }
    if replaces(b, a) {
        return Relation::Nothing;
    }
    if group.measure.acts && group.key.who.is_empty() && two_acts(a, b) {
        return Relation::Nothing;
    }
    let fixed = a.document != b.document
        && table.same_stage(group, a.document, b.document)
        && !group.knows_both(a, b);
    if closing(a, b) || fixed || !group.measure.running || group.key.period.is_some() {
        return match (closing_step(a, b), closing_step(b, a)) {
            (true, _) => Relation::Drift,
            (_, true) => Relation::Nothing,
            _ => dispute(a, b, apart),
        };
    }
    if a.document == b.document { in_one(group, a, b, apart) } else { in_two(group, a, b, apart) }
}

/// How many times one figure is the other at least where they are of two acts.
const TWO_ACTS: f64 = 1.5;

/// Whether two figures of what is counted by acts are of two: far apart, and neither of one voice nor set
/// side by side by one document.
fn two_acts(a: &Statement, b: &Statement) -> bool {
    let (least, most) = (a.point().min(b.point()), a.point().max(b.point()));
    most >= TWO_ACTS * least && !a.same_voice(b) && !a.rivals(b)
}

/// Whether the document of two figures puts the second in the place of the first.
fn replaces(old: &Statement, new: &Statement) -> bool {
    old.document == new.document && old.replaced && !new.replaced
}

/// How a figure stands to an older one that it takes the place of.
fn update(group: &Group, old: &Statement, new: &Statement) -> Relation {
    if new.point() > old.point() || group.falls { Relation::Step } else { Relation::Correction }
}

/// How many times the lower of two figures that leave room for one another the higher may be: a floor far
/// below says nothing of it.
const FAR_ABOVE: f64 = 3.0;

fn dispute(a: &Statement, b: &Statement, apart: bool) -> Relation {
    let (least, most) = (a.point().min(b.point()), a.point().max(b.point()));
    match apart {
        true => Relation::Clash,
        false if most >= FAR_ABOVE * least && !a.rivals(b) => Relation::Nothing,
        false => Relation::Room,
    }
}

/// Whether both are closing figures. An undated figure above a closing one is not from before it.
fn closing(a: &Statement, b: &Statement) -> bool {
    let after = |late: &Statement, settled: &Statement| {
        settled.moment.settled && late.moment.day.is_none() && late.point() > settled.point()
    };
    a.moment.settled && b.moment.settled || after(a, b) || after(b, a)
}

/// A closing floor and a later closing figure above it go on with a series, where there is one.
fn closing_step(a: &Statement, b: &Statement) -> bool {
    let later = a.moment.day.is_some() && a.moment.day < b.moment.day;
    let floor = a.value.high.is_none() && b.point() > a.point();
    later && floor && a.moment.settled && b.moment.settled
}

fn in_one(group: &Group, a: &Statement, b: &Statement, apart: bool) -> Relation {
    let days = a.moment.day.zip(b.moment.day);
    match days {
        Some((one, other)) if one != other => by_day(group, a, b, apart),
        _ if a.rivals(b) => dispute(a, b, apart),
        None if a.same_voice(b) && b.moment.day.is_some() && b.point() < a.point() => Relation::Correction,
        None if a.same_voice(b) && a.moment.day.is_some() && a.point() < b.point() => Relation::Nothing,
        _ if a.attribution == b.attribution && a.point() < b.point() => Relation::Step,
        _ => Relation::Nothing,
    }
}

fn in_two(group: &Group, a: &Statement, b: &Statement, apart: bool) -> Relation {
    let rises = a.point() < b.point();
    match a.moment.day.zip(b.moment.day) {
        Some((one, other)) if one != other => by_day(group, a, b, apart),
        Some(_) if a.same_voice(b) && rises => Relation::Step,
        Some(_) if a.same_voice(b) => Relation::Nothing,
        Some(_) => dispute(a, b, apart),
        None => undated(group, a, b, apart),
    }
}

fn undated(group: &Group, a: &Statement, b: &Statement, apart: bool) -> Relation {
    let dated_first = a.moment.day.is_some() || b.moment.day.is_none() && a.point() > b.point();
    let first = if group.falls { dated_first } else { a.point() < b.point() };
    match (first, apart) {
        (true, true) => Relation::Step,
        (true, false) => Relation::Drift,
        (false, _) => Relation::Nothing,
    }
}

/// How far below an earlier figure a later one counts something of its own: a family, a night.
const FAR_BELOW: f64 = 50.0;

fn by_day(group: &Group, a: &Statement, b: &Statement, apart: bool) -> Relation {
    let (forth, rises) = (a.moment.day < b.moment.day, a.point() < b.point());
    let (early, late) = if forth { (a, b) } else { (b, a) };
    if late.point() > early.point() || group.falls {
        return if forth { Relation::Step } else { Relation::Nothing };
    }
    if late.point() * FAR_BELOW < early.point() && late.value.high.is_some() && late.value.low.is_some() {
        return Relation::Nothing;
    }
    if a.same_voice(b) && apart {
        return if forth && !rises { Relation::Correction } else { Relation::Nothing };
    }
    dispute(a, b, apart)
}
