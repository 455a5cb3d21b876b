//! Rules, lexicons, measures and places: all that is data, from TOML to its checked form.

pub mod measure;
