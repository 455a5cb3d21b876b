//! Series: figures of one count that move on from day to day.

use super::comparison::{Relation, Relations};
use super::statement::{Group, Statement};

/// The longest series of a group: positions of its statements, at least one of them brought up to
/// date by another. `None` where no figure is an update of another.
pub(super) fn longest(group: &Group, relations: &Relations) -> Option<Vec<usize>> {
    let order = order(group);
    let mut best: Vec<[Option<Path>; 2]> = Vec::new();
    for (place, &index) in order.iter().enumerate() {
        let mut here = [Some(Path::default()), None];
        let behind = if taken_back(group, relations, index) { 0 } else { place };
        for (before, &earlier) in order.iter().enumerate().take(behind) {
            let Some((weight, update)) = link(group, relations, earlier, index) else { continue };
            for (state, path) in best.get(before).into_iter().flatten().enumerate() {
                let Some(path) = path else { continue };
                let longer = Path { weight: path.weight + weight, from: Some((before, state)) };
                let slot = here.get_mut(state.max(usize::from(update)));
                if let Some(slot) = slot.filter(|slot| slot.is_none_or(|known| longer.weight > known.weight))
                {
                    *slot = Some(longer);
                }
            }
        }
        best.push(here);
    }
    let ends = best.iter().enumerate().filter_map(|(place, [_, updated])| Some((place, (*updated)?.weight)));
    let (end, _) = ends.reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    Some(with_equals(relations, trace(&best, &order, end), group.stated.len()))
}

#[derive(Debug, Clone, Copy, Default)]
struct Path {
    weight: f64,
    from: Option<(usize, usize)>,
}

/// How well `b` follows `a`, and whether it is an update of it. The same voice counts for more, and of
/// two ways on the smaller jump does.
fn link(group: &Group, relations: &Relations, a: usize, b: usize) -> Option<(f64, bool)> {
    let (one, other) = (group.stated.get(a)?, group.stated.get(b)?);
    let (weight, update) = match relations.get(a, b) {
        Relation::Step => (1.0, true),
        Relation::Drift => (0.9, false),
        Relation::Same => (0.5, false),
        _ => return None,
    };
    let voice = if one.same_voice(other) { 0.3 } else { 0.0 };
    let jump = ((other.point() + 1.0) / (one.point() + 1.0)).ln().abs().min(4.0);
    Some((weight + voice - 0.05 * jump, update))
}

/// Whether a document tells a figure only to take it back, so that its day is not the figure's.
fn taken_back(group: &Group, relations: &Relations, index: usize) -> bool {
    relations.others(index, Relation::Correction).any(|other| group.of_one_document(index, other))
}

/// Dated statements by day, undated ones where their figure fits among them.
fn order(group: &Group) -> Vec<usize> {
    let statements: Vec<(usize, &Statement)> = group.stated.iter().enumerate().collect();
    let (mut dated, mut undated): (Vec<_>, Vec<_>) =
        statements.into_iter().partition(|(_, statement)| statement.moment.day.is_some());
    dated.sort_by(|(_, a), (_, b)| a.moment.day.cmp(&b.moment.day).then(a.point().total_cmp(&b.point())));
    undated.sort_by(|(_, a), (_, b)| a.point().total_cmp(&b.point()));
    for (index, statement) in undated {
        let above = |(_, other): &(usize, &Statement)| !group.falls && other.point() > statement.point();
        let place = dated.iter().position(above).unwrap_or(dated.len());
        dated.insert(place, (index, statement));
    }
    dated.into_iter().map(|(index, _)| index).collect()
}

fn trace(best: &[[Option<Path>; 2]], order: &[usize], end: usize) -> Vec<usize> {
    let (mut members, mut at) = (Vec::new(), Some((end, 1)));
    while let Some((place, state)) = at {
        members.extend(order.get(place));
        at = best
            .get(place)
            .and_then(|states| states.get(state).copied().flatten())
            .and_then(|path| path.from);
    }
    members
}

/// Adds to a set the statements that tell a member's figure and exclude no other member's.
pub(super) fn with_equals(relations: &Relations, mut members: Vec<usize>, statements: usize) -> Vec<usize> {
    let equal = |index: usize| {
        let apart = |&member: &usize| {
            [relations.get(index, member), relations.get(member, index)].contains(&Relation::Clash)
        };
        members.iter().any(|&member| relations.get(index, member) == Relation::Same)
            && !members.iter().any(apart)
    };
    let more: Vec<usize> =
        (0..statements).filter(|index| !members.contains(index) && equal(*index)).collect();
    members.extend(more);
    members.sort_unstable();
    members.dedup();
    members
}
