//! Rule-based number formats: numbers spelled out by the rules of Unicode CLDR.
//!
//! The form of the rules is described in Unicode Technical Standard #35, part 3 ("Rule-Based Number
//! Formatting"), and in the documentation of ICU's `RuleBasedNumberFormat`. Whole numbers only:
//! rules for fractions, infinity and dates are left out, and where a rule falls back on digits
//! there is no spelling.

mod part;
mod plural;
mod rule;
mod spelling;

use std::collections::BTreeMap;

use plural::Plurals;
use rule::Rules;

/// The rule sets of one language.
#[derive(Debug)]
pub struct RuleSets {
    sets: BTreeMap<String, Rules>,
    plurals: Plurals,
}

impl RuleSets {
    /// Reads the rules as CLDR writes them, `%name:` before the lines of a set.
    ///
    /// # Errors
    /// The number of the line that is no rule, and why.
    pub fn parse(language: &str, text: &str) -> Result<Self, String> {
        let mut sets: BTreeMap<String, Rules> = BTreeMap::new();
        let mut name = String::new();
        for (at, line) in text.lines().map(str::trim).enumerate().filter(|(_, line)| !line.is_empty()) {
            if let Some(set) = line.strip_suffix(':').filter(|set| set.starts_with('%')) {
                set.clone_into(&mut name);
            } else if name != LENIENT {
                let rules = sets.entry(name.clone()).or_default();
                rules.read(line).map_err(|why| format!("line {}: {why}", at + 1))?;
            }
        }
        Ok(RuleSets { sets, plurals: Plurals::new(language)? })
    }

    /// The names of the sets for use, sorted; sets that only help others (`%%name`) are left out.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.sets.keys().map(String::as_str).filter(|name| !name.starts_with("%%"))
    }
}

/// Not rules for numbers but a collation, for parsers that overlook marks.
const LENIENT: &str = "%%lenient-parse";
