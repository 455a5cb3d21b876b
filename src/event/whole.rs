//! Which claims count everybody in their event, and which a part.

use std::collections::{BTreeMap, BTreeSet};

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
        let fighters = kinds.hits_fighters(event.kind.as_deref());
        let documents = by_document(claims, event);
        let everybody = |of: &Vec<usize>| everybody(claims, of, measures);
        let all: BTreeSet<usize> =
            if fighters { BTreeSet::new() } else { documents.iter().flat_map(everybody).collect() };
        let named = named_parts(claims, event);
        let foreign = foreign(claims, event, &roots, places);
        for at in &event.claims {
            let Some(claim) = claims.get_mut(*at) else { continue };
            if all.contains(at) {
                claim.population.who.clear();
            }
            let (measure, figure) = (claim.measure.clone(), figure(claim));
            let part = |side: &String| named.contains(&(measure.clone(), side.clone(), figure));
            let whole = |side: &String| event.core.contains(side) || is_whole(side, &roots, places);
            let beside = claim.population.people && foreign.contains(&(claim.document, measure.clone()));
            let whole = |side: &String| whole(side) && !part(side) && !beside;
            if claim.scope == Scope::Total || !claim.population.who.is_empty() {
                claim.population.side.retain(|side| !whole(side));
            }
            claim.population.side.extend(presumed(claim, told_by_side).filter(|side| among(side, &roots)));
            limit(claim);
        }
        documents.iter().for_each(|of| set_apart(claims, of, measures));
    }
}

/// The claims of an event, a list a document.
fn by_document(claims: &[Claim], event: &Event) -> Vec<Vec<usize>> {
    let mut documents: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in &event.claims {
        if let Some(claim) = claims.get(*at) {
            documents.entry(claim.document).or_default().push(*at);
        }
    }
    documents.into_values().collect()
}

/// The claims of one document of a kind of people who may be all that were hit, beside no larger figure.
fn everybody(claims: &[Claim], of_document: &[usize], measures: &Measures) -> Vec<usize> {
    let all = || of_document.iter().filter_map(|at| Some((*at, claims.get(*at)?)));
    let kinds = |claim: &Claim| claim.population.who.iter().all(|who| measures.may_be_everybody(who));
    let larger = |one: &Claim, other: &Claim| {
        one.measure == other.measure
            && one.value.low.zip(other.value.figure()).is_some_and(|(one, other)| one < other)
    };
    let alone = |claim: &Claim| !all().any(|(_, other)| larger(claim, other));
    let told = all().filter(|(_, claim)| claim.scope == Scope::Total && kinds(claim) && alone(claim));
    told.map(|(at, _)| at).collect()
}

/// The figures that articles break down by place, with measure and place: who tells one of them of the
/// place tells of this part, even where the event is known by that place.
fn named_parts(claims: &[Claim], event: &Event) -> BTreeSet<(String, String, Option<u64>)> {
    let parts = event.claims.iter().filter_map(|at| claims.get(*at));
    let parts = parts.filter(|claim| claim.scope == Scope::Part && claim.population.who.is_empty());
    let sides = |claim: &Claim| -> Vec<_> {
        let side = claim.population.side.iter();
        side.map(|side| (claim.measure.clone(), side.clone(), figure(claim))).collect()
    };
    parts.flat_map(sides).collect()
}

/// The documents and measures that count people from elsewhere: beside them those of the country itself
/// are a part.
fn foreign(
    claims: &[Claim],
    event: &Event,
    roots: &BTreeSet<PlaceId>,
    places: &dyn Places,
) -> BTreeSet<(usize, String)> {
    let counted =
        event.claims.iter().filter_map(|at| claims.get(*at)).filter(|claim| claim.population.people);
    let elsewhere = |side: &PlaceId| !roots.contains(&places.root(side));
    let counted = counted.filter(|claim| claim.population.side.iter().any(elsewhere));
    counted.map(|claim| (claim.document, claim.measure.clone())).collect()
}

fn figure(claim: &Claim) -> Option<u64> {
    claim.value.figure().map(f64::to_bits)
}

/// The country whose people a claim may count. Where sides fight, the country spoken of does not tell
/// whose people they are, and authorities tell of the other side's fighters and civilians too.
fn presumed(claim: &Claim, told_by_side: bool) -> Option<PlaceId> {
    match claim.population.presumed.clone()? {
        Presumed::Speaker(country) => (!told_by_side || claim.population.who.is_empty()).then_some(country),
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
