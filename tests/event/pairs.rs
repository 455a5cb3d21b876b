//! How well claims and one-sentence news find their happening, as snapshots: over all pairs, together
//! exactly when the annotation says so.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use counterclaim::document::Document;
use counterclaim::report::Report;
use counterclaim::rules::RuleSet;
use jiff::civil::Date;
use serde::Deserialize;

use crate::support::tally::Tally;
use crate::support::{documents, evaluation, rules};

/// What is to be grouped: its language, the event it is truly of, and the one it was put in.
struct Item {
    language: String,
    wanted: String,
    found: Option<usize>,
}

#[derive(Deserialize)]
struct Claim {
    document: String,
    measure: String,
    event: String,
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
struct Blurb {
    id: String,
    language: String,
    event: String,
    published: Option<Date>,
    text: String,
}

/// Annotated claims that were picked out, over the articles of all languages.
#[test]
fn claims_of_articles() {
    let Some(folder) = evaluation("corpus/dev") else { return };
    let rules = rules();
    let documents = documents(&folder.join("docs"), &rules);
    let report = counterclaim::check(&documents, &rules);
    let claims: Vec<Claim> = lines(&fs::read_to_string(folder.join("claims.jsonl")).unwrap());
    let items: Vec<Item> = claims.iter().filter_map(|claim| claim_item(claim, &report)).collect();
    insta::assert_snapshot!("claims_of_articles", told(&items));
}

/// News of one sentence in the languages that have rules. A text is in the event of its first claim; one
/// without claims is alone, and does not count in the lines `claimed`.
#[test]
fn news_of_one_sentence() {
    let Some(file) = evaluation("bench/news_blurbs.jsonl") else { return };
    let blurbs: Vec<Blurb> = lines(&fs::read_to_string(file).unwrap());
    let rules = rules();
    let mut text = String::new();
    for dated in [true, false] {
        let items = blurb_items(&blurbs, dated, &rules);
        writeln!(text, "{}\n{}", if dated { "with dates" } else { "dates hidden" }, told(&items)).unwrap();
    }
    insta::assert_snapshot!("news_of_one_sentence", text);
}

fn lines<T: for<'a> Deserialize<'a>>(text: &str) -> Vec<T> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn claim_item(wanted: &Claim, report: &Report<'_>) -> Option<Item> {
    let document = report.documents.iter().position(|document| document.path.ends_with(&wanted.document))?;
    let meets = |claim: &counterclaim::claim::Claim| {
        let span = &claim.evidence.span;
        claim.document == document
            && claim.measure == wanted.measure
            && (wanted.start < span.end && span.start < wanted.end)
    };
    let claim = report.claims.iter().position(meets)?;
    Some(Item {
        language: report.documents[document].language.clone().unwrap_or_default(),
        wanted: wanted.event.clone(),
        found: event_of(report, claim),
    })
}

fn event_of(report: &Report<'_>, claim: usize) -> Option<usize> {
    report.events.iter().position(|event| event.claims.contains(&claim))
}

fn blurb_items(blurbs: &[Blurb], dated: bool, rules: &RuleSet) -> Vec<Item> {
    let read = |blurb: &&Blurb| rules.events.vocabulary(&blurb.language).is_some();
    let blurbs: Vec<&Blurb> = blurbs.iter().filter(read).collect();
    let document = |blurb: &&Blurb| Document {
        id: blurb.id.clone(),
        text: blurb.text.clone(),
        language: Some(blurb.language.clone()),
        published: blurb.published.filter(|_| dated),
        ..Document::default()
    };
    let documents: Vec<Document> = blurbs.iter().map(document).collect();
    let report = counterclaim::check(&documents, rules);
    let item = |(at, blurb): (usize, &&Blurb)| Item {
        language: blurb.language.clone(),
        wanted: blurb.event.clone(),
        found: report
            .claims
            .iter()
            .position(|claim| claim.document == at)
            .and_then(|claim| event_of(&report, claim)),
    };
    blurbs.iter().enumerate().map(item).collect()
}

/// The figures over all pairs, those of what is in an event, those across languages, and those that
/// each language takes part in.
fn told(items: &[Item]) -> String {
    let claimed = |one: &Item, other: &Item| one.found.is_some() && other.found.is_some();
    let mut text = String::new();
    let mut line = |name: &str, of: &dyn Fn(&Item, &Item) -> bool| {
        writeln!(text, "{name:24} {}", tally(items, of)).unwrap();
    };
    line("all", &|_, _| true);
    line("all, claimed", &claimed);
    line("across languages", &|one, other| one.language != other.language);
    line("across, claimed", &|one, other| one.language != other.language && claimed(one, other));
    let languages: BTreeSet<&String> = items.iter().map(|item| &item.language).collect();
    for language in languages {
        line(language, &|one, other| one.language == *language || other.language == *language);
    }
    text
}

fn tally(items: &[Item], of: &dyn Fn(&Item, &Item) -> bool) -> Tally {
    let mut tally = Tally::default();
    for (at, one) in items.iter().enumerate() {
        for other in items[at + 1..].iter().filter(|other| of(one, other)) {
            let together = one.found.is_some() && one.found == other.found;
            match (one.wanted == other.wanted, together) {
                (true, true) => tally.right += 1,
                (false, true) => tally.wrong += 1,
                (true, false) => tally.missed += 1,
                (false, false) => {}
            }
        }
    }
    tally
}
