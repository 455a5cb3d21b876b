//! Figures that a document says twice.

use super::{Claim, Presumed, Scope};

/// The line of a headline.
const TITLE: usize = 1;
/// How far above a headline's round figure the one it rounds may lie.
const NEAR: f64 = 1.05;
/// Figures up to this one occur twice by chance.
const BY_CHANCE: f64 = 10.0;

/// A figure repeated without saying whose it is counts the same people as where the document said
/// so: "Armenia says at least 49 of its soldiers …", and later "49 soldiers were killed".
pub fn restate(claims: &mut [Claim]) {
    follow_body(claims);
    for later in 0..claims.len() {
        let source =
            claims.iter().position(|earlier| tells_whose(earlier) && repeats(&claims[later], earlier));
        if let Some(earlier) = source.filter(|_| !tells_whose(&claims[later])) {
            claims[later].population = claims[earlier].population.clone();
            claims[later].scope = claims[earlier].scope;
        }
    }
}

/// A headline says in short what the body tells in full: where the body tells the headline's figure, or
/// one just inside its bound, of everybody, a place that the headline names besides does not limit it.
fn follow_body(claims: &mut [Claim]) {
    let headline = |claim: &Claim| claim.evidence.line == TITLE && !claim.population.side.is_empty();
    for at in (0..claims.len()).filter(|at| claims.get(*at).is_some_and(headline)).collect::<Vec<_>>() {
        let body = claims.iter().find(|body| claims.get(at).is_some_and(|title| in_short(title, body)));
        let Some((population, scope)) = body.map(|body| (body.population.clone(), body.scope)) else {
            continue;
        };
        if let Some(title) = claims.get_mut(at) {
            (title.population, title.scope) = (population, scope);
        }
    }
}

fn in_short(title: &Claim, body: &Claim) -> bool {
    let whole = body.scope == Scope::Total && body.population.side.is_empty();
    let ends = title.value.low.zip(body.value.low);
    let near = ends.is_some_and(|(title, body)| title > BY_CHANCE && body >= title && body <= title * NEAR);
    let same = (title.document, &title.measure, &title.unit) == (body.document, &body.measure, &body.unit);
    body.evidence.line > TITLE && whole && same && near && title.population.who == body.population.who
}

fn tells_whose(claim: &Claim) -> bool {
    !claim.population.side.is_empty() || matches!(claim.population.presumed, Some(Presumed::Speaker(_)))
}

fn repeats(later: &Claim, earlier: &Claim) -> bool {
    let figure = later.value.figure();
    later.measure == earlier.measure
        && later.unit == earlier.unit
        && later.population.who.is_subset(&earlier.population.who)
        && figure == earlier.value.figure()
        && figure.is_some_and(|figure| figure > BY_CHANCE && !round(figure))
}

/// Whether a figure has but one digit that is not zero, so that two counts may well share it.
fn round(figure: f64) -> bool {
    let magnitude = 10f64.powf(figure.log10().floor());
    (figure / magnitude).fract() == 0.0
}
