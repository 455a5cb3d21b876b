//! Where: places and peoples, their names in every language, and what lies in what.

mod cases;
mod find;
pub mod gazetteer;
mod index;
mod language;
mod load;
mod near;
mod rows;
mod sound;
mod unknown;
mod written;

pub use gazetteer::{Gazetteer, Kind, Mistake, Place};

use crate::text::Span;

/// A place's key, such as `AM` (a country) or `AM/jermuk` (a place in it).
pub type PlaceId = String;

/// What one sentence names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// Places and peoples, in order.
    pub places: Vec<PlaceMention>,
    /// Places of names that none has, in order.
    pub spots: Vec<Spot>,
}

/// A place that is named outright, by a name that no place has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Where the name stands in the document's text.
    pub span: Span,
    /// The consonants that are heard in it, whatever script it is written in.
    pub heard: String,
}

/// A place, or a people that stands for its place, named in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceMention {
    /// Where the name stands in the document's text.
    pub span: Span,
    /// The place.
    pub place: PlaceId,
    /// Whether the name is of a people or an adjective ("Armenian") and not of the place itself.
    pub people: bool,
}
