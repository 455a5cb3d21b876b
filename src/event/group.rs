//! Groups of happenings that are one: the surest links first, each group kept free of contradiction.

use jiff::civil::Date;
use petgraph::unionfind::UnionFind;
use rustc_hash::{FxHashMap, FxHashSet};

use super::atlas::Atlas;
use super::block::Blocks;
use super::bond::Bonds;
use super::gazette::Places;
use super::happening::Happening;
use super::kind::Kinds;
use super::link::{THRESHOLD, score};
use super::profile::{Number, Profile};
use super::undated::Homes;

/// How many members stand for a group, so that large groups stay cheap to compare.
const SAMPLE: usize = 12;

/// For each happening the index of the first happening of its group.
pub fn group(all: &[Happening], bonds: &Bonds, kinds: &Kinds, places: &dyn Places) -> Vec<usize> {
    let order = order(all);
    let sorted: Vec<&Happening> = order.iter().filter_map(|at| all.get(*at)).collect();
    let (atlas, profiles) = Atlas::new(&sorted, kinds, places);
    let homes = homes(&profiles, &atlas, &bonds.reordered(&order));
    let mut first = vec![usize::MAX; all.len()];
    for (at, home) in order.iter().zip(&homes) {
        first.iter_mut().skip(*home).take(1).for_each(|first| *first = (*first).min(*at));
    }
    let mut answer = vec![0; all.len()];
    for (at, home) in order.iter().zip(&homes) {
        let found = first.get(*home).copied().unwrap_or(*at);
        answer.iter_mut().skip(*at).take(1).for_each(|answer| *answer = found);
    }
    answer
}

/// The happenings by place and day, so that those which are compared lie side by side in memory.
fn order(all: &[Happening]) -> Vec<usize> {
    let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
    let mut keys: Vec<(Option<usize>, Option<Date>, usize)> = Vec::with_capacity(all.len());
    for (at, happening) in all.iter().enumerate() {
        let next = numbers.len();
        let place = happening.places.first().map(|place| *numbers.entry(place).or_insert(next));
        keys.push((place, happening.moment.map(|moment| moment.start).or(happening.seen), at));
    }
    keys.sort_unstable();
    keys.into_iter().map(|(_, _, at)| at).collect()
}

/// For each happening the representative of its group.
fn homes(profiles: &[Profile], atlas: &Atlas, bonds: &Bonds) -> Vec<usize> {
    let links = links(profiles, atlas);
    let mut groups = Groups::new(profiles, atlas);
    groups.apart.clone_from(&bonds.apart);
    bonds.same.iter().for_each(|(a, b)| groups.unite(*a, *b));
    let undated = |at: u32| profiles.get(at as usize).is_none_or(Profile::undated);
    let (loose, dated): (Vec<_>, Vec<_>) =
        links.into_iter().partition(|(_, a, b)| undated(*a) || undated(*b));
    dated.iter().for_each(|(_, a, b)| groups.join(*a as usize, *b as usize));
    let homes = Homes::new(&groups);
    for at in (0..profiles.len()).filter(|at| undated(*at as u32)) {
        if let Some(home) = homes.of(at, &mut groups) {
            groups.join(at, home);
        }
    }
    // What fits no dated happening clearly may still fit another without a date.
    let both = loose.iter().filter(|(_, a, b)| undated(*a) && undated(*b));
    both.for_each(|(_, a, b)| groups.join(*a as usize, *b as usize));
    (0..profiles.len()).map(|at| groups.home(at)).collect()
}

/// Pairs that are taken for one when nothing else stands against it, the surest first.
fn links(all: &[Profile], atlas: &Atlas) -> Vec<(f32, u32, u32)> {
    let blocks = Blocks::new(all, atlas);
    let mut links = Vec::new();
    for (at, one) in all.iter().enumerate() {
        for other in blocks.followers(at, atlas) {
            let score = all.get(other).map_or(0.0, |other| score(one, other, atlas));
            if score >= THRESHOLD {
                links.push((score as f32, at.min(other) as u32, at.max(other) as u32));
            }
        }
    }
    links.sort_unstable_by(|one, other| {
        other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2)))
    });
    links
}

