//! A card of the page: one dispute with its claims.

use super::chart::{Axis, Timeline};
use crate::claim::Claim;
use crate::finding::Finding;
use crate::report::phrases::fill;
use crate::report::quote::{CLOSE, OPEN};
use crate::report::{Options, Report, bidi, decided, detail};

/// A dispute.
pub struct Card {
    pub id: String,
    pub verdict: String,
    pub verdict_word: String,
    pub title: String,
    /// Certainty, event, witnesses, id.
    pub about: Vec<String>,
    pub decided: Option<String>,
    pub decision: Vec<String>,
    pub axis: Axis,
    pub timeline: Option<Timeline>,
    pub claims: Vec<ClaimRow>,
    pub message: String,
    pub would_change: String,
    properties: Vec<(&'static str, String, String)>,
}

/// A claim of a dispute.
pub struct ClaimRow {
    pub mark: String,
    pub value: String,
    pub facts: Vec<String>,
    pub place: String,
    pub link: String,
    pub language: String,
    pub direction: &'static str,
    pub before: String,
    pub number: String,
    pub after: String,
}

impl Card {
    /// The card of a finding; `at` is its place among the cards.
    pub fn new(report: &Report, finding: &Finding, at: usize, options: &Options) -> Self {
        let phrases = options.phrases;
        let claims: Vec<&Claim> = report.claims_of(finding).collect();
        let verdict = format!("{:?}", finding.verdict).to_lowercase();
        let decided = decided::word(report, finding, options);
        let rows = claims.iter().enumerate().map(|(at, claim)| ClaimRow::new(report, at, claim, options));
        let safe = |lines: Vec<String>| lines.iter().map(|line| bidi::safe(line)).collect::<Vec<_>>();
        let change = fill(&phrases.would_change, &[("text", &finding.would_change)]);
        Card {
            id: format!("dispute-{}", at + 1),
            verdict_word: phrases.verdicts.get(&finding.verdict).cloned().unwrap_or_default(),
            title: bidi::safe(&detail::range(report, finding, options)),
            about: safe(about(report, finding, options)),
            decision: safe(decided::lines(report, finding, options)),
            axis: Axis::new(&claims, at, options),
            timeline: Timeline::new(&claims, finding, at),
            claims: rows.collect(),
            message: bidi::safe(&finding.message),
            would_change: bidi::safe(&change),
            properties: properties(report, finding, &verdict, options),
            decided,
            verdict,
        }
    }

    /// What the card can be chosen by: property, value, and the value in words.
    pub fn properties(&self) -> Vec<(&'static str, String, String)> {
        self.properties.clone()
    }

    /// The values of a property, as an attribute that the script reads.
    pub fn values(&self, name: &str) -> String {
        let own = self.properties.iter().filter(|(own, ..)| *own == name);
        own.map(|(_, value, _)| value.as_str()).collect::<Vec<_>>().join(" ")
    }
}

fn properties(
    report: &Report,
    finding: &Finding,
    verdict: &str,
    options: &Options,
) -> Vec<(&'static str, String, String)> {
    let phrases = options.phrases;
    let settled = report.is_settled(finding);
    let decided = if settled { &phrases.page.yes } else { &phrases.page.no };
    let label = phrases.verdicts.get(&finding.verdict).cloned().unwrap_or_default();
    let event = report.event_of(finding).map_or("", |event| &event.label);
    let mut properties = vec![
        ("verdict", verdict.to_owned(), label),
        ("event", format!("e{}", finding.event), bidi::safe(event)),
        ("measure", key(&finding.measure), bidi::safe(&finding.measure)),
        ("decided", settled.to_string(), decided.clone()),
    ];
    for claim in report.claims_of(finding) {
        let language = report.document(claim).and_then(|document| document.language.as_deref());
        let language = language.map(|code| ("language", key(code), bidi::safe(code)));
        properties.extend(language.filter(|language| !properties.contains(language)));
    }
    properties
}

/// Certainty, event, who is counted, witnesses, id.
fn about(report: &Report, finding: &Finding, options: &Options) -> Vec<String> {
    let certainty = options.phrases.certainties.get(&finding.certainty).cloned().unwrap_or_default();
    // The verdict stands in the heading.
    std::iter::once(certainty).chain(detail::about(report, finding, options).into_iter().skip(1)).collect()
}

/// A name without spaces, as values stand in a list.
fn key(name: &str) -> String {
    name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect()
}

impl ClaimRow {
    fn new(report: &Report, at: usize, claim: &Claim, options: &Options) -> Self {
        let mut facts = detail::facts(report, claim, options);
        let value = if facts.is_empty() { String::new() } else { facts.remove(0) };
        facts.retain(|fact| !fact.is_empty());
        let marked = report.quote(claim).marked();
        let (before, rest) = marked.split_once(OPEN).unwrap_or((&marked, ""));
        let (number, after) = rest.split_once(CLOSE).unwrap_or((rest, ""));
        let language = report.document(claim).and_then(|document| document.language.clone());
        ClaimRow {
            mark: mark(at),
            value: bidi::safe(&value),
            facts: facts.iter().map(|fact| bidi::safe(fact)).collect(),
            place: bidi::safe(&detail::place(report, claim)),
            link: super::article::link(report, claim.document, claim.evidence.span.start),
            language: bidi::safe(&language.unwrap_or_default()),
            direction: super::article::direction(&marked),
            before: before.to_owned(),
            number: number.to_owned(),
            after: after.to_owned(),
        }
    }
}

/// Letters tell claims apart in charts: A to Z, then A2 and on.
pub fn mark(at: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(at % 26).unwrap_or_default());
    if at < 26 { letter.to_string() } else { format!("{letter}{}", at / 26 + 1) }
}
