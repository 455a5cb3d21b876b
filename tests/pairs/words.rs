//! What a pair without comparable figures comes to.

use super::label::{Answer, Label, other_day};
use super::read::Pair;

/// The share of a claim's words that evidence for it has at least.
const SHARED: f64 = 0.5;

/// One day each, and not the same: refuted. Few words in common: not settled. Else supported.
pub fn answer(pair: &Pair) -> Answer {
    let (claim, evidence) = (&pair.claim, &pair.evidence);
    if let ([one], [other]) = (&claim.days[..], &evidence.days[..])
        && other_day(one, other)
    {
        return Answer { label: Label::Refutes, against: true };
    }
    let shared = claim.words.intersection(&evidence.words).count() as f64;
    let few = shared < SHARED * claim.words.len() as f64;
    Answer { label: if few { Label::NotEnoughInfo } else { Label::Supports }, against: false }
}
