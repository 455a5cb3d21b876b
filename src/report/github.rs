//! Annotations for GitHub: workflow commands that put a note beside the first claim of each dispute.

use std::io;

use super::phrases::fill;
use super::{Options, Report, bidi, decided, detail, footer, rows};
use crate::finding::{Finding, Verdict};

/// Writes a line a dispute, then the answer and what is known of the run as notices.
pub fn write(report: &Report, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    for finding in report.disputes() {
        annotation(report, finding, options, out)?;
    }
    let told = std::iter::once(footer::summary(report, options)).chain(footer::run(report, options));
    let told: Vec<String> = told.map(|line| data(&line)).collect();
    writeln!(out, "::notice title={}::{}", env!("CARGO_PKG_NAME"), told.join(LINE_END))
}

/// A line end inside a message.
const LINE_END: &str = "%0A";

fn annotation(
    report: &Report,
    finding: &Finding,
    options: &Options,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let Some(claim) = report.claims_of(finding).next() else { return Ok(()) };
    let place = report.place_in_file(claim);
    let mut properties = vec![("file", property(&place.file))];
    properties.extend(place.line.map(|line| ("line", line.to_string())));
    if place.exact {
        properties.push(("col", claim.evidence.column.to_string()));
    }
    properties.push(("title", property(&rows::heading(report, finding, options))));
    let properties: Vec<String> = properties.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let others = report.claims_of(finding).map(|claim| data(&detail::line(report, claim, options)));
    let change = fill(&options.phrases.would_change, &[("text", &finding.would_change)]);
    let decision = decided::lines(report, finding, options).into_iter().map(|line| data(&line));
    let told = std::iter::once(data(&finding.message)).chain(others).chain([data(&change)]).chain(decision);
    let told = told.collect::<Vec<_>>().join(LINE_END);
    writeln!(out, "::{} {}::{told}", level(report, finding), properties.join(","))
}

fn level(report: &Report, finding: &Finding) -> &'static str {
    match finding.verdict {
        _ if report.is_settled(finding) => "notice",
        Verdict::Contradiction => "error",
        Verdict::Discrepancy => "warning",
        _ => "notice",
    }
}

/// Text as the message of a command. A line that is one is not searched for another.
fn data(text: &str) -> String {
    bidi::visible(text).replace('%', "%25")
}

/// Text as the value of a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
