//! Makes number words for `rules/` from the spell-out rules of Unicode CLDR, and measures how well
//! the number reader reads what those rules write.

pub mod failure;
pub mod languages;
pub mod numerals;
pub mod rbnf;
pub mod reader;
pub mod sample;
pub mod verify;
