//! Measures: what can be counted, as `rules/measures.toml` tells it.

/// A row of `rules/measures.toml`.
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// The word for it in rules and reports, such as `killed`.
    pub id: String,
    /// What one of it is: `person`, `building`; none when each number brings its own (money, time).
    pub unit: Option<String>,
    /// Whether it is a running total that rises as long as the event is counted.
    pub running: bool,
    /// Relative width of "about" and of rounding: 0.05 is five per cent of the figure.
    pub tolerance: f64,
    /// The measures it is part of: killed is part of casualties.
    #[serde(default)]
    pub part_of: Vec<String>,
}