/// Happenings in groups.
pub struct Groups<'a> {
    /// All happenings.
    pub all: &'a [Profile],
    /// What they are read with.
    pub atlas: &'a Atlas,
    sets: UnionFind<usize>,
    /// Pairs that a person has told apart.
    apart: Vec<(usize, usize)>,
    /// What each group holds, by its representative.
    members: Vec<Members>,
}

/// What a group holds.
#[derive(Default)]
struct Members {
    all: Vec<usize>,
    documents: FxHashSet<usize>,
    /// The event a desk has named that one of them calls itself by.
    pin: Option<Number>,
}

impl<'a> Groups<'a> {
    fn new(all: &'a [Profile], atlas: &'a Atlas) -> Self {
        let alone = |(at, profile): (usize, &Profile)| Members {
            all: vec![at],
            documents: FxHashSet::from_iter([profile.document]),
            pin: profile.pin,
        };
        let members = all.iter().enumerate().map(alone).collect();
        Groups { all, atlas, sets: UnionFind::new(all.len()), apart: Vec::new(), members }
    }

    /// The representative of the group of a happening.
    pub fn home(&self, at: usize) -> usize {
        self.sets.find(at)
    }

    /// Members of the group of a representative, at most `most`, spread over all.
    pub fn sample(&self, root: usize, most: usize) -> impl Iterator<Item = usize> {
        let members = self.members.get(root).map_or(&[][..], |members| members.all.as_slice());
        let step = members.len().div_ceil(most).max(1);
        members.iter().step_by(step).copied()
    }

    /// How many members the group of a representative has.
    pub fn size(&self, root: usize) -> usize {
        self.members.get(root).map_or(0, |members| members.all.len())
    }

    /// How much speaks for two happenings being one.
    pub fn score(&self, a: usize, b: usize) -> f64 {
        self.all.get(a).zip(self.all.get(b)).map_or(0.0, |(one, other)| score(one, other, self.atlas))
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.sets.find_mut(a), self.sets.find_mut(b));
        if a != b && self.consistent(a, b) {
            self.unite(a, b);
        }
    }

    /// Makes one of the groups of two happenings, unless a person has told them apart.
    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.sets.find_mut(a), self.sets.find_mut(b));
        let homes = |(x, y): &(usize, usize)| (self.sets.find(*x), self.sets.find(*y));
        if a == b || self.apart.iter().map(homes).any(|pair| pair == (a, b) || pair == (b, a)) {
            return;
        }
        self.sets.union(a, b);
        let root = self.sets.find_mut(a);
        let take = |members: &mut Self, at: usize| {
            members.members.get_mut(at).map(std::mem::take).unwrap_or_default()
        };
        let (mut most, mut rest) = (take(self, a), take(self, b));
        if most.all.len() < rest.all.len() {
            std::mem::swap(&mut most, &mut rest);
        }
        most.all.extend(rest.all);
        most.documents.extend(rest.documents);
        most.pin = most.pin.or(rest.pin);
        if let Some(both) = self.members.get_mut(root) {
            *both = most;
        }
    }

    /// Whether no article told two happenings of the groups apart, and on average the members of one
    /// group do not speak against those of the other.
    pub fn consistent(&self, a: usize, b: usize) -> bool {
        let (Some(ours), Some(theirs)) = (self.members.get(a), self.members.get(b)) else { return false };
        if let Some((one, other)) = ours.pin.zip(theirs.pin) {
            return one == other;
        }
        if !ours.documents.is_disjoint(&theirs.documents) {
            return false;
        }
        let (mut sum, mut count) = (0.0, 0.0);
        for one in self.sample(a, SAMPLE) {
            for other in self.sample(b, SAMPLE) {
                sum += self.score(one, other).clamp(-3.0, 3.0);
                count += 1.0;
            }
        }
        sum >= 0.5 * THRESHOLD * count
    }
}
