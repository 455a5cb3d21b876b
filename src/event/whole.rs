//! Which claims count everybody in their event, and which a part.

use std::collections::BTreeSet;

use super::Event;
use super::gazette::Places;
use crate::claim::{Claim, Scope};

/// Presumes the scope of claims without their events: whatever names people or places limits.
pub fn presume(claims: &mut [Claim]) {
    claims.iter_mut().for_each(limit);
}

fn limit(claim: &mut Claim) {
    if !claim.population.side.is_empty() || !claim.population.who.is_empty() {
        claim.scope = Scope::Part;
    }
}

/// Settles the scope of claims once their events are known: to name the place that the event is
/// known by, its one country, or a region around its countries, limits nothing; any other place,
/// people or kind of people does.
pub fn settle(claims: &mut [Claim], events: &[Event], places: &dyn Places) {
    for event in events {
        let roots: BTreeSet<String> = event.places.iter().map(|place| places.root(place)).collect();
        for at in &event.claims {
            let Some(claim) = claims.get_mut(*at) else { continue };
            claim
                .population
                .side
                .retain(|side| !event.core.contains(side) && !is_whole(side, &roots, places));
            limit(claim);
        }
    }
}

fn is_whole(side: &str, roots: &BTreeSet<String>, places: &dyn Places) -> bool {
    // What lies in no one country is a region around them or a sea between them.
    places.country(side).is_none() || (roots.len() == 1 && roots.contains(side))
}
