//! Which figures of the evidence stand against a figure of the claim.

use counterclaim::finding::Verdict;

use super::read::{Figure, Pair};

/// A figure of the claim with the figure of the evidence that stands against it.
pub struct Match<'p> {
    pub claim: &'p Figure,
    pub evidence: &'p Figure,
    pub verdict: Option<Verdict>,
}

/// The figures of the claim that anything in the evidence stands against.
pub fn matched(pair: &Pair) -> Vec<Match<'_>> {
    pair.claim.figures.iter().filter_map(|figure| against(pair, figure)).collect()
}

fn against<'p>(pair: &'p Pair, claim: &'p Figure) -> Option<Match<'p>> {
    let all = pair.evidence.figures.iter().filter_map(|evidence| {
        Some((likeness(pair, claim, evidence)?, Match { claim, evidence, verdict: verdict(pair, claim, evidence) }))
    });
    all.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, found)| found)
}

/// The strongest verdict of a finding that holds both.
fn verdict(pair: &Pair, one: &Figure, other: &Figure) -> Option<Verdict> {
    let both = [one.claim?, other.claim?];
    let holding = pair.findings.iter().filter(|finding| both.iter().all(|claim| finding.claims.contains(claim)));
    holding.map(|finding| finding.verdict).max()
}

/// How surely two figures count the same, step by step; none where they do not.
type Likeness = (bool, bool, bool, bool, usize);

fn likeness(pair: &Pair, claim: &Figure, evidence: &Figure) -> Option<Likeness> {
    let shared = claim.around.iter().filter_map(|(word, near)| Some(*near * evidence.around.get(word)?)).sum();
    match (claim.claim.and_then(|at| pair.claims.get(at)), evidence.claim.and_then(|at| pair.claims.get(at))) {
        (Some(one), Some(other)) if one.measure == other.measure && one.unit == other.unit => {
            let (ours, theirs) = (&one.population, &other.population);
            let sides = ours.side == theirs.side;
            let people = ours.who.is_subset(&theirs.who) || theirs.who.is_subset(&ours.who);
            let found = verdict(pair, claim, evidence).is_some_and(|verdict| verdict > Verdict::Incomparable);
            Some((true, sides, people, found, shared))
        }
        (Some(_), Some(_)) => None,
        _ if shared > 0 && claim.kind == evidence.kind && claim.unit == evidence.unit => {
            Some((false, false, false, false, shared))
        }
        _ => None,
    }
}
