//! Events: the happenings that claims are about.
//!
//! Each document is cut into pieces, each piece tells of the article's own happening or of another one
//! that it recalls, and claims hang on the happening of their piece. Happenings of different documents
//! are then compared and grouped; no claim is ever compared with a claim.

mod apart;
mod atlas;
mod block;
pub mod bond;
pub mod cluster;
mod focus;
pub mod gazette;
mod group;
pub mod happening;
pub mod kind;
mod label;
pub mod link;
pub mod moment;
mod piece;
pub mod pin;
mod profile;
mod rare;
pub mod rules;
mod story;
mod undated;
mod vocabulary;
pub mod whole;

pub use bond::Bond;
pub use cluster::{Grouping, Why, cluster};
pub use gazette::Places;
pub use link::Link;
pub use rules::EventRules;

use std::collections::BTreeSet;

use crate::place::PlaceId;
use crate::time::Period;

/// A happening that claims of one or more documents are about.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Event {
    /// Content fingerprint.
    pub id: String,
    /// Short neutral name in English terms of kind, place and time: `war, Armenia–Azerbaijan, 2020`.
    pub label: String,
    /// What happened: a row of `rules/kinds.toml`; none when no word tells.
    pub kind: Option<String>,
    /// Where, the innermost places known.
    pub places: BTreeSet<PlaceId>,
    /// The places below a country that nearly every telling names: what the event is known by.
    pub core: BTreeSet<PlaceId>,
    /// Who took part: place keys of the sides.
    pub actors: BTreeSet<PlaceId>,
    /// When.
    pub time: Period,
    /// Indices of its claims, ascending.
    pub claims: Vec<usize>,
}
