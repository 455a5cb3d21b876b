//! How good findings are on annotated articles.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use counterclaim::finding::{Finding, Verdict};
use serde::Deserialize;

/// One annotated finding.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    measure: String,
    verdict: Verdict,
    claims: Vec<Spot>,
    optional: bool,
    scope: String,
}

/// An annotated claim: its document and its first byte.
#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The file's name.
    pub document: String,
    /// Where its number begins.
    pub start: usize,
}

/// How many of the annotated findings are told, by verdict, and how many of those told are right. One is told
/// when a finding of its verdict and measure holds two of its claims, of two documents unless it is of one.
/// `found` has the claim of the report for each annotated one.
pub fn quality(wanted: &[Wanted], told: &[Finding], found: &BTreeMap<Spot, usize>) -> String {
    let meets = |one: &Wanted, other: &Finding| one.verdict == other.verdict && shares(one, other, found);
    let mut by_verdict: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for one in wanted.iter().filter(|one| !one.optional) {
        let (told_of, all) = by_verdict.entry(format!("{:?}", one.verdict).to_lowercase()).or_default();
        *told_of += usize::from(told.iter().any(|other| meets(one, other)));
        *all += 1;
    }
    let judged = told.iter().filter(|other| other.verdict != Verdict::Incomparable);
    let judged: Vec<_> = judged.filter(|other| held(other, found).len() > 1).collect();
    let right = judged.iter().filter(|other| wanted.iter().any(|one| meets(one, other))).count();
    let mut text = String::new();
    for (verdict, (told_of, all)) in &by_verdict {
        writeln!(text, "{verdict:20} {told_of} of {all} told").unwrap();
    }
    let (told_of, all) =
        by_verdict.values().fold((0, 0), |(told_of, all), row| (told_of + row.0, all + row.1));
    let (precision, recall) = (right as f64 / judged.len() as f64, told_of as f64 / all as f64);
    let f1 = 2.0 * precision * recall / (precision + recall);
    let wrong = judged.len() - right;
    writeln!(
        text,
        "{:20} precision {precision:.3}  recall {recall:.3}  f1 {f1:.3}  ({right} right, {wrong} wrong)",
        "all"
    )
    .unwrap();
    text
}

/// The annotated claims that a finding holds.
fn held<'f>(told: &Finding, found: &'f BTreeMap<Spot, usize>) -> BTreeSet<&'f Spot> {
    found.iter().filter(|(_, claim)| told.claims.contains(claim)).map(|(spot, _)| spot).collect()
}

fn shares(one: &Wanted, other: &Finding, found: &BTreeMap<Spot, usize>) -> bool {
    let held = held(other, found);
    let shared: Vec<&Spot> = one.claims.iter().filter(|spot| held.contains(spot)).collect();
    let documents: BTreeSet<&str> = shared.iter().map(|spot| spot.document.as_str()).collect();
    one.measure == other.measure && shared.len() > 1 && (one.scope == "document" || documents.len() > 1)
}
