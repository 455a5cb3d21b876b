//! What grouping asks of a gazetteer.

use crate::place::Gazetteer;

/// Which places lie in which.
pub trait Places {
    /// Whether `inner` lies in `outer`, at any depth.
    fn contains(&self, outer: &str, inner: &str) -> bool;
    /// The country a place is or lies in; none when there is none, or several.
    fn country(&self, id: &str) -> Option<String>;
    /// The place's name in reports.
    fn label(&self, id: &str) -> String;

    /// Whether it is a town, or smaller: two towns are never one, while a region may take a town in.
    fn town(&self, id: &str) -> bool {
        self.inner(id)
    }

    /// Whether two places are one, or one lies in the other.
    fn related(&self, one: &str, other: &str) -> bool {
        one == other || self.contains(one, other) || self.contains(other, one)
    }

    /// The country of a place, or the place itself where it has none.
    fn root(&self, id: &str) -> String {
        self.country(id).unwrap_or_else(|| id.to_owned())
    }

    /// Whether a place is neither a country nor anything wider.
    fn inner(&self, id: &str) -> bool {
        self.country(id).is_some_and(|country| country != id)
    }
}

impl Places for Gazetteer {
    fn contains(&self, outer: &str, inner: &str) -> bool {
        Gazetteer::contains(self, outer, inner)
    }

    fn country(&self, id: &str) -> Option<String> {
        Gazetteer::country(self, id)
    }

    fn town(&self, id: &str) -> bool {
        self.place(id).is_some_and(|place| place.kind == crate::place::Kind::City)
    }

    fn label(&self, id: &str) -> String {
        Gazetteer::label(self, id).to_owned()
    }
}
