//! Which happenings are worth comparing: those that share a place, a group of kinds and a time, or a
//! name. Each is compared with a bounded number of others, so the work grows with their number only.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::FxHasher;

use super::atlas::Atlas;
use super::kind::Fit;
use super::profile::{Number, Profile};

/// With how many of its followers in a block a happening is compared.
const WINDOW: usize = 32;
/// How many of its followers it looks at for these.
const LOOK: usize = 128;
/// Years a stretch may take in to be looked up by each of them.
const YEARS: i32 = 12;
/// Months a stretch may take in to be looked up by each of them: a year touches so many.
const MONTHS: i32 = 13;
/// Days of a month and of a year; blocks of time need not be those of a calendar.
const MONTH: i32 = 30;
const YEAR: i32 = 365;

/// Happenings by what they are looked up by, those of one key in the order of their days.
pub struct Blocks {
    entries: Vec<(u64, i32, u32)>,
    /// The positions of the entries of all happenings, one happening after the other.
    positions: Vec<u32>,
    /// For each happening where its positions begin, and where the last ones end.
    starts: Vec<u32>,
    /// For each happening its kind: looked at far more often than anything else of it.
    kinds: Vec<u16>,
}

/// What a happening is looked up by.
#[derive(Hash)]
enum Key {
    Name(Number),
    /// A place, a group of kinds (none: any), and a stretch of time.
    Place(Number, Option<u32>, Time),
}

#[derive(Hash, Clone, Copy)]
enum Time {
    Month(i32),
    Year(i32),
    Unknown,
}

impl Blocks {
    /// Puts happenings where others will look for them.
    pub fn new(all: &[Profile], atlas: &Atlas) -> Self {
        let mut entries: Vec<(u64, i32, u32)> = Vec::new();
        for (at, profile) in all.iter().enumerate() {
            let day = profile.day().unwrap_or(i32::MAX);
            entries.extend(keys(profile, atlas).into_iter().map(|key| (key, day, at as u32)));
        }
        entries.sort_unstable();
        let kinds = all.iter().map(|profile| profile.kind as u16).collect();
        let (positions, starts) = positions(&entries, all.len());
        Blocks { entries, positions, starts, kinds }
    }

    /// Those that follow a happening in its blocks and are worth comparing with it, each once, in
    /// order. Of two happenings one follows the other, so every pair comes up once.
    pub fn followers(&self, at: usize, atlas: &Atlas) -> Vec<usize> {
        let kind = self.kind(at);
        let mut found: Vec<usize> = Vec::new();
        for position in self.positions_of(at).iter().map(|position| *position as usize) {
            let behind = self.entries.get(position..).unwrap_or_default();
            let Some(((key, _, _), behind)) = behind.split_first() else { continue };
            let same = behind.iter().take(LOOK).take_while(|(other, _, _)| other == key);
            let others = same.map(|(_, _, other)| *other as usize);
            let like = others.filter(|other| atlas.fit_of(kind, self.kind(*other)) != Fit::Apart);
            found.extend(like.take(WINDOW));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn kind(&self, at: usize) -> usize {
        self.kinds.get(at).copied().unwrap_or_default().into()
    }

    fn positions_of(&self, at: usize) -> &[u32] {
        let bounds = self.starts.get(at).zip(self.starts.get(at + 1));
        bounds.and_then(|(start, end)| self.positions.get(*start as usize..*end as usize)).unwrap_or_default()
    }
}

/// Where the entries of each happening stand, and for each where these positions begin.
fn positions(entries: &[(u64, i32, u32)], happenings: usize) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0; happenings + 1];
    for (_, _, at) in entries {
        starts.iter_mut().skip(*at as usize + 1).take(1).for_each(|count| *count += 1);
    }
    let mut total = 0;
    for start in &mut starts {
        total += *start;
        *start = total;
    }
    let mut next = starts.clone();
    let mut positions = vec![0; entries.len()];
    for (position, (_, _, at)) in entries.iter().enumerate() {
        let Some(slot) = next.get_mut(*at as usize) else { continue };
        if let Some(place) = positions.get_mut(*slot as usize) {
            *place = position as u32;
        }
        *slot += 1;
    }
    (positions, starts)
}

/// The keys a happening is looked up by, each once.
fn keys(profile: &Profile, atlas: &Atlas) -> Vec<u64> {
    let group = atlas.kind(profile).group;
    let times = times(profile, atlas);
    let mut keys: Vec<u64> = profile.names.iter().map(|name| hash(&Key::Name(*name))).collect();
    // What is told of a wider area may have been in a part of it.
    let wider = profile.roots.iter().filter(|_| !atlas.kind(profile).recurs);
    let wider = wider.flat_map(|root| atlas.outer(*root));
    for place in profile.roots.iter().chain(&profile.inner).chain(wider) {
        for time in &times {
            keys.push(hash(&Key::Place(*place, Some(group), *time)));
            keys.push(hash(&Key::Place(*place, None, *time)));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn hash(key: &Key) -> u64 {
    let mut hasher = FxHasher::default();
    key.hash(&mut hasher);
    hasher.finish()
}

/// Months around the days it is told of, and years where it does not recur within days.
fn times(profile: &Profile, atlas: &Atlas) -> Vec<Time> {
    let (first, last) = match (&profile.moment, profile.seen) {
        (Some(moment), seen) => (moment.start, seen.unwrap_or(moment.end).max(moment.end)),
        (None, Some(seen)) => (seen, seen),
        (None, None) => return vec![Time::Unknown],
    };
    let months = Range { start: first.div_euclid(MONTH), end: last.div_euclid(MONTH) };
    let mut times: Vec<Time> =
        [months.start, months.start + 1, months.end, months.end - 1].map(Time::Month).to_vec();
    if profile.moment.is_some() && months.end - months.start <= MONTHS {
        times.extend((months.start..=months.end).map(Time::Month));
    }
    if !atlas.kind(profile).recurs {
        let years = Range { start: first.div_euclid(YEAR), end: last.div_euclid(YEAR) };
        times.extend((years.start..=years.end.min(years.start + YEARS)).map(Time::Year));
        times.push(Time::Year(years.end));
    }
    times
}
