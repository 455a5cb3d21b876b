//! Groups of happenings that are one: the surest links first, each group kept free of contradiction.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::unionfind::UnionFind;

use super::block;
use super::gazette::Places;
use super::happening::Happening;
use super::kind::Kinds;
use super::link::{Link, THRESHOLD};

/// How much surer the best of several groups must be before a happening without a date joins it.
const LEAD: f64 = 0.3;

/// For each happening the index of the first happening of its group.
pub fn group(all: &[Happening], kinds: &Kinds, places: &dyn Places) -> Vec<usize> {
    let mut groups = Groups { all, kinds, places, sets: UnionFind::new(all.len()), members: BTreeMap::new() };
    groups.members = (0..all.len()).map(|at| (at, vec![at])).collect();
    let weigh = |(a, b): (usize, usize)| {
        let (one, other) = (all.get(a)?, all.get(b)?);
        let link = Link::between(one, other, kinds, places);
        link.holds().then_some((link.score, a, b))
    };
    let mut links: Vec<_> = block::pairs(all, kinds, places).into_iter().filter_map(weigh).collect();
    links.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    let dated = |at: usize| all.get(at).is_some_and(|happening| !happening.undated());
    for (_, a, b) in links.iter().filter(|(_, a, b)| dated(*a) && dated(*b)) {
        groups.join(*a, *b);
    }
    groups.place_undated();
    groups.first_members()
}

struct Groups<'a> {
    all: &'a [Happening],
    kinds: &'a Kinds,
    places: &'a dyn Places,
    sets: UnionFind<usize>,
    /// The members of each group, by its representative.
    members: BTreeMap<usize, Vec<usize>>,
}

impl Groups<'_> {
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.sets.find_mut(a), self.sets.find_mut(b));
        if a == b || !self.consistent(a, b) {
            return;
        }
        self.sets.union(a, b);
        let mut both = self.members.remove(&a).unwrap_or_default();
        both.extend(self.members.remove(&b).unwrap_or_default());
        let root = self.sets.find_mut(a);
        self.members.insert(root, both);
    }

    /// Whether no article told two happenings of the groups apart, and on average the members of one
    /// group do not speak against those of the other.
    fn consistent(&self, a: usize, b: usize) -> bool {
        let (ours, theirs) = (self.sample(a), self.sample(b));
        let documents = |at: usize| -> BTreeSet<usize> {
            let members = self.members.get(&at).into_iter().flatten();
            members.filter_map(|at| self.all.get(*at)).map(|happening| happening.document).collect()
        };
        if !documents(a).is_disjoint(&documents(b)) {
            return false;
        }
        let scores = ours.iter().flat_map(|one| theirs.iter().map(move |other| self.score(*one, *other)));
        let scores: Vec<f64> = scores.map(|score| score.clamp(-3.0, 3.0)).collect();
        scores.iter().sum::<f64>() >= 0.5 * THRESHOLD * scores.len() as f64
    }

    /// A few members that stand for a group, so that large groups stay cheap to compare.
    fn sample(&self, at: usize) -> Vec<usize> {
        let members = self.members.get(&at).map_or(&[][..], Vec::as_slice);
        let step = members.len().div_ceil(12).max(1);
        members.iter().step_by(step).copied().collect()
    }

    fn score(&self, a: usize, b: usize) -> f64 {
        match (self.all.get(a), self.all.get(b)) {
            (Some(one), Some(other)) => Link::between(one, other, self.kinds, self.places).score,
            _ => 0.0,
        }
    }

    /// A happening without a date joins the group it fits, where one fits clearly best.
    fn place_undated(&mut self) {
        let mut by_place: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (at, happening) in self.all.iter().enumerate() {
            for root in happening.roots(self.places) {
                by_place.entry(root).or_default().insert(at);
            }
        }
        for (at, happening) in self.all.iter().enumerate().filter(|(_, happening)| happening.undated()) {
            let near = happening.roots(self.places).into_iter().filter_map(|root| by_place.get(&root));
            let near: BTreeSet<usize> = near.flatten().copied().filter(|other| *other != at).collect();
            let told = |other: &usize| self.all.get(*other).is_some_and(|other| !other.undated());
            let dated: BTreeSet<usize> = near.iter().copied().filter(told).collect();
            let best = self.clear_best(at, &dated).or_else(|| self.clear_best(at, &near));
            if let Some(group) = best {
                self.join(at, group);
            }
        }
    }

    /// The group whose best member fits clearly better than any member of another group.
    fn clear_best(&self, at: usize, near: &BTreeSet<usize>) -> Option<usize> {
        let mut best: BTreeMap<usize, f64> = BTreeMap::new();
        for other in near {
            let group = self.sets.find(*other);
            let score = self.score(at, *other);
            if score >= THRESHOLD && self.consistent(self.sets.find(at), group) {
                let held = best.entry(group).or_insert(score);
                *held = held.max(score);
            }
        }
        let mut ranked: Vec<_> = best.into_iter().collect();
        ranked.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        let (first, second) = (ranked.first()?, ranked.get(1));
        second.is_none_or(|second| first.1 - second.1 >= LEAD).then_some(first.0)
    }

    fn first_members(&self) -> Vec<usize> {
        let mut first: BTreeMap<usize, usize> = BTreeMap::new();
        (0..self.all.len()).map(|at| *first.entry(self.sets.find(at)).or_insert(at)).collect()
    }
}
