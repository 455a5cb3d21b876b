//! A table for spreadsheets and statistics: a row a claim, with the findings it stands in.

use std::io;

use csv::{Terminator, WriterBuilder};

use super::sources::events_of_claims;
use super::{Options, Report, View, bidi, coverage, rows, sources};
use crate::claim::Claim;
use crate::event::Event;
use crate::finding::Finding;

/// Writes a row a claim; for events and numbers, a row each.
pub fn write(report: &Report, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let mut table = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(out);
    match options.view {
        View::Findings | View::Claims => {
            table.write_record(COLUMNS)?;
            let (events, findings) = (events_of_claims(report), findings_of_claims(report));
            for ((claim, event), findings) in report.claims.iter().zip(events).zip(findings) {
                table.write_record(claim_row(report, claim, event, &findings).map(|c| cell(&c)))?;
            }
        }
        View::Events => content(rows::events(report, options), &mut table)?,
        View::Coverage => content(coverage::rows(report, options), &mut table)?,
    }
    table.flush()
}

fn content(content: rows::Content, table: &mut csv::Writer<&mut dyn io::Write>) -> io::Result<()> {
    for row in std::iter::once(&content.titles).chain(&content.rows) {
        table.write_record(row.iter().map(|texts| cell(&texts.concat())))?;
    }
    Ok(())
}

/// Names for programs: they stay the same in every language of the report.
const COLUMNS: [&str; 34] = [
    "claim",
    "event",
    "event_label",
    "findings",
    "verdicts",
    "decisions",
    "measure",
    "unit",
    "value",
    "low",
    "high",
    "modifier",
    "who",
    "side",
    "attribution",
    "stance",
    "scope",
    "as_of",
    "outlet",
    "title",
    "language",
    "published",
    "document",
    "line",
    "column",
    "start",
    "end",
    "number",
    "quote",
    "rule",
    "tool",
    "rules",
    "inputs",
    "command",
];

fn claim_row(
    report: &Report,
    claim: &Claim,
    event: Option<&Event>,
    findings: &[&Finding],
) -> [String; COLUMNS.len()] {
    let document = report.document(claim);
    let decision = |finding: &&Finding| report.decision(finding).map(|s| word(&s.decision.status));
    let end = |end: Option<f64>| end.map(|end| end.to_string()).unwrap_or_default();
    let own = |text: Option<&String>| text.cloned().unwrap_or_default();
    let evidence = &claim.evidence;
    [
        claim.id.clone(),
        event.map(|event| event.id.clone()).unwrap_or_default(),
        event.map(|event| event.label.clone()).unwrap_or_default(),
        findings.iter().map(|finding| finding.id.as_str()).collect::<Vec<_>>().join(" "),
        findings.iter().map(|finding| word(&finding.verdict)).collect::<Vec<_>>().join(" "),
        findings.iter().filter_map(decision).collect::<Vec<_>>().join(" "),
        claim.measure.clone(),
        claim.unit.clone(),
        claim.value.to_string(),
        end(claim.value.low),
        end(claim.value.high),
        word(&claim.value.modifier),
        claim.population.who.iter().map(String::as_str).collect::<Vec<_>>().join("; "),
        report.places_of(&claim.population.side).join("; "),
        own(claim.attribution.as_ref()),
        word(&claim.stance),
        word(&claim.scope),
        sources::as_of(claim).map(|day| day.to_string()).unwrap_or_default(),
        report.outlet(claim).unwrap_or_default().to_owned(),
        own(document.and_then(|document| document.title.as_ref())),
        own(document.and_then(|document| document.language.as_ref())),
        document.and_then(|document| document.published).map(|day| day.to_string()).unwrap_or_default(),
        report.path(claim).to_owned(),
        evidence.line.to_string(),
        evidence.column.to_string(),
        evidence.span.start.to_string(),
        evidence.span.end.to_string(),
        evidence.number.clone(),
        report.text_of(claim.document).get(evidence.quote.clone()).unwrap_or_default().to_owned(),
        claim.rule.clone(),
        format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION")),
        report.rules.clone(),
        report.run.inputs.clone(),
        report.run.command.clone(),
    ]
}

/// The findings that each claim stands in.
fn findings_of_claims<'r>(report: &'r Report) -> Vec<Vec<&'r Finding>> {
    let mut findings = vec![Vec::new(); report.claims.len()];
    for finding in &report.findings {
        for claim in &finding.claims {
            if let Some(of_claim) = findings.get_mut(*claim) {
                of_claim.push(finding);
            }
        }
    }
    findings
}

/// The name that programs know a value of a closed list by.
fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| Some(value.as_str()?.to_owned())).unwrap_or_default()
}

/// What starts a formula; the wide forms do in spreadsheets for East Asia.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Line ends inside a cell become spaces, and a text that a spreadsheet would run as a formula gets
/// an apostrophe in front.
fn cell(text: &str) -> String {
    let text = bidi::safe(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    if text.starts_with(FORMULA) { format!("'{text}") } else { text }
}
