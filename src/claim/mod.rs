//! Claims: numeric statements with who was counted, who says so, and the evidence.

mod area;
mod beside;
pub mod coverage;
pub mod draft;
mod evidence;
pub mod example;
pub mod extract;
mod focus;
mod given;
mod hit;
mod population;
mod read;
pub mod reading;
mod restate;
mod side;
mod source;
mod speech;
pub mod trace;
pub mod usage;

pub use crate::rule::effect::{Scope, Stance};
pub use coverage::{Coverage, Number};
pub use evidence::Evidence;
pub use extract::{Extraction, extract, extract_told};

use std::collections::BTreeSet;

use crate::place::PlaceId;
use crate::quantity::Interval;
use crate::time::Period;

/// One numeric statement of one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Content fingerprint: it survives line moves and does not depend on the folder.
    pub id: String,
    /// Index of the document.
    pub document: usize,
    /// Index of the sentence in the document.
    pub sentence: usize,
    /// What is counted: a row of `rules/measures.toml`.
    pub measure: String,
    /// What the number counts in: `person`, `building`, `day`, a currency code.
    pub unit: String,
    /// The stated values.
    pub value: Interval,
    /// Who was counted.
    pub population: Population,
    /// Who says it, in the article's words; none when nobody is named.
    pub attribution: Option<String>,
    /// Whether it is stated as fact.
    pub stance: Stance,
    /// Whether it is the whole toll of the event or a part of it.
    pub scope: Scope,
    /// Whether the article itself replaces it by another: "raising an earlier count of 40".
    pub replaced: bool,
    /// The day up to which the number holds, as the sentence or its surroundings state it, else
    /// the day of publication; none when neither is known.
    pub as_of: Option<Period>,
    /// The rule that found it.
    pub rule: String,
    /// Where it stands.
    pub evidence: Evidence,
}

/// Who was counted.
#[derive(Debug, Clone, PartialEq, Eq, Default, PartialOrd, Ord, Hash)]
pub struct Population {
    /// Kinds of people: `civilian`, `soldier`, `child`, …
    pub who: BTreeSet<String>,
    /// Sides, peoples or places the people belong to: place keys.
    pub side: BTreeSet<String>,
    /// Whether the side is told as a people ("Libyans"), and not as a place.
    pub people: bool,
    /// Where no side is told: whose people they may be. It limits the claim only if the event takes
    /// in several countries and this is one of them.
    pub presumed: Option<Presumed>,
}

/// A country whose people were counted as far as anybody tells.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presumed {
    /// The country of whoever says it: authorities count their own.
    Speaker(PlaceId),
    /// The country that the article speaks of at that point.
    Focus(PlaceId),
}
