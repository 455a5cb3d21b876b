//! Rules, lexicons, measures and places: all that is data, from TOML to its checked form.

pub mod book;
pub mod check;
pub mod checked;
pub mod effect;
pub mod file;
pub mod language;
mod lexicon;
mod literal;
pub mod load;
pub mod measure;
pub mod mistake;
pub mod pattern;
pub mod prefix;
pub mod set;
mod wake;
