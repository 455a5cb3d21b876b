//! Findings on the gold claims and events of the folder that `COUNTERCLAIM_EVAL` names, held against
//! the gold findings.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use counterclaim::claim::{Claim, Evidence, Population, Scope, Stance};
use counterclaim::document::Document;
use counterclaim::event::Event;
use counterclaim::finding::{Finding, Verdict, reconcile};
use counterclaim::quantity::{Interval, Modifier};
use counterclaim::time::Period;
use jiff::civil::Date;
use serde_json::Value;

#[test]
fn the_gold_findings_are_found() {
    let Some(folder) = std::env::var_os("COUNTERCLAIM_EVAL").map(PathBuf::from) else {
        println!("skipped: COUNTERCLAIM_EVAL is not set");
        return;
    };
    let gold = Gold::read(&folder.join("corpus/dev"));
    let rules = super::rules();
    let findings = reconcile(&gold.documents, &gold.claims, &gold.events, &rules, &super::Slashes);
    let score = score(&gold, &findings);
    println!("{score:#?}");
    assert!(findings.iter().all(|finding| !finding.message.is_empty() && !finding.would_change.is_empty()));
    assert!(score.f1() >= 0.85, "F1 {:.3}", score.f1());
    for (verdict, (found, all)) in &score.recall {
        assert!(f64::from(*found) >= 0.7 * f64::from(*all), "{verdict}: {found} of {all}");
    }
}

struct Gold {
    documents: Vec<Document>,
    claims: Vec<Claim>,
    events: Vec<Event>,
    findings: Vec<Wanted>,
}

struct Wanted {
    event: String,
    measure: String,
    verdict: String,
    claims: BTreeSet<usize>,
    within_document: bool,
    optional: bool,
}

#[derive(Debug, Default)]
struct Score {
    recall: BTreeMap<String, (u32, u32)>,
    right: u32,
    wrong: u32,
    missed: Vec<String>,
    needless: Vec<String>,
}

impl Score {
    fn f1(&self) -> f64 {
        let (found, all) = self.recall.values().fold((0, 0), |(f, a), (found, all)| (f + found, a + all));
        let recall = f64::from(found) / f64::from(all.max(1));
        let precision = f64::from(self.right) / f64::from((self.right + self.wrong).max(1));
        2.0 * precision * recall / (precision + recall)
    }
}

impl Gold {
    fn read(folder: &Path) -> Gold {
        let mut events: Vec<Event> = rows(folder, "events.jsonl").iter().map(event).collect();
        let (mut documents, mut claims) = (documents(folder), Vec::new());
        let mut spots = BTreeMap::new();
        for row in rows(folder, "claims.jsonl") {
            let document = documents.iter().position(|document| document.path == text(&row, "document"));
            let claim = claim(&row, document.unwrap(), &mut documents);
            if let Some(event) = events.iter_mut().find(|event| event.id == text(&row, "event")) {
                event.claims.push(claims.len());
            }
            spots.insert((text(&row, "document"), row["start"].as_u64()), claims.len());
            claims.push(claim);
        }
        let findings = rows(folder, "findings.jsonl").iter().map(|row| wanted(row, &spots)).collect();
        Gold { documents, claims, events, findings }
    }
}

fn score(gold: &Gold, findings: &[Finding]) -> Score {
    let mut score = Score::default();
    for wanted in gold.findings.iter().filter(|wanted| !wanted.optional) {
        let found = findings.iter().any(|finding| meets(gold, wanted, finding));
        let (right, all) = score.recall.entry(wanted.verdict.clone()).or_default();
        (*right, *all) = (*right + u32::from(found), *all + 1);
        if !found {
            score.missed.push(format!("{} {} {}", wanted.verdict, wanted.event, wanted.measure));
        }
    }
    for finding in findings.iter().filter(|finding| finding.verdict != Verdict::Incomparable) {
        let right = gold.findings.iter().any(|wanted| meets(gold, wanted, finding));
        (score.right, score.wrong) = (score.right + u32::from(right), score.wrong + u32::from(!right));
        if !right {
            let event = gold.events.get(finding.event).map_or("", |event| event.id.as_str());
            let (verdict, measure, message) = (finding.verdict, &finding.measure, &finding.message);
            score.needless.push(format!("{verdict:?} {event} {measure} {:?}: {message}", finding.population));
        }
    }
    score
}

