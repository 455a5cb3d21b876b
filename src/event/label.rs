//! Names and fingerprints of events.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Event;
use super::gazette::Places;
use super::happening::Happening;
use super::kind::Kinds;
use super::rules::EventRules;
use crate::document::fingerprint::fingerprint as fingerprint_of;
use crate::place::PlaceId;
use crate::time::Period;

/// How many places a label names.
const NAMED: usize = 2;

/// The event that a group of happenings is. Its id is left to [`fingerprint`].
pub fn event(group: &[&Happening], rules: &EventRules, places: &dyn Places) -> Event {
    let pin = group.iter().find_map(|happening| rules.pins.get(happening.pin.as_ref()?));
    let kind = pin.map(|pin| pin.kind.clone()).or_else(|| kind(group, &rules.kinds));
    let all = places_of(group);
    let time = time(group);
    let mut claims: Vec<usize> =
        group.iter().flat_map(|happening| happening.claims.iter().copied()).collect();
    claims.sort_unstable();
    let label = pin.map_or_else(|| label(kind.as_deref(), &all, time, places), |pin| pin.label.clone());
    let actors = group.iter().flat_map(|happening| happening.actors.iter().cloned()).collect();
    let core = core(group, places);
    Event { id: String::new(), label, kind, places: all, core, actors, time, claims }
}

/// A number that stands for the event's kind, places and time, and for `nth` among events of the same.
pub fn fingerprint(event: &Event, nth: usize) -> String {
    let kind = event.kind.as_deref().unwrap_or_default();
    let places: Vec<&str> = event.places.iter().map(String::as_str).collect();
    let time = format!("{:?}", event.time);
    fingerprint_of(&[kind, &places.join(" "), &time, &nth.to_string()])
}

/// The kind most documents tell; words that say little count little.
fn kind(group: &[&Happening], kinds: &Kinds) -> Option<String> {
    let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
    for kind in group.iter().filter_map(|happening| happening.kind.as_deref()) {
        *votes.entry(kind).or_default() += if kinds.generic(Some(kind)) { 1 } else { 3 };
    }
    votes.into_iter().rev().max_by_key(|(_, votes)| *votes).map(|(kind, _)| kind.to_owned())
}

/// The places below a country that two of three tellings name, for an event in one country.
fn core(group: &[&Happening], places: &dyn Places) -> BTreeSet<PlaceId> {
    let roots: BTreeSet<PlaceId> = group.iter().flat_map(|happening| happening.roots(places)).collect();
    let mut votes: BTreeMap<&PlaceId, usize> = BTreeMap::new();
    for place in group.iter().flat_map(|happening| happening.inner(places)) {
        *votes.entry(place).or_default() += 1;
    }
    votes.retain(|_, votes| *votes * 3 >= group.len() * 2 && roots.len() == 1);
    votes.into_keys().cloned().collect()
}

/// The places that at least a third of the documents name, else all.
fn places_of(group: &[&Happening]) -> BTreeSet<PlaceId> {
    let mut votes: BTreeMap<&PlaceId, usize> = BTreeMap::new();
    for place in group.iter().flat_map(|happening| &happening.places) {
        *votes.entry(place).or_default() += 1;
    }
    let kept = votes.iter().filter(|(_, votes)| **votes * 3 >= group.len());
    let kept: BTreeSet<PlaceId> = kept.map(|(place, _)| (*place).clone()).collect();
    if kept.is_empty() { votes.into_keys().cloned().collect() } else { kept }
}

/// The stretch most closely told; without any, from the first publication on. One that goes on while an
/// article is written goes on until the last such article.
fn time(group: &[&Happening]) -> Period {
    let told = group.iter().filter_map(|happening| Some((happening, happening.moment?)));
    let closest = told.min_by_key(|(_, moment)| (!moment.firm, moment.days(), moment.start));
    match closest {
        Some((happening, moment)) if happening.goes_on() => {
            let ends = group.iter().filter(|happening| happening.goes_on()).filter_map(|going| going.told);
            Period { start: Some(moment.start), end: ends.max() }
        }
        Some((_, moment)) => Period { start: Some(moment.start), end: Some(moment.end) },
        None => Period { start: None, end: group.iter().filter_map(|happening| happening.seen).min() },
    }
}

fn label(kind: Option<&str>, all: &BTreeSet<PlaceId>, time: Period, places: &dyn Places) -> String {
    let outer: Vec<&PlaceId> = all.iter().filter(|place| !places.inner(place)).collect();
    let named = if outer.is_empty() { all.iter().collect() } else { outer };
    let named: Vec<String> = named.into_iter().take(NAMED).map(|place| places.label(place)).collect();
    let mut parts = vec![kind.unwrap_or("event").to_owned()];
    parts.extend((!named.is_empty()).then(|| named.join("–")));
    parts.extend(when(time));
    parts.join(", ")
}

fn when(time: Period) -> Option<String> {
    match (time.start, time.end) {
        (Some(start), Some(end)) if start == end => Some(start.to_string()),
        (Some(start), Some(end)) if start.year() == end.year() => Some(start.year().to_string()),
        (Some(start), Some(end)) => Some(format!("{}–{}", start.year(), end.year())),
        (None, Some(end)) => Some(end.strftime("%Y-%m").to_string()),
        (start, _) => start.map(|start: Date| start.year().to_string()),
    }
}
