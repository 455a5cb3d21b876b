//! Accuracy on the test cases of other readers and on the numbers of annotated claims.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::Path;

use counterclaim::claim::extract::extract;
use counterclaim::document::Document;
use counterclaim::quantity::{Interval, Lexicon};
use counterclaim::rule::set::ClaimRules;
use serde::Deserialize;

use super::{read, support};

/// Languages that the program has number words for; the cases of others are left out.
const DISPUTED: &str = "tests/quantity/disputed.toml";

/// A phrase that is one number.
#[derive(Deserialize)]
struct Phrase {
    language: String,
    text: String,
    low: Option<f64>,
    high: Option<f64>,
    source: String,
}

/// A sentence with the numbers in it.
#[derive(Deserialize)]
struct Sentence {
    language: String,
    text: String,
    kind: String,
    numbers: Vec<Ends>,
}

#[derive(Deserialize)]
struct Ends {
    low: Option<f64>,
    high: Option<f64>,
}

/// Cases whose expected reading is wrong by the standards of the field.
#[derive(Deserialize)]
struct Disputed {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    file: String,
    lines: Vec<usize>,
    reason: String,
}

/// Right and all, by language and source, with the failures.
#[derive(Default)]
struct Tally {
    right: usize,
    all: usize,
    disputed: usize,
    failures: Vec<String>,
}

#[test]
fn phrases_of_other_readers() {
    check("numbers", |row: &Phrase, lexicon| {
        let found = read(&row.text, lexicon);
        let right = found.len() == 1 && same((row.low, row.high), (found[0].value.low, found[0].value.high));
        Outcome { language: row.language.clone(), source: row.source.clone(), right, text: row.text.clone() }
    });
}

#[test]
fn sentences_of_other_readers() {
    check("number_sentences", |row: &Sentence, lexicon| {
        let wanted: Vec<_> = row.numbers.iter().map(|ends| (ends.low, ends.high)).collect();
        let ranges = row.kind == "NumberRangeModel";
        // The other model tells of numbers alone, without their bounds.
        let ends = |value: Interval| match ranges {
            true => (value.low, value.high),
            false => (value.low.or(value.high), value.high.or(value.low)),
        };
        let mut found: Vec<_> =
            read(&row.text, lexicon).iter().map(|quantity| ends(quantity.value)).collect();
        // The model of ranges tells of no plain numbers.
        found.retain(|ends| !ranges || ends.0 != ends.1 || wanted.contains(ends));
        let right = found.len() == wanted.len() && found.iter().zip(&wanted).all(|(a, b)| same(*a, *b));
        Outcome { language: row.language.clone(), source: row.kind.clone(), right, text: row.text.clone() }
    });
}

struct Outcome {
    language: String,
    source: String,
    right: bool,
    text: String,
}

/// Reads every row of a file of cases and compares accuracy and failures with the snapshot.
fn check<Row: for<'a> Deserialize<'a>>(file: &str, judge: impl Fn(&Row, &Lexicon) -> Outcome) {
    let Some(path) = support::evaluation(&format!("bench/{file}.jsonl")) else { return };
    let rules = support::rules();
    let disputed = disputed(file);
    let mut tallies: BTreeMap<(String, String), Tally> = BTreeMap::new();
    for (at, line) in fs::read_to_string(path).unwrap().lines().enumerate() {
        let language = serde_json::from_str::<serde_json::Value>(line).unwrap()["language"].clone();
        let Some(language) = rules.claims.languages.get(language.as_str().unwrap()) else { continue };
        let outcome = judge(&serde_json::from_str(line).unwrap(), &language.lexicon);
        let tally = tallies.entry((outcome.language, outcome.source)).or_default();
        if !outcome.right && disputed.contains(&(at + 1)) {
            tally.disputed += 1;
            continue;
        }
        tally.all += 1;
        tally.right += usize::from(outcome.right);
        tally.failures.extend((!outcome.right).then(|| format!("    {}: {}", at + 1, outcome.text)));
    }
    insta::assert_snapshot!(file, table(&tallies));
}