/// Same verdict and measure, and two claims in common, of two documents where the gold spans several.
fn meets(gold: &Gold, wanted: &Wanted, finding: &Finding) -> bool {
    let verdict = serde_json::to_value(finding.verdict).unwrap();
    let shared: Vec<usize> =
        finding.claims.iter().copied().filter(|claim| wanted.claims.contains(claim)).collect();
    let documents: BTreeSet<usize> = shared.iter().map(|&claim| gold.claims[claim].document).collect();
    verdict == wanted.verdict.as_str()
        && finding.measure == wanted.measure
        && shared.len() > 1
        && (wanted.within_document || documents.len() > 1)
}

fn wanted(row: &Value, spots: &BTreeMap<(String, Option<u64>), usize>) -> Wanted {
    let claims = row["claims"].as_array().unwrap().iter();
    Wanted {
        event: text(row, "event"),
        measure: text(row, "measure"),
        verdict: text(row, "verdict"),
        claims: claims
            .filter_map(|claim| spots.get(&(text(claim, "document"), claim["start"].as_u64())).copied())
            .collect(),
        within_document: row["scope"] == "document",
        optional: row["optional"] == true,
    }
}

fn documents(folder: &Path) -> Vec<Document> {
    let read = |row: &Value| Document {
        path: text(row, "document"),
        source: row["source"].as_str().map(str::to_string),
        published: date(&row["published"]).or_else(|| date(&row["text_date"])),
        ..Document::default()
    };
    rows(folder, "meta.jsonl").iter().map(read).collect()
}

fn event(row: &Value) -> Event {
    let time = Period { start: date(&row["start"]), end: date(&row["end"]) };
    Event { id: text(row, "id"), label: text(row, "label_en"), time, ..Event::default() }
}

fn claim(row: &Value, document: usize, documents: &mut [Document]) -> Claim {
    let as_of = date(&row["as_of"]).map(|day| Period { start: Some(day), end: Some(day) });
    let start = row["start"].as_u64().unwrap() as usize;
    let quote = text(row, "quote");
    let from = documents[document].text.len();
    documents[document].text.push_str(&quote);
    Claim {
        id: format!("{document}:{start}"),
        document,
        sentence: row["line"].as_u64().unwrap() as usize,
        measure: text(row, "measure"),
        unit: text(row, "unit"),
        value: interval(row),
        population: population(row),
        attribution: row["attribution"].as_str().map(str::to_string),
        stance: if text(row, "note").contains("forecast") { Stance::Feared } else { Stance::Stated },
        scope: if row["total"] == true { Scope::Total } else { Scope::Part },
        replaced: false,
        as_of,
        rule: String::new(),
        evidence: Evidence {
            span: start..start + 1,
            line: 1,
            column: 1,
            number: text(row, "number"),
            quote: from..from + quote.len(),
        },
    }
}

/// Opaque words: the gold's populations are free text.
fn population(row: &Value) -> Population {
    let words = text(row, "population").to_lowercase();
    let split = words.split([',']).flat_map(|part| part.split(" and ")).map(str::trim);
    let same = |word: &str| match word {
        "minors" => "children".to_string(),
        "in hospital" => "hospitalised".to_string(),
        other => other.to_string(),
    };
    Population {
        who: split.filter(|word| !word.is_empty()).map(same).collect(),
        side: BTreeSet::new(),
        ..Population::default()
    }
}

fn interval(row: &Value) -> Interval {
    let modifier: Modifier = serde_json::from_value(row["modifier"].clone()).unwrap();
    let (low, high) = (row["low"].as_f64(), row["high"].as_f64());
    match modifier {
        Modifier::Range | Modifier::Vague => Interval::between(low.unwrap(), high, modifier),
        _ => Interval::new(low.or(high).unwrap(), modifier),
    }
}

fn rows(folder: &Path, name: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(folder.join(name)).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn text(row: &Value, field: &str) -> String {
    row[field].as_str().unwrap_or_default().to_string()
}

fn date(value: &Value) -> Option<Date> {
    value.as_str().and_then(|day| day.parse().ok())
}
