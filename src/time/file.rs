//! The written form of `rules/<language>/time.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::Relation;
use super::fields::Direction;

/// A vocabulary as written: what words stand for, and the words.
pub(super) type Table = BTreeMap<String, Vec<String>>;

/// A whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TimeFile {
    /// Two-letter code of the language whose sentences the rules read.
    pub language: String,
    /// Words of page furniture: a line that has one does not tell when the article came out.
    #[serde(default)]
    pub furniture: Vec<String>,
    /// The day weeks start with, 1 Monday to 7 Sunday.
    pub week_start: i8,
    /// Parts of patterns, by name.
    #[serde(default)]
    pub fragments: BTreeMap<String, String>,
    /// Vocabularies by placeholder: `[words.month]`.
    pub words: BTreeMap<String, Table>,
    /// The rules.
    #[serde(default, rename = "rule")]
    pub rules: Vec<WrittenRule>,
}

/// A rule as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenRule {
    pub id: Spanned<String>,
    pub pattern: String,
    #[serde(default)]
    pub relation: Relation,
    /// Which way from the publication date, where no word of the pattern tells.
    pub direction: Option<Direction>,
    /// What it is counted from.
    #[serde(default)]
    pub from: From,
    #[serde(default)]
    pub names: Names,
    /// Digits may touch a word before them, as where a page lost its line breaks.
    #[serde(default)]
    pub glued: bool,
    /// A pattern that must not come right after a match.
    pub not_before: Option<String>,
    #[serde(default)]
    pub matches: Vec<Example>,
    #[serde(default)]
    pub rejects: Vec<String>,
}

/// What a time without a date of its own is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum From {
    /// The day of publication: "two days ago".
    #[default]
    Publication,
    /// The day that the text told of last: "two days later".
    Told,
    /// The same, or else the day of publication: "on the eve".
    ToldOrPublication,
}

/// What the parts of a pattern name together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Names {
    /// A day, month, season, year or decade.
    #[default]
    Date,
    /// All the time between the publication date and n units away: "the past six months".
    Stretch,
    /// A time of day: it carries no date.
    Clock,
    /// A time that cannot be told in days: "for decades".
    Vague,
    /// A numeric date that may have its day or its month first: unknown where both are possible.
    EitherOrder,
}

/// A text that a rule must find, with what it must read.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Example {
    pub text: String,
    pub published: Option<String>,
    pub value: String,
}
