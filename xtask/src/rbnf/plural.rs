//! Plural categories, as CLDR defines them for each language.

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRuleType, PluralRules};

/// Tells the plural category of whole numbers in one language.
#[derive(Debug)]
pub struct Plurals {
    cardinal: PluralRules,
    ordinal: PluralRules,
}

impl Plurals {
    /// The plural rules of a language.
    ///
    /// # Errors
    /// The language is no language code, or has no plural rules.
    pub fn new(language: &str) -> Result<Self, String> {
        let why = |why: &dyn std::fmt::Display| format!("no plural rules for {language:?}: {why}");
        let locale: Locale = language.parse().map_err(|error| why(&error))?;
        let rules = |kind: PluralRuleType| {
            PluralRules::try_new((&locale).into(), kind.into()).map_err(|error| why(&error))
        };
        Ok(Plurals { cardinal: rules(PluralRuleType::Cardinal)?, ordinal: rules(PluralRuleType::Ordinal)? })
    }

    /// The name of a number's category, as rules write it.
    pub fn category(&self, number: u64, ordinal: bool) -> &'static str {
        let rules = if ordinal { &self.ordinal } else { &self.cardinal };
        match rules.category_for(number) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        }
    }
}
