//! What each language does with the names of places, from the heads of the files.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::fold::fold_word;

use super::cases::Cases;
use super::written::File;

/// How one language writes places and peoples; all words are folded.
#[derive(Debug, Clone, Default)]
pub struct Language {
    /// Whether a people may be written without a capital.
    pub lower_case_peoples: bool,
    /// What a stem may end in, as written.
    pub endings: Vec<String>,
    /// How an attached word is spelt after another one.
    pub assimilated: BTreeMap<String, String>,
    /// Words that tell that the ambiguous name behind them is of a place.
    pub cues: Vec<String>,
    /// The same, behind the name.
    pub cues_after: Vec<String>,
    /// Words that tell outright that the name behind them is of a place.
    pub naming: Vec<String>,
    /// The same, behind the name.
    pub naming_after: Vec<String>,
    /// First parts of names, in scripts without capitals.
    pub heads: BTreeSet<String>,
    /// Whether every noun has a capital.
    pub capital_nouns: bool,
    /// The language whose names serve where a place has none in this one.
    pub fallback: Option<String>,
    /// How it declines names.
    pub cases: Cases,
}

impl Language {
    /// Whether what is attached in front of a name ends in a word that assimilates: an article.
    pub fn ends_in_article(&self, front: &str) -> bool {
        self.assimilated
            .iter()
            .any(|(from, to)| front.ends_with(from.as_str()) || front.ends_with(to.as_str()))
    }
}

/// The languages that the heads of the files tell of.
pub fn languages(files: &[File]) -> BTreeMap<String, Language> {
    let mut languages: BTreeMap<String, Language> = BTreeMap::new();
    for file in files {
        for code in &file.lower_case_peoples {
            languages.entry(code.clone()).or_default().lower_case_peoples = true;
        }
        for (code, endings) in &file.endings {
            languages.entry(code.clone()).or_default().endings.extend(endings.iter().cloned());
        }
        for (code, pairs) in &file.assimilated {
            let folded = pairs.iter().map(|(from, to)| (fold_word(from), fold_word(to)));
            languages.entry(code.clone()).or_default().assimilated.extend(folded);
        }
        for (code, cues) in &file.cues {
            languages.entry(code.clone()).or_default().cues.extend(cues.iter().map(|cue| fold_word(cue)));
        }
        for (code, cues) in &file.cues_after {
            let folded = cues.iter().map(|cue| fold_word(cue));
            languages.entry(code.clone()).or_default().cues_after.extend(folded);
        }
        for (code, words) in &file.naming {
            let folded = words.iter().map(|word| fold_word(word));
            languages.entry(code.clone()).or_default().naming.extend(folded);
        }
        for (code, words) in &file.naming_after {
            let folded = words.iter().map(|word| format!(" {}", fold_word(word)));
            languages.entry(code.clone()).or_default().naming_after.extend(folded);
        }
        for code in &file.capital_nouns {
            languages.entry(code.clone()).or_default().capital_nouns = true;
        }
        for (code, cases) in &file.cases {
            languages.entry(code.clone()).or_default().cases = cases.clone();
        }
        for (code, other) in &file.fallback {
            languages.entry(code.clone()).or_default().fallback = Some(other.clone());
        }
    }
    let heads: BTreeSet<String> =
        files.iter().flat_map(|file| &file.heads).map(|head| fold_word(head)).collect();
    languages.values_mut().for_each(|language| language.heads.clone_from(&heads));
    languages
}
