//! What an article as a whole is about.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::gazette::Places;
use super::happening::Happening;
use super::kind::{Fit, Kind, Kinds};
use super::moment::Moment;
use super::piece::Piece;
use crate::place::PlaceId;

/// Paragraphs that make up the title and the lead.
const LEAD: usize = 3;
/// How many days before its publication an article's happening may lie when only its body dates it.
const NEWS: i64 = 60;
/// How much an article must speak of a kind that its own may follow from.
const CAUSE: f64 = 0.7;
/// How many days apart a date of the body and a weekday of the lead may be of one happening.
const WEEK: i64 = 7;
/// Days a stretch may take in to date a happening.
const SHORT: i64 = 3;

/// The main happening of an article, from its title, lead and body.
pub fn main(
    document: usize,
    published: Option<Date>,
    pieces: &[Piece],
    kinds: &Kinds,
    places: &dyn Places,
) -> Happening {
    let told: Vec<&Piece> = pieces.iter().filter(|piece| !piece.background && !piece.ordinal).collect();
    let kind = kind(&told, kinds);
    let names = told.iter().filter(|piece| piece.paragraph < LEAD).flat_map(|piece| piece.names.clone());
    let mut main = Happening {
        document,
        main: true,
        places: where_told(&told, places),
        spots: told.iter().flat_map(|piece| piece.spots.iter().cloned()).collect(),
        actors: actors(&told, places),
        moment: moment(&told, published, kind.as_deref(), kinds),
        seen: published,
        names: names.collect(),
        relative: true,
        kind,
        ..Happening::default()
    };
    if main.places.is_empty() {
        main.places = main.actors.clone();
    }
    main
}

/// The kind that title and lead speak of most; the body counts a little. Words that say less count less.
fn kind(told: &[&Piece], kinds: &Kinds) -> Option<String> {
    let mut weights: BTreeMap<&str, f64> = BTreeMap::new();
    let mut body: BTreeMap<&str, f64> = BTreeMap::new();
    let words = || told.iter().flat_map(|piece| &piece.told).map(|word| word.kind.as_str());
    for piece in told {
        for word in &piece.told {
            let anaphoric = if word.anaphoric { 0.5 } else { 1.0 };
            let weight = anaphoric * telling(kinds, &word.kind);
            match piece.paragraph {
                0 => *weights.entry(&word.kind).or_default() += 3.0 * weight,
                1..LEAD => *weights.entry(&word.kind).or_default() += 1.5 * weight,
                _ => *body.entry(&word.kind).or_default() += 0.5 * weight,
            }
        }
    }
    for (kind, weight) in body {
        *weights.entry(kind).or_default() += weight.min(2.5);
    }
    let first = |kind: &str| words().position(|word| word == kind);
    let best = strongest(&weights, first, |_| true)?;
    // What only follows is named by what it follows from, where the article tells of that.
    let from = kinds.get(best).filter(|kind| follows(kind)).map_or(&[][..], |kind| kind.part_of.as_slice());
    let cause = strongest(&weights, first, |kind| from.iter().any(|other| other == kind));
    let told = |kind: &&str| weights.get(kind).is_some_and(|weight| *weight >= CAUSE);
    Some(cause.filter(told).unwrap_or(best).to_owned())
}

/// The kind that weighs most; of those that weigh alike the one that was told first.
fn strongest<'a>(
    weights: &BTreeMap<&'a str, f64>,
    first: impl Fn(&str) -> Option<usize>,
    of: impl Fn(&str) -> bool,
) -> Option<&'a str> {
    let all = weights.iter().filter(|(kind, _)| of(kind));
    let order = |a: (&&str, &f64), b: (&&str, &f64)| a.1.total_cmp(b.1).then(first(b.0).cmp(&first(a.0)));
    all.max_by(|a, b| order(*a, *b)).map(|(kind, _)| *kind)
}

/// Whether a kind only ever follows from another.
fn follows(kind: &Kind) -> bool {
    kind.part_of.len() > 5
}

