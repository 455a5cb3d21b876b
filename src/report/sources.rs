//! Where a claim comes from, looked up across the report's lists.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Report;
use super::quote::Quote;
use crate::claim::Claim;
use crate::document::Document;
use crate::event::Event;
use crate::finding::Finding;

impl Report<'_> {
    /// The document of a claim.
    pub(super) fn document(&self, claim: &Claim) -> Option<&Document> {
        self.documents.get(claim.document)
    }

    /// The path of a claim's document.
    pub(super) fn path(&self, claim: &Claim) -> &str {
        self.path_of(claim.document)
    }

    /// The path of the document with an index.
    pub(super) fn path_of(&self, document: usize) -> &str {
        self.documents.get(document).map_or("", |document| &document.path)
    }

    /// The text of the document with an index.
    pub(super) fn text_of(&self, document: usize) -> &str {
        self.documents.get(document).map_or("", |document| &document.text)
    }

    /// The outlet of a claim; none when it is not known.
    pub(super) fn outlet(&self, claim: &Claim) -> Option<&str> {
        self.document(claim)?.source.as_deref()
    }

    /// The claim's sentence with its number marked.
    pub(super) fn quote(&self, claim: &Claim) -> Quote {
        Quote::new(self.text_of(claim.document), &claim.evidence)
    }

    /// The claims of a finding, in the order they are shown.
    pub(super) fn claims_of<'r>(&'r self, finding: &'r Finding) -> impl Iterator<Item = &'r Claim> {
        self.claims_at(&finding.claims)
    }

    /// The claims that stand at the given indices.
    pub(super) fn claims_at<'r>(&'r self, indices: &'r [usize]) -> impl Iterator<Item = &'r Claim> {
        indices.iter().filter_map(|index| self.claims.get(*index))
    }

    /// The event of a finding.
    pub(super) fn event_of(&self, finding: &Finding) -> Option<&Event> {
        self.events.get(finding.event)
    }

    /// The event that a claim is about.
    pub(super) fn event_with(&self, claim: usize) -> Option<&Event> {
        self.events.iter().find(|event| event.claims.contains(&claim))
    }

    /// A place's name, else its key.
    pub(super) fn place<'r>(&'r self, place: &'r str) -> &'r str {
        self.places.get(place).map_or(place, String::as_str)
    }

    /// Names of places, in the order of their keys.
    pub(super) fn places_of<'r>(&'r self, places: &'r BTreeSet<String>) -> Vec<&'r str> {
        places.iter().map(|place| self.place(place)).collect()
    }

    /// Who a claim counts; empty when it is everybody.
    pub(super) fn population(&self, claim: &Claim) -> String {
        let who = claim.population.who.iter().map(String::as_str);
        who.chain(self.places_of(&claim.population.side)).collect::<Vec<_>>().join(", ")
    }
}

/// The last day a claim's number holds for.
pub(super) fn as_of(claim: &Claim) -> Option<Date> {
    claim.as_of.and_then(|period| period.end)
}

/// The event of each claim.
pub(super) fn events_of_claims<'r>(report: &'r Report) -> Vec<Option<&'r Event>> {
    let mut events = vec![None; report.claims.len()];
    for event in &report.events {
        for claim in &event.claims {
            if let Some(of_claim) = events.get_mut(*claim) {
                *of_claim = Some(event);
            }
        }
    }
    events
}
