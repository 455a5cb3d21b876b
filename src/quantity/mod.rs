//! Numbers read in a text: an interval, its unit, its words.

mod digits;
pub mod interval;
pub mod lexicon;
pub mod mask;
mod numeral;
mod range;
pub mod reader;
mod token;

pub use interval::{Interval, Modifier};
pub use lexicon::Lexicon;
pub use reader::{Kind, Quantity, quantities};
