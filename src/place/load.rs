//! Puts the written files together and tells every mistake in them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::PlaceId;
use super::gazetteer::{Kind, Mistake, Place};
use super::language::{Language, languages};
use super::rows::{Sheet, rows};
use super::sound::Sounds;
use super::written::{Entry, File, More, line, line_starts, parse};
use crate::text::fold::{fold, fold_word};

/// What the files tell, checked.
pub struct Loaded {
    /// All places, countries first, then as written.
    pub places: Vec<Place>,
    /// All that each place lies in, at any depth.
    pub outer: BTreeMap<PlaceId, BTreeSet<PlaceId>>,
    /// What each language does with names.
    pub languages: BTreeMap<String, Language>,
    /// Lines whose names are not read yet.
    pub sheets: Vec<Sheet>,
    /// How letters sound.
    pub sounds: Sounds,
}

/// Reads and checks files given as name and text; else all their mistakes, by file and line.
pub fn load(files: &[(&str, &str)]) -> Result<Loaded, Vec<Mistake>> {
    let mut loading = Loading::default();
    let parsed: Vec<File> = files.iter().filter_map(|(name, text)| loading.read(name, text)).collect();
    loading.places.sort_by_key(|found| found.place.kind != Kind::Country);
    loading.add_more();
    let outer = loading.outer();
    loading.check(&outer);
    if !loading.mistakes.is_empty() {
        loading.mistakes.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        return Err(loading.mistakes);
    }
    let sheets = loading.sheets();
    let places = loading.places.into_iter().map(|found| found.place).collect();
    Ok(Loaded { places, outer, languages: languages(&parsed), sheets, sounds: sounds(&parsed) })
}

fn sounds(files: &[File]) -> Sounds {
    let articles = files.iter().flat_map(|file| &file.articles).map(|article| fold(article).text).collect();
    Sounds::new(files.iter().map(|file| &file.vowels), files.iter().map(|file| &file.consonants), articles)
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
    rows: Vec<ReadRows>,
    mistakes: Vec<Mistake>,
}

/// Lines that were read, and where.
struct ReadRows {
    text: String,
    lines: Vec<(PlaceId, Range<usize>, usize)>,
    file: String,
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
        for rows in std::mem::take(&mut file.rows) {
            // The text starts on the line behind its quotation marks.
            let first = line(&starts, rows.text.span().start) + 1;
            self.read_rows(name, first, rows.kind, rows.text.into_inner());
        }
        Some(file)
    }

    fn read_rows(&mut self, file: &str, first: usize, kind: Option<Kind>, text: String) {
        let mut lines = Vec::new();
        for (number, row) in rows(&text) {
            let line = first + number;
            let Some(row) = row else {
                self.mistakes.push(Mistake {
                    file: file.to_owned(),
                    line,
                    id: String::new(),
                    what: "the line is no row".to_owned(),
                    advice: "write id|label|within|language name,name|…".to_owned(),
                });
                continue;
            };
            lines.push((row.id.to_owned(), row.names, line));
            if let Some(kind) = kind {
                let place = Place::of_row(row.id, kind, row.label, row.within);
                self.places.push(Found { place, file: file.to_owned(), line });
            }
        }
        self.rows.push(ReadRows { text, lines, file: file.to_owned() });
    }

    /// The lines with the positions of their places.
    fn sheets(&mut self) -> Vec<Sheet> {
        let positions: HashMap<&str, usize> =
            self.places.iter().enumerate().map(|(at, found)| (found.place.id.as_str(), at)).collect();
        let place =
            |(id, names, _): (PlaceId, Range<usize>, usize)| Some((*positions.get(id.as_str())?, names));
        let sheet = |rows: ReadRows| Sheet {
            names: rows.lines.into_iter().filter_map(place).collect(),
            text: rows.text,
        };
        std::mem::take(&mut self.rows).into_iter().map(sheet).collect()
    }

    fn add_more(&mut self) {
        let mut by_id: BTreeMap<PlaceId, &mut Place> =
            self.places.iter_mut().rev().map(|found| (found.place.id.clone(), &mut found.place)).collect();
        for (more, file, line) in std::mem::take(&mut self.more) {
            match by_id.get_mut(&more.id) {
                Some(place) => extend(place, more),
                None => self.mistakes.push(unknown(file, line, more.id)),
            }
        }
        for rows in &self.rows {
            let lines = rows.lines.iter().filter(|(id, ..)| !by_id.contains_key(id));
            self.mistakes.extend(lines.map(|(id, _, line)| unknown(rows.file.clone(), *line, id.clone())));
        }
    }

    fn check(&mut self, outer: &BTreeMap<PlaceId, BTreeSet<PlaceId>>) {
        let mut seen = BTreeSet::new();
        for found in &self.places {
            let mut problems = problems(&found.place, outer);
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

fn unknown(file: String, line: usize, id: PlaceId) -> Mistake {
    let advice = "add a [[place]] with this id, or correct the id".to_owned();
    Mistake { file, line, what: format!("no place has the id {id:?}"), advice, id }
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
    let lists = [&place.names, &place.bases, &place.ambiguous, &place.peoples, &place.stems];
    if lists.iter().flat_map(|names| names.values()).flatten().any(|name| fold_word(name).is_empty()) {
        problems.push(("a name is empty".to_owned(), "remove it, or write the name"));
    }
    if !place.in_row && lists.iter().take(3).all(|names| names.is_empty()) {
        problems.push(("it has no name".to_owned(), "name it in `names` or in `ambiguous`"));
    }
    problems
}

fn place(entry: Entry) -> Place {
    let Entry { id, kind, label, within, names, bases, ambiguous, peoples, stems } = entry;
    Place { id, kind, label, within, in_row: false, names, bases, ambiguous, peoples, stems }
}

fn extend(place: &mut Place, more: More) {
    let lists = [
        (&mut place.names, more.names),
        (&mut place.bases, more.bases),
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
