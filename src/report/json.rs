//! The JSON report: a stable contract for programs.

use std::io;

use serde::{Serialize, Serializer};

use super::choice::{self, ChoiceRow};
use super::{Report, bidi, sources};
use crate::claim::{Claim, Coverage, Evidence, Scope, Stance};
use crate::document::{Document, Skipped};
use crate::event::Event;
use crate::finding::{Basis, Certainty, Finding, Verdict};
use crate::quantity::Modifier;

/// Writes the whole report as one pretty-printed object and a line end.
pub fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    write_safe(&Root::new(report), out)
}

/// Writes a value pretty-printed and a line end, nothing raw in it that steers a terminal.
pub(super) fn write_safe(value: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "{}", escape(&serde_json::to_string_pretty(value)?))
}

/// Goes up when a program that reads the reports has to change.
pub(super) const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct Root<'a> {
    schema_version: u32,
    tool: Tool<'a>,
    documents: Vec<DocumentRow<'a>>,
    claims: Vec<ClaimRow<'a>>,
    events: Vec<EventRow<'a>>,
    findings: Vec<FindingRow<'a>>,
    /// The figures that the desk chooses; left out where it asks for none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    choices: Vec<ChoiceRow<'a>>,
    coverage: Coverage,
    skipped: Vec<SkippedRow<'a>>,
    warnings: &'a [String],
}

#[derive(Serialize)]
pub(super) struct Tool<'a> {
    name: &'a str,
    version: &'a str,
    rules: &'a str,
}

#[derive(Serialize)]
pub(super) struct DocumentRow<'a> {
    id: &'a str,
    path: &'a str,
    language: Option<&'a str>,
    title: Option<&'a str>,
    source: Option<&'a str>,
    published: Option<String>,
}

#[derive(Serialize)]
struct ClaimRow<'a> {
    id: &'a str,
    document: &'a str,
    measure: &'a str,
    unit: &'a str,
    value: String,
    low: Number,
    high: Number,
    modifier: Modifier,
    population: PopulationRow<'a>,
    attribution: Option<&'a str>,
    stance: Stance,
    scope: Scope,
    as_of: Option<String>,
    event: Option<&'a str>,
    rule: &'a str,
    evidence: EvidenceRow<'a>,
}

#[derive(Serialize)]
struct PopulationRow<'a> {
    who: Vec<&'a str>,
    side: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct EvidenceRow<'a> {
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    number: &'a str,
    quote: &'a str,
}

#[derive(Serialize)]
struct EventRow<'a> {
    id: &'a str,
    label: &'a str,
    kind: Option<&'a str>,
    places: Vec<&'a str>,
    actors: Vec<&'a str>,
    start: Option<String>,
    end: Option<String>,
    claims: Vec<&'a str>,
}

#[derive(Serialize)]
struct FindingRow<'a> {
    id: &'a str,
    event: Option<&'a str>,
    measure: &'a str,
    population: Option<&'a str>,
    verdict: Verdict,
    basis: Basis,
    certainty: Certainty,
    claims: Vec<&'a str>,
    witnesses: usize,
    message: &'a str,
    /// The place for what a person decides; null as long as nobody has.
    decision: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct SkippedRow<'a> {
    path: &'a str,
    reason: &'a str,
    advice: &'a str,
}

/// A stated end; whole numbers are written without a fraction, an open end as null.
pub(super) struct Number(pub(super) Option<f64>);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Some(value) if value.fract() == 0.0 && value.abs() < LARGEST_EXACT => {
                serializer.serialize_i64(value as i64)
            }
            value => value.serialize(serializer),
        }
    }
}

/// Every whole number below 2^53 is exact in an `f64`.
const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;

impl<'a> Root<'a> {
    fn new(report: &'a Report) -> Self {
        let events = events_of_claims(report);
        let rows = report.claims.iter().zip(events);
        Root {
            schema_version: SCHEMA_VERSION,
            tool: Tool::new(report),
            documents: report.documents.iter().map(DocumentRow::new).collect(),
            claims: rows.map(|(claim, event)| ClaimRow::new(report, claim, event)).collect(),
            events: report.events.iter().map(|event| EventRow::new(report, event)).collect(),
            findings: report.findings.iter().map(|finding| FindingRow::new(report, finding)).collect(),
            choices: choice::rows(report),
            coverage: report.coverage,
            skipped: report.skipped.iter().map(SkippedRow::new).collect(),
            warnings: &report.warnings,
        }
    }
}

