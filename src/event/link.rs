//! Whether two happenings, as two documents tell them, are one: a sum of terms that can be shown.

use jiff::civil::Date;

use super::gazette::Places;
use super::happening::Happening;
use super::kind::{Fit, Kinds};
use super::moment::{Moment, days_between};

/// The score from which on two happenings are taken for one.
pub const THRESHOLD: f64 = 1.5;
/// What a term weighs that alone keeps two happenings apart.
const NEVER: f64 = -9.0;

/// Days back to which "recently" and "last month" may reach.
const YEAR: i64 = 366;

/// Why two happenings are, or are not, taken for one.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// What speaks for it (above zero) or against it (below), by name.
    pub terms: Vec<(&'static str, f64)>,
    /// The sum of the terms.
    pub score: f64,
}

impl Link {
    /// Weighs two happenings against each other. The order of the two does not matter.
    pub fn between(one: &Happening, other: &Happening, kinds: &Kinds, places: &dyn Places) -> Self {
        let terms = vec![
            ("document", if one.document == other.document { NEVER } else { 0.0 }),
            ("kind", kind(one, other, kinds)),
            ("name", name(one, other)),
            ("place", place(one, other, kinds, places)),
            ("sides", sides(one, other)),
            ("time", time(one, other, kinds)),
            ("extent", extent(one, other, kinds, places)),
            ("count", if one.ordinal == other.ordinal { 0.0 } else { -2.0 }),
            ("words", words(one, other)),
            ("lead", if one.main && other.main { 0.3 } else { 0.0 }),
            ("figures", if one.figures.is_disjoint(&other.figures) { 0.0 } else { 0.8 }),
        ];
        let score = terms.iter().map(|(_, weight)| weight).sum();
        Link { terms: terms.into_iter().filter(|(_, weight)| *weight != 0.0).collect(), score }
    }

    /// Whether the two are taken for one when nothing else stands against it.
    pub fn holds(&self) -> bool {
        self.score >= THRESHOLD
    }
}

fn kind(one: &Happening, other: &Happening, kinds: &Kinds) -> f64 {
    let (a, b) = (one.kind.as_deref(), other.kind.as_deref());
    // What went on for a season is the war itself, whatever it is called.
    let long = |happening: &Happening| happening.moment.is_some_and(|moment| moment.days() > 7);
    let part = |part, whole| kinds.recurs(part) && kinds.days(part) <= 7 && kinds.days(whole) > 90;
    match kinds.fit(a, b) {
        Fit::Same => 1.0,
        Fit::Like if kinds.generic(a) || kinds.generic(b) => 0.4,
        Fit::Like => 0.7,
        Fit::PartOf if part(a, b) && !long(one) => -1.0,
        Fit::WholeOf if part(b, a) && !long(other) => -1.0,
        Fit::PartOf | Fit::WholeOf => 0.4,
        Fit::Unknown => 0.0,
        Fit::Apart => NEVER,
    }
}

fn name(one: &Happening, other: &Happening) -> f64 {
    match () {
        () if one.names.is_empty() || other.names.is_empty() => 0.0,
        () if !one.names.is_disjoint(&other.names) => 1.0,
        // Names are spelt as each language spells them: only those of one spelling tell two apart.
        () if one.kind == other.kind && one.names.iter().chain(&other.names).all(|name| name.is_ascii()) => {
            NEVER
        }
        () => 0.0,
    }
}

fn place(one: &Happening, other: &Happening, kinds: &Kinds, places: &dyn Places) -> f64 {
    if one.places.is_empty() || other.places.is_empty() {
        return 0.0;
    }
    // A capital abroad where talks are held says nothing of where it happened.
    let (roots_one, roots_other) = (one.roots(places), other.roots(places));
    let shared = |place: &&String| {
        roots_one.contains(&places.root(place)) && roots_other.contains(&places.root(place))
    };
    let inner_one: Vec<&String> = one.inner(places).into_iter().filter(shared).collect();
    let inner_other: Vec<&String> = other.inner(places).into_iter().filter(shared).collect();
    let meet = |a: &[&String], b: &[&String]| a.iter().any(|a| b.iter().any(|b| places.related(a, b)));
    let recurs = kinds.recurs(one.kind.as_deref()) || kinds.recurs(other.kind.as_deref());
    let all = |happening: &Happening| happening.places.clone();
    let (all_one, all_other) = (all(one), all(other));
    let apart = !all_one.iter().any(|a| all_other.iter().any(|b| places.related(a, b)));
    match () {
        () if meet(&inner_one, &inner_other) => 1.2,
        () if apart && roots_one.is_disjoint(&roots_other) => -2.0,
        () if inner_one.is_empty() || inner_other.is_empty() => 0.8,
        () if recurs => -1.0,
        () => 0.4,
    }
}

