//! The words of the report, from `rules/report.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::claim::{Scope, Stance};
use crate::decision::{Decision, Status};
use crate::finding::{Certainty, Policy, Relation, Verdict};
use crate::quantity::{Interval, Modifier};
use crate::time::Period;

/// Texts with `{placeholders}`; each field is the text its name tells of.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrases {
    pub(super) undated: String,
    pub(super) no_outlet: String,
    pub(super) range: String,
    pub(super) range_single: String,
    pub(super) written: String,
    pub(super) as_of: String,
    pub(super) attribution: String,
    pub(super) population: String,
    pub(super) finding: String,
    pub(super) would_change: String,
    pub(super) warning: String,
    pub(super) skipped: String,
    pub(super) run: String,
    pub(super) command: String,
    pub(super) clock: String,
    reading: String,
    comparing: String,
    pub(super) summary: Summary,
    pub(super) counts: Counts,
    pub(super) verdicts: BTreeMap<Verdict, String>,
    pub(super) meanings: BTreeMap<Verdict, String>,
    pub(super) certainties: BTreeMap<Certainty, String>,
    pub(super) modifiers: Modifiers,
    pub(super) stances: BTreeMap<Stance, String>,
    pub(super) scopes: BTreeMap<Scope, String>,
    pub(super) periods: Periods,
    pub(super) fates: Fates,
    pub(super) effects: Effects,
    pub(super) trace: TracePhrases,
    pub(super) choice: ChoicePhrases,
    pub(super) explain: ExplainPhrases,
    pub(super) columns: Columns,
    pub(super) decisions: Decisions,
    pub(super) page: Page,
    pub(super) correction: Correction,
}

/// The answer that opens the report.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Summary {
    pub(super) some: String,
    pub(super) none: String,
    pub(super) events: Forms,
    pub(super) agreements: Forms,
}

/// Things the report counts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Counts {
    pub(super) contradiction: Forms,
    pub(super) discrepancy: Forms,
    pub(super) revision: Forms,
    pub(super) witnesses: Forms,
    pub(super) incomparable: Forms,
    pub(super) unexplained: Forms,
    pub(super) numbers: Forms,
    pub(super) claimed: Forms,
    pub(super) excluded: Forms,
    pub(super) skipped: Forms,
    pub(super) not_shown: Forms,
    pub(super) decided: Forms,
}

/// Values in words, by modifier.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Modifiers {
    pub(super) exact: String,
    pub(super) about: String,
    pub(super) more_than: String,
    pub(super) at_least: String,
    pub(super) less_than: String,
    pub(super) at_most: String,
    pub(super) range: String,
    pub(super) vague: String,
    pub(super) vague_open: String,
}

impl Modifiers {
    /// The stated values with their modifier.
    pub(super) fn value(&self, value: &Interval) -> String {
        let template = match value.modifier {
            Modifier::Exact => &self.exact,
            Modifier::About => &self.about,
            Modifier::MoreThan => &self.more_than,
            Modifier::AtLeast => &self.at_least,
            Modifier::LessThan => &self.less_than,
            Modifier::AtMost => &self.at_most,
            Modifier::Range | Modifier::Vague if value.low == value.high => &self.exact,
            Modifier::Range | Modifier::Vague if value.high.is_none() => &self.vague_open,
            Modifier::Range => &self.range,
            Modifier::Vague => &self.vague,
        };
        let end = |end: Option<f64>| end.map(|end| end.to_string()).unwrap_or_default();
        fill(template, &[("low", &end(value.low)), ("high", &end(value.high))])
    }
}

/// Stretches of days.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Periods {
    pub(super) span: String,
    pub(super) since: String,
    pub(super) until: String,
}

/// What became of a number.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Fates {
    pub(super) claimed: String,
    pub(super) excluded: String,
    pub(super) unexplained: String,
}

/// What rules do.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Effects {
    pub(super) claims: String,
    pub(super) states: String,
    pub(super) inherits: String,
    pub(super) excludes: String,
    pub(super) attribution: String,
    pub(super) stance: String,
    pub(super) stated: String,
}

/// What is said of the figures that a desk chooses.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChoicePhrases {
    pub(super) title: String,
    pub(super) row: String,
    pub(super) nothing: String,
    pub(super) or: String,
    pub(super) policies: BTreeMap<Policy, String>,
}

/// What is said of how a finding came about.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExplainPhrases {
    pub(super) claim: String,
    pub(super) rests_on_it: String,
    pub(super) evidence: String,
    pub(super) rule: String,
    pub(super) rule_alone: String,
    pub(super) allows: String,
    pub(super) event: String,
    pub(super) one_document: String,
    pub(super) link: String,
    pub(super) through_others: String,
    pub(super) steps: String,
    pub(super) step: String,
    pub(super) not_compared: String,
    pub(super) relations: BTreeMap<Relation, String>,
    pub(super) room: String,
    pub(super) conflicts: String,
    pub(super) verdict: String,
    pub(super) since: String,
    pub(super) as_reported: String,
    pub(super) moved: String,
    pub(super) changed: String,
    pub(super) missing: String,
}

/// What is said of the rules on one line.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TracePhrases {
    pub(super) folded: String,
    pub(super) masked: String,
    pub(super) numbers: String,
    pub(super) fired: String,
    pub(super) near: String,
    pub(super) claims: String,
    pub(super) excludes: String,
    pub(super) context: String,
    pub(super) value: String,
    pub(super) taken: String,
    pub(super) taken_by_exclusion: String,
    pub(super) after: String,
    pub(super) turn: String,
    pub(super) pattern: String,
    pub(super) pattern_up_to: String,
}

