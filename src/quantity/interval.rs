//! The values a phrase allows, and the one notation for them:
//! `46  >46  >=46  <46  <=46  ~46  20..35`.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the words around a number bound it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Modifier {
    /// The number itself.
    Exact,
    /// Near the number: `~46`.
    About,
    /// Above the number, which is left out: `>46`.
    MoreThan,
    /// The number or above: `>=46`.
    AtLeast,
    /// Below the number, which is left out: `<46`.
    LessThan,
    /// The number or below: `<=46`.
    AtMost,
    /// Between two stated ends: `20..35`.
    Range,
    /// A word such as "hundreds", with the values the code book gives it: `200..999`, `2000..`.
    Vague,
}

/// The stated ends of a quantity. "About 100" is 100..100 with [`Modifier::About`];
/// "more than 6000" is 6000.. with an open low end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lowest stated value; none when nothing bounds it from below.
    pub low: Option<f64>,
    /// Highest stated value; none when nothing bounds it from above.
    pub high: Option<f64>,
    /// Whether `low` itself is left out, as in "more than 46".
    pub low_open: bool,
    /// Whether `high` itself is left out, as in "fewer than 46".
    pub high_open: bool,
    /// How the ends were worded.
    pub modifier: Modifier,
}

impl Interval {
    /// A number with the modifier that stands by it. `Range` and `Vague` have two ends: see
    /// [`Interval::between`].
    pub fn new(value: f64, modifier: Modifier) -> Self {
        use Modifier::{AtLeast, AtMost, LessThan, MoreThan};
        Interval {
            low: (!matches!(modifier, LessThan | AtMost)).then_some(value),
            high: (!matches!(modifier, MoreThan | AtLeast)).then_some(value),
            low_open: modifier == MoreThan,
            high_open: modifier == LessThan,
            modifier,
        }
    }

    /// Two stated ends, or a vague word's ends; `high` is none for a vague word without one.
    pub fn between(low: f64, high: Option<f64>, modifier: Modifier) -> Self {
        Interval { low: Some(low), high, low_open: false, high_open: false, modifier }
    }

    /// The figure that is stated: the lower end, else the upper.
    pub fn figure(&self) -> Option<f64> {
        self.low.or(self.high)
    }

    /// The interval with the bound that words around it set. A range or a vague word keeps its own
    /// ends.
    pub fn bounded(self, modifier: Option<Modifier>) -> Self {
        match (modifier, self.modifier) {
            // Words that make a number exact do so whatever else bounds it: "climbed up to 290".
            (Some(Modifier::Exact), modifier) if !matches!(modifier, Modifier::Range | Modifier::Vague) => {
                Interval::new(self.figure().unwrap_or_default(), Modifier::Exact)
            }
            (Some(modifier), Modifier::Exact | Modifier::About) => {
                Interval::new(self.figure().unwrap_or_default(), modifier)
            }
            _ => self,
        }
    }

    /// The interval moved up: "three weeks and a half".
    pub fn plus(self, part: f64) -> Self {
        Interval { low: self.low.map(|low| low + part), high: self.high.map(|high| high + part), ..self }
    }

    /// Reads the notation. `None` when the text is not in it.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        for (sign, modifier) in SIGNS {
            if let Some(rest) = text.strip_prefix(sign) {
                return Some(Interval::new(rest.parse().ok()?, modifier));
            }
        }
        if let Some((low, high)) = text.split_once("..") {
            let high = if high.is_empty() { None } else { Some(high.parse().ok()?) };
            return Some(Interval::between(low.parse().ok()?, high, Modifier::Range));
        }
        Some(Interval::new(text.parse().ok()?, Modifier::Exact))
    }
}

/// The signs of the notation, longest first.
pub const SIGNS: [(&str, Modifier); 5] = [
    (">=", Modifier::AtLeast),
    ("<=", Modifier::AtMost),
    (">", Modifier::MoreThan),
    ("<", Modifier::LessThan),
    ("~", Modifier::About),
];

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match SIGNS.iter().find(|(_, modifier)| *modifier == self.modifier) {
            Some((sign, _)) => write!(f, "{sign}{}", self.figure().unwrap_or_default()),
            None if self.low == self.high => write!(f, "{}", self.low.unwrap_or_default()),
            None => {
                write!(f, "{}..", self.low.unwrap_or_default())?;
                self.high.map_or(Ok(()), |high| write!(f, "{high}"))
            }
        }
    }
}
