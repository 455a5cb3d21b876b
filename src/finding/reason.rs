//! The sentences of reason: templates from `rules/reasons.toml`, filled with a finding's figures.

use std::collections::BTreeMap;

use toml::Spanned;

use super::{Basis, Verdict};
use crate::rule::measure::{Mistake, line, unreadable};

/// What a sentence can speak of, by the name of its placeholder.
pub(super) type Facts = BTreeMap<&'static str, String>;

/// Every sentence that findings are told in.
#[derive(Debug, Clone, Default)]
pub struct Reasons {
    rows: BTreeMap<(Verdict, Basis, String), Reason>,
    words: BTreeMap<String, String>,
}

/// The names that a template may use between braces.
const PLACEHOLDERS: [&str; 15] = [
    "measure",
    "population",
    "first",
    "last",
    "values",
    "series",
    "documents",
    "witnesses",
    "room",
    "one",
    "other",
    "total",
    "sum",
    "part",
    "voice",
];

/// The words that sentences are joined with.
const WORDS: [&str; 4] = ["and", "comma", "then", "everybody"];

/// The verdicts and bases that findings come with; each needs a sentence for no special case.
const NEEDED: [(Verdict, Basis); 11] = [
    (Verdict::Agreement, Basis::SameQuantity),
    (Verdict::Agreement, Basis::Bounds),
    (Verdict::Agreement, Basis::Sum),
    (Verdict::Revision, Basis::Dates),
    (Verdict::Contradiction, Basis::SameQuantity),
    (Verdict::Contradiction, Basis::Sum),
    (Verdict::Contradiction, Basis::PartWhole),
    (Verdict::Contradiction, Basis::Denial),
    (Verdict::Discrepancy, Basis::Bounds),
    (Verdict::Incomparable, Basis::SameQuantity),
    (Verdict::Incomparable, Basis::Dates),
];

impl Reasons {
    /// Reads the text of a reasons file; `file` is its name in mistakes.
    ///
    /// # Errors
    /// All mistakes at once: text that is not TOML of this form, a verdict and basis without a
    /// sentence, a sentence given twice, a placeholder or a joining word that is not known or missing.
    pub fn parse(text: &str, file: &str) -> Result<Self, Vec<Mistake>> {
        let written: Written = toml::from_str(text).map_err(|error| vec![unreadable(text, file, &error)])?;
        let mistakes = mistakes(&written, text, file);
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let rows = written.reason.into_iter().map(Spanned::into_inner);
        let rows = rows.map(|row| ((row.verdict, row.basis, row.case.clone()), row)).collect();
        Ok(Reasons { rows, words: written.words })
    }

    /// The reason and what would change the verdict.
    pub(super) fn tell(&self, verdict: Verdict, basis: Basis, case: &str, facts: &Facts) -> (String, String) {
        let row = |case: &str| self.rows.get(&(verdict, basis, case.to_string()));
        let Some(reason) = row(case).or_else(|| row("")) else { return Default::default() };
        (fill(&reason.message, facts), fill(&reason.would_change, facts))
    }

    /// A joining word.
    pub(super) fn word(&self, name: &str) -> String {
        self.words.get(name).cloned().unwrap_or_default()
    }

    /// Values as a list in a sentence.
    pub(super) fn list(&self, values: &[String]) -> String {
        match values.split_last() {
            Some((last, before)) if !before.is_empty() => {
                before.join(&self.word("comma")) + &self.word("and") + last
            }
            _ => values.concat(),
        }
    }
}

#[derive(Debug, Clone, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    verdict: Verdict,
    basis: Basis,
    #[serde(default)]
    case: String,
    message: String,
    would_change: String,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    words: BTreeMap<String, String>,
    reason: Vec<Spanned<Reason>>,
}

fn fill(template: &str, facts: &Facts) -> String {
    let filled = facts
        .iter()
        .fold(template.to_string(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value));
    PLACEHOLDERS.iter().fold(filled, |text, name| text.replace(&format!("{{{name}}}"), ""))
}

fn mistakes(written: &Written, text: &str, file: &str) -> Vec<Mistake> {
    let mistake = |at: usize, id: String, what: String, advice: &str| Mistake {
        file: file.to_string(),
        line: line(text, at),
        id: Some(id),
        what,
        advice: advice.to_string(),
    };
    let mut mistakes = Vec::new();
    for (index, row) in written.reason.iter().enumerate() {
        let earlier = written.reason.iter().take(index);
        for (what, advice) in complaints(row.get_ref(), earlier.map(Spanned::get_ref)) {
            mistakes.push(mistake(row.span().start, name(row.get_ref()), what, advice));
        }
    }
    let told = |needed: &(Verdict, Basis)| {
        let plain = |row: &Spanned<Reason>| row.get_ref().case.is_empty();
        let same = |row: &Spanned<Reason>| (row.get_ref().verdict, row.get_ref().basis) == *needed;
        written.reason.iter().any(|row| plain(row) && same(row))
    };
    for (verdict, basis) in NEEDED.iter().filter(|needed| !told(needed)) {
        let what = "no sentence without a case is given for it".to_string();
        mistakes.push(mistake(0, format!("{verdict:?} {basis:?}"), what, "add a [[reason]] for it"));
    }
    for word in WORDS.iter().filter(|word| !written.words.contains_key(**word)) {
        let what = "the joining word is missing".to_string();
        mistakes.push(mistake(0, (*word).to_string(), what, "add it under [words]"));
    }
    mistakes
}

fn name(reason: &Reason) -> String {
    format!("{:?} {:?} {}", reason.verdict, reason.basis, reason.case).trim_end().to_string()
}

fn complaints<'a>(
    reason: &'a Reason,
    mut earlier: impl Iterator<Item = &'a Reason>,
) -> Vec<(String, &'static str)> {
    let mut complaints = Vec::new();
    let same = |other: &Reason| {
        (other.verdict, other.basis, &other.case) == (reason.verdict, reason.basis, &reason.case)
    };
    if earlier.any(same) {
        complaints.push(("it is given twice".to_string(), "give each verdict, basis and case once"));
    }
    for found in placeholders(&reason.message).chain(placeholders(&reason.would_change)) {
        if !PLACEHOLDERS.contains(&found) {
            complaints.push((format!("{{{found}}} is no placeholder"), "use a known placeholder or drop it"));
        }
    }
    complaints
}

fn placeholders(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0))
}
