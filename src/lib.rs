//! counterclaim reads news articles, picks out numeric claims with declarative rules, groups the
//! claims that are about the same event, and reports where the sources disagree.
//! It says who disagrees and why, never who is right.

pub mod claim;
pub mod document;
pub mod event;
pub mod finding;
pub mod place;
pub mod quantity;
pub mod report;
pub mod rule;
pub mod text;
pub mod time;
