//! All that reading and claims need to know: languages, measures, times and places.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::language::{Language, LanguageFiles};
use super::measure::Measures;
use super::mistake::{Mistake, RuleFile};
use crate::place::Gazetteer;
use crate::text::LanguageTable;
use crate::time::{Source, TimeReader};

/// Everything the early stages know beyond their code.
#[derive(Debug, Default)]
pub struct ClaimRules {
    /// Which languages there are, and how they are told apart.
    pub table: LanguageTable,
    /// Words and rules of the languages read, by code.
    pub languages: BTreeMap<String, Language>,
    /// What can be counted.
    pub measures: Measures,
    /// Time expressions.
    pub times: TimeReader,
    /// Places and peoples.
    pub places: Gazetteer,
}

/// The parts of a file's name that say what it holds.
const TABLE: &str = "languages.toml";
const MEASURES: &str = "measures.toml";
const PLACES: &str = "places/";
const PINNED: &str = "events/";
const LEXICONS: [&str; 2] = ["lexicon.toml", "numerals.toml"];
const TIME: &str = "time.toml";
/// Files of each language that later stages read.
const LATER: [&str; 2] = ["events.toml", "correction.toml"];

impl ClaimRules {
    /// Checks files of rules together. Names tell what a file holds; rules/README.md lists them.
    ///
    /// # Errors
    /// Every mistake in every file.
    pub fn new(files: &[RuleFile]) -> Result<ClaimRules, Vec<Mistake>> {
        let mut mistakes = Vec::new();
        let mut set = ClaimRules::default();
        set.take_tables(files, &mut mistakes);
        set.take_languages(files, &mut mistakes);
        set.take_times(files, &mut mistakes);
        if mistakes.is_empty() { Ok(set) } else { Err(mistakes) }
    }

    /// Every mistake in the rules of all languages, those inside the program among them.
    pub fn mistakes(&self) -> Vec<Mistake> {
        let times = self.times.mistakes().into_iter().map(Mistake::from);
        self.languages.values().flat_map(Language::mistakes).chain(times).collect()
    }

    fn take_tables(&mut self, files: &[RuleFile], mistakes: &mut Vec<Mistake>) {
        if let Some(file) = files.iter().find(|file| file.name == TABLE) {
            self.table = file.parse().unwrap_or_else(|mistake| noted(vec![mistake], mistakes));
        }
        if let Some(file) = files.iter().find(|file| file.name == MEASURES) {
            self.measures =
                Measures::parse(&file.text, &file.name).unwrap_or_else(|wrong| noted(wrong, mistakes));
        }
        let places: Vec<(&str, &str)> = named(files, |name| name.starts_with(PLACES));
        self.places = Gazetteer::load(&places).unwrap_or_else(|wrong| noted(wrong, mistakes));
    }

    fn take_languages(&mut self, files: &[RuleFile], mistakes: &mut Vec<Mistake>) {
        let mut sorted: BTreeMap<String, LanguageFiles<'_>> = BTreeMap::new();
        for file in files {
            file_under_language(file, &mut sorted);
        }
        let measures = Arc::new(self.measures.iter().map(|measure| measure.id.clone()).collect());
        for (code, files) in sorted {
            let language = Language::new(&code, files, Arc::clone(&measures), mistakes);
            self.languages.insert(code, language);
        }
    }

    fn take_times(&mut self, files: &[RuleFile], mistakes: &mut Vec<Mistake>) {
        let sources: Vec<Source<'_>> = files
            .iter()
            .filter_map(|file| {
                let (code, name) = file.name.split_once('/')?;
                let clitics =
                    self.languages.get(code).map_or(&[][..], |language| &language.lexicon.words.clitics);
                let trusted = file.layer == 0;
                let (path, text) = (&file.name, &file.text);
                (name == TIME).then_some(Source { language: code, path, text, clitics, trusted })
            })
            .collect();
        let (times, wrong) = TimeReader::new(&sources);
        self.times = times;
        mistakes.extend(wrong.into_iter().map(Mistake::from));
    }
}

/// Notes what is wrong and goes on with nothing, so that all mistakes are found at once.
pub fn noted<T: Default>(wrong: Vec<impl Into<Mistake>>, mistakes: &mut Vec<Mistake>) -> T {
    mistakes.extend(wrong.into_iter().map(Into::into));
    T::default()
}

/// Name and text of the files chosen.
pub fn named(files: &[RuleFile], chosen: impl Fn(&str) -> bool) -> Vec<(&str, &str)> {
    let chosen = files.iter().filter(|file| chosen(&file.name));
    chosen.map(|file| (file.name.as_str(), file.text.as_str())).collect()
}

/// Puts a language's lexicon or rules with the others of that language.
fn file_under_language<'a>(file: &'a RuleFile, languages: &mut BTreeMap<String, LanguageFiles<'a>>) {
    let Some((code, name)) = file.name.split_once('/') else { return };
    let folder = [PLACES, PINNED].iter().any(|folder| file.name.starts_with(folder));
    if folder || name == TIME || LATER.contains(&name) {
        return;
    }
    let files = languages.entry(code.to_owned()).or_default();
    if LEXICONS.contains(&name) {
        files.lexicons.push(file);
    } else {
        files.rules.push(file.clone());
    }
}
