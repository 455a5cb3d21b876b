//! Which claims count everybody in their event, and which a part.

use std::collections::BTreeSet;

use super::Event;
use super::gazette::Places;
use super::kind::Kinds;
use crate::claim::{Claim, Presumed, Scope, Stance};
use crate::place::PlaceId;

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
pub fn settle(claims: &mut [Claim], events: &[Event], kinds: &Kinds, places: &dyn Places) {
    for event in events {
        let roots: BTreeSet<String> = event.places.iter().map(|place| places.root(place)).collect();
        let told_by_side = kinds.told_by_side(event.kind.as_deref());
        for at in &event.claims {
            let Some(claim) = claims.get_mut(*at) else { continue };
            let whole = |side: &String| event.core.contains(side) || is_whole(side, &roots, places);
            if claim.scope == Scope::Total {
                claim.population.side.retain(|side| !whole(side));
            }
            claim.population.side.extend(presumed(claim, told_by_side).filter(|side| among(side, &roots)));
            limit(claim);
        }
        set_apart(claims, &event.claims);
    }
}

/// How far below another figure of its document a figure lies that counts something else: a family,
/// a street, a night. Where both have a voice they may just disagree, so it takes more.
const FAR_BELOW: f64 = 4.0;
/// The same for figures with a voice each.
const FAR_BELOW_WITH_VOICES: f64 = 10.0;

/// A figure far below another of the same document, measure and day, or none beside some, is a part that nothing
/// names.
fn set_apart(claims: &mut [Claim], of_event: &[usize]) {
    let whole: Vec<usize> =
        of_event.iter().copied().filter(|at| claims.get(*at).is_some_and(is_total)).collect();
    let small = |at: &&usize| {
        let one = claims.get(**at);
        whole
            .iter()
            .any(|other| one.zip(claims.get(*other)).is_some_and(|(one, other)| far_below(one, other)))
    };
    let parts: Vec<usize> = whole.iter().filter(small).copied().collect();
    for at in parts {
        if let Some(claim) = claims.get_mut(at) {
            claim.scope = Scope::Part;
        }
    }
}

fn is_total(claim: &Claim) -> bool {
    claim.scope == Scope::Total && claim.stance == Stance::Stated
}

fn far_below(one: &Claim, other: &Claim) -> bool {
    let comparable = one.document == other.document
        && (&one.measure, &one.unit) == (&other.measure, &other.unit)
        && one.as_of == other.as_of;
    let voices =
        one.attribution.is_some() && other.attribution.is_some() && one.attribution != other.attribution;
    let factor = if voices { FAR_BELOW_WITH_VOICES } else { FAR_BELOW };
    let (most, least) = (one.value.high.or(one.value.low), other.value.low.or(other.value.high));
    comparable && most.zip(least).is_some_and(|(most, least)| most * factor < least)
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