/// The event's id for each claim.
fn events_of_claims<'a>(report: &'a Report) -> Vec<Option<&'a str>> {
    let mut ids = vec![None; report.claims.len()];
    for event in &report.events {
        for claim in &event.claims {
            if let Some(id) = ids.get_mut(*claim) {
                *id = Some(event.id.as_str());
            }
        }
    }
    ids
}

impl<'a> Tool<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION"), rules: &report.rules }
    }
}

impl<'a> DocumentRow<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        DocumentRow {
            id: &document.id,
            path: &document.path,
            language: document.language.as_deref(),
            title: document.title.as_deref(),
            source: document.source.as_deref(),
            published: document.published.map(|day| day.to_string()),
        }
    }
}

impl<'a> ClaimRow<'a> {
    fn new(report: &'a Report, claim: &'a Claim, event: Option<&'a str>) -> Self {
        ClaimRow {
            id: &claim.id,
            document: report.path(claim),
            measure: &claim.measure,
            unit: &claim.unit,
            value: claim.value.to_string(),
            low: Number(claim.value.low),
            high: Number(claim.value.high),
            modifier: claim.value.modifier,
            population: PopulationRow {
                who: claim.population.who.iter().map(String::as_str).collect(),
                side: report.places_of(&claim.population.side),
            },
            attribution: claim.attribution.as_deref(),
            stance: claim.stance,
            scope: claim.scope,
            as_of: sources::as_of(claim).map(|day| day.to_string()),
            event,
            rule: &claim.rule,
            evidence: EvidenceRow::new(report, claim.document, &claim.evidence),
        }
    }
}

impl<'a> EvidenceRow<'a> {
    pub(super) fn new(report: &'a Report, document: usize, evidence: &'a Evidence) -> Self {
        let text = report.text_of(document);
        EvidenceRow {
            start: evidence.span.start,
            end: evidence.span.end,
            line: evidence.line,
            column: evidence.column,
            number: &evidence.number,
            quote: text.get(evidence.quote.clone()).unwrap_or_default(),
        }
    }
}

impl<'a> EventRow<'a> {
    fn new(report: &'a Report, event: &'a Event) -> Self {
        EventRow {
            id: &event.id,
            label: &event.label,
            kind: event.kind.as_deref(),
            places: report.places_of(&event.places),
            actors: report.places_of(&event.actors),
            start: event.time.start.map(|day| day.to_string()),
            end: event.time.end.map(|day| day.to_string()),
            claims: report.claims_at(&event.claims).map(|claim| claim.id.as_str()).collect(),
        }
    }
}

impl<'a> FindingRow<'a> {
    fn new(report: &'a Report, finding: &'a Finding) -> Self {
        FindingRow {
            id: &finding.id,
            event: report.event_of(finding).map(|event| event.id.as_str()),
            measure: &finding.measure,
            population: finding.population.as_deref(),
            verdict: finding.verdict,
            basis: finding.basis,
            certainty: finding.certainty,
            claims: report.claims_of(finding).map(|claim| claim.id.as_str()).collect(),
            witnesses: finding.witnesses,
            message: &finding.message,
            decision: None,
        }
    }
}

impl<'a> SkippedRow<'a> {
    pub(super) fn new(file: &'a Skipped) -> Self {
        SkippedRow { path: &file.path, reason: &file.reason, advice: &file.advice }
    }
}

/// Escapes what JSON allows raw and a terminal must not see: the value read back is the same.
/// Line ends outside strings are layout; inside strings they are escaped already.
fn escape(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for character in json.chars() {
        if character == '\n' || !bidi::is_hostile(character) {
            out.push(character);
        } else {
            let mut units = [0; 2];
            out.extend(character.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    out
}
