//! Statements: what one document says once of one population, however often it repeats it; and the
//! tables of statements that can be compared.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::moment::{self, Moment};
use super::{Containment, FindingRules, range, witness};
use crate::claim::{Claim, Population, Scope, Stance};
use crate::document::Document;
use crate::event::Event;
use crate::quantity::Interval;
use crate::rule::measure::{Measure, Measures};

/// All that findings are made from.
pub(super) struct Case<'a> {
    pub documents: &'a [Document],
    pub claims: &'a [Claim],
    pub events: &'a [Event],
    pub rules: &'a FindingRules,
    pub places: &'a dyn Containment,
}

/// What one document says once: a headline and the sentence that repeats it are one statement.
#[derive(Debug, Clone)]
pub(super) struct Statement {
    pub claims: Vec<usize>,
    pub document: usize,
    pub value: Interval,
    pub attribution: Option<String>,
    pub moment: Moment,
    /// Whether its document puts another figure in its place.
    pub replaced: bool,
}

/// Who was counted. The whole toll of an event counts everybody, whatever it calls them. A part of a
/// period, or that names nobody, compares only with parts of the same day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Key {
    pub who: BTreeSet<String>,
    pub side: BTreeSet<String>,
    pub period: Option<Option<Date>>,
}

/// The statements of one event and measure that count the same people.
pub(super) struct Group<'a> {
    pub event: usize,
    pub measure: &'a Measure,
    pub key: Key,
    /// Told as fact.
    pub stated: Vec<Statement>,
    /// Told to be denied or withdrawn.
    pub denied: Vec<Statement>,
    /// Whether a later figure may be lower without anybody correcting it.
    pub falls: bool,
    /// In words for the report; none for everybody.
    pub population: Option<String>,
}

/// The groups of one event, measure and unit.
pub(super) struct Table<'a> {
    pub unit: String,
    pub measure: &'a Measure,
    pub groups: Vec<Group<'a>>,
    pub places: &'a dyn Containment,
    /// The newest figures of each document, with the position of their group: those of parts, and apart from
    /// them those of the whole.
    figures: Figures,
}

type Figures = BTreeMap<(bool, usize), BTreeSet<(usize, String)>>;

/// The tables of an event, by measure and unit.
pub(super) fn tables<'a>(case: &Case<'a>, event: usize, floors: &[Option<Date>]) -> Vec<Table<'a>> {
    let mut claims: BTreeMap<(&str, &str), BTreeMap<Key, Vec<usize>>> = BTreeMap::new();
    for (index, claim) in claims_of(case, event) {
        let table = claims.entry((&claim.measure, &claim.unit)).or_default();
        table.entry(key(claim, &case.rules.measures)).or_default().push(index);
    }
    let known = claims.into_iter().filter_map(|((measure, unit), groups)| {
        Some((case.rules.measures.get(measure)?, unit.to_string(), groups))
    });
    let table = |(measure, unit, groups): (&'a Measure, String, BTreeMap<Key, Vec<usize>>)| {
        let groups = groups.into_iter().map(|(key, list)| group(case, event, measure, key, &list, floors));
        let groups: Vec<Group> = groups.collect();
        Table { unit, measure, figures: figures(&groups), groups, places: case.places }
    };
    known.map(table).collect()
}

fn figures(groups: &[Group]) -> Figures {
    let mut figures = Figures::new();
    let mut last: BTreeMap<usize, Option<Date>> = BTreeMap::new();
    for told in groups.iter().flat_map(|group| &group.stated) {
        let day = last.entry(told.document).or_default();
        *day = (*day).max(told.moment.stated());
    }
    for (index, group) in groups.iter().enumerate().filter(|(_, group)| group.key.period.is_none()) {
        let newest = |told: &&Statement| {
            let day = told.moment.stated();
            day.is_none() || last.get(&told.document).is_some_and(|last| *last == day)
        };
        for told in group.stated.iter().filter(newest) {
            let part = group.key != Key::default();
            figures.entry((part, told.document)).or_default().insert((index, told.value.to_string()));
        }
    }
    figures
}

fn claims_of<'a>(case: &Case<'a>, event: usize) -> impl Iterator<Item = (usize, &'a Claim)> {
    let (claims, events) = (case.claims, case.events);
    let told = |claim: &Claim| matches!(claim.stance, Stance::Stated | Stance::Denied);
    let indices = events.get(event).into_iter().flat_map(|event| event.claims.iter().copied());
    indices.filter_map(move |index| Some((index, claims.get(index)?))).filter(move |(_, claim)| told(claim))
}

fn key(claim: &Claim, measures: &Measures) -> Key {
    if claim.scope == Scope::Total {
        return Key::default();
    }
    let Population { who, side, .. } = &claim.population;
    let nobody = who.is_empty() && side.is_empty();
    let of_period = nobody || who.iter().any(|who| measures.is_of_period(who));
    Key {
        who: who.clone(),
        side: side.clone(),
        period: of_period.then(|| claim.as_of.and_then(|period| moment::last_day(&period))),
    }
}

