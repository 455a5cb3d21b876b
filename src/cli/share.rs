//! A share of something in percent, as typed.

use std::fmt;
use std::str::FromStr;

/// A share in percent, 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share(pub f64);

impl FromStr for Share {
    type Err = String;

    /// Reads `5`, `5%` or `2.5%`.
    fn from_str(typed: &str) -> Result<Self, String> {
        let number = typed.trim().trim_end_matches('%').trim_end();
        match number.parse::<f64>() {
            Ok(percent) if (0.0..=100.0).contains(&percent) => Ok(Share(percent)),
            _ => Err("it is no share; write a percentage from 0 to 100, such as 5 or 2.5%".to_owned()),
        }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.0)
    }
}
