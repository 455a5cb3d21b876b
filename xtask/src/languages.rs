//! The languages that number words are made for, and their rules.

use std::path::Path;

use serde::Deserialize;

use crate::failure::{Failure, read};
use crate::rbnf::RuleSets;

/// One language of `languages.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// Its code, which names its folder under `rules/`.
    pub code: String,
    /// Its name in English.
    pub name: String,
    /// The rule files of CLDR, regional ones last.
    pub rules: Vec<String>,
    /// What its lexicon says of how numbers are put together, for as long as it has none.
    pub settings: toml::Table,
}

#[derive(Deserialize)]
struct Table {
    language: Vec<Language>,
}

/// All languages, in the order of the file.
///
/// # Errors
/// The file is not of the expected form.
pub fn languages() -> Result<Vec<Language>, Failure> {
    let table: Table = toml::from_str(include_str!("../languages.toml"))
        .map_err(|why| Failure::new("xtask/languages.toml", why, "correct the line"))?;
    Ok(table.language)
}

/// A number as a rule set spells it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spelling {
    /// The number.
    pub value: u64,
    /// How it is spelled, with CLDR's soft hyphens.
    pub text: String,
    /// The rule set.
    pub set: String,
}

/// The sets of rules that spell a language's numbers, one [`RuleSets`] for each file.
#[derive(Debug)]
pub struct Speller {
    sets: Vec<(RuleSets, Vec<String>)>,
}

/// How the names of sets begin that spell counts.
const CARDINAL: [&str; 3] = ["%spellout-numbering", "%spellout-cardinal", "%spellout-construct"];
/// How the names of sets begin that spell places in an order.
const ORDINAL: [&str; 1] = ["%spellout-ordinal"];
/// How the names of sets end that spell years.
const YEAR: &str = "-year";

impl Speller {
    /// Reads the rules that spell a language's counts.
    ///
    /// # Errors
    /// A rule file cannot be read, or a line in it.
    pub fn cardinals(language: &Language, cldr: &Path) -> Result<Self, Failure> {
        Speller::new(language, cldr, &CARDINAL)
    }

    /// Reads the rules that spell its places in an order.
    ///
    /// # Errors
    /// A rule file cannot be read, or a line in it.
    pub fn ordinals(language: &Language, cldr: &Path) -> Result<Self, Failure> {
        Speller::new(language, cldr, &ORDINAL)
    }

    fn new(language: &Language, cldr: &Path, starts: &[&str]) -> Result<Self, Failure> {
        let mut sets = Vec::new();
        for name in &language.rules {
            let rules = rule_sets(&language.code, name, cldr)?;
            let chosen = rules.names().filter(|set| starts.iter().any(|start| set.starts_with(start)));
            let chosen = chosen.filter(|set| !set.ends_with(YEAR)).map(str::to_owned).collect();
            sets.push((rules, chosen));
        }
        Ok(Speller { sets })
    }

    /// Every spelling of a number, each once, in the order of files and rule sets. In running text a
    /// comma parts two numbers, so spellings with commas are left out.
    pub fn spell(&self, value: u64) -> Vec<Spelling> {
        let mut spellings: Vec<Spelling> = Vec::new();
        for (rules, names) in &self.sets {
            for set in names {
                let text = i64::try_from(value).ok().and_then(|value| rules.spell(set, value));
                let is_new = |text: &String| spellings.iter().all(|other| other.text != *text);
                if let Some(text) = text.filter(|text| !text.contains(',') && is_new(text)) {
                    spellings.push(Spelling { value, text, set: set.clone() });
                }
            }
        }
        spellings
    }
}

fn rule_sets(language: &str, name: &str, cldr: &Path) -> Result<RuleSets, Failure> {
    let path = cldr.join("rbnf").join(format!("{name}-SpelloutRules.txt"));
    let text = read(&path, "name the folder of the unpacked cldr-rbnf package; xtask/README.md tells how")?;
    RuleSets::parse(language, &text)
        .map_err(|why| Failure::new(path.display(), why, "take the version named in xtask/README.md"))
}
