//! The written form of the files under `rules/places/`.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::cases::Cases;
use super::gazetteer::{Kind, Mistake};
use super::sound::Letters;

/// Names by language.
pub type Names = BTreeMap<String, Vec<String>>;

/// One file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct File {
    pub lower_case_peoples: Vec<String>,
    pub endings: Names,
    pub assimilated: BTreeMap<String, BTreeMap<String, String>>,
    pub cues: Names,
    pub cues_after: Names,
    pub naming: Names,
    pub naming_after: Names,
    pub capital_nouns: Vec<String>,
    pub heads: Vec<String>,
    pub articles: Vec<String>,
    pub vowels: Letters,
    pub consonants: Letters,
    pub fallback: BTreeMap<String, String>,
    pub cases: BTreeMap<String, Cases>,
    pub place: Vec<Spanned<Entry>>,
    pub more: Vec<Spanned<More>>,
    pub rows: Vec<Rows>,
}

/// Places of one kind, a line each; without a kind, more names of places that stand elsewhere.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rows {
    pub kind: Option<Kind>,
    pub text: Spanned<String>,
}

/// A place, as a `[[place]]` tells it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub id: String,
    pub kind: Kind,
    pub label: String,
    #[serde(default)]
    pub within: Vec<String>,
    #[serde(default)]
    pub names: Names,
    #[serde(default)]
    pub bases: Names,
    #[serde(default)]
    pub ambiguous: Names,
    #[serde(default)]
    pub peoples: Names,
    #[serde(default)]
    pub stems: Names,
}

/// More names of a place that stands elsewhere, as a `[[more]]` tells them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct More {
    pub id: String,
    #[serde(default)]
    pub names: Names,
    #[serde(default)]
    pub bases: Names,
    #[serde(default)]
    pub ambiguous: Names,
    #[serde(default)]
    pub peoples: Names,
    #[serde(default)]
    pub stems: Names,
}

/// Reads one file; what TOML itself refuses is a mistake at its line.
pub fn parse(file: &str, text: &str) -> Result<File, Mistake> {
    toml::from_str(text).map_err(|error| Mistake {
        file: file.to_owned(),
        line: line(&line_starts(text), error.span().map_or(0, |span| span.start)),
        id: String::new(),
        what: error.message().to_owned(),
        advice: "write the file as rules/places/README.md tells".to_owned(),
    })
}

/// The line, from 1, that a byte stands in, given where the lines of the text start.
pub fn line(starts: &[usize], at: usize) -> usize {
    starts.partition_point(|start| *start <= at)
}

/// Where the lines of a text start.
pub fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}
