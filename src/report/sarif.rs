//! SARIF 2.1.0, for hosts and editors that show the results of checkers beside the text.

use std::io;

use serde::Serialize;

use super::json::write_safe;
use super::phrases::fill;
use super::{Options, Report, decided, detail, footer, uri};
use crate::claim::Claim;
use crate::decision::Status;
use crate::finding::{Finding, Verdict};

/// Writes a log with one run, a result for each dispute.
pub fn write(report: &Report, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run::new(report, options)],
    };
    write_safe(&log, out)
}

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    invocations: [Invocation; 1],
    column_kind: &'static str,
    results: Vec<Result>,
    properties: RunProperties,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

/// A verdict that results can have.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: String,
    short_description: Message,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    command_line: String,
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Message,
}

#[derive(Serialize)]
struct RunProperties {
    rules: String,
    inputs: String,
    clock: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Result {
    rule_id: String,
    level: &'static str,
    message: Message,
    locations: Vec<Location>,
    related_locations: Vec<Location>,
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressions: Option<[Suppression; 1]>,
    properties: ResultProperties,
}

/// A person's decision that nothing is to be done, or not yet.
#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    justification: String,
}

#[derive(Serialize)]
struct Fingerprints {
    /// Made of the contents of the claims: it survives line moves.
    #[serde(rename = "counterclaimFinding/v1")]
    finding: String,
}

#[derive(Serialize)]
struct ResultProperties {
    decision: Option<String>,
    event: String,
    measure: String,
    certainty: crate::finding::Certainty,
    witnesses: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    id: usize,
    message: Message,
    physical_location: Physical,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Snippet>,
}

#[derive(Serialize)]
struct Snippet {
    text: String,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

impl Message {
    /// A message of plain text: brackets would be links.
    fn new(text: &str) -> Self {
        let text = text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
        Message { text }
    }
}

impl Run {
    fn new(report: &Report, options: &Options) -> Self {
        let run = &report.run;
        let driver = Driver {
            name: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            rules: RULES.iter().map(|verdict| Rule::new(*verdict, options)).collect(),
        };
        let notification = |text: &String| Notification { level: "warning", message: Message::new(text) };
        let invocation = Invocation {
            command_line: run.command.clone(),
            execution_successful: true,
            tool_execution_notifications: footer::notices(report, options).iter().map(notification).collect(),
        };
        let (rules, inputs) = (report.rules.clone(), run.inputs.clone());
        Run {
            tool: Tool { driver },
            invocations: [invocation],
            column_kind: "utf16CodeUnits",
            results: shown(report, options).map(|finding| Result::new(report, finding, options)).collect(),
            properties: RunProperties { rules, inputs, clock: run.clock.map(|day| day.to_string()) },
        }
    }
}

/// The disputes, without those waived where they are to be left out.
fn shown<'r>(report: &'r Report, options: &Options) -> impl Iterator<Item = &'r Finding> {
    let omit = options.omit_waived;
    report.disputes().filter(move |finding| !omit || !report.is_waived(finding))
}

/// The verdicts that make a dispute.
const RULES: [Verdict; 3] = [Verdict::Contradiction, Verdict::Discrepancy, Verdict::Revision];

impl Rule {
    fn new(verdict: Verdict, options: &Options) -> Self {
        let meaning = options.phrases.meanings.get(&verdict).map_or("", String::as_str);
        Rule {
            id: id(verdict),
            short_description: Message::new(meaning),
            default_configuration: Configuration { level: level(verdict) },
        }
    }
}

/// The name programs know a verdict by.
fn id(verdict: Verdict) -> String {
    format!("{verdict:?}").to_lowercase()
}

fn level(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Contradiction => "error",
        Verdict::Discrepancy => "warning",
        _ => "note",
    }
}

impl Result {
    fn new(report: &Report, finding: &Finding, options: &Options) -> Self {
        let change = fill(&options.phrases.would_change, &[("text", &finding.would_change)]);
        let mut locations = report.claims_of(finding).enumerate();
        let mut locations = locations.by_ref().map(|(at, claim)| Location::new(report, at, claim, options));
        Result {
            rule_id: id(finding.verdict),
            level: level(finding.verdict),
            message: Message::new(&format!(
                "{}. {} {change}",
                super::rows::heading(report, finding, options),
                finding.message
            )),
            locations: locations.by_ref().take(1).collect(),
            related_locations: locations.collect(),
            partial_fingerprints: Fingerprints { finding: finding.id.clone() },
            suppressions: Suppression::new(report, finding, options).map(|one| [one]),
            properties: ResultProperties {
                decision: decided::word(report, finding, options),
                event: report.event_of(finding).map(|event| event.label.clone()).unwrap_or_default(),
                measure: finding.measure.clone(),
                certainty: finding.certainty,
                witnesses: finding.witnesses,
            },
        }
    }
}

impl Suppression {
    fn new(report: &Report, finding: &Finding, options: &Options) -> Option<Self> {
        let decision = report.decision(finding).filter(|standing| standing.holds())?;
        let status = match decision.decision.status {
            Status::Waived | Status::FalseAlarm => "accepted",
            Status::Enquiry => "underReview",
            Status::Confirmed => return None,
        };
        let justification = decided::lines(report, finding, options).join(" ");
        Some(Suppression { kind: "external", status, justification })
    }
}

impl Location {
    fn new(report: &Report, at: usize, claim: &Claim, options: &Options) -> Self {
        let place = report.place_in_file(claim);
        let region = place.line.map(|line| Region::new(report, claim, line, place.exact));
        Location {
            id: at,
            message: Message::new(&detail::line(report, claim, options)),
            physical_location: Physical { artifact_location: Artifact { uri: uri::of(&place.file) }, region },
        }
    }
}

impl Region {
    /// The number, its columns counted as most editors do: in UTF-16 units, from 1.
    fn new(report: &Report, claim: &Claim, line: usize, exact: bool) -> Self {
        let (text, span) = (report.text_of(claim.document), &claim.evidence.span);
        let before = text.get(..span.start).unwrap_or_default();
        let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let number = text.get(span.clone()).unwrap_or_default();
        let units = |text: &str| text.encode_utf16().count();
        let column = units(before.get(start..).unwrap_or_default()) + 1;
        let columns = exact.then_some((column, column + units(number)));
        let ends_here = !number.contains(['\n', '\r']);
        Region {
            start_line: line,
            start_column: columns.map(|(start, _)| start),
            end_column: columns.filter(|_| ends_here).map(|(_, end)| end),
            snippet: exact.then(|| Snippet { text: number.to_owned() }),
        }
    }
}
