//! Figures that count something else than the whole event, though nothing says what: a family, a street,
//! a night.

use crate::claim::{Claim, Scope, Stance};
use crate::rule::measure::Measures;

/// How far below another figure of its document such a figure lies.
const FAR_BELOW: f64 = 4.0;
/// The same for two figures with a voice each, which may just disagree.
const FAR_BELOW_WITH_VOICES: f64 = 10.0;

/// Makes parts of those claims of one document and event that lie far below another of the same measure and
/// day, of those of none beside some, and of those below a part that the document names.
pub fn set_apart(claims: &mut [Claim], of_document: &[usize], measures: &Measures) {
    let all = || of_document.iter().filter_map(|at| Some((*at, claims.get(*at)?)));
    let whole = || all().filter(|(_, claim)| is_whole(claim));
    let beside = |one: &Claim, other: &Claim| far_below(one, other) || none_beside(one, other, measures);
    let small = |one: &Claim| whole().any(|(_, other)| beside(one, other));
    let below = |one: &Claim| all().any(|(_, other)| below_part(one, other));
    let parts: Vec<usize> =
        whole().filter(|(_, claim)| small(claim) || below(claim)).map(|(at, _)| at).collect();
    for at in parts {
        if let Some(claim) = claims.get_mut(at) {
            claim.scope = Scope::Part;
        }
    }
}

fn is_whole(claim: &Claim) -> bool {
    claim.scope == Scope::Total && claim.stance == Stance::Stated
}

fn far_below(one: &Claim, other: &Claim) -> bool {
    let same = (&one.measure, &one.unit) == (&other.measure, &other.unit) && one.as_of == other.as_of;
    let voices = one.attribution.is_some() && other.attribution.is_some();
    let rivals = voices && one.attribution != other.attribution;
    let factor = if rivals { FAR_BELOW_WITH_VOICES } else { FAR_BELOW };
    let (most, least) = (one.value.high.or(one.value.low), other.value.figure());
    same && !one.replaced && most.zip(least).is_some_and(|(most, least)| most * factor < least)
}

/// Whether a claim states less than one of the same day that counts the people of one side or place: no total
/// does. That kinds of people are named tells less: a toll may be told as one of civilians.
fn below_part(one: &Claim, other: &Claim) -> bool {
    let named = !other.population.side.is_empty();
    let part = other.scope == Scope::Part && named && other.stance == Stance::Stated && !other.replaced;
    let same = (&one.measure, &one.unit) == (&other.measure, &other.unit) && one.as_of == other.as_of;
    let ends = one.value.high.zip(other.value.low);
    part && same && !one.replaced && ends.is_some_and(|(most, least)| most < least)
}

/// Whether a claim says that there were none, and its document counts some of the same or of a measure
/// that is a part of it.
fn none_beside(one: &Claim, other: &Claim, measures: &Measures) -> bool {
    let part = |measure: &str| measures.get(measure).is_some_and(|row| row.part_of.contains(&one.measure));
    let counted = one.measure == other.measure || part(&other.measure);
    counted && one.value.high == Some(0.0) && other.value.low.is_some_and(|low| low > 0.0)
}
