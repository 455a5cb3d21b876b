//! Which claims count everybody in their event, and which a part.

use std::collections::BTreeSet;

use super::Event;
use super::apart::set_apart;
use super::gazette::Places;
use super::kind::Kinds;
use crate::claim::{Claim, Presumed, Scope};
use crate::place::PlaceId;
use crate::rule::measure::Measures;

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
/// people or kind of people does. Where nothing limits it, a claim of an event in several countries
/// counts the people of the one it is presumed to be of.
pub fn settle(
    claims: &mut [Claim],
    events: &[Event],
    kinds: &Kinds,
    measures: &Measures,
    places: &dyn Places,
) {
    for event in events {
        let roots: BTreeSet<String> = event.places.iter().map(|place| places.root(place)).collect();
        let told_by_side = kinds.told_by_side(event.kind.as_deref());
        for at in &event.claims {
            let Some(claim) = claims.get_mut(*at) else { continue };
            let whole = |side: &String| event.core.contains(side) || is_whole(side, &roots, places);
            if claim.scope == Scope::Total || !claim.population.who.is_empty() {
                claim.population.side.retain(|side| !whole(side));
            }
            claim.population.side.extend(presumed(claim, told_by_side).filter(|side| among(side, &roots)));
            limit(claim);
        }
        set_apart(claims, &event.claims, measures);
    }
}

/// The country whose people a claim may count. Where sides fight, the country spoken of does not tell
/// whose people they are.
fn presumed(claim: &Claim, told_by_side: bool) -> Option<PlaceId> {
    match claim.population.presumed.clone()? {
        Presumed::Speaker(country) => Some(country),
        Presumed::Focus(country) => (!told_by_side).then_some(country),
    }
}

fn among(country: &PlaceId, roots: &BTreeSet<PlaceId>) -> bool {
    roots.len() > 1 && roots.contains(country)
}

fn is_whole(side: &str, roots: &BTreeSet<String>, places: &dyn Places) -> bool {
    // What lies in no one country is a region around them or a sea between them.
    places.country(side).is_none() || (roots.len() == 1 && roots.contains(side))
}
