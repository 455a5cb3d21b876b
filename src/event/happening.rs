//! A happening as one document tells it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::gazette::Places;
use super::moment::Moment;
use crate::place::PlaceId;

/// A happening as one document tells it; several of them, of several documents, make an event.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Happening {
    /// Index of the document.
    pub document: usize,
    /// Whether it is what the article is about.
    pub main: bool,
    /// What happened; none when no word tells.
    pub kind: Option<String>,
    /// Where.
    pub places: BTreeSet<PlaceId>,
    /// What is heard of places that only their names tell.
    pub spots: BTreeSet<String>,
    /// Peoples and sides that took part.
    pub actors: BTreeSet<PlaceId>,
    /// When, if the article tells.
    pub moment: Option<Moment>,
    /// A day it came after, where nothing else dates it: the last that its article looks back on.
    pub after: Option<Date>,
    /// The day of publication, for what an article is about.
    pub seen: Option<Date>,
    /// The day of publication of the article that tells of it.
    pub told: Option<Date>,
    /// Proper names: of a storm, of a disease.
    pub names: BTreeSet<String>,
    /// The key of the event a desk has named that it calls itself by.
    pub pin: Option<String>,
    /// Whether it is counted as an earlier one of its kind.
    pub ordinal: bool,
    /// Whether a time is told that cannot be placed without the day of publication.
    pub relative: bool,
    /// Sentences that tell of it.
    pub sentences: BTreeSet<usize>,
    /// Indices of the claims about it.
    pub claims: Vec<usize>,
    /// Rare words of title and lead, for what an article is about.
    pub words: BTreeSet<String>,
    /// Figures claimed of it that two articles would hardly share by chance, with their measure.
    pub figures: BTreeSet<(String, u64)>,
}

impl Happening {
    /// The countries it happened in; a place without one country stands for itself.
    pub fn roots(&self, places: &dyn Places) -> BTreeSet<PlaceId> {
        self.places.iter().map(|place| places.root(place)).collect()
    }

    /// Its places below a country.
    pub fn inner(&self, places: &dyn Places) -> Vec<&PlaceId> {
        self.places.iter().filter(|place| places.inner(place)).collect()
    }

    /// Whether it began on an earlier day and goes on while its article is written.
    pub fn goes_on(&self) -> bool {
        self.moment.is_some_and(|moment| moment.start < moment.end && self.told == Some(moment.end))
    }

    /// Whether nothing tells when it was.
    pub fn undated(&self) -> bool {
        self.moment.is_none() && self.seen.is_none()
    }
}
