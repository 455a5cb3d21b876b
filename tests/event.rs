//! Which claims are about one happening, row by row.

mod support;

#[path = "event/pairs.rs"]
mod pairs;
#[path = "event/pins.rs"]
mod pins;
#[path = "event/told.rs"]
mod told;

use std::collections::{BTreeMap, BTreeSet};

use counterclaim::document::Document;
use jiff::civil::Date;
use serde::Deserialize;
use support::{documents, evaluation, rules};

#[derive(Deserialize)]
struct Rows {
    row: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    name: String,
    groups: BTreeSet<BTreeSet<String>>,
    article: Vec<Article>,
}

#[derive(Deserialize)]
struct Article {
    language: String,
    published: String,
    text: String,
}

#[test]
fn claims_find_their_happening() {
    let rows: Rows = toml::from_str(include_str!("event/rows.toml")).unwrap();
    let rules = rules();
    for row in rows.row {
        let documents: Vec<Document> = row.article.iter().map(document).collect();
        let report = counterclaim::check(&documents, &rules);
        let value = |claim: &usize| report.claims[*claim].value.to_string();
        let groups = report.events.iter().map(|event| event.claims.iter().map(value).collect()).collect();
        assert_eq!(row.groups, groups, "{}", row.name);
    }
}

fn document(article: &Article) -> Document {
    Document {
        text: article.text.trim_start().to_owned(),
        language: Some(article.language.clone()),
        published: Some(article.published.parse::<Date>().unwrap()),
        ..Document::default()
    }
}

/// The acceptance case of the program: three tolls of one war, and what is not in their dispute.
#[test]
fn a_war_that_several_articles_recall_is_one_event() {
    let Some(folder) = evaluation("seeds") else { return };
    let rules = rules();
    let documents = documents(&folder, &rules);
    let report = counterclaim::check(&documents, &rules);
    let mut events: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for (at, event) in report.events.iter().enumerate() {
        events
            .entry(at)
            .or_default()
            .extend(event.claims.iter().map(|claim| report.claims[*claim].value.to_string()));
    }
    let war: BTreeSet<String> = ["6", "53", ">6000", ">6500", ">6600"].map(str::to_owned).into();
    assert!(events.values().any(|event| *event == war), "{events:#?}");
    let dispute = report
        .disputes()
        .find(|finding| finding.claims.len() == 3 && finding.basis == counterclaim::finding::Basis::Bounds);
    let values = dispute
        .map(|finding| finding.claims.iter().map(|claim| report.claims[*claim].value.to_string()).collect());
    assert_eq!(values, Some(vec![">6000".to_owned(), ">6500".to_owned(), ">6600".to_owned()]));
}
