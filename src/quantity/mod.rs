//! Numbers read in a text: an interval, its unit, its words.

pub mod interval;

pub use interval::{Interval, Modifier};
