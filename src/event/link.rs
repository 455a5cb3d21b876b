//! Whether two happenings, as two documents tell them, are one: a sum of terms that can be shown.

use super::atlas::{Atlas, KindRow};
use super::kind::{Fit, sum_of};
use super::profile::{Number, Profile, Stretch};

/// The score from which on two happenings are taken for one.
pub const THRESHOLD: f64 = 1.5;
/// What a term weighs that alone keeps two happenings apart.
const NEVER: f64 = -9.0;

/// What a name that a desk has given weighs: more than all else together, one document aside.
const PINNED: f64 = 40.0;

/// Days back to which "recently" and "last month" may reach.
const YEAR: i32 = 366;
/// Days a month takes in at most.
const MONTH: i32 = 31;
const FORTNIGHT: i32 = 14;

/// What is weighed, in the order of the terms.
const TERMS: [&str; 13] = [
    "document", "kind", "name", "place", "sides", "time", "undated", "extent", "count", "words", "lead",
    "figures", "pin",
];

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
    pub fn between(one: &Profile, other: &Profile, atlas: &Atlas) -> Self {
        let weights = weigh(one, other, atlas);
        let terms = TERMS.into_iter().zip(weights).filter(|(_, weight)| *weight != 0.0).collect();
        Link { terms, score: weights.iter().sum() }
    }
}

/// How much speaks for two happenings being one: [`THRESHOLD`] and more is enough when nothing else
/// stands against it. Where kind or time alone keeps the two apart, nothing else is weighed: most pairs
/// that are looked at end there.
pub fn score(one: &Profile, other: &Profile, atlas: &Atlas) -> f64 {
    let pinned = one.pin.is_some() && other.pin.is_some();
    if !pinned && (kind(one, other, atlas) <= NEVER || time(one, other, atlas) <= NEVER) {
        return NEVER;
    }
    weigh(one, other, atlas).iter().sum()
}

fn weigh(one: &Profile, other: &Profile, atlas: &Atlas) -> [f64; TERMS.len()] {
    let met = meeting(one, other, atlas);
    [
        if one.document == other.document { NEVER } else { 0.0 },
        kind(one, other, atlas),
        name(one, other),
        place(one, other, met, atlas),
        if shared(&one.actors, &other.actors) >= 2 { 0.5 } else { 0.0 },
        time(one, other, atlas),
        undated(one, other, met, atlas),
        extent(one, other, atlas),
        if one.ordinal == other.ordinal { 0.0 } else { -2.0 },
        words(one, other),
        if one.main && other.main { 0.3 } else { 0.0 },
        if shared(&one.figures, &other.figures) > 0 { 0.8 } else { 0.0 },
        pin(one, other),
    ]
}

fn kind(one: &Profile, other: &Profile, atlas: &Atlas) -> f64 {
    let (a, b) = (atlas.kind(one), atlas.kind(other));
    // What went on for a season is the war itself, whatever it is called.
    let long = |happening: &Profile| happening.moment.is_some_and(|moment| moment.days() > MONTH);
    let part = |part: KindRow, whole: KindRow| part.recurs && part.days <= 7 && whole.days > 90;
    match atlas.fit(one, other) {
        Fit::Same => 1.0,
        Fit::Like if a.generic || b.generic => 0.4,
        Fit::Like => 0.7,
        Fit::PartOf if part(a, b) && !long(one) => -1.0,
        Fit::WholeOf if part(b, a) && !long(other) => -1.0,
        Fit::PartOf | Fit::WholeOf => 0.4,
        Fit::Unknown => 0.0,
        Fit::Apart => NEVER,
    }
}

fn name(one: &Profile, other: &Profile) -> f64 {
    match () {
        () if one.names.is_empty() || other.names.is_empty() => 0.0,
        () if shared(&one.names, &other.names) > 0 => 1.0,
        // Names are spelt as each language spells them: only those of one spelling tell two apart.
        () if one.kind == other.kind && one.latin && other.latin => NEVER,
        () => 0.0,
    }
}

/// How near the places of two happenings are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meeting {
    /// Of one of them no place is known.
    Unknown,
    /// In one town or region.
    Inner,
    /// In one country, of which one of them or both name no part.
    Country,
    /// In one country, in parts of it that are not one another's.
    Parts,
    /// In a country, and in a part of the world around it.
    Around,
    /// In different countries.
    Apart,
}

fn meeting(one: &Profile, other: &Profile, atlas: &Atlas) -> Meeting {
    let spot = shared(&one.spots, &other.spots) > 0;
    if one.places.is_empty() || other.places.is_empty() {
        return if spot { Meeting::Inner } else { Meeting::Unknown };
    }
    if shared(&one.roots, &other.roots) == 0 {
        let related = |a: &Number| other.places.iter().any(|b| atlas.related(*a, *b));
        return if one.places.iter().any(related) { Meeting::Around } else { Meeting::Apart };
    }
    // A capital abroad where talks are held says nothing of where it happened.
    let both = |place: &&Number| {
        let root = atlas.root(**place);
        one.roots.contains(&root) && other.roots.contains(&root)
    };
    let pairs = |of: &dyn Fn(Number, Number) -> bool| {
        one.inner.iter().filter(both).any(|a| other.inner.iter().filter(both).any(|b| of(*a, *b)))
    };
    match () {
        () if spot => Meeting::Inner,
        () if one.inner.is_empty() || other.inner.is_empty() => Meeting::Country,
        () if pairs(&|a, b| atlas.related(a, b)) => Meeting::Inner,
        () if pairs(&|a, b| atlas.apart(a, b)) => Meeting::Parts,
        () => Meeting::Country,
    }
}

