//! Events: the happenings that claims are about.

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
    /// Who took part: place keys of the sides.
    pub actors: BTreeSet<PlaceId>,
    /// When.
    pub time: Period,
    /// Indices of its claims, ascending.
    pub claims: Vec<usize>,
}
