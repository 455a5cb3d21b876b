//! JSON lines: a record a line, so that millions can be piped and each be read by itself.

use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use super::coverage::NumberRow;
use super::json::{
    ClaimRow, DocumentRow, EventRow, FindingRow, RunRow, SCHEMA_VERSION, SkippedRow, Tool, escape,
};
use super::sources::events_of_claims;
use super::{Report, View};
use crate::claim::Coverage;

/// A line.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
#[schemars(title = "counterclaim record")]
pub(super) enum Record<'a> {
    /// The first line: the program and the run.
    Run {
        schema_version: u32,
        tool: Tool<'a>,
        run: RunRow<'a>,
    },
    Document(DocumentRow<'a>),
    Claim(ClaimRow<'a>),
    Event(EventRow<'a>),
    Finding(FindingRow<'a>),
    /// A number, where numbers are asked for.
    Number(NumberRow<'a>),
    Coverage(Coverage),
    Skipped(SkippedRow<'a>),
    Warning {
        text: &'a str,
    },
}

/// Writes a record a line: what the run was, then what was read, claimed, grouped and found.
pub fn write(report: &Report, view: View, out: &mut dyn io::Write) -> io::Result<()> {
    let mut line = |record: Record<'_>| writeln!(out, "{}", escape(&serde_json::to_string(&record)?));
    line(Record::Run { schema_version: SCHEMA_VERSION, tool: Tool::new(report), run: RunRow::new(report) })?;
    report.documents.iter().try_for_each(|document| line(Record::Document(DocumentRow::new(document))))?;
    for (claim, event) in report.claims.iter().zip(events_of_claims(report)) {
        line(Record::Claim(ClaimRow::new(report, claim, event)))?;
    }
    report.events.iter().try_for_each(|event| line(Record::Event(EventRow::new(report, event))))?;
    report.findings.iter().try_for_each(|finding| line(Record::Finding(FindingRow::new(report, finding))))?;
    if view == View::Coverage {
        report.numbers.iter().try_for_each(|number| line(Record::Number(NumberRow::new(report, number))))?;
    }
    line(Record::Coverage(report.coverage))?;
    report.skipped.iter().try_for_each(|file| line(Record::Skipped(SkippedRow::new(file))))?;
    report.warnings.iter().try_for_each(|text| line(Record::Warning { text }))
}
