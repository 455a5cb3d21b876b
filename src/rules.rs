//! The rule set: everything the program knows beyond its code, checked together.

use crate::document::Document;
use crate::document::fingerprint::fingerprint;
use crate::event::EventRules;
use crate::finding::{FindingRules, Reasons};
use crate::rule::mistake::{Mistake, RuleFile};
use crate::rule::set::{ClaimRules, named, noted};

/// What each stage is told by the files under `rules/`.
#[derive(Debug, Default)]
pub struct RuleSet {
    /// Languages, measures, times and places.
    pub claims: ClaimRules,
    /// Kinds of happening and the words for them.
    pub events: EventRules,
    /// Reasons of verdicts.
    pub findings: FindingRules,
    /// Fingerprint of all files.
    pub hash: String,
}

const KINDS: &str = "kinds.toml";
const EVENTS: &str = "/events.toml";
const PINNED: &str = "events/";
const REASONS: &str = "reasons.toml";
/// The files that lie in no folder.
const ROOT: [&str; 5] = ["languages.toml", "measures.toml", "report.toml", KINDS, REASONS];

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
        let kinds = named(files, |name| name == KINDS).first().copied().unwrap_or((KINDS, ""));
        let words = named(files, |name| name.ends_with(EVENTS));
        let pinned = named(files, |name| name.starts_with(PINNED));
        let events =
            EventRules::parse(kinds, &words, &pinned).unwrap_or_else(|wrong| noted(wrong, &mut mistakes));
        mistakes.extend(files.iter().filter(|file| is_unknown(file)).map(unknown));
        mistakes.sort();
        if mistakes.is_empty() {
            Ok(RuleSet { claims, events, findings, hash: hash(files) })
        } else {
            Err(mistakes)
        }
    }

    /// Tells the language of documents whose metadata does not; it stays unknown where the text
    /// leaves a doubt.
    pub fn tell_languages(&self, documents: &mut [Document]) {
        for document in documents.iter_mut().filter(|document| document.language.is_none()) {
            let body = document.text.get(document.body..).unwrap_or_default();
            document.language = self.claims.table.detect(body);
        }
    }
}

/// Whether no stage reads a file of this name.
fn is_unknown(file: &RuleFile) -> bool {
    !file.name.contains('/') && !ROOT.contains(&file.name.as_str())
}

fn unknown(file: &RuleFile) -> Mistake {
    let advice = format!("put it into the folder of its language, or name it one of {}", ROOT.join(", "));
    file.mistake(None, None, "is read by nothing".to_owned(), &advice)
}

fn hash(files: &[RuleFile]) -> String {
    let parts: Vec<&str> = files.iter().flat_map(|file| [file.name.as_str(), file.text.as_str()]).collect();
    fingerprint(&parts)
}

impl From<crate::event::rules::Mistake> for Mistake {
    fn from(wrong: crate::event::rules::Mistake) -> Self {
        let crate::event::rules::Mistake { file, reason, advice } = wrong;
        Mistake { file, line: None, rule: None, what: reason, advice }
    }
}
