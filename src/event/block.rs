//! Which happenings are worth comparing: those that share a country, a group of kinds and a time, or a
//! name. Each is compared with a bounded number of others, so the work grows with their number only.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::gazette::Places;
use super::happening::Happening;
use super::kind::Kinds;

/// How many of its followers in a block a happening is compared with.
const WINDOW: usize = 64;
/// Years a stretch may take in to be looked up by each of them.
const YEARS: i16 = 12;
/// Words of a report that stand for any kind are looked up beside this group.
const ANY: &str = "";

/// Pairs of indices worth comparing, each once, in order.
pub fn pairs(all: &[Happening], kinds: &Kinds, places: &dyn Places) -> BTreeSet<(usize, usize)> {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, happening) in all.iter().enumerate() {
        for key in keys(happening, kinds, places) {
            blocks.entry(key).or_default().push(at);
        }
    }
    let mut pairs = BTreeSet::new();
    for mut block in blocks.into_values() {
        block.sort_by_key(|at| all.get(*at).map(|happening| (day(happening), *at)));
        for (position, one) in block.iter().enumerate() {
            let followers = block.iter().skip(position + 1).take(WINDOW);
            pairs.extend(followers.map(|other| (*one.min(other), *one.max(other))));
        }
    }
    pairs
}

/// The keys a happening is looked up by.
fn keys(happening: &Happening, kinds: &Kinds, places: &dyn Places) -> BTreeSet<String> {
    let mut keys: BTreeSet<String> = happening.names.iter().map(|name| format!("name {name}")).collect();
    let group = kinds.group(happening.kind.as_deref());
    let times = times(happening);
    let inner = happening.inner(places).into_iter().cloned();
    let wheres: BTreeSet<String> = happening.roots(places).into_iter().chain(inner).collect();
    for (place, time) in wheres.iter().flat_map(|place| times.iter().map(move |time| (place, time))) {
        keys.insert(format!("{place} {group} {time}"));
        keys.insert(format!("{place} {ANY} {time}"));
    }
    keys
}

/// Months around a day, years of a stretch; `undated` when nothing tells.
fn times(happening: &Happening) -> BTreeSet<String> {
    let (first, last) = match (&happening.moment, happening.seen) {
        (Some(moment), seen) => (moment.start, seen.unwrap_or(moment.end).max(moment.end)),
        (None, Some(seen)) => (seen, seen),
        (None, None) => return BTreeSet::from(["undated".to_owned()]),
    };
    let years = first.year()..=last.year().min(first.year().saturating_add(YEARS));
    let mut times: BTreeSet<String> = years.map(|year| year.to_string()).collect();
    times.insert(last.year().to_string());
    for (day, add) in [(first, 0), (first, 1), (last, 0), (last, -1)] {
        let month = i32::from(day.year()) * 12 + i32::from(day.month()) + add;
        times.insert(format!("month {month}"));
    }
    times
}

fn day(happening: &Happening) -> Option<Date> {
    happening.moment.map(|moment| moment.start).or(happening.seen)
}