/// Rare words that both titles and leads use.
fn words(one: &Happening, other: &Happening) -> f64 {
    match one.words.intersection(&other.words).count() {
        0 => 0.0,
        1 => 0.2,
        2 | 3 => 0.5,
        _ => 0.8,
    }
}

fn sides(one: &Happening, other: &Happening) -> f64 {
    let shared = one.actors.intersection(&other.actors).count();
    if shared >= 2 { 0.5 } else { 0.0 }
}

fn time(one: &Happening, other: &Happening, kinds: &Kinds) -> f64 {
    let recurs = kinds.recurs(one.kind.as_deref()) && kinds.recurs(other.kind.as_deref());
    let days = kinds.days(one.kind.as_deref()).max(kinds.days(other.kind.as_deref()));
    match (&one.moment, &other.moment) {
        (Some(a), Some(b)) => both_told(a, b, recurs),
        (Some(told), None) => told_and_seen(told, other, recurs, days),
        (None, Some(told)) => told_and_seen(told, one, recurs, days),
        (None, None) => both_seen(one, other, recurs, days),
    }
}

fn both_told(one: &Moment, other: &Moment, recurs: bool) -> f64 {
    let firm = one.firm && other.firm;
    let gap = one.gap(other);
    let slack = if firm || recurs { 1 } else { 3 };
    if gap <= slack {
        return match one.days().max(other.days()) {
            ..=3 => 1.2,
            4..=31 => 0.9,
            32..=366 => 0.6,
            _ => 0.3,
        };
    }
    match gap {
        _ if firm => NEVER,
        _ if recurs => -1.5,
        ..=7 => 0.0,
        8..=60 => -1.0,
        _ => NEVER,
    }
}

/// One is dated, of the other only the day of publication is known.
fn told_and_seen(told: &Moment, other: &Happening, recurs: bool, days: i64) -> f64 {
    let Some(seen) = other.seen else {
        let long_ago = other.relative && other.told.is_some_and(|day| told.gap_to(day) > YEAR);
        if long_ago {
            return NEVER;
        }
        return if other.after.is_some_and(|after| told.end <= after) { NEVER } else { 0.0 };
    };
    let lag = days_between(told.end, seen);
    match lag {
        _ if told.gap_to(seen) == 0 && told.days() > 3 => 0.5,
        lag if lag < -1 => NEVER,
        ..=3 => 0.8,
        4..=14 if !recurs => 0.6,
        15..=60 if !recurs => 0.4,
        lag if lag <= days => 0.2,
        _ if recurs && lag <= 60 => 0.0,
        ..=400 if !recurs => 0.0,
        _ => -1.0,
    }
}

fn both_seen(one: &Happening, other: &Happening, recurs: bool, days: i64) -> f64 {
    let (Some(one), Some(other)) = (one.seen, other.seen) else { return before(one, other) };
    match days_between(one, other).abs() {
        ..=2 => 0.8,
        3..=14 if recurs => 0.0,
        15..=60 if recurs => -0.6,
        3..=7 => 0.5,
        8..=30 if !recurs => 0.3,
        gap if gap <= days => 0.1,
        ..=400 if !recurs => -0.3,
        _ => -1.0,
    }
}

/// One is known to have come after the day the other was published.
fn before(one: &Happening, other: &Happening) -> f64 {
    let apart =
        |seen: Option<Date>, after: Option<Date>| seen.zip(after).is_some_and(|(seen, after)| seen <= after);
    if apart(one.seen, other.after) || apart(other.seen, one.after) { NEVER } else { 0.0 }
}

/// One day in one town is a part of what goes on in a country for months, and not the whole of it.
fn extent(one: &Happening, other: &Happening, kinds: &Kinds, places: &dyn Places) -> f64 {
    let small = |happening: &Happening| {
        !happening.inner(places).is_empty() && happening.moment.is_some_and(|moment| moment.days() <= 3)
    };
    let large = |happening: &Happening| {
        happening.inner(places).is_empty() && happening.moment.is_none_or(|moment| moment.days() > 14)
    };
    let lasting = kinds.days(one.kind.as_deref()).max(kinds.days(other.kind.as_deref())) >= 60;
    let differ = (small(one) && large(other)) || (small(other) && large(one));
    if lasting && differ && !(one.main && other.main) { -0.8 } else { 0.0 }
}
