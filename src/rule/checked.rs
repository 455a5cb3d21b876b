//! A rule in checked form.

use std::sync::OnceLock;

use regex::Regex;

use super::effect::Effect;
use super::file::Match;
use super::pattern::Pattern;
use crate::quantity::Interval;

/// A rule that is ready to run.
#[derive(Debug)]
pub struct Rule {
    /// Unique name.
    pub id: String,
    /// The file it stands in, and the line.
    pub place: (String, usize),
    /// What it does when it matches.
    pub effect: Effect,
    /// What it matches.
    pub pattern: Pattern,
    /// For a rule that goes on with the sentence before: the measure its examples go on with.
    pub after: Option<String>,
    /// How many skipped words a match counts for.
    pub doubt: usize,
    /// Words of which one must stand in the document, folded; none needed when empty.
    pub context: Vec<String>,
    /// The values its quantities must lie between; any when none.
    pub only: Option<Interval>,
    /// Whether `only` looks at the figures that are there and not at the open end of "more than 5".
    pub bounded: bool,
    /// Whether it is tried only when nothing else took the number.
    pub last: bool,
    /// Texts in which it must fire.
    pub matches: Vec<Match>,
    /// Texts in which it must not.
    pub rejects: Vec<String>,
    /// Texts in which it should fire and does not yet.
    pub todo: Vec<Match>,
    regex: OnceLock<Option<Regex>>,
}

impl Rule {
    /// A rule whose pattern is compiled when it is first needed: most rules of most languages
    /// never are.
    pub fn new(id: String, effect: Effect, pattern: Pattern) -> Self {
        Rule {
            id,
            place: Default::default(),
            effect,
            pattern,
            doubt: 0,
            after: None,
            context: vec![],
            only: None,
            bounded: false,
            last: false,
            matches: vec![],
            rejects: vec![],
            todo: vec![],
            regex: OnceLock::new(),
        }
    }

    /// The compiled pattern; none when it is too big to compile, which `rules check` reports.
    pub fn regex(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| self.pattern.compile().ok()).as_ref()
    }

    /// Whether it makes a claim without a quantity in the text, such as "no casualties".
    pub fn states_value(&self) -> bool {
        matches!(&self.effect, Effect::Claim(making) if making.value.is_some())
    }

    /// Whether a quantity of this value is one for the rule.
    pub fn takes(&self, value: &Interval) -> bool {
        let Some(only) = &self.only else { return true };
        let within =
            |end: f64| only.low.is_none_or(|low| low <= end) && only.high.is_none_or(|high| end <= high);
        let low = value.low.map_or(self.bounded || only.low.is_none(), within);
        let high = value.high.map_or(self.bounded || only.high.is_none(), within);
        low && high
    }

    /// Whether it explains a number that is no claim.
    pub fn excludes(&self) -> bool {
        self.effect == Effect::Exclude
    }

    /// Whether it takes its measure from a claim before it.
    pub fn inherits(&self) -> bool {
        matches!(&self.effect, Effect::Claim(making) if making.measure.is_none())
    }
}
