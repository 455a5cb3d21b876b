//! The places that articles can name, checked, and what lies in what.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Deserialize;

use super::PlaceId;
use super::index::Index;
use super::load::{Loaded, load};
use super::rows::Sheet;
use super::sound::Sounds;
use super::written::Names;

/// What sort of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A state or territory with an ISO 3166 code.
    Country,
    /// A part of a country, or a territory that is contested.
    Region,
    /// A city, a town, a village or a quarter.
    City,
    /// A part of the world that takes in several countries, or parts of them.
    Area,
    /// A sea, a strait or a lake.
    Sea,
}

/// A place and its names.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its key.
    pub id: PlaceId,
    /// What sort of place it is.
    pub kind: Kind,
    /// Its name in reports.
    pub label: String,
    /// What it lies in, itself left out: the nearest places, as written.
    pub within: Vec<PlaceId>,
    /// Whether a line of a long list names it.
    pub(super) in_row: bool,
    /// Its names by language.
    pub(super) names: Names,
    /// Names that the language declines.
    pub(super) bases: Names,
    /// Names that are everyday words or persons' names too.
    pub(super) ambiguous: Names,
    /// Peoples and adjectives.
    pub(super) peoples: Names,
    /// Peoples and adjectives without their endings.
    pub(super) stems: Names,
}

impl Place {
    /// A place whose names stand in a line of a long list.
    pub(super) fn of_row(id: &str, kind: Kind, label: &str, within: Vec<PlaceId>) -> Self {
        let (names, bases, ambiguous) = (Names::new(), Names::new(), Names::new());
        let (peoples, stems) = (Names::new(), Names::new());
        let (id, label) = (id.to_owned(), label.to_owned());
        Self { id, kind, label, within, in_row: true, names, bases, ambiguous, peoples, stems }
    }
}

/// What is wrong in a file of places, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The place's key; empty when the mistake is not of one place.
    pub id: PlaceId,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub advice: String,
}

/// All places, countries first, then in the order of the files: that order is prominence.
#[derive(Debug, Default)]
pub struct Gazetteer {
    pub(super) places: Vec<Place>,
    pub(super) index: Index,
    pub(super) sheets: Vec<Sheet>,
    /// How letters sound.
    pub(super) sounds: Sounds,
    positions: HashMap<PlaceId, usize>,
    outer: BTreeMap<PlaceId, BTreeSet<PlaceId>>,
    /// The one country of each place; grouping asks for it more often than for anything else.
    countries: HashMap<PlaceId, PlaceId>,
}

impl Gazetteer {
    /// Checks files given as name and TOML text. The order of the files is part of prominence.
    ///
    /// # Errors
    /// All mistakes of all files: text that is no TOML, a key used twice, an unknown key in
    /// `within` or `[[more]]`, a place that lies in itself, an empty label or name.
    pub fn load(files: &[(&str, &str)]) -> Result<Self, Vec<Mistake>> {
        let Loaded { places, outer, languages, sheets, sounds } = load(files)?;
        let positions = places.iter().enumerate().map(|(at, place)| (place.id.clone(), at)).collect();
        let index = Index::new(&places, languages);
        let mut gazetteer =
            Self { places, index, sheets, sounds, positions, outer, countries: HashMap::new() };
        let country = |place: &Place| Some((place.id.clone(), gazetteer.one_country(&place.id)?));
        gazetteer.countries = gazetteer.places.iter().filter_map(country).collect();
        Ok(gazetteer)
    }

    /// The place of a key.
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.places.get(*self.positions.get(id)?)
    }

    /// Whether `inner` lies in `outer`, at any depth; a place does not lie in itself.
    pub fn contains(&self, outer: &str, inner: &str) -> bool {
        self.outer.get(inner).is_some_and(|all| all.contains(outer))
    }

    /// The places that a place lies in directly; none for an unknown key.
    pub fn parents(&self, id: &str) -> &[PlaceId] {
        self.place(id).map_or(&[], |place| &place.within)
    }

    /// The place's name in reports; the key itself when it is unknown.
    pub fn label<'a>(&'a self, id: &'a str) -> &'a str {
        self.place(id).map_or(id, |place| &place.label)
    }

    /// The smallest place that both are or lie in: the one that lies in all others that would do.
    /// Of several such places the one with the first key.
    pub fn common(&self, a: &str, b: &str) -> Option<PlaceId> {
        let shared: BTreeSet<&str> = self.around(a).intersection(&self.around(b)).copied().collect();
        let smallest = |id: &&&str| !shared.iter().any(|other| self.contains(id, other));
        shared.iter().find(smallest).map(|id| (*id).to_owned())
    }

    /// The country that a place is or lies in; none when it lies in several, or in none.
    pub fn country(&self, id: &str) -> Option<PlaceId> {
        self.countries.get(id).cloned()
    }

    fn one_country(&self, id: &str) -> Option<PlaceId> {
        let is_country = |id: &&str| self.place(id).is_some_and(|place| place.kind == Kind::Country);
        let mut countries = self.around(id).into_iter().filter(is_country);
        let first = countries.next()?;
        countries.next().is_none().then(|| first.to_owned())
    }

    /// A known place and all it lies in.
    fn around(&self, id: &str) -> BTreeSet<&str> {
        let Some(place) = self.place(id) else { return BTreeSet::new() };
        let outer = self.outer.get(id).into_iter().flatten();
        outer.map(String::as_str).chain([place.id.as_str()]).collect()
    }
}
