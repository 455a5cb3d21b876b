//! Which country an article speaks of, where a sentence itself does not say.

use std::collections::{BTreeMap, BTreeSet};

use super::reading::{Reading, SentenceReading};
use crate::place::{Gazetteer, PlaceId};

/// For each sentence the country that those before it speak of: that of the last one to name places,
/// if they all lie in one country.
pub fn countries_before(reading: &Reading, places: &Gazetteer) -> Vec<Option<PlaceId>> {
    let mut focus = None;
    let step = |sentence: &SentenceReading| {
        let before = focus.clone();
        let named: BTreeSet<Option<PlaceId>> =
            sentence.places.iter().map(|mention| places.country(&mention.place)).collect();
        if !named.is_empty() {
            focus = named.into_iter().reduce(|_, _| None).flatten();
        }
        before
    };
    reading.sentences.iter().map(step).collect()
}

/// The countries of those who speak in an article: once it has said whose authority it is, its bare
/// name tells.
#[derive(Debug, Default)]
pub struct Voices {
    words: BTreeMap<String, PlaceId>,
}

impl Voices {
    /// Takes note of a speaker whose country is told.
    pub fn learn(&mut self, speaker: &str, country: &PlaceId) {
        for word in words(speaker) {
            self.words.entry(word.to_owned()).or_insert_with(|| country.clone());
        }
    }

    /// The country of a speaker all of whose words were said of speakers of that country.
    pub fn country(&self, speaker: &str) -> Option<PlaceId> {
        let known: BTreeSet<Option<&PlaceId>> = words(speaker).map(|word| self.words.get(word)).collect();
        known.into_iter().reduce(|_, _| None).flatten().cloned()
    }
}

fn words(speaker: &str) -> impl Iterator<Item = &str> {
    speaker.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
