//! The rule set: everything the program knows beyond its code, checked together.

use crate::document::fingerprint::fingerprint;
use crate::finding::{FindingRules, Reasons};
use crate::rule::mistake::{Mistake, RuleFile};
use crate::rule::set::ClaimRules;

/// What each stage is told by the files under `rules/`.
#[derive(Debug, Default)]
pub struct RuleSet {
    /// Languages, measures, times and places.
    pub claims: ClaimRules,
    /// Reasons of verdicts.
    pub findings: FindingRules,
    /// Fingerprint of all files.
    pub hash: String,
}

const REASONS: &str = "reasons.toml";

impl RuleSet {
    /// Checks files of rules together. Names tell what a file holds; rules/README.md lists them.
    ///
    /// # Errors
    /// Every mistake in every file, in the order of files and lines.
    pub fn new(files: &[RuleFile]) -> Result<RuleSet, Vec<Mistake>> {
        let mut mistakes = Vec::new();
        let claims = ClaimRules::new(files).unwrap_or_else(|wrong| noted(wrong, &mut mistakes));
        let mut findings = FindingRules { measures: claims.measures.clone(), ..FindingRules::default() };
        if let Some(file) = files.iter().find(|file| file.name == REASONS) {
            findings.reasons =
                Reasons::parse(&file.text, &file.name).unwrap_or_else(|wrong| noted(wrong, &mut mistakes));
        }
        mistakes.sort();
        if mistakes.is_empty() { Ok(RuleSet { claims, findings, hash: hash(files) }) } else { Err(mistakes) }
    }
}

fn noted<T: Default>(wrong: Vec<impl Into<Mistake>>, mistakes: &mut Vec<Mistake>) -> T {
    mistakes.extend(wrong.into_iter().map(Into::into));
    T::default()
}

fn hash(files: &[RuleFile]) -> String {
    let parts: Vec<&str> = files.iter().flat_map(|file| [file.name.as_str(), file.text.as_str()]).collect();
    fingerprint(&parts)
}
