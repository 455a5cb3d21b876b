//! Agreements: documents that tell one figure.

use super::comparison::{Relation, Relations};
use super::range;
use super::statement::Group;

/// Sets of statements, of two or more documents each, that tell one figure. Every statement is in one
/// set at most: the one around the most precise figure with the most statements.
pub(super) fn clusters(group: &Group, relations: &Relations) -> Vec<Vec<usize>> {
    let mut left: Vec<usize> = (0..group.stated.len()).collect();
    let mut clusters = Vec::new();
    loop {
        let around = |&anchor: &usize| -> Vec<usize> {
            let same = |&index: &usize| index == anchor || relations.get(anchor, index) == Relation::Same;
            left.iter().copied().filter(same).collect()
        };
        let sets = left.iter().map(|anchor| (*anchor, around(anchor)));
        let Some((_, best)) = sets.reduce(|a, b| if rank(group, &b) > rank(group, &a) { b } else { a })
        else {
            return clusters;
        };
        if best.len() < 2 {
            return clusters;
        }
        left.retain(|index| !best.contains(index));
        clusters.push(best);
    }
}

fn rank(group: &Group, (anchor, set): &(usize, Vec<usize>)) -> (usize, bool) {
    (set.len(), group.stated.get(*anchor).is_some_and(|statement| !range::open(&statement.value)))
}
