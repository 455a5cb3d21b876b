//! How good the claims, events and findings are on annotated articles, as a snapshot: a change of quality
//! shows in the diff.

#[path = "quality/findings.rs"]
mod findings;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use counterclaim::report::Report;
use findings::{Spot, Wanted, quality};
use serde::Deserialize;
use support::tally::Tally;
use support::{documents, evaluation, rules};

/// One annotated claim.
#[derive(Debug, Deserialize)]
struct Gold {
    document: String,
    measure: String,
    low: Option<f64>,
    high: Option<f64>,
    modifier: String,
    event: Option<String>,
    start: usize,
    end: usize,
    optional: bool,
}

#[test]
fn corpus() {
    check("corpus", "corpus/dev/docs", "corpus/dev/claims.jsonl", Some("corpus/dev/findings.jsonl"));
}

#[test]
fn articles() {
    check("articles", "seeds", "seeds.gold.jsonl", None);
}

/// Scores the report on a folder against its annotations, those of findings too where there are some, and
/// compares the figures with the snapshot of that name.
fn check(name: &str, folder: &str, gold: &str, wanted: Option<&str>) {
    let (Some(folder), Some(gold)) = (evaluation(folder), evaluation(gold)) else { return };
    let rules = rules();
    let documents = documents(&folder, &rules);
    let report = counterclaim::check(&documents, &rules);
    let gold: Vec<Gold> = annotations(&gold);
    let mut text = String::from("claims, strict\n");
    for (group, tally) in claims(&gold, &report) {
        writeln!(text, "{group:20} {tally}").unwrap();
    }
    writeln!(text, "events, pairs of claims\n{:20} {}", "all", events(&gold, &report)).unwrap();
    if let Some(wanted) = wanted.and_then(evaluation) {
        let wanted: Vec<Wanted> = annotations(&wanted);
        text.push_str("findings\n");
        text.push_str(&quality(&wanted, &report.findings, &spots(&gold, &report)));
    }
    writeln!(text, "numbers\n{:?}", report.coverage).unwrap();
    insta::assert_snapshot!(name, text);
}

fn annotations<T: for<'de> Deserialize<'de>>(path: &Path) -> Vec<T> {
    let text = fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// By language and by measure: same document, overlapping number, same measure, ends and modifier.
fn claims(gold: &[Gold], report: &Report<'_>) -> BTreeMap<String, Tally> {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut used = BTreeSet::new();
    for wanted in gold {
        let found = (0..report.claims.len()).find(|at| !used.contains(at) && same(wanted, *at, report));
        used.extend(found);
        if !wanted.optional {
            for group in groups(&wanted.document, &wanted.measure, report) {
                let tally = tallies.entry(group).or_default();
                *(if found.is_some() { &mut tally.right } else { &mut tally.missed }) += 1;
            }
        }
    }
    for (at, claim) in report.claims.iter().enumerate() {
        let free = gold.iter().any(|wanted| wanted.optional && overlaps(wanted, at, report));
        if !used.contains(&at) && !free {
            for group in groups(name(report, claim.document), &claim.measure, report) {
                tallies.entry(group).or_default().wrong += 1;
            }
        }
    }
    tallies
}

fn groups(document: &str, measure: &str, report: &Report<'_>) -> [String; 3] {
    let language =
        report.documents.iter().find(|d| d.path.ends_with(document)).and_then(|d| d.language.clone());
    ["all".to_owned(), format!("language {}", language.unwrap_or_default()), format!("measure {measure}")]
}

fn name<'a>(report: &'a Report<'_>, document: usize) -> &'a str {
    report.documents[document].path.rsplit('/').next().unwrap_or_default()
}

fn overlaps(wanted: &Gold, at: usize, report: &Report<'_>) -> bool {
    let claim = &report.claims[at];
    let span = &claim.evidence.span;
    name(report, claim.document) == wanted.document && wanted.start < span.end && span.start < wanted.end
}

fn same(wanted: &Gold, at: usize, report: &Report<'_>) -> bool {
    let claim = &report.claims[at];
    let modifier = serde_json::to_value(claim.value.modifier).unwrap();
    overlaps(wanted, at, report)
        && claim.measure == wanted.measure
        && (claim.value.low, claim.value.high) == (wanted.low, wanted.high)
        && modifier == wanted.modifier.as_str()
}

/// Over pairs of annotated claims that were found: together exactly when the annotation says so.
fn events(gold: &[Gold], report: &Report<'_>) -> Tally {
    let event_of = |claim: usize| report.events.iter().position(|event| event.claims.contains(&claim));
    let pairs: Vec<(Option<&String>, Option<usize>)> = gold
        .iter()
        .filter_map(|wanted| Some((wanted.event.as_ref(), event_of(found(wanted, report)?))))
        .collect();
    let mut tally = Tally::default();
    for (at, one) in pairs.iter().enumerate() {
        for other in &pairs[at + 1..] {
            match (one.0 == other.0, one.1 == other.1) {
                (true, true) => tally.right += 1,
                (false, true) => tally.wrong += 1,
                (true, false) => tally.missed += 1,
                (false, false) => {}
            }
        }
    }
    tally
}

/// The claim of the report for each annotated one that was found.
fn spots(gold: &[Gold], report: &Report<'_>) -> BTreeMap<Spot, usize> {
    let spot = |wanted: &Gold| Spot { document: wanted.document.clone(), start: wanted.start };
    gold.iter().filter_map(|wanted| Some((spot(wanted), found(wanted, report)?))).collect()
}

fn found(wanted: &Gold, report: &Report<'_>) -> Option<usize> {
    (0..report.claims.len())
        .find(|at| overlaps(wanted, *at, report) && report.claims[*at].measure == wanted.measure)
}
