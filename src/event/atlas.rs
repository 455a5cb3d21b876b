//! Makes the short forms of happenings, and keeps what they are compared with: how kinds go together,
//! and which places lie in which.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::gazette::Places;
use super::happening::Happening;
use super::kind::{Fit, Kinds};
use super::moment::Moment;
use super::profile::{Number, Profile, Stretch};

/// What profiles are read with: how kinds go together, and which places lie in which.
#[derive(Debug, Default)]
pub struct Atlas {
    width: usize,
    fits: Vec<Fit>,
    kinds: Vec<KindRow>,
    roots: Vec<Number>,
    towns: Vec<bool>,
    /// For each place those that it lies in, sorted.
    outer: Vec<Vec<Number>>,
}

/// What grouping asks of a kind.
#[derive(Debug, Clone, Copy)]
pub struct KindRow {
    /// How long one happening goes on at most, in days.
    pub days: i32,
    /// Whether such happenings follow one another in one place.
    pub recurs: bool,
    /// Whether the kind says nothing but that something happened.
    pub generic: bool,
    /// Number of its group; 0 for what is in none.
    pub group: u32,
}

impl Atlas {
    /// The short forms of happenings, in their order, and what they are read with.
    pub fn new(all: &[&Happening], kinds: &Kinds, places: &dyn Places) -> (Self, Vec<Profile>) {
        let mut numbers = Numbers::default();
        let rows: FxHashMap<&str, usize> =
            kinds.rows().enumerate().map(|(at, row)| (row.id.as_str(), at + 1)).collect();
        for id in all.iter().flat_map(|happening| happening.places.iter().chain(&happening.actors)) {
            if !numbers.places.contains_key(id) {
                number(&mut numbers.places, id);
                number(&mut numbers.places, &places.root(id));
            }
        }
        let mut profiles: Vec<Profile> =
            all.iter().map(|happening| profile(happening, &rows, &mut numbers)).collect();
        let mut atlas = Atlas::of_kinds(kinds);
        atlas.chart(&numbers.places, places);
        profiles.iter_mut().for_each(|profile| atlas.locate(profile));
        (atlas, profiles)
    }

    /// How two kinds go together.
    pub fn fit(&self, one: &Profile, other: &Profile) -> Fit {
        self.fit_of(one.kind, other.kind)
    }

    /// How the kinds of two rows go together.
    pub fn fit_of(&self, one: usize, other: usize) -> Fit {
        self.fits.get(one * self.width + other).copied().unwrap_or(Fit::Unknown)
    }

    /// What is known of the kind of a happening.
    pub fn kind(&self, profile: &Profile) -> KindRow {
        self.kinds.get(profile.kind).copied().unwrap_or(UNKNOWN)
    }

    /// Whether two places are one, or one lies in the other.
    pub fn related(&self, one: Number, other: Number) -> bool {
        let lies = |inner: Number, outer: Number| {
            self.outer.get(inner as usize).is_some_and(|all| all.binary_search(&outer).is_ok())
        };
        one == other || lies(one, other) || lies(other, one)
    }

    /// The country of a place, or the place itself where it has none.
    pub fn root(&self, place: Number) -> Number {
        self.roots.get(place as usize).copied().unwrap_or(place)
    }

