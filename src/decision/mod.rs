//! Decisions: what people recorded about findings, and whether it still stands.
//!
//! Decisions lie in a file that people read, edit and merge. A decision names its finding and the claims
//! it was made on: a finding with other claims or another verdict than the one decided comes back.

pub mod edit;
mod ledger;
mod standing;

use std::collections::BTreeSet;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use ledger::{Ledger, Mistake};
pub use standing::{Standing, Standings, State};

use crate::finding::Verdict;

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The sources do disagree.
    Confirmed,
    /// They do not: the program erred.
    FalseAlarm,
    /// They do, and nothing is to be done about it.
    Waived,
    /// Somebody is asking.
    Enquiry,
}

/// What a person recorded about a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The finding's id when it was decided.
    pub finding: String,
    /// What was decided.
    pub status: Status,
    /// What the finding is about, for people.
    pub about: String,
    /// The finding's measure.
    pub measure: String,
    /// The finding's verdict when it was decided.
    pub verdict: Verdict,
    /// Ids of the claims that the finding had then.
    pub claims: BTreeSet<String>,
    /// The id of the claim that was found to be right.
    pub side: Option<String>,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// When, as written.
    pub date: String,
    /// Until when it holds.
    pub expires: Expiry,
}

/// Until when a decision holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expiry {
    /// As long as nothing changes.
    Never,
    /// Up to and with this day.
    After(Date),
    /// What stands there is no day; nobody can tell how long it was meant to hold.
    Malformed(String),
}
