//! Figures that a document says twice.

use super::{Claim, Presumed};

/// Figures up to this one occur twice by chance.
const BY_CHANCE: f64 = 10.0;

/// A figure repeated without saying whose it is counts the same people as where the document said
/// so: "Armenia says at least 49 of its soldiers …", and later "49 soldiers were killed".
pub fn restate(claims: &mut [Claim]) {
    for later in 0..claims.len() {
        let source =
            claims.iter().position(|earlier| tells_whose(earlier) && repeats(&claims[later], earlier));
        if let Some(earlier) = source.filter(|_| !tells_whose(&claims[later])) {
            claims[later].population = claims[earlier].population.clone();
            claims[later].scope = claims[earlier].scope;
        }
    }
}

fn tells_whose(claim: &Claim) -> bool {
    !claim.population.side.is_empty() || matches!(claim.population.presumed, Some(Presumed::Speaker(_)))
}

fn repeats(later: &Claim, earlier: &Claim) -> bool {
    let figure = |claim: &Claim| claim.value.low.or(claim.value.high);
    later.measure == earlier.measure
        && later.unit == earlier.unit
        && later.population.who.is_subset(&earlier.population.who)
        && figure(later) == figure(earlier)
        && figure(later).is_some_and(|figure| figure > BY_CHANCE)
}
