//! The names of all places, folded, by language.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use super::gazetteer::{Kind, Place};
use super::language::Language;
use super::near::Heards;
use super::rows::Sheet;
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
    /// What each spelling can mean, the preferred meaning first.
    meanings: HashMap<String, Vec<Meaning>>,
    /// The length in bytes of the longest spelling that starts with a word.
    longest: HashMap<String, usize>,
    /// What the language does with names.
    pub language: Language,
    /// How the spellings sound, once a name asks for it.
    pub heards: OnceLock<Heards>,
}

impl NameTable {
    /// Every spelling with the meaning that is preferred.
    pub fn firsts(&self) -> impl Iterator<Item = (&str, Meaning)> {
        let firsts = self.meanings.iter();
        firsts.filter_map(|(spelling, all)| Some((spelling.as_str(), *all.first()?)))
    }

    /// The names that a folded text starts with, as their lengths in bytes and their meanings. They
    /// end where a word ends.
    pub fn names<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, &'a [Meaning])> {
        let most = self.longest.get(first_word(text)).copied().unwrap_or_default();
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(move |end| *end <= most);
        ends.filter_map(|end| {
            let (name, after) = text.split_at_checked(end)?;
            let meanings = (!after.starts_with(char::is_alphanumeric)).then(|| self.meanings.get(name))??;
            Some((end, meanings.as_slice()))
        })
    }
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// The names of all languages, each put in order when a sentence first needs it.
#[derive(Debug, Default)]
pub struct Index {
    languages: BTreeMap<String, Language>,
    tables: BTreeMap<String, OnceLock<NameTable>>,
}

impl Index {
    /// An index of the languages that the files tell of and that places have names in.
    pub fn new(places: &[Place], languages: BTreeMap<String, Language>) -> Self {
        let named = places.iter().flat_map(|place| place.names.keys().chain(place.peoples.keys()));
        let tables = named.chain(languages.keys()).map(|code| (code.clone(), OnceLock::new())).collect();
        Self { languages, tables }
    }

    /// The names of a language; none when no place has any.
    pub fn table(&self, places: &[Place], sheets: &[Sheet], code: &str) -> Option<&NameTable> {
        let build = || table(places, sheets, code, self.languages.get(code).cloned().unwrap_or_default());
        Some(self.tables.get(code)?.get_or_init(build))
    }
}

type Spellings = HashMap<String, Vec<Meaning>>;

fn table(places: &[Place], sheets: &[Sheet], code: &str, language: Language) -> NameTable {
    let mut meanings = Spellings::new();
    for (at, place) in places.iter().enumerate() {
        add_place(&mut meanings, at, place, code, &language);
    }
    for named in [Some(code), language.fallback.as_deref()].into_iter().flatten() {
        add_rows(&mut meanings, sheets, named, &language);
    }
    meanings.values_mut().for_each(|list| list.sort());
    let mut longest: HashMap<String, usize> = HashMap::new();
    for spelling in meanings.keys() {
        let most = longest.entry(first_word(spelling).to_owned()).or_default();
        *most = spelling.len().max(*most);
    }
    NameTable { meanings, longest, language, heards: OnceLock::new() }
}

/// Adds the names that lines of long lists have for places.
fn add_rows(spellings: &mut Spellings, sheets: &[Sheet], code: &str, language: &Language) {
    for (place, name, ambiguous) in sheets.iter().flat_map(|sheet| sheet.names(code)) {
        let meaning = Meaning { ambiguous, place, people: false, case: case(name) };
        for form in language.cases.forms(name) {
            add(spellings, &form, meaning, language);
        }
    }
}

/// Adds a spelling unless it has the meaning already.
fn add(spellings: &mut Spellings, name: &str, meaning: Meaning, language: &Language) {
    let Meaning { place, people, case, .. } = meaning;
    let is_told = |other: &Meaning| (other.place, other.people) == (place, people) && other.case <= case;
    for spelling in variants(fold_word(name), language) {
        let meanings = spellings.entry(spelling).or_default();
        if !meanings.iter().any(is_told) {
            meanings.push(meaning);
        }
    }
}

fn add_place(spellings: &mut Spellings, place: usize, entry: &Place, code: &str, language: &Language) {
    let own = [&entry.names, &entry.bases, &entry.ambiguous].iter().any(|names| names.contains_key(code));
    // A country has its name in every language; of other places a language may know only some names.
    let own = own.then_some(code);
    let other = language.fallback.as_deref().filter(|_| own.is_none() || entry.kind != Kind::Country);
    let named: Vec<&str> = own.into_iter().chain(other).collect();
    let mut add = |name: &str, ambiguous: bool, people: bool| {
        let case = if people && language.lower_case_peoples { Case::Any } else { case(name) };
        add(spellings, name, Meaning { ambiguous, place, people, case }, language);
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
