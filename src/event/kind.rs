//! Kinds of happening: which words of reports may mean one happening, and which are parts of another.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A row of `rules/kinds.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// The word for it in rules and reports, such as `air strike`.
    pub id: String,
    /// Kinds of one group may be told of the same happening; grouping looks inside a group.
    pub group: String,
    /// Kinds that are used for the same happening: an attack is told as a shooting.
    #[serde(default)]
    pub like: Vec<String>,
    /// Kinds it may be a part of.
    #[serde(default)]
    pub part_of: Vec<String>,
    /// How long one happening of the kind goes on at most, in days.
    pub days: i64,
    /// Whether such happenings follow one another in one place within days.
    #[serde(default)]
    pub recurs: bool,
    /// Whether the word says that something happened, and not what.
    #[serde(default)]
    pub generic: bool,
    /// Whether sides fight, so that the country spoken of does not tell whose people are counted.
    #[serde(default)]
    pub sides: bool,
    /// Whether who fights is among the dead, so that civilians are a part of them.
    #[serde(default)]
    pub fighters: bool,
}

/// Days from which on a stretch that went on all the time sums up happenings that last so many days at most.
pub fn sum_of(days: i64) -> i64 {
    (4 * days).max(60)
}

/// How two kinds go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// They exclude each other.
    Apart,
    /// One of them is not known.
    Unknown,
    /// The first may be a part of the second.
    PartOf,
    /// The second may be a part of the first.
    WholeOf,
    /// Both words are used for the same happening.
    Like,
    /// One kind.
    Same,
}

/// All kinds, by their ids.
#[derive(Debug, Clone, Default)]
pub struct Kinds {
    rows: BTreeMap<String, Kind>,
}

impl Kinds {
    /// A table of the rows; of two rows with one id the later counts.
    pub fn new(rows: Vec<Kind>) -> Self {
        Kinds { rows: rows.into_iter().map(|row| (row.id.clone(), row)).collect() }
    }

    /// The row of an id.
    pub fn get(&self, id: &str) -> Option<&Kind> {
        self.rows.get(id)
    }

    /// All rows in the order of their ids.
    pub fn rows(&self) -> impl Iterator<Item = &Kind> {
        self.rows.values()
    }

    /// Whether sides fight in happenings of a kind; where it is not known they may.
    pub fn told_by_side(&self, kind: Option<&str>) -> bool {
        kind.and_then(|id| self.get(id)).is_none_or(|kind| kind.sides)
    }

    /// Whether fighters may be among those hit in happenings of a kind; where it is not known they may.
    pub fn hits_fighters(&self, kind: Option<&str>) -> bool {
        kind.and_then(|id| self.get(id)).is_none_or(|kind| kind.fighters)
    }

    /// How two kinds go together.
    pub fn fit(&self, one: Option<&str>, other: Option<&str>) -> Fit {
        let (Some(one), Some(other)) = (one.and_then(|id| self.get(id)), other.and_then(|id| self.get(id)))
        else {
            return Fit::Unknown;
        };
        match () {
            () if one.id == other.id => Fit::Same,
            () if one.like.contains(&other.id) || other.like.contains(&one.id) => Fit::Like,
            () if one.part_of.contains(&other.id) => Fit::PartOf,
            () if other.part_of.contains(&one.id) => Fit::WholeOf,
            () => Fit::Apart,
        }
    }

    /// How long a happening of the kind goes on at most, in days; a month when the kind is unknown.
    pub fn days(&self, id: Option<&str>) -> i64 {
        id.and_then(|id| self.get(id)).map_or(30, |kind| kind.days)
    }

    /// Whether happenings of the kind follow one another in one place within days.
    pub fn recurs(&self, id: Option<&str>) -> bool {
        id.and_then(|id| self.get(id)).is_some_and(|kind| kind.recurs)
    }

    /// Whether the kind says nothing but that something happened; so does an unknown one.
    pub fn generic(&self, id: Option<&str>) -> bool {
        id.and_then(|id| self.get(id)).is_none_or(|kind| kind.generic)
    }

    /// The group of a kind; empty when the kind is unknown or generic.
    pub fn group(&self, id: Option<&str>) -> &str {
        id.and_then(|id| self.get(id)).filter(|kind| !kind.generic).map_or("", |kind| &kind.group)
    }
}