/// How much a word of a kind tells: what only follows from something else tells less.
fn telling(kinds: &Kinds, id: &str) -> f64 {
    let kind = kinds.get(id);
    match kind {
        Some(kind) if kind.generic => 0.3,
        Some(kind) if follows(kind) => 0.5,
        _ => 1.0,
    }
}

/// Countries the article speaks of nearly as much as of the first one, and the places in them that
/// title and lead name.
fn where_told(told: &[&Piece], places: &dyn Places) -> BTreeSet<PlaceId> {
    let mut roots: BTreeMap<String, f64> = BTreeMap::new();
    let mut inner: BTreeMap<&str, f64> = BTreeMap::new();
    for piece in told {
        let weight = if piece.paragraph < LEAD { 3.0 } else { 1.0 };
        let weight = if piece.told.is_empty() { weight } else { 2.0 * weight };
        for mention in &piece.places {
            let share = if mention.people { 0.4 } else { 1.0 };
            *roots.entry(places.root(&mention.place)).or_default() += weight * share;
            if !mention.people && places.inner(&mention.place) {
                *inner.entry(&mention.place).or_default() += weight;
            }
        }
    }
    let most = roots.values().copied().fold(0.0, f64::max);
    roots.retain(|_, weight| *weight >= 0.5 * most && most > 0.0);
    let kept =
        inner.iter().filter(|(place, weight)| **weight >= 3.0 && roots.contains_key(&places.root(place)));
    let mut all: BTreeSet<PlaceId> = kept.map(|(place, _)| (*place).to_owned()).collect();
    all.extend(roots.into_keys());
    all
}

fn actors(told: &[&Piece], places: &dyn Places) -> BTreeSet<PlaceId> {
    let lead = told.iter().filter(|piece| piece.paragraph < LEAD);
    let people = lead.flat_map(|piece| &piece.places).filter(|mention| mention.people);
    people.map(|mention| places.root(&mention.place)).collect()
}

/// The day the article's happening began, where a date stands beside a word for it: any date in title
/// and lead, one of the weeks before publication in the body.
fn moment(told: &[&Piece], published: Option<Date>, kind: Option<&str>, kinds: &Kinds) -> Option<Moment> {
    let mut found: Vec<(bool, usize, Moment)> = Vec::new();
    for piece in told {
        let about = piece.told.iter().any(|word| kinds.fit(Some(&word.kind), kind) > Fit::Unknown);
        // A day beside a word for what goes on for months is a day of it, not its date.
        let short = |moment: &&Moment| kinds.days(kind) >= NEWS && moment.days() <= SHORT;
        for moment in piece.moments.iter().filter(|moment| about && !short(moment)) {
            let recent = published.is_some_and(|day| moment.gap_to(day) <= NEWS && moment.start <= day);
            let (paragraph, lead) = (piece.paragraph.min(LEAD), piece.paragraph < LEAD);
            let lasting = kinds.days(kind) >= NEWS && recent_end(moment, published);
            if (moment.days() <= SHORT && moment.firm && (recent || lead)) || lasting {
                found.push((true, paragraph, *moment));
            } else if moment.days() <= SHORT && recent {
                found.push((false, paragraph, *moment));
            }
        }
    }
    let lead = |paragraph: usize| paragraph < LEAD;
    let weekdays: Vec<Moment> =
        found.iter().filter(|(firm, at, _)| lead(*at) && !firm).map(|(_, _, moment)| *moment).collect();
    // A date of the body that lies far from the weekdays of the lead is of something else.
    let near =
        |moment: &Moment| weekdays.is_empty() || weekdays.iter().any(|weekday| weekday.gap(moment) <= WEEK);
    found.retain(|(firm, at, moment)| lead(*at) || !firm || near(moment));
    found.into_iter().min_by_key(|(firm, at, moment)| (!firm, *at, moment.start)).map(|(_, _, moment)| moment)
}

/// Whether a stretch goes on until publication.
fn recent_end(moment: &Moment, published: Option<Date>) -> bool {
    published.is_some_and(|day| moment.end == day && moment.days() > SHORT)
}
