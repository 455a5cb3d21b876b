//! Events that a desk has named: what calls itself by a pinned name is that event, and no other is.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::gazette::Places;
use super::happening::Happening;
use super::kind::{Fit, Kinds};
use super::moment::days_between;
use crate::place::PlaceId;

/// An `[[event]]` of a file under `rules/events/`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// Its key: letters, digits and hyphens; the later of two with one key counts.
    pub id: String,
    /// Its name in reports.
    pub label: String,
    /// What happened: a row of `rules/kinds.toml`.
    pub kind: String,
    /// What articles call it, by language.
    pub names: BTreeMap<String, Vec<String>>,
    /// Where; empty where the names say enough.
    #[serde(default)]
    pub places: Vec<PlaceId>,
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
}

impl Pin {
    /// Whether a happening can be this event: its kind, its places and its days leave room for it.
    pub fn admits(&self, happening: &Happening, kinds: &Kinds, places: &dyn Places) -> bool {
        let kind = kinds.fit(happening.kind.as_deref(), Some(&self.kind)) != Fit::Apart;
        let near = |place: &PlaceId| {
            self.places.iter().any(|own| places.related(own, place) || places.root(own) == places.root(place))
        };
        let place =
            self.places.is_empty() || happening.places.is_empty() || happening.places.iter().any(near);
        kind && place && self.then(happening)
    }

    /// Whether its days and those a happening tells of itself touch, give or take the day of a report.
    fn then(&self, happening: &Happening) -> bool {
        let (Some(moment), Some(start)) = (happening.moment, self.start) else { return true };
        let end = self.end.unwrap_or(start);
        days_between(moment.start, end) >= -1 && days_between(start, moment.end) >= -1
    }
}
