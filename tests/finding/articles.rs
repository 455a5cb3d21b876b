//! Short articles, read and grouped as any others, for each verdict with each basis it has.

use std::collections::BTreeSet;

use counterclaim::document::Document;
use counterclaim::rule::load;
use counterclaim::rules::RuleSet;
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// Verdict and basis.
    expect: String,
    /// Articles: the day of publication and the text.
    en: Vec<String>,
    ar: Vec<String>,
}

#[test]
fn articles_in_two_languages_give_every_verdict() {
    let file: File = toml::from_str(include_str!("articles.toml")).unwrap();
    let rules = RuleSet::new(&load::built_in()).unwrap_or_else(|mistakes| panic!("{}", mistakes[0]));
    let mut wrong = Vec::new();
    for case in &file.case {
        for (language, articles) in [("en", &case.en), ("ar", &case.ar)] {
            let found = found(language, articles, &rules);
            if !found.contains(&case.expect) {
                wrong.push(format!("{} in {language}: only {found:?}", case.expect));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let shown: BTreeSet<&str> = file.case.iter().map(|case| case.expect.as_str()).collect();
    assert_eq!(shown.len(), super::rows::REACHED.len(), "a verdict or a basis is missing: {shown:?}");
}

/// The verdicts and bases that the articles give.
fn found(language: &str, articles: &[String], rules: &RuleSet) -> BTreeSet<String> {
    let document = |(at, article): (usize, &String)| {
        let (day, text) = article.split_once(' ').unwrap();
        Document {
            id: at.to_string(),
            path: at.to_string(),
            text: text.to_owned(),
            language: Some(language.to_owned()),
            source: Some(format!("Outlet {at}")),
            published: Some(day.parse().unwrap()),
            ..Document::default()
        }
    };
    let documents: Vec<Document> = articles.iter().enumerate().map(document).collect();
    let report = counterclaim::check(&documents, rules);
    let named = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let findings = report.findings.iter();
    let pair = findings.map(|finding| {
        let verdict = named(serde_json::to_value(finding.verdict).unwrap());
        format!("{verdict} {}", named(serde_json::to_value(finding.basis).unwrap()))
    });
    pair.collect()
}
