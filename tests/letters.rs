//! Letters of correction: every language with rules has them, and nothing in them is left to fill in but what a
//! person has to.

#[allow(dead_code)]
#[path = "report/sample.rs"]
mod sample;

use std::collections::BTreeMap;
use std::fs;

use counterclaim::decision::{Decision, Expiry, Standing, State, Status};
use counterclaim::finding::{Basis, Verdict};
use counterclaim::report::correction::{self, Letter};
use counterclaim::report::{Phrases, Report, bidi};

/// The letters for an article in a language, with and without a decision for the figure of another.
fn letters(language: &str, letter: &Letter, decided: bool) -> String {
    let mut documents = sample::documents();
    documents.iter_mut().for_each(|document| document.language = Some(language.to_owned()));
    documents[0].title = Some("a\u{1b}[31m\u{202e}b".to_owned());
    let claims = vec![
        sample::claim(&documents, 0, "٦٬٥٠٠", ">6500", "killed"),
        sample::claim(&documents, 1, "6000", "~6000", "killed"),
    ];
    let finding = sample::finding(0, Verdict::Contradiction, Basis::SameQuantity, &[0, 1]);
    let decision = Decision {
        finding: finding.id.clone(),
        status: Status::Confirmed,
        about: String::new(),
        measure: finding.measure.clone(),
        verdict: finding.verdict,
        claims: claims.iter().map(|claim| claim.id.clone()).collect(),
        side: Some(claims[1].id.clone()),
        reason: String::new(),
        by: String::new(),
        date: String::new(),
        expires: Expiry::Never,
    };
    let mut report = Report::new(&documents, claims, vec![], vec![finding.clone()], Default::default());
    if decided {
        let standing = Standing { decision, state: State::Holds };
        report.decisions.of_finding.insert(finding.id.clone(), standing);
    }
    let phrases: Phrases = toml::from_str(include_str!("../rules/report.toml")).unwrap();
    let letters = BTreeMap::from([(language.to_owned(), letter.clone())]);
    let mut out = Vec::new();
    correction::write(&report, &finding, &letters, &phrases, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn every_language_with_rules_has_letters() {
    for folder in fs::read_dir("rules").unwrap().map(|entry| entry.unwrap().path()) {
        if !folder.join("killed.toml").exists() {
            continue;
        }
        let language = folder.file_name().unwrap().to_str().unwrap();
        let text = fs::read_to_string(folder.join("correction.toml")).unwrap_or_default();
        let letter: Letter = toml::from_str(&text).unwrap_or_else(|error| panic!("{language}: {error}"));
        let open = letters(language, &letter, false);
        let decided = letters(language, &letter, true);
        assert_eq!(
            (open.matches("[…]").count(), decided.matches("[…]").count()),
            (4, 0),
            "{language}\n{open}"
        );
        for told in ["٦٬٥٠٠", "الساحل", "6000", "desk/nahr.txt:2:47"] {
            assert!(decided.contains(told), "{language}: {told}\n{decided}");
        }
        assert!(!decided.contains("desk/sahil.txt"), "{language}: who is right is asked nothing\n{decided}");
        for text in [open, decided] {
            let raw = text.chars().any(|c| c != '\n' && bidi::is_hostile(c));
            assert!(!raw && !text.replace("\\u{", "").contains('{'), "{language}\n{text}");
        }
    }
}

#[test]
fn a_language_without_letters_is_named() {
    let documents = sample::documents();
    let report = sample::report(&documents);
    let phrases: Phrases = toml::from_str(include_str!("../rules/report.toml")).unwrap();
    let mut out = Vec::new();
    correction::write(&report, &report.findings[0], &BTreeMap::new(), &phrases, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(text.contains("desk/sahil.txt:1:57: no letters in its language (ar)"), "{text}");
}
