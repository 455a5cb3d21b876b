//! Findings: where the claims of one event agree and where they do not.

mod agreement;
mod balance;
mod comparison;
mod denial;
mod dispute;
mod draft;
mod moment;
pub mod policy;
pub mod range;
pub mod reason;
mod scope;
mod series;
mod statement;
mod steps;
mod sum;
mod whole;
mod witness;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::claim::Claim;
use crate::document::Document;
use crate::event::Event;
use crate::rule::measure::Measures;

pub use comparison::Relation;
pub use policy::Policy;
pub use reason::Reasons;
pub use steps::{Step, steps};

/// What findings are made by: what is counted, and how each verdict is put in words.
#[derive(Debug, Clone, Default)]
pub struct FindingRules {
    /// What can be counted.
    pub measures: Measures,
    /// The sentences of reason.
    pub reasons: Reasons,
}

/// What lies in what: all that findings need to know of places.
pub trait Containment {
    /// Whether the place `inner` lies in the place `outer`. A place does not lie in itself.
    fn contains(&self, outer: &str, inner: &str) -> bool;
    /// The place's name for a report.
    fn label(&self, id: &str) -> String;
}

impl Containment for crate::place::Gazetteer {
    fn contains(&self, outer: &str, inner: &str) -> bool {
        crate::place::Gazetteer::contains(self, outer, inner)
    }

    fn label(&self, id: &str) -> String {
        crate::place::Gazetteer::label(self, id).to_owned()
    }
}

/// Compares the claims of each event and tells where they agree and where they do not.
///
/// Findings come by event, then measure, then strongest verdict first.
pub fn reconcile(
    documents: &[Document],
    claims: &[Claim],
    events: &[Event],
    rules: &FindingRules,
    places: &dyn Containment,
) -> Vec<Finding> {
    let case = statement::Case { documents, claims, events, rules, places };
    let floors = moment::document_floors(&case);
    let mut drafts = Vec::new();
    for event in 0..events.len() {
        let tables = statement::tables(&case, event, &floors);
        drafts.extend(tables.iter().flat_map(dispute::findings));
        drafts.extend(tables.iter().flat_map(|table| sum::findings(&case, table)));
        drafts.extend(balance::findings(&tables));
        drafts.extend(denial::findings(&tables));
        drafts.extend(whole::findings(&tables));
        drafts.extend(tables.iter().filter_map(scope::incomparable));
    }
    draft::finish(&case, drafts)
}

/// What a finding says of its claims. Ordered from mildest to strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
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
