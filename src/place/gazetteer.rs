//! The places that articles can name, checked, and what lies in what.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::PlaceId;
use super::index::Index;
use super::language::languages;
use super::written::{Entry, File, More, Names, line, line_starts, parse};
use crate::text::fold::fold_word;

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
    /// Its names by language.
    pub(super) names: Names,
    /// Names that are everyday words or persons' names too.
    pub(super) ambiguous: Names,
    /// Peoples and adjectives.
    pub(super) peoples: Names,
    /// Peoples and adjectives without their endings.
    pub(super) stems: Names,
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
#[derive(Debug)]
pub struct Gazetteer {
    pub(super) places: Vec<Place>,
    pub(super) index: Index,
    positions: BTreeMap<PlaceId, usize>,
    outer: BTreeMap<PlaceId, BTreeSet<PlaceId>>,
}

impl Gazetteer {
    /// Checks files given as name and TOML text. The order of the files is part of prominence.
    ///
    /// # Errors
    /// All mistakes of all files: text that is no TOML, a key used twice, an unknown key in
    /// `within` or `[[more]]`, a place that lies in itself, an empty label or name.
    pub fn load(files: &[(&str, &str)]) -> Result<Self, Vec<Mistake>> {
        let mut loading = Loading::default();
        let parsed: Vec<File> = files.iter().filter_map(|(name, text)| loading.read(name, text)).collect();
        loading.places.sort_by_key(|found| found.place.kind != Kind::Country);
        loading.add_more();
        loading.check();
        let outer = loading.outer();
        let places: Vec<Place> = loading.places.into_iter().map(|found| found.place).collect();
        let mut mistakes = loading.mistakes;
        let index = Index::build(&places, languages(&parsed)).unwrap_or_else(|mistake| {
            mistakes.push(mistake);
            Index::default()
        });
        if !mistakes.is_empty() {
            mistakes.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
            return Err(mistakes);
        }
        let positions = places.iter().enumerate().map(|(at, place)| (place.id.clone(), at)).collect();
        Ok(Self { places, index, positions, outer })
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

/// A place and where it was written.
struct Found {
    place: Place,
    file: String,
    line: usize,
}

#[derive(Default)]
struct Loading {
    places: Vec<Found>,
    more: Vec<(More, String, usize)>,
    mistakes: Vec<Mistake>,
}

impl Loading {
    fn read(&mut self, name: &str, text: &str) -> Option<File> {
        let mut file = parse(name, text).map_err(|mistake| self.mistakes.push(mistake)).ok()?;
        let starts = line_starts(text);
        for entry in std::mem::take(&mut file.place) {
            let line = line(&starts, entry.span().start);
            self.places.push(Found { place: place(entry.into_inner()), file: name.to_owned(), line });
        }
        for more in std::mem::take(&mut file.more) {
            let line = line(&starts, more.span().start);
            self.more.push((more.into_inner(), name.to_owned(), line));
        }
        Some(file)
    }

    fn add_more(&mut self) {
        for (more, file, line) in std::mem::take(&mut self.more) {
            match self.places.iter_mut().find(|found| found.place.id == more.id) {
                Some(found) => extend(&mut found.place, more),
                None => self.mistakes.push(Mistake {
                    file,
                    line,
                    what: format!("no place has the id {:?}", more.id),
                    advice: "add a [[place]] with this id, or correct the id".to_owned(),
                    id: more.id,
                }),
            }
        }
    }

    fn check(&mut self) {
        let outer = self.outer();
        let mut seen = BTreeSet::new();
        for found in &self.places {
            let mut problems = problems(&found.place, &outer);
            if !seen.insert(&found.place.id) {
                problems.push((
                    "the id is used twice".to_owned(),
                    "give the place another id, or add names by [[more]]",
                ));
            }
            self.mistakes.extend(problems.into_iter().map(|(what, advice)| Mistake {
                file: found.file.clone(),
                line: found.line,
                id: found.place.id.clone(),
                what,
                advice: advice.to_owned(),
            }));
        }
    }

    /// All that each place lies in, at any depth.
    fn outer(&self) -> BTreeMap<PlaceId, BTreeSet<PlaceId>> {
        let direct: BTreeMap<&str, &[PlaceId]> = self
            .places
            .iter()
            .map(|found| (found.place.id.as_str(), found.place.within.as_slice()))
            .collect();
        direct.keys().map(|id| ((*id).to_owned(), climb(id, &direct))).collect()
    }
}

fn climb(id: &str, direct: &BTreeMap<&str, &[PlaceId]>) -> BTreeSet<PlaceId> {
    let mut outer = BTreeSet::new();
    let mut next: Vec<&PlaceId> = direct.get(id).copied().into_iter().flatten().collect();
    while let Some(id) = next.pop() {
        if outer.insert(id.clone()) {
            next.extend(direct.get(id.as_str()).copied().into_iter().flatten());
        }
    }
    outer
}

fn problems(place: &Place, outer: &BTreeMap<PlaceId, BTreeSet<PlaceId>>) -> Vec<(String, &'static str)> {
    let mut problems = Vec::new();
    for unknown in place.within.iter().filter(|id| !outer.contains_key(*id)) {
        problems.push((format!("it lies in {unknown:?}, which is no place"), "correct the id in `within`"));
    }
    if outer.get(&place.id).is_some_and(|all| all.contains(&place.id)) {
        problems.push(("it lies in itself".to_owned(), "break the circle in `within`"));
    }
    if place.label.trim().is_empty() {
        problems.push(("the label is empty".to_owned(), "give the place a name for reports"));
    }
    let lists = [&place.names, &place.ambiguous, &place.peoples, &place.stems];
    if lists.iter().flat_map(|names| names.values()).flatten().any(|name| fold_word(name).is_empty()) {
        problems.push(("a name is empty".to_owned(), "remove it, or write the name"));
    }
    if place.names.is_empty() && place.ambiguous.is_empty() {
        problems.push(("it has no name".to_owned(), "name it in `names` or in `ambiguous`"));
    }
    problems
}

fn place(entry: Entry) -> Place {
    let Entry { id, kind, label, within, names, ambiguous, peoples, stems } = entry;
    Place { id, kind, label, within, names, ambiguous, peoples, stems }
}

fn extend(place: &mut Place, more: More) {
    let lists = [
        (&mut place.names, more.names),
        (&mut place.ambiguous, more.ambiguous),
        (&mut place.peoples, more.peoples),
        (&mut place.stems, more.stems),
    ];
    for (names, added) in lists {
        for (language, list) in added {
            names.entry(language).or_default().extend(list);
        }
    }
}
