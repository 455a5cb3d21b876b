//! The names of all places, folded, in one automaton a language.

use std::collections::BTreeMap;

use aho_corasick::AhoCorasick;

use super::gazetteer::{Mistake, Place};
use super::language::Language;
use crate::text::fold::fold_word;

/// How a name must be written where the script tells capitals from small letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Case {
    /// As one likes.
    Any,
    /// A capital first.
    Capital,
    /// Capitals throughout: an abbreviation.
    Capitals,
}

/// What one spelling can mean. The order is the order of preference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Meaning {
    /// Whether it is an everyday word or a person's name too.
    pub ambiguous: bool,
    /// Position in the gazetteer.
    pub place: usize,
    /// Whether it is a people or an adjective.
    pub people: bool,
    /// How it must be written.
    pub case: Case,
}

/// The names of one language.
#[derive(Debug)]
pub struct NameTable {
    /// Finds the spellings; pattern ids are positions in `meanings`.
    pub automaton: AhoCorasick,
    /// What each spelling can mean, the preferred meaning first.
    pub meanings: Vec<Vec<Meaning>>,
    /// What the language does with names.
    pub language: Language,
}

/// The names of all languages.
#[derive(Debug, Default)]
pub struct Index {
    tables: BTreeMap<String, NameTable>,
}

impl Index {
    /// Folds and orders all names; the mistake is of an index too large to be built.
    pub fn build(places: &[Place], mut languages: BTreeMap<String, Language>) -> Result<Self, Mistake> {
        for code in places.iter().flat_map(|place| place.names.keys().chain(place.peoples.keys())) {
            if !languages.contains_key(code) {
                languages.insert(code.clone(), Language::default());
            }
        }
        let mut tables = BTreeMap::new();
        for (code, language) in languages {
            tables.insert(code.clone(), table(places, &code, language)?);
        }
        Ok(Self { tables })
    }

    /// The names of a language, if there are any.
    pub fn table(&self, language: &str) -> Option<&NameTable> {
        self.tables.get(language)
    }
}

type Spellings = BTreeMap<String, Vec<Meaning>>;

fn table(places: &[Place], code: &str, language: Language) -> Result<NameTable, Mistake> {
    let mut spellings = Spellings::new();
    for (at, place) in places.iter().enumerate() {
        add_place(&mut spellings, at, place, code, &language);
    }
    let mut meanings: Vec<Vec<Meaning>> = spellings.values().cloned().collect();
    meanings.iter_mut().for_each(|list| list.sort());
    let automaton = AhoCorasick::new(spellings.keys()).map_err(|error| Mistake {
        file: String::new(),
        line: 0,
        id: String::new(),
        what: format!("the names in language {code:?} cannot be indexed: {error}"),
        advice: "name fewer places".to_owned(),
    })?;
    Ok(NameTable { automaton, meanings, language })
}

fn add_place(spellings: &mut Spellings, place: usize, entry: &Place, code: &str, language: &Language) {
    let own = entry.names.contains_key(code) || entry.ambiguous.contains_key(code);
    let named = if own { code } else { language.fallback.as_deref().unwrap_or(code) };
    let mut add = |name: &str, ambiguous: bool, people: bool| {
        let case = if people && language.lower_case_peoples { Case::Any } else { case(name) };
        let meaning = Meaning { ambiguous, place, people, case };
        for spelling in variants(fold_word(name), language) {
            let meanings = spellings.entry(spelling).or_default();
            if !meanings
                .iter()
                .any(|other| (other.place, other.people) == (place, people) && other.case <= case)
            {
                meanings.push(meaning);
            }
        }
    };
    entry.ambiguous.get(named).into_iter().flatten().for_each(|name| add(name, true, false));
    entry.names.get(named).into_iter().flatten().for_each(|name| add(name, false, false));
    entry.peoples.get(code).into_iter().flatten().for_each(|name| add(name, false, true));
    for stem in entry.stems.get(code).into_iter().flatten() {
        language.endings.iter().for_each(|ending| add(&format!("{stem}{ending}"), false, true));
    }
}

fn case(name: &str) -> Case {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    match letters().count() > 1 && letters().all(char::is_uppercase) {
        true => Case::Capitals,
        false => Case::Capital,
    }
}

/// The spelling, and the one it takes after an attached word that it assimilates to.
fn variants(folded: String, language: &Language) -> Vec<String> {
    let assimilated = language.assimilated.iter();
    let mut variants: Vec<String> = assimilated
        .filter_map(|(from, to)| Some(format!("{to}{}", folded.strip_prefix(from.as_str())?)))
        .collect();
    variants.push(folded);
    variants
}
