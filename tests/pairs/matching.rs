//! Which figures of the evidence stand against a figure of the claim.

use counterclaim::finding::Verdict;

use super::read::{Figure, Pair};

/// A figure of the claim with the figure of the evidence that stands against it.
pub struct Match<'p> {
    pub claim: &'p Figure,
    pub evidence: &'p Figure,
}

/// The figures of the claim that anything in the evidence stands against.
pub fn matched(pair: &Pair) -> Vec<Match<'_>> {
    pair.claim.figures.iter().filter_map(|figure| against(pair, figure)).collect()
}

fn against<'p>(pair: &'p Pair, claim: &'p Figure) -> Option<Match<'p>> {
    let all = pair
        .evidence
        .figures
        .iter()
        .filter_map(|evidence| Some((likeness(pair, claim, evidence)?, Match { claim, evidence })));
    all.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, found)| found)
}

/// The strongest verdict of a finding that holds both.
fn verdict(pair: &Pair, one: &Figure, other: &Figure) -> Option<Verdict> {
    let both = [one.claim?, other.claim?];
    let holding =
        pair.findings.iter().filter(|finding| both.iter().all(|claim| finding.claims.contains(claim)));
    holding.map(|finding| finding.verdict).max()
}

/// How surely two figures count the same, step by step; none where they do not.
#[derive(PartialEq, PartialOrd)]
struct Likeness {
    /// The same measure, by rules.
    measure: bool,
    /// Both so far, or both over a day.
    period: bool,
    sides: bool,
    /// The kinds of people of one are among those of the other.
    people: bool,
    found: bool,
    /// How many words around them are the same, by how near they stand.
    words: usize,
}

fn likeness(pair: &Pair, claim: &Figure, evidence: &Figure) -> Option<Likeness> {
    let shared = claim.around.iter().filter_map(|(word, near)| Some(*near * evidence.around.get(word)?));
    let words = shared.sum();
    let claims = |figure: &Figure| figure.claim.and_then(|at| pair.claims.get(at));
    match (claims(claim), claims(evidence)) {
        (Some(one), Some(other)) if one.unit == other.unit => {
            let measure = one.measure == other.measure;
            let kin = pair.kin.contains(&(one.measure.clone(), other.measure.clone()));
            let (ours, theirs) = (&one.population, &other.population);
            let people = ours.who.is_subset(&theirs.who) || theirs.who.is_subset(&ours.who);
            let found = verdict(pair, claim, evidence).is_some_and(|verdict| verdict > Verdict::Incomparable);
            let (period, sides) = (claim.period == evidence.period, ours.side == theirs.side);
            (measure || kin).then_some(Likeness { measure, period, sides, people, found, words })
        }
        (Some(_), Some(_)) => None,
        _ if words > 0 && claim.kind == evidence.kind && claim.unit == evidence.unit => {
            Some(Likeness { measure: false, period: false, sides: false, people: false, found: false, words })
        }
        _ => None,
    }
}