fn table(tallies: &BTreeMap<(String, String), Tally>) -> String {
    let mut text = String::new();
    for ((language, source), tally) in tallies {
        let share = tally.right as f64 / tally.all.max(1) as f64;
        write!(text, "{language} {source:16} {:4} of {:4}  {share:.3}", tally.right, tally.all).unwrap();
        writeln!(
            text,
            "{}",
            if tally.disputed > 0 { format!("  {} disputed", tally.disputed) } else { String::new() }
        )
        .unwrap();
        tally.failures.iter().for_each(|failure| writeln!(text, "{failure}").unwrap());
    }
    text
}

/// Lines of a file that are left out of its figures when they fail.
fn disputed(file: &str) -> BTreeSet<usize> {
    let cases: Disputed = toml::from_str(&fs::read_to_string(DISPUTED).unwrap()).unwrap();
    assert!(cases.case.iter().all(|case| !case.reason.is_empty()), "every disputed case has a reason");
    cases.case.into_iter().filter(|case| case.file == file).flat_map(|case| case.lines).collect()
}

fn same(a: (Option<f64>, Option<f64>), b: (Option<f64>, Option<f64>)) -> bool {
    let close = |a: Option<f64>, b: Option<f64>| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-6 * b.abs().max(1e-12),
        (a, b) => a == b,
    };
    close(a.0, b.0) && close(a.1, b.1)
}

/// A claim's number as annotated.
#[derive(Deserialize)]
struct Gold {
    document: String,
    low: Option<f64>,
    high: Option<f64>,
    modifier: String,
    start: usize,
    end: usize,
    number: String,
}

/// The interval and the bound of every annotated claim's number, as the reader alone reads them.
#[test]
fn numbers_of_annotated_claims() {
    let (Some(folder), Some(gold)) =
        (support::evaluation("corpus/dev/docs"), support::evaluation("corpus/dev/claims.jsonl"))
    else {
        return;
    };
    let rules = support::rules();
    let mut tallies: BTreeMap<(String, String), Tally> = BTreeMap::new();
    let documents = support::documents(&folder, &rules);
    let claims: Vec<Gold> =
        fs::read_to_string(gold).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for document in &documents {
        let name = Path::new(&document.path).file_name().unwrap().to_str().unwrap();
        let Some(language) =
            document.language.clone().filter(|code| rules.claims.languages.contains_key(code))
        else {
            continue;
        };
        let tally = tallies.entry((language, "numbers".to_owned())).or_default();
        let found = found(document, &rules.claims);
        for claim in claims.iter().filter(|claim| claim.document == name) {
            let right = found.iter().any(|(span, value)| {
                span.start < claim.end
                    && claim.start < span.end
                    && same((claim.low, claim.high), (value.low, value.high))
                    && serde_json::to_value(value.modifier).unwrap() == claim.modifier.as_str()
            });
            tally.all += 1;
            tally.right += usize::from(right);
            tally.failures.extend((!right).then(|| format!("    {name}:{}: {}", claim.start, claim.number)));
        }
    }
    insta::assert_snapshot!("annotated", table(&tallies));
}

/// Every number of a document with its bytes: those read, and those that rules state ("nobody").
fn found(document: &Document, rules: &ClaimRules) -> Vec<(Range<usize>, Interval)> {
    let extraction = extract(std::slice::from_ref(document), rules);
    let sentences = extraction.readings.iter().flat_map(|reading| &reading.sentences);
    let read = sentences.flat_map(|sentence| {
        let quantities = sentence.quantities.iter();
        quantities.map(|quantity| (sentence.document_span(quantity.number.clone()), quantity.value))
    });
    let stated = extraction.claims.iter().map(|claim| (claim.evidence.span.clone(), claim.value));
    read.chain(stated).collect()
}
