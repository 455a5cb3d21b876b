//! What a rule does when it matches.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::quantity::{Interval, Modifier};

/// What a rule does.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Makes a claim of a quantity.
    Claim(Making),
    /// Explains a number that is no claim.
    Exclude,
    /// Tells who says it.
    Attribute,
    /// Tells how surely it is said.
    Stance(Stance),
}

/// How a rule makes a claim.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Making {
    /// What is counted; none takes it from the claim that the pattern refers to.
    pub measure: Option<String>,
    /// The value, for a rule without a quantity.
    pub value: Option<Interval>,
    /// The bound that the rule's words set.
    pub modifier: Option<Modifier>,
    /// How surely it is said, when the rule's words tell.
    pub stance: Option<Stance>,
    /// Whole toll or part, when the rule's words tell.
    pub scope: Option<Scope>,
    /// Whether the rule's words say that another figure takes the number's place.
    pub replaced: bool,
    /// Who was counted, when the rule's words tell.
    pub who: Vec<String>,
}

/// Whether a claim is stated as fact.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// Told as it is.
    #[default]
    Stated,
    /// Told to be denied or withdrawn.
    Denied,
    /// Feared, expected or possible.
    Feared,
    /// Meant to happen.
    Planned,
}

/// Whole toll, or a part of it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The whole event and measure as known then.
    #[default]
    Total,
    /// A day, a place, a side, a kind of people.
    Part,
}
