//! Agreements: documents that tell one figure.

use super::comparison::{Relation, Relations};
use super::range;
use super::statement::Group;

/// Sets of statements that tell one figure. Every statement is in one set at most: the one around the
/// figure with the most statements, and of two such figures the one without an open end.
pub(super) fn clusters(group: &Group, relations: &Relations) -> Vec<Vec<usize>> {
    let all = 0..group.stated.len();
    let same = |anchor: usize| {
        let like = move |index: &usize| *index == anchor || relations.get(anchor, *index) == Relation::Same;
        all.clone().filter(like).collect::<Vec<usize>>()
    };
    let mut around: Vec<(usize, Vec<usize>)> = all.clone().map(|anchor| (anchor, same(anchor))).collect();
    let mut clusters = Vec::new();
    while let Some(best) = largest(group, &around) {
        around.retain(|(anchor, _)| !best.contains(anchor));
        for (_, set) in &mut around {
            set.retain(|index| !best.contains(index));
        }
        clusters.push(best);
    }
    clusters
}

/// The largest set, the earliest of equals; none when no set has two statements.
fn largest(group: &Group, around: &[(usize, Vec<usize>)]) -> Option<Vec<usize>> {
    let precise = |anchor: usize| group.stated.get(anchor).is_some_and(|told| !range::open(&told.value));
    let rank = |(anchor, set): &(usize, Vec<usize>)| (set.len(), precise(*anchor));
    let best = around.iter().reduce(|best, next| if rank(next) > rank(best) { next } else { best })?;
    (best.1.len() > 1).then(|| best.1.clone())
}
