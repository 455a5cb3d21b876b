//! Findings: where the claims of one event agree and where they do not.

use serde::{Deserialize, Serialize};

/// What a finding says of its claims. Ordered from mildest to strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Same event and measure, but the scope differs.
    Incomparable,
    /// Two or more independent documents, one figure.
    Agreement,
    /// The figures differ and a later as-of date explains it.
    Revision,
    /// The figures differ by more than rounding, but their bounds leave room for all.
    Discrepancy,
    /// No one value satisfies the claims.
    Contradiction,
}

/// What the verdict rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The figures themselves.
    SameQuantity,
    /// Open ends of the figures.
    Bounds,
    /// Parts added up against a total.
    Sum,
    /// A part over its whole.
    PartWhole,
    /// A denial against a figure.
    Denial,
    /// The days the figures hold for.
    Dates,
}

/// How sure the verdict is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Every date and scope it needs is known.
    Firm,
    /// A date, a scope or an event had to be presumed.
    Possible,
}

/// A verdict on comparable claims of one event, with its reason.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Content fingerprint of its claims, verdict and basis.
    pub id: String,
    /// Index of the event.
    pub event: usize,
    /// The measure in dispute.
    pub measure: String,
    /// Who the claims count, in words for the report; none for everybody.
    pub population: Option<String>,
    /// What it says.
    pub verdict: Verdict,
    /// What it rests on.
    pub basis: Basis,
    /// How sure it is.
    pub certainty: Certainty,
    /// Indices of its claims, in the order they are shown.
    pub claims: Vec<usize>,
    /// How many independent documents stand behind the claims.
    pub witnesses: usize,
    /// One sentence of reason, neutral.
    pub message: String,
    /// What would change the verdict.
    pub would_change: String,
}
