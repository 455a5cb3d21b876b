//! The language of a document and of its sentences, from a table of languages.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use serde::Deserialize;
use whatlang::{Detector, Lang};

use super::fold_word;

/// How many letters tell the language of a document.
const DOCUMENT_SAMPLE: usize = 20_000;

/// How many letters tell the script of a sentence.
const SENTENCE_SAMPLE: usize = 64;

/// Share of a text's letters, at least, that must be a language's own before they decide: below
/// that they come from names.
const TELLING: f64 = 0.01;

/// `rules/languages.toml`: the languages that can be told apart.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageTable {
    /// Code point ranges of each script, such as `0600-06FF`, by ISO 15924 code.
    scripts: BTreeMap<String, Vec<CodeRange>>,
    /// The languages; where the letters say as much for two, the first is taken.
    #[serde(rename = "language")]
    languages: Vec<Language>,
}

/// One language: a row of `rules/languages.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// Two-letter ISO 639-1 code.
    pub code: String,
    /// English name.
    pub name: String,
    /// ISO 639-3 code, as statistical detection calls it.
    pub iso639_3: String,
    /// The scripts it is written in.
    pub scripts: Vec<String>,
    /// Letters, lower case, that tell it from others in its script; may be empty.
    #[serde(default)]
    pub letters: String,
    /// Folded words before which a number with a full stop is an ordinal and ends no sentence.
    #[serde(default)]
    pub after_ordinal: Vec<String>,
    /// Which way it is written.
    pub direction: Direction,
}

/// Which way a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl LanguageTable {
    /// The language of a text, by script and letters first and by statistics where these leave a
    /// choice; none when it cannot be told reliably.
    pub fn detect(&self, text: &str) -> Option<String> {
        let letters: Vec<char> = sample(text, DOCUMENT_SAMPLE).collect();
        let script = self.script(&letters)?;
        let candidates = self.written_in(script);
        if let [only] = candidates[..] {
            return Some(only.code.clone());
        }
        by_letters(&letters, &candidates)
            .or_else(|| lone_plain(&candidates))
            .or_else(|| by_statistics(text, &candidates))
            .map(|language| language.code.clone())
    }

    /// The language to read a sentence with: the document's, unless most of the sentence's letters
    /// are of a script that the document's language is not written in.
    pub fn sentence_language(&self, text: &str, document: &str) -> String {
        if self.is_written_like(text, document) {
            return document.to_owned();
        }
        let letters: Vec<char> = sample(text, SENTENCE_SAMPLE).collect();
        let first = || Some(self.written_in(self.script(&letters)?).first()?.code.clone());
        self.detect(text).or_else(first).unwrap_or_else(|| document.to_owned())
    }

    /// The row of a two-letter code.
    pub fn language(&self, code: &str) -> Option<&Language> {
        self.languages.iter().find(|language| language.code == code)
    }

    /// Whether a text begins with a word that ordinals stand before in a language.
    pub(super) fn follows_ordinal(&self, code: &str, text: &str) -> bool {
        let Some(language) = self.language(code).filter(|language| !language.after_ordinal.is_empty()) else {
            return false;
        };
        let word = text.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        language.after_ordinal.contains(&fold_word(word))
    }

    /// Whether half of the first letters or more are of a script that a language is written in.
    /// Every sentence is asked, so it looks at that language's scripts only.
    fn is_written_like(&self, text: &str, code: &str) -> bool {
        let scripts = self.language(code).map(|language| language.scripts.as_slice()).unwrap_or_default();
        let ranges: Vec<&CodeRange> =
            scripts.iter().filter_map(|name| self.scripts.get(name)).flatten().collect();
        let (mut own, mut other) = (0, 0);
        for letter in sample(text, SENTENCE_SAMPLE) {
            let is_own = ranges.iter().any(|range| range.0.contains(&u32::from(letter)));
            *if is_own { &mut own } else { &mut other } += 1;
            if own.max(other) > SENTENCE_SAMPLE / 2 {
                break;
            }
        }
        own >= other
    }

    /// The most frequent script among the letters; none when no letter is of a known one.
    fn script(&self, letters: &[char]) -> Option<&str> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for script in letters.iter().filter_map(|letter| self.script_of(*letter)) {
            *counts.entry(script).or_default() += 1;
        }
        counts.into_iter().max_by_key(|(_, count)| *count).map(|(script, _)| script)
    }

    fn script_of(&self, letter: char) -> Option<&str> {
        let of = |ranges: &[CodeRange]| ranges.iter().any(|range| range.0.contains(&u32::from(letter)));
        self.scripts.iter().find(|(_, ranges)| of(ranges)).map(|(script, _)| script.as_str())
    }

    fn written_in(&self, script: &str) -> Vec<&Language> {
        self.languages.iter().filter(|language| language.scripts.iter().any(|name| name == script)).collect()
    }
}

/// Code points from the first to the last one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
struct CodeRange(RangeInclusive<u32>);

impl TryFrom<String> for CodeRange {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let point = |hex: &str| u32::from_str_radix(hex, 16).ok();
        let ends = written.split_once('-').and_then(|(low, high)| Some((point(low)?, point(high)?)));
        match ends {
            Some((low, high)) if low <= high => Ok(CodeRange(low..=high)),
            _ => Err(format!("`{written}` is no range of code points; write it as 0600-06FF")),
        }
    }
}

fn sample(text: &str, letters: usize) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphabetic()).take(letters)
}

/// The language whose own letters have the largest share of the text.
fn by_letters<'a>(letters: &[char], candidates: &[&'a Language]) -> Option<&'a Language> {
    let lower: Vec<char> = letters.iter().flat_map(|letter| letter.to_lowercase()).collect();
    let share = |language: &Language| {
        lower.iter().filter(|letter| language.letters.contains(**letter)).count() as f64 / lower.len() as f64
    };
    let mut best: Option<(f64, &Language)> = None;
    for language in candidates.iter().copied().filter(|language| !language.letters.is_empty()) {
        let share = share(language);
        if share >= TELLING && best.is_none_or(|(most, _)| share > most) {
            best = Some((share, language));
        }
    }
    best.map(|(_, language)| language)
}

/// The one candidate that has no letters of its own, once the letters of all others are missing.
fn lone_plain<'a>(candidates: &[&'a Language]) -> Option<&'a Language> {
    let mut plain = candidates.iter().copied().filter(|language| language.letters.is_empty());
    plain.next().filter(|_| plain.next().is_none())
}

fn by_statistics<'a>(text: &str, candidates: &[&'a Language]) -> Option<&'a Language> {
    let known = candidates.iter().filter_map(|language| Lang::from_code(&language.iso639_3)).collect();
    let sample: String = text.chars().take(DOCUMENT_SAMPLE).collect();
    let found = Detector::with_allowlist(known).detect(&sample).filter(|found| found.is_reliable())?;
    candidates.iter().copied().find(|language| language.iso639_3 == found.lang().code())
}
