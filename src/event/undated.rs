//! Homes for happenings that nothing dates: the group they fit, where one fits clearly best.

use rustc_hash::FxHashMap;

use super::group::Groups;
use super::link::THRESHOLD;
use super::profile::Number;

/// How much surer the best of several groups must be.
const LEAD: f64 = 0.25;
/// How many groups of one place, one name or one figure a happening is held against: the largest.
const GROUPS: usize = 24;
/// How many members of a group it is held against.
const MEMBERS: usize = 4;

/// The dated groups by what a happening without a date can be looked up by.
pub struct Homes {
    places: FxHashMap<(Number, u32), Vec<usize>>,
    names: FxHashMap<Number, Vec<usize>>,
}

impl Homes {
    /// Puts every dated group where undated happenings will look for it.
    pub fn new(groups: &Groups<'_>) -> Self {
        let mut homes = Homes { places: FxHashMap::default(), names: FxHashMap::default() };
        for (at, profile) in groups.all.iter().enumerate().filter(|(_, profile)| !profile.undated()) {
            let (root, kind) = (groups.home(at), groups.atlas.kind(profile).group);
            for place in profile.roots.iter().chain(&profile.inner) {
                homes.places.entry((*place, kind)).or_default().push(root);
                homes.places.entry((*place, ANY)).or_default().push(root);
            }
            for name in &profile.names {
                homes.names.entry(*name).or_default().push(root);
            }
        }
        let lists = homes.places.values_mut().chain(homes.names.values_mut());
        lists.for_each(|list| largest(list, groups));
        homes
    }

    /// A member of the group whose best member fits a happening clearly better than any member of
    /// another group.
    pub fn of(&self, at: usize, groups: &mut Groups<'_>) -> Option<usize> {
        let profile = groups.all.get(at)?;
        let kind = groups.atlas.kind(profile).group;
        let places = profile.roots.iter().chain(&profile.inner);
        let by_place =
            places.flat_map(|place| [self.places.get(&(*place, kind)), self.places.get(&(*place, ANY))]);
        let by_name = profile.names.iter().map(|name| self.names.get(name));
        let mut near: Vec<usize> =
            by_place.chain(by_name).flatten().flatten().map(|root| groups.home(*root)).collect();
        near.sort_unstable();
        near.dedup();
        let fit = |root: usize| {
            let scores = groups.sample(root, MEMBERS).map(|other| groups.score(at, other));
            let best = scores.max_by(f64::total_cmp).filter(|best| *best >= THRESHOLD)?;
            groups.consistent(at, root).then_some((best, root))
        };
        let mut ranked: Vec<(f64, usize)> = near.into_iter().filter_map(fit).collect();
        ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let (first, second) = (ranked.first()?, ranked.get(1));
        second.is_none_or(|second| first.0 - second.0 >= LEAD).then_some(first.1)
    }
}

/// Stands for every group of kinds; none has this number.
const ANY: u32 = u32::MAX;

fn largest(list: &mut Vec<usize>, groups: &Groups<'_>) {
    list.sort_unstable();
    list.dedup();
    list.sort_by_key(|root| std::cmp::Reverse(groups.size(*root)));
    list.truncate(GROUPS);
}
