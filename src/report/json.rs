//! The JSON report: a stable contract for programs.

use std::io;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::choice::{self, ChoiceRow};
use super::decided::DecisionRow;
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

/// The report of one run: what was read, claimed, grouped and found.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "counterclaim report")]
pub(super) struct Root<'a> {
    /// Goes up when a program that reads the reports has to change.
    schema_version: u32,
    tool: Tool<'a>,
    run: RunRow<'a>,
    documents: Vec<DocumentRow<'a>>,
    claims: Vec<ClaimRow<'a>>,
    events: Vec<EventRow<'a>>,
    findings: Vec<FindingRow<'a>>,
    /// The figures that the desk chooses; left out where it asks for none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    choices: Vec<ChoiceRow<'a>>,
    coverage: Coverage,
    skipped: Vec<SkippedRow<'a>>,
    /// What the reader should know of the run, a sentence each.
    warnings: &'a [String],
}

/// The program and the rules it went by.
#[derive(Serialize, JsonSchema)]
pub(super) struct Tool<'a> {
    name: &'a str,
    version: &'a str,
    /// Fingerprint of all rule files.
    rules: &'a str,
}

/// What is needed to make the report again.
#[derive(Serialize, JsonSchema)]
pub(super) struct RunRow<'a> {
    /// Fingerprint of the articles read, their metadata among it.
    inputs: &'a str,
    /// The command line, paths by their last part.
    command: &'a str,
    /// The day the run was told to take for today; null where it was told none.
    clock: Option<String>,
}

/// An article.
#[derive(Serialize, JsonSchema)]
pub(super) struct DocumentRow<'a> {
    /// Fingerprint of text and outlet.
    id: &'a str,
    path: &'a str,
    /// Two-letter code, where it has one.
    language: Option<&'a str>,
    title: Option<&'a str>,
    /// The outlet.
    source: Option<&'a str>,
    /// The day of publication, from metadata.
    published: Option<String>,
}

/// One numeric statement of one article.
#[derive(Serialize, JsonSchema)]
pub(super) struct ClaimRow<'a> {
    /// Content fingerprint: it survives line moves.
    id: &'a str,
    /// The path of its article.
    document: &'a str,
    /// What is counted.
    measure: &'a str,
    unit: &'a str,
    /// The stated values: `46  >46  >=46  <46  <=46  ~46  20..35`.
    value: String,
    /// Lowest stated value; null when nothing bounds it from below.
    low: Number,
    /// Highest stated value; null when nothing bounds it from above.
    high: Number,
    modifier: Modifier,
    population: PopulationRow<'a>,
    /// Who says it, in the article's words.
    attribution: Option<&'a str>,
    stance: Stance,
    scope: Scope,
    /// The last day the number holds for.
    as_of: Option<String>,
    /// The id of the event it is about.
    event: Option<&'a str>,
    /// The rule that found it.
    rule: &'a str,
    evidence: EvidenceRow<'a>,
}

/// Who was counted.
#[derive(Serialize, JsonSchema)]
struct PopulationRow<'a> {
    who: Vec<&'a str>,
    side: Vec<&'a str>,
}

/// Where a number stands.
#[derive(Serialize, JsonSchema)]
pub(super) struct EvidenceRow<'a> {
    /// First byte of the number in the article as UTF-8.
    start: usize,
    /// The byte after the number.
    end: usize,
    /// From 1.
    line: usize,
    /// In characters, from 1.
    column: usize,
    /// The number as written.
    number: &'a str,
    /// The sentence as written.
    quote: &'a str,
}

/// A happening that claims are about.
#[derive(Serialize, JsonSchema)]
pub(super) struct EventRow<'a> {
    id: &'a str,
    label: &'a str,
    kind: Option<&'a str>,
    places: Vec<&'a str>,
    actors: Vec<&'a str>,
    start: Option<String>,
    end: Option<String>,
    /// Ids of its claims.
    claims: Vec<&'a str>,
}

/// A verdict on comparable claims of one event.
#[derive(Serialize, JsonSchema)]
pub(super) struct FindingRow<'a> {
    /// Fingerprint of its claims, verdict and basis.
    id: &'a str,
    event: Option<&'a str>,
    measure: &'a str,
    /// Who is counted; null for everybody.
    population: Option<&'a str>,
    verdict: Verdict,
    basis: Basis,
    certainty: Certainty,
    /// Ids of its claims.
    claims: Vec<&'a str>,
    /// How many independent documents stand behind the claims.
    witnesses: usize,
    /// One sentence of reason.
    message: &'a str,
    /// What a person has decided; null as long as nobody has.
    decision: Option<DecisionRow<'a>>,
}

/// A file that could not be read.
#[derive(Serialize, JsonSchema)]
pub(super) struct SkippedRow<'a> {
    path: &'a str,
    reason: &'a str,
    advice: &'a str,
}

/// A stated end; whole numbers are written without a fraction, an open end as null.
#[derive(JsonSchema)]
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
        let events = sources::events_of_claims(report);
        let rows = report.claims.iter().zip(events);
        Root {
            schema_version: SCHEMA_VERSION,
            tool: Tool::new(report),
            run: RunRow::new(report),
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

impl<'a> Tool<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION"), rules: &report.rules }
    }
}

impl<'a> RunRow<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        let run = &report.run;
        RunRow { inputs: &run.inputs, command: &run.command, clock: run.clock.map(|day| day.to_string()) }
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
    pub(super) fn new(report: &'a Report, claim: &'a Claim, event: Option<&'a Event>) -> Self {
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
            event: event.map(|event| event.id.as_str()),
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
    pub(super) fn new(report: &'a Report, event: &'a Event) -> Self {
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
    pub(super) fn new(report: &'a Report, finding: &'a Finding) -> Self {
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
            decision: report.decision(finding).map(DecisionRow::new),
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
pub(super) fn escape(json: &str) -> String {
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