/// What people decided.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Decisions {
    pub(super) told: String,
    pub(super) by: String,
    pub(super) date: String,
    pub(super) until: String,
    pub(super) side: String,
    pub(super) reopened: String,
    pub(super) expired: String,
    pub(super) malformed: String,
    pub(super) other_verdict: String,
    pub(super) idle: String,
    pub(super) unknown_claim: String,
    pub(super) not_held: String,
    pub(super) baseline: String,
    pub(super) recorded: Forms,
    pub(super) new_evidence: Forms,
    pub(super) statuses: BTreeMap<Status, String>,
}

/// What stands around letters.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Correction {
    pub(super) line: String,
    pub(super) query: String,
    pub(super) no_letter: String,
}

/// The page.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Page {
    /// Code of the language these words are of.
    pub(super) code: String,
    /// `ltr` or `rtl`.
    pub(super) direction: String,
    pub(super) title: String,
    pub(super) skip: String,
    pub(super) disputes: String,
    pub(super) others: String,
    pub(super) articles: String,
    pub(super) filters: String,
    pub(super) verdict: String,
    pub(super) event: String,
    pub(super) measure: String,
    pub(super) language: String,
    pub(super) decided: String,
    pub(super) all: String,
    pub(super) shown: String,
    pub(super) yes: String,
    pub(super) no: String,
    pub(super) axis: String,
    pub(super) timeline: String,
    pub(super) revised: String,
    pub(super) without_day: String,
    pub(super) marks: String,
    pub(super) legend: String,
    pub(super) claimed: String,
    pub(super) excluded: String,
    pub(super) unexplained: String,
    pub(super) not_shown: Forms,
}

/// Column titles.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Columns {
    pub(super) dispute: String,
    pub(super) value: String,
    pub(super) as_of: String,
    pub(super) outlet: String,
    pub(super) attribution: String,
    pub(super) place_in_text: String,
    pub(super) measure: String,
    pub(super) population: String,
    pub(super) rule: String,
    pub(super) number: String,
    pub(super) fate: String,
    pub(super) quote: String,
    pub(super) event: String,
    pub(super) kind: String,
    pub(super) places: String,
    pub(super) time: String,
    pub(super) claims: String,
    pub(super) documents: String,
    pub(super) languages: String,
}

/// The form for one, and the form for any other count.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    pub(super) one: String,
    pub(super) many: String,
}

impl Forms {
    /// The count in words.
    pub(super) fn count(&self, n: usize) -> String {
        fill(if n == 1 { &self.one } else { &self.many }, &[("n", &n.to_string())])
    }
}

impl Phrases {
    /// The stated values with their modifier, such as "more than 6000".
    pub(super) fn value(&self, value: &Interval) -> String {
        self.modifiers.value(value)
    }

    /// The number alone, such as "6000" for "more than 6000"; both ends of a range in the notation,
    /// which words of another direction beside it cannot take apart.
    pub(super) fn number(value: &Interval) -> String {
        match (value.low, value.high) {
            (Some(low), Some(high)) if low != high => value.to_string(),
            (Some(end), _) | (None, Some(end)) if value.modifier != Modifier::Vague => end.to_string(),
            _ => value.to_string(),
        }
    }

    /// What is said of a decision that is on no finding; `place` is its file and line.
    pub fn idle(&self, place: &str, decision: &Decision) -> String {
        let values = [("place", place), ("id", &decision.finding), ("about", &decision.about)];
        fill(&self.decisions.idle, &values)
    }

    /// What is said of a claim that decisions on events name and that is not here.
    pub fn unknown_claim(&self, place: &str, claim: &str) -> String {
        fill(&self.decisions.unknown_claim, &[("place", place), ("claim", claim)])
    }

    /// What is said of claims whose events could not be held as decided.
    pub fn not_held(&self, place: &str, claims: &[String]) -> String {
        fill(&self.decisions.not_held, &[("place", place), ("claims", &claims.join(", "))])
    }

    /// What is said of an article in a language that there are no letters in.
    pub(super) fn no_letter(&self, place: &str, language: Option<&str>) -> String {
        let language = language.unwrap_or_default();
        fill(&self.correction.no_letter, &[("place", place), ("language", language)])
    }

    /// What is said while articles are read, and while what they say is compared.
    pub fn progress(&self) -> (String, String) {
        (self.reading.clone(), self.comparing.clone())
    }

    /// The reason of decisions that take in what is there.
    pub fn baseline(&self) -> &str {
        &self.decisions.baseline
    }

    /// What is said when decisions were recorded in a file.
    pub fn recorded(&self, count: usize, file: &str) -> String {
        fill(&self.decisions.recorded.count(count), &[("file", file)])
    }

    /// A stretch of days; empty when neither end is known.
    pub(super) fn period(&self, period: &Period) -> String {
        let [start, end] = [period.start, period.end].map(|day| day.map(|day| day.to_string()));
        match (start, end) {
            (Some(start), Some(end)) if start == end => start,
            (Some(start), Some(end)) => fill(&self.periods.span, &[("start", &start), ("end", &end)]),
            (Some(start), None) => fill(&self.periods.since, &[("start", &start)]),
            (None, Some(end)) => fill(&self.periods.until, &[("end", &end)]),
            (None, None) => String::new(),
        }
    }
}

/// Puts values into a template in one pass, so that a value with braces in it stays as it is.
/// A placeholder without a value stays too.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, name, after)) = next_placeholder(rest) {
        out.push_str(before);
        match values.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => out.push_str(value),
            None => out.extend(["{", name, "}"]),
        }
        rest = after;
    }
    out + rest
}

fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}
