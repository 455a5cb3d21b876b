//! The names of all places, folded, in one automaton a language.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

use super::gazetteer::{Kind, Place};
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

/// The names of all languages, each put in order when a sentence first needs it.
#[derive(Debug, Default)]
pub struct Index {
    languages: BTreeMap<String, Language>,
    tables: BTreeMap<String, OnceLock<Option<NameTable>>>,
}

impl Index {
    /// An index of the languages that the files tell of and that places have names in.
    pub fn new(places: &[Place], languages: BTreeMap<String, Language>) -> Self {
        let named = places.iter().flat_map(|place| place.names.keys().chain(place.peoples.keys()));
        let tables = named.chain(languages.keys()).map(|code| (code.clone(), OnceLock::new())).collect();
        Self { languages, tables }
    }

    /// The names of a language; none when no place has any, or more than an automaton can hold.
    pub fn table(&self, places: &[Place], code: &str) -> Option<&NameTable> {
        let build = || table(places, code, self.languages.get(code).cloned().unwrap_or_default());
        self.tables.get(code)?.get_or_init(build).as_ref()
    }
}

type Spellings = BTreeMap<String, Vec<Meaning>>;

fn table(places: &[Place], code: &str, language: Language) -> Option<NameTable> {
    let mut spellings = Spellings::new();
    for (at, place) in places.iter().enumerate() {
        add_place(&mut spellings, at, place, code, &language);
    }
    let automaton = AhoCorasick::new(spellings.keys()).ok()?;
    let mut meanings: Vec<Vec<Meaning>> = spellings.into_values().collect();
    meanings.iter_mut().for_each(|list| list.sort());
    Some(NameTable { automaton, meanings, language })
}

fn add_place(spellings: &mut Spellings, place: usize, entry: &Place, code: &str, language: &Language) {
    let own = [&entry.names, &entry.bases, &entry.ambiguous].iter().any(|names| names.contains_key(code));
    // A country has its name in every language; of other places a language may know only some names.
    let own = own.then_some(code);
    let other = language.fallback.as_deref().filter(|_| own.is_none() || entry.kind != Kind::Country);
    let named: Vec<&str> = own.into_iter().chain(other).collect();
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
    for named in named {
        entry.ambiguous.get(named).into_iter().flatten().for_each(|name| add(name, true, false));
        entry.names.get(named).into_iter().flatten().for_each(|name| add(name, false, false));
    }
    for base in entry.bases.get(code).into_iter().flatten() {
        language.cases.forms(base).iter().for_each(|form| add(form, false, false));
    }
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
