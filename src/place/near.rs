//! Places whose names sound nearly like one that none has.

use std::collections::{BTreeSet, HashMap};

use super::PlaceId;
use super::gazetteer::{Gazetteer, Kind};
use super::index::{Case, NameTable};
use super::sound::Heard;

/// How many sounds a name has at least.
const SHORT: usize = 4;
/// How many sounds a name has at least that may differ in one, and in two.
const LONG: [usize; 2] = [6, 10];

/// Spellings of places below a country by their consonants: how each sounds, and its place.
pub type Heards = HashMap<String, Vec<(String, usize)>>;

impl Gazetteer {
    /// The one place in the named countries and regions whose name has the same consonants and nearly the same
    /// vowels.
    pub(super) fn nearest(
        &self,
        heard: &Heard,
        table: &NameTable,
        named: &BTreeSet<PlaceId>,
    ) -> Option<PlaceId> {
        let heards = table.heards.get_or_init(|| self.heards(table));
        let alike = heards.get(&heard.consonants).into_iter().flatten();
        let mut near: Vec<(usize, &PlaceId)> = alike
            .filter_map(|(all, place)| Some((distance(all, &heard.all)?, *place)))
            .filter_map(|(off, place)| Some((off, &self.places.get(place)?.id)))
            .filter(|(_, id)| self.country(id).is_some_and(|country| named.contains(&country)))
            .collect();
        near.sort();
        let (off, first) = near.first()?;
        let rival = near.iter().any(|(other, id)| other == off && id != first);
        (!rival).then(|| (*first).clone())
    }

    fn heards(&self, table: &NameTable) -> Heards {
        let mut heards = Heards::new();
        for (spelling, meaning) in table.firsts() {
            let inner = |place: &&super::Place| matches!(place.kind, Kind::City | Kind::Region);
            let known = self.places.get(meaning.place).filter(inner).is_some();
            if known && !meaning.people && !meaning.ambiguous && meaning.case != Case::Capitals {
                let Heard { consonants, all } = self.sounds.hear(spelling);
                heards.entry(consonants).or_default().push((all, meaning.place));
            }
        }
        heards
    }
}

/// In how many sounds two names of the same consonants differ; none when that is too many.
fn distance(one: &str, other: &str) -> Option<usize> {
    let sounds = one.len().min(other.len());
    let off = strsim::damerau_levenshtein(one, other);
    let most = LONG.iter().filter(|least| sounds >= **least).count();
    (sounds >= SHORT && one.chars().last() == other.chars().last() && off <= most).then_some(off)
}
