//! Numbers read in a text: an interval, its unit, its words.

mod attached;
mod bound;
mod bracket;
mod combine;
mod digits;
mod element;
mod gate;
pub mod interval;
pub mod lexicon;
pub mod mask;
mod numeral;
pub mod phrases;
mod range;
pub mod reader;
mod single;
pub mod split;
mod sum;
mod token;
mod unit;

pub use interval::{Interval, Modifier};
pub use lexicon::Lexicon;
pub use reader::{Kind, Quantity, quantities};