    /// The places that a place lies in.
    pub fn outer(&self, place: Number) -> &[Number] {
        self.outer.get(place as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether two places exclude each other: two towns, or two regions, of which neither is the other.
    /// Which region a town lies in is not known of every town.
    pub fn apart(&self, one: Number, other: Number) -> bool {
        let town = |place: Number| self.towns.get(place as usize).copied().unwrap_or_default();
        town(one) == town(other) && !self.related(one, other)
    }

    fn of_kinds(kinds: &Kinds) -> Self {
        let ids: Vec<Option<&str>> =
            std::iter::once(None).chain(kinds.rows().map(|row| Some(row.id.as_str()))).collect();
        let fits = ids.iter().flat_map(|one| ids.iter().map(|other| kinds.fit(*one, *other))).collect();
        let mut groups: FxHashMap<&str, u32> = FxHashMap::from_iter([("", 0)]);
        let row = |id: &Option<&str>| {
            let next = groups.len() as u32;
            KindRow {
                days: kinds.days(*id) as i32,
                recurs: kinds.recurs(*id),
                generic: kinds.generic(*id),
                group: *groups.entry(kinds.group(*id)).or_insert(next),
            }
        };
        let rows = ids.iter().map(row).collect();
        Atlas { width: ids.len(), fits, kinds: rows, ..Atlas::default() }
    }

    /// Tells of each place its root and what it lies in: of the places of its root, and of those that
    /// are in no one country.
    fn chart(&mut self, numbers: &FxHashMap<String, Number>, places: &dyn Places) {
        let mut names: Vec<(&String, Number)> = numbers.iter().map(|(name, at)| (name, *at)).collect();
        names.sort_by_key(|(_, at)| *at);
        self.roots =
            names.iter().map(|(name, at)| numbers.get(&places.root(name)).copied().unwrap_or(*at)).collect();
        self.towns = names.iter().map(|(name, _)| places.town(name)).collect();
        let mut of_root: FxHashMap<String, Vec<Number>> = FxHashMap::default();
        for (name, at) in &names {
            of_root.entry(places.country(name).unwrap_or_default()).or_default().push(*at);
        }
        let outer = |(name, _): &(&String, Number)| {
            let country = places.country(name).unwrap_or_default();
            let mut near: Vec<Number> =
                [of_root.get(&country), of_root.get("")].into_iter().flatten().flatten().copied().collect();
            near.sort_unstable();
            near.dedup();
            near.retain(|other| {
                names.get(*other as usize).is_some_and(|(outer, _)| places.contains(outer, name))
            });
            near
        };
        self.outer = names.iter().map(outer).collect();
    }

    fn locate(&self, profile: &mut Profile) {
        let mut roots: Vec<Number> = profile.places.iter().map(|place| self.root(*place)).collect();
        roots.sort_unstable();
        roots.dedup();
        profile.roots = roots;
        profile.inner = profile.places.iter().copied().filter(|place| self.root(*place) != *place).collect();
    }
}

const UNKNOWN: KindRow = KindRow { days: 30, recurs: false, generic: true, group: 0 };

/// Numbers given to what was met, in the order it was met.
#[derive(Default)]
struct Numbers {
    places: FxHashMap<String, Number>,
    names: FxHashMap<String, Number>,
    figures: FxHashMap<(String, u64), Number>,
}

fn number<K: std::hash::Hash + Eq + Clone>(known: &mut FxHashMap<K, Number>, key: &K) -> Number {
    let next = known.len() as Number;
    match known.get(key) {
        Some(number) => *number,
        None => *known.entry(key.clone()).or_insert(next),
    }
}

fn sorted<'a, K>(known: &mut FxHashMap<K, Number>, keys: impl IntoIterator<Item = &'a K>) -> Vec<Number>
where
    K: std::hash::Hash + Eq + Clone + 'a,
{
    let mut all: Vec<Number> = keys.into_iter().map(|key| number(known, key)).collect();
    all.sort_unstable();
    all
}

fn profile(of: &Happening, rows: &FxHashMap<&str, usize>, numbers: &mut Numbers) -> Profile {
    let kind = of.kind.as_deref().and_then(|kind| rows.get(kind)).copied().unwrap_or_default();
    Profile {
        document: of.document,
        main: of.main,
        kind,
        places: sorted(&mut numbers.places, &of.places),
        spots: sorted(&mut numbers.names, &of.spots),
        actors: sorted(&mut numbers.places, &of.actors),
        moment: of.moment.map(stretch),
        after: of.after.map(day),
        seen: of.seen.map(day),
        told: of.told.map(day),
        names: sorted(&mut numbers.names, &of.names),
        latin: of.names.iter().all(|name| name.is_ascii()),
        pin: of.pin.as_ref().map(|pin| number(&mut numbers.names, pin)),
        ordinal: of.ordinal,
        relative: of.relative,
        words: sorted(&mut numbers.names, &of.words),
        figures: sorted(&mut numbers.figures, &of.figures),
        ..Profile::default()
    }
}

fn stretch(moment: Moment) -> Stretch {
    Stretch { start: day(moment.start), end: day(moment.end), firm: moment.firm, through: moment.through }
}

/// Days since the start of the year 1970.
fn day(date: Date) -> i32 {
    date.since(Date::constant(1970, 1, 1)).map_or(0, |span| span.get_days())
}
