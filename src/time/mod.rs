//! When: time expressions read against a publication date.
//!
//! What can be said is data: `rules/<language>/time.toml` holds the words and the patterns. The code
//! knows calendars only: it resolves the named parts that a pattern read against the publication date.

mod calendar;
mod check;
mod dateline;
mod example;
mod fields;
mod file;
mod find;
mod gate;
mod language;
mod mistake;
mod notation;
mod pattern;
mod reader;
mod reckoning;
mod resolve;
mod rule;
mod vocabulary;

pub use mistake::Mistake;
pub use reader::{Source, TimeReader};

use jiff::civil::Date;

use crate::text::Span;

/// A stretch of days, both ends included; an end that is not known is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Period {
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
}

impl Period {
    /// The day, where it is one.
    pub fn day(&self) -> Option<Date> {
        self.start.filter(|_| self.start == self.end)
    }
}

/// How a time expression relates to what it dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// It happened then: "in autumn 2020", "on Tuesday".
    #[default]
    At,
    /// It has gone on from then: "since April", "after the invasion of February".
    Since,
    /// It went on up to then: "until Friday", "so far", "as of 14 January".
    Until,
}

/// A time expression in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeMention {
    /// Where it stands in the document's text.
    pub span: Span,
    /// The days it names.
    pub period: Period,
    /// How it relates to its clause.
    pub relation: Relation,
    /// Whether it is years before the publication, also where nobody knows when that was.
    pub years_ago: bool,
    /// The rule that read it.
    pub rule: String,
}