fn place(one: &Profile, other: &Profile, met: Meeting, atlas: &Atlas) -> f64 {
    let recurs = atlas.kind(one).recurs || atlas.kind(other).recurs;
    match met {
        Meeting::Unknown => 0.0,
        Meeting::Inner => 1.2,
        Meeting::Apart => -2.0,
        Meeting::Country => 0.8,
        Meeting::Around => 0.4,
        Meeting::Parts if recurs => -1.0,
        Meeting::Parts => 0.4,
    }
}

/// Where neither is dated, one country is little to go by for what happens there again and again.
fn undated(one: &Profile, other: &Profile, met: Meeting, atlas: &Atlas) -> f64 {
    let recurs = atlas.kind(one).recurs && atlas.kind(other).recurs;
    if one.undated() && other.undated() && recurs && met == Meeting::Country { -0.5 } else { 0.0 }
}

/// What a desk has named is one event where the name is the same, and two where it is another.
fn pin(one: &Profile, other: &Profile) -> f64 {
    match one.pin.zip(other.pin) {
        Some((a, b)) if a == b => PINNED,
        Some(_) => -PINNED,
        None => 0.0,
    }
}

/// Rare words that both titles and leads use.
fn words(one: &Profile, other: &Profile) -> f64 {
    match shared(&one.words, &other.words) {
        0 => 0.0,
        1 => 0.2,
        2 | 3 => 0.5,
        _ => 0.8,
    }
}

/// How many numbers two sorted lists share.
fn shared(one: &[Number], other: &[Number]) -> usize {
    one.iter().filter(|number| other.binary_search(number).is_ok()).count()
}

fn time(one: &Profile, other: &Profile, atlas: &Atlas) -> f64 {
    let (a, b) = (atlas.kind(one), atlas.kind(other));
    let (recurs, days) = (a.recurs && b.recurs, a.days.max(b.days));
    if sums_up(one, days) != sums_up(other, days) {
        return NEVER;
    }
    match (&one.moment, &other.moment) {
        (Some(a), Some(b)) => both_told(a, b, recurs),
        (Some(told), None) => told_and_seen(told, other, recurs, days),
        (None, Some(told)) => told_and_seen(told, one, recurs, days),
        (None, None) => both_seen(one, other, recurs, days),
    }
}

/// Whether a happening is a sum of all such happenings of a long time.
fn sums_up(of: &Profile, days: i32) -> bool {
    of.moment.is_some_and(|moment| moment.through && i64::from(moment.days()) > sum_of(days.into()))
}

fn both_told(one: &Stretch, other: &Stretch, recurs: bool) -> f64 {
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
        ..=3 if recurs => -1.5,
        4..=7 if recurs => -3.0,
        _ if recurs => NEVER,
        ..=7 => 0.0,
        8..=60 => -1.0,
        _ => NEVER,
    }
}

/// One is dated, of the other only the day of publication is known.
fn told_and_seen(told: &Stretch, other: &Profile, recurs: bool, days: i32) -> f64 {
    let Some(seen) = other.seen else {
        let long_ago = other.relative && other.told.is_some_and(|day| told.gap_to(day) > YEAR);
        let before = other.after.is_some_and(|after| told.end + lasting(days) <= after);
        return if long_ago || before { NEVER } else { 0.0 };
    };
    let lag = seen - told.end;
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

fn both_seen(one: &Profile, other: &Profile, recurs: bool, days: i32) -> f64 {
    let (Some(one), Some(other)) = (one.seen, other.seen) else { return before(one, other, days) };
    match (one - other).abs() {
        ..=2 => 0.8,
        3..=14 if recurs => 0.0,
        15..=60 if recurs => -0.6,
        3..=7 => 0.5,
        8..=30 if !recurs => 0.3,
        gap if gap <= days => 0.1,
        _ => -1.0,
    }
}

/// One is known to have come after the day the other was published.
fn before(one: &Profile, other: &Profile, days: i32) -> f64 {
    let over = |seen: i32| seen + lasting(days);
    let apart = |seen: Option<i32>, after: Option<i32>| {
        seen.zip(after).is_some_and(|(seen, after)| over(seen) <= after)
    };
    if apart(one.seen, other.after) || apart(other.seen, one.after) { NEVER } else { 0.0 }
}

/// Days that a happening may still have gone on after it was told of: what is over within a season is
/// over when it is news.
fn lasting(days: i32) -> i32 {
    if days >= YEAR - 1 { days } else { 0 }
}

/// Some days in one town are a part of what goes on in a country for months, and not the whole of it.
fn extent(one: &Profile, other: &Profile, atlas: &Atlas) -> f64 {
    let small = |happening: &Profile| {
        !happening.inner.is_empty() && happening.moment.is_some_and(|moment| moment.days() <= FORTNIGHT)
    };
    let large = |happening: &Profile| {
        happening.inner.is_empty() && happening.moment.is_none_or(|moment| moment.days() > FORTNIGHT)
    };
    let lasting = atlas.kind(one).days.max(atlas.kind(other).days) >= 60;
    let differ = (small(one) && large(other)) || (small(other) && large(one));
    if lasting && differ && !(one.main && other.main) { -0.8 } else { 0.0 }
}
