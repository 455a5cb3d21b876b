//! Rows of claims in the interval notation, each with all the findings it gives.

use std::collections::BTreeSet;

use counterclaim::claim::{Claim, Evidence, Population, Scope, Stance};
use counterclaim::document::Document;
use counterclaim::event::Event;
use counterclaim::finding::{Basis, Certainty, Verdict, reconcile};
use counterclaim::quantity::Interval;
use counterclaim::time::Period;
use jiff::civil::Date;
use serde::Deserialize;

const FILES: [(&str, &str); 5] = [
    ("agreement.toml", include_str!("agreement.toml")),
    ("revision.toml", include_str!("revision.toml")),
    ("contradiction.toml", include_str!("contradiction.toml")),
    ("discrepancy.toml", include_str!("discrepancy.toml")),
    ("incomparable.toml", include_str!("incomparable.toml")),
];

/// Every verdict with every basis it has.
pub const REACHED: [&str; 11] = [
    "Agreement Bounds",
    "Agreement SameQuantity",
    "Agreement Sum",
    "Contradiction Denial",
    "Contradiction PartWhole",
    "Contradiction SameQuantity",
    "Contradiction Sum",
    "Discrepancy Bounds",
    "Incomparable Dates",
    "Incomparable SameQuantity",
    "Revision Dates",
];

#[test]
fn rows_give_exactly_their_findings() {
    let failures: Vec<String> = cases().filter_map(|(file, case)| check(file, &case).err()).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn every_verdict_is_reached_with_every_basis_it_has() {
    let reached: BTreeSet<String> = cases()
        .flat_map(|(_, case)| case.expect)
        .map(|row| format!("{:?} {:?}", row.verdict, row.basis))
        .collect();
    let reached: Vec<&str> = reached.iter().map(String::as_str).collect();
    assert_eq!(reached, REACHED);
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    start: Option<String>,
    end: Option<String>,
    published: Option<String>,
    claims: Vec<Row>,
    expect: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    doc: usize,
    value: String,
    as_of: Option<String>,
    by: Option<String>,
    #[serde(default)]
    who: BTreeSet<String>,
    #[serde(default)]
    side: BTreeSet<String>,
    #[serde(default)]
    part: bool,
    #[serde(default)]
    stance: Stance,
    #[serde(default)]
    replaced: bool,
    measure: Option<String>,
    #[serde(default)]
    text: String,
    outlet: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    verdict: Verdict,
    basis: Basis,
    /// In the order of the finding.
    claims: String,
    certainty: Option<Certainty>,
    witnesses: Option<usize>,
    /// What the reason must say, among other things.
    #[serde(default)]
    message: String,
}

fn cases() -> impl Iterator<Item = (&'static str, Case)> {
    FILES.into_iter().flat_map(|(name, text)| {
        let file: File = toml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        file.case.into_iter().map(move |case| (name, case))
    })
}

fn check(file: &str, case: &Case) -> Result<(), String> {
    let mut documents: Vec<Document> = Vec::new();
    let claims: Vec<Claim> =
        case.claims.iter().enumerate().map(|(i, row)| claim(row, i, &mut documents)).collect();
    for document in &mut documents {
        document.published = case.published.as_deref().map(day);
    }
    let time = Period { start: case.start.as_deref().map(day), end: case.end.as_deref().map(day) };
    let event = Event { time, claims: (0..claims.len()).collect(), ..Event::default() };
    let found = reconcile(&documents, &claims, &[event], &super::rules(), &super::Slashes);
    let names = |claims: &[usize]| -> String {
        claims.iter().map(|&index| case.claims[index].id.as_str()).collect::<Vec<_>>().join(" ")
    };
    let told: BTreeSet<String> =
        found.iter().map(|f| format!("{:?} {:?} {}", f.verdict, f.basis, names(&f.claims))).collect();
    let wanted: BTreeSet<String> =
        case.expect.iter().map(|e| format!("{:?} {:?} {}", e.verdict, e.basis, e.claims)).collect();
    let finer = case.expect.iter().all(|e| {
        let found = found
            .iter()
            .find(|f| (f.verdict, f.basis) == (e.verdict, e.basis) && names(&f.claims) == e.claims);
        found.is_some_and(|f| {
            e.certainty.is_none_or(|certainty| certainty == f.certainty)
                && e.witnesses.is_none_or(|witnesses| witnesses == f.witnesses)
                && f.message.contains(&e.message)
                && !f.message.is_empty()
                && !f.message.contains('{')
        })
    });
    if told == wanted && finer {
        Ok(())
    } else {
        Err(format!("{file}: {}\nwanted {wanted:#?}\nfound {found:#?}", case.name))
    }
}

fn claim(row: &Row, index: usize, documents: &mut Vec<Document>) -> Claim {
    while documents.len() <= row.doc {
        documents.push(Document::default());
    }
    let from = documents[row.doc].text.len();
    documents[row.doc].text.push_str(&row.text);
    documents[row.doc].source = row.outlet.clone().or(documents[row.doc].source.take());
    let part = row.part || !row.who.is_empty() || !row.side.is_empty();
    Claim {
        id: row.id.clone(),
        document: row.doc,
        sentence: 0,
        measure: row.measure.clone().unwrap_or("killed".to_string()),
        unit: "person".to_string(),
        value: Interval::parse(&row.value).unwrap(),
        population: Population { who: row.who.clone(), side: row.side.clone(), ..Population::default() },
        attribution: row.by.clone(),
        stance: row.stance,
        replaced: row.replaced,
        scope: if part { Scope::Part } else { Scope::Total },
        as_of: row.as_of.as_deref().map(|text| Period { start: Some(day(text)), end: Some(day(text)) }),
        rule: String::new(),
        evidence: Evidence {
            span: index * 10..index * 10 + 1,
            line: 1,
            column: 1,
            number: row.value.clone(),
            quote: from..from + row.text.len(),
        },
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}