fn group<'a>(
    case: &Case<'a>,
    event: usize,
    measure: &'a Measure,
    key: Key,
    claims: &[usize],
    floors: &[Option<Date>],
) -> Group<'a> {
    let falls = measure.falls || key.who.iter().any(|who| case.rules.measures.is_stock(who));
    let population = population(case, &key);
    let with = |stance| statements(case, event, claims, stance, floors);
    let (stated, denied) = (with(Stance::Stated), with(Stance::Denied));
    Group { event, measure, key, stated, denied, falls, population }
}

fn population(case: &Case, key: &Key) -> Option<String> {
    let sides = key.side.iter().map(|side| case.places.label(side));
    let words: Vec<String> = key.who.iter().cloned().chain(sides).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

fn statements(
    case: &Case,
    event: usize,
    claims: &[usize],
    stance: Stance,
    floors: &[Option<Date>],
) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::new();
    for &index in claims {
        let Some(claim) = case.claims.get(index).filter(|claim| claim.stance == stance) else { continue };
        let moment = moment::of(claim, case.events.get(event), floors);
        match statements.iter_mut().find(|statement| repeats(statement, claim, &moment)) {
            Some(statement) => statement.repeat(index, claim, moment),
            None => statements.push(Statement {
                claims: vec![index],
                document: claim.document,
                value: claim.value,
                attribution: claim.attribution.clone(),
                moment,
                replaced: claim.replaced,
            }),
        }
    }
    moment::infer(&mut statements, |a, b| range::point(a) == range::point(b));
    statements
}

/// Whether a claim says again what its document has said: same figure, no other day, no other voice.
fn repeats(statement: &Statement, claim: &Claim, moment: &Moment) -> bool {
    let voice = statement.attribution.is_none()
        || claim.attribution.is_none()
        || statement.attribution == claim.attribution;
    let day = statement.moment.day.is_none() || moment.day.is_none() || statement.moment.day == moment.day;
    statement.document == claim.document && statement.value == claim.value && voice && day
}

impl Statement {
    fn repeat(&mut self, index: usize, claim: &Claim, moment: Moment) {
        self.claims.push(index);
        self.replaced &= claim.replaced;
        self.attribution = self.attribution.take().or_else(|| claim.attribution.clone());
        if self.moment.day.is_none() {
            self.moment = moment;
        }
    }

    /// The stated number, one for each figure.
    pub fn point(&self) -> f64 {
        range::point(&self.value)
    }

    /// Whether both name the same voice.
    pub fn same_voice(&self, other: &Statement) -> bool {
        self.attribution.is_some() && self.attribution == other.attribution
    }

    /// Whether another document names as the source of its figure the one who denies it here.
    pub fn disowns(&self, other: &Statement) -> bool {
        let voices = self.attribution.as_ref().zip(other.attribution.as_ref());
        self.document != other.document && voices.is_some_and(|(one, other)| witness::one_name(one, other))
    }

    /// Whether one document sets the two side by side as figures of two voices.
    pub fn rivals(&self, other: &Statement) -> bool {
        let voices = self.attribution.is_some() && other.attribution.is_some();
        self.document == other.document && voices && self.attribution != other.attribution
    }
}

impl Group<'_> {
    /// Whether two statements, by position, are of one document.
    pub fn of_one_document(&self, a: usize, b: usize) -> bool {
        let document = |at: usize| self.stated.get(at).map(|statement| statement.document);
        document(a) == document(b)
    }

    /// Whether one of the documents of two figures tells the other's figure too, and so sets them apart.
    pub fn knows_both(&self, a: &Statement, b: &Statement) -> bool {
        let tells = |document: usize, value: &Interval| {
            self.stated.iter().any(|told| {
                told.document == document && range::one_figure(&told.value, value, self.measure.tolerance)
            })
        };
        tells(a.document, &b.value) || tells(b.document, &a.value)
    }
}

impl Key {
    /// Whether it is a part of which nothing tells whom it counts.
    pub fn unnamed(&self) -> bool {
        self.period.is_some() && self.who.is_empty() && self.side.is_empty()
    }
}

impl Table<'_> {
    /// Whether two documents count at the same stage, so that a difference between them in this group
    /// is no update: the whole is the same in both, or two or more parts of the whole are.
    pub fn same_stage(&self, group: &Group, a: usize, b: usize) -> bool {
        let (whole, needed) = (group.key == Key::default(), if group.key == Key::default() { 2 } else { 1 });
        let of = |document| self.figures.get(&(whole, document));
        of(a).zip(of(b)).is_some_and(|(a, b)| a.intersection(b).nth(needed - 1).is_some())
    }

    /// Whether `part` counts some of those that `whole` counts: more kinds named, or a place inside.
    pub fn inside(&self, part: &Key, whole: &Key) -> bool {
        let lies = |side: &String, outer: &String| side == outer || self.places.contains(outer, side);
        let sides = whole.side.is_empty()
            || !part.side.is_empty()
                && part.side.iter().all(|side| whole.side.iter().any(|outer| lies(side, outer)));
        part != whole && whole.period.is_none() && whole.who.is_subset(&part.who) && sides
    }
}
