//! The rule set: every language, measure and place, checked together.

use std::collections::BTreeMap;

use super::file::{LexiconFile, RulesFile};
use super::language::{Language, LanguageFiles};
use super::measure::Measures;
use super::mistake::{Mistake, RuleFile};
use crate::document::fingerprint::fingerprint;

/// Everything the program knows beyond its code.
#[derive(Debug, Default)]
pub struct RuleSet {
    /// Languages by code.
    pub languages: BTreeMap<String, Language>,
    /// What can be counted.
    pub measures: Measures,
    /// Fingerprint of all files, for the report's footer.
    pub hash: String,
}

impl RuleSet {
    /// Checks files of rules. A file of the same name replaces an earlier one's, and a rule of the
    /// same id in a later file replaces the earlier rule.
    ///
    /// # Errors
    /// Every mistake in every file.
    pub fn new(files: &[RuleFile]) -> Result<RuleSet, Vec<Mistake>> {
        let mut mistakes = Vec::new();
        let mut set = RuleSet { hash: hash(files), ..RuleSet::default() };
        let mut languages: BTreeMap<String, LanguageFiles<'_>> = BTreeMap::new();
        for file in files {
            set.take(file, &mut mistakes);
            sort(file, &mut languages, &mut mistakes);
        }
        for (code, files) in languages {
            let known = |measure: &str| set.measures.get(measure).is_some();
            let language = Language::new(&code, files, &known, &mut mistakes);
            set.languages.insert(code, language);
        }
        if mistakes.is_empty() { Ok(set) } else { Err(mistakes) }
    }
}

impl RuleSet {
    /// Takes a file that is for all languages.
    fn take(&mut self, file: &RuleFile, mistakes: &mut Vec<Mistake>) {
        match file.name.as_str() {
            "measures.toml" => self.measures = Measures::parse(&file.text, &file.name).unwrap_or_default(),
            _ => {}
        }
    }
}

fn hash(files: &[RuleFile]) -> String {
    let parts: Vec<&str> = files.iter().flat_map(|file| [file.name.as_str(), file.text.as_str()]).collect();
    fingerprint(&parts)
}

/// Files a language's file under its language.
fn sort<'a>(
    file: &'a RuleFile,
    languages: &mut BTreeMap<String, LanguageFiles<'a>>,
    mistakes: &mut Vec<Mistake>,
) {
    let Some((_folder, name)) = file.name.split_once('/') else { return };
    match name {
        "events.toml" | "time.toml" => {}
        _ if _folder == "places" || _folder == "events" => {}
        "lexicon.toml" | "numerals.toml" => match file.parse::<LexiconFile>() {
            Ok(written) => {
                languages.entry(written.language.clone()).or_default().lexicons.push((file, written));
            }
            Err(mistake) => mistakes.push(mistake),
        },
        _ => match file.parse::<RulesFile>() {
            Ok(written) => languages.entry(written.language.clone()).or_default().rules.push((file, written)),
            Err(mistake) => mistakes.push(mistake),
        },
    }
}
