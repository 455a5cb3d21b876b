//! Annotated articles: their text, and gold claims built into claims of the program.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use counterclaim::claim::extract;
use counterclaim::claim::reading::{Reading, SentenceReading};
use counterclaim::claim::{Claim, Evidence, Population, Scope, Stance};
use counterclaim::document::Document;
use counterclaim::event::{Grouping, cluster};
use counterclaim::quantity::{Interval, Modifier};
use counterclaim::rules::RuleSet;
use serde::Deserialize;

/// A gold claim.
#[derive(Deserialize)]
pub struct Gold {
    pub document: String,
    pub measure: String,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub event: String,
    pub number: String,
    pub start: usize,
    pub end: usize,
    #[serde(default)]
    pub language: String,
}

#[derive(Deserialize)]
struct Meta {
    document: String,
    language: Option<String>,
    published: Option<jiff::civil::Date>,
}

/// The articles with what was read in them, and the gold.
pub struct Corpus {
    pub gold: Vec<Gold>,
    pub documents: Vec<Document>,
    pub readings: Vec<Reading>,
    claims: Vec<Claim>,
    rules: RuleSet,
}

impl Corpus {
    pub fn read(folder: &Path, claims: &Path) -> Self {
        let meta = claims.with_file_name("meta.jsonl");
        let meta: BTreeMap<String, Meta> =
            rows::<Meta>(&meta).into_iter().map(|row| (row.document.clone(), row)).collect();
        let mut gold: Vec<Gold> = rows(claims);
        let names: BTreeSet<String> = gold.iter().map(|claim| claim.document.clone()).collect();
        let rules = RuleSet::new(&counterclaim::rule::load::built_in()).unwrap();
        let mut documents = Vec::new();
        for name in &names {
            let meta = meta.get(name);
            let language = meta.and_then(|meta| meta.language.clone()).unwrap_or("ar".to_owned());
            documents.push(Document {
                path: name.clone(),
                text: text(&fs::read(folder.join(name)).unwrap()),
                language: Some(language),
                published: meta.and_then(|meta| meta.published),
                ..Document::default()
            });
        }
        let readings = extract(&documents, &rules.claims).readings;
        for row in &mut gold {
            let at = names.iter().position(|name| *name == row.document).unwrap();
            row.language = documents[at].language.clone().unwrap();
        }
        let claims = gold.iter().map(|row| claim(row, &names, &documents, &readings)).collect();
        Corpus { gold, documents, readings, claims, rules }
    }

    /// The id of the event of each gold claim.
    pub fn group(&self) -> Vec<String> {
        let grouping = self.grouping();
        let mut ids = vec![String::new(); self.gold.len()];
        for event in &grouping.events {
            event.claims.iter().for_each(|claim| ids[*claim].clone_from(&event.id));
        }
        ids
    }

    pub fn grouping(&self) -> Grouping {
        cluster(&self.documents, &self.readings, &self.claims, &self.rules.events, &self.rules.claims.places)
    }

    pub fn languages(&self) -> BTreeSet<&str> {
        self.gold.iter().map(|claim| claim.language.as_str()).collect()
    }

    /// Prints the gold events of each found event, and what each document tells.
    pub fn list(&self, found: &[String]) {
        let grouping = self.grouping();
        for event in &grouping.events {
            println!("{} {}", event.id, event.label);
            let mut counts: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
            for (claim, _) in self.gold.iter().zip(found).filter(|(_, id)| **id == event.id) {
                counts.entry((&claim.event, &claim.document)).or_default().push(&claim.number);
            }
            counts
                .iter()
                .for_each(|((gold, document), n)| println!("    {gold} {document} {}", n.join(" | ")));
        }
        for happening in &grouping.happenings {
            let name = &self.documents[happening.document].path;
            let claims: BTreeSet<&str> =
                happening.claims.iter().map(|c| self.gold[*c].event.as_str()).collect();
            println!(
                "{name} main={} {:?} {:?} actors {:?} {:?} seen {:?} names {:?} ordinal {} relative {} {claims:?}",
                happening.main,
                happening.kind,
                happening.places,
                happening.actors,
                happening.moment.map(|m| (m.start, m.end, m.firm)),
                happening.seen,
                happening.names,
                happening.ordinal,
                happening.relative
            );
        }
    }
}

fn claim(row: &Gold, names: &BTreeSet<String>, documents: &[Document], readings: &[Reading]) -> Claim {
    let document = names.iter().position(|name| *name == row.document).unwrap();
    let text = &documents[document].text;
    // Some offsets count a byte-order mark that the text does not have.
    let shift = if text.get(row.start..row.end) == Some(row.number.as_str()) { 0 } else { 3 };
    let span = row.start - shift..row.end - shift;
    let inside =
        |s: &SentenceReading| s.sentence.span.start <= span.start && span.start < s.sentence.span.end;
    let sentence = readings[document].sentences.iter().position(inside).unwrap_or(0);
    Claim {
        id: String::new(),
        document,
        sentence,
        measure: row.measure.clone(),
        unit: String::new(),
        value: Interval::between(row.low.or(row.high).unwrap_or_default(), row.high, Modifier::Range),
        population: Population::default(),
        attribution: None,
        stance: Stance::Stated,
        scope: Scope::Total,
        as_of: None,
        rule: String::new(),
        evidence: Evidence { quote: span.clone(), span, line: 1, column: 1, number: row.number.clone() },
    }
}

fn text(bytes: &[u8]) -> String {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1256.decode(bytes).0.into_owned(),
    };
    text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned)
}

fn rows<T: for<'a> Deserialize<'a>>(path: &Path) -> Vec<T> {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}
