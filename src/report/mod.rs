//! The report: what was read, claimed, grouped and found, and the formats it is written in.

pub mod bidi;
mod choice;
pub mod correction;
mod coverage;
mod decided;
mod detail;
pub mod earlier;
pub mod explain;
mod footer;
mod github;
mod html;
mod json;
mod jsonl;
mod markdown;
pub mod numbers;
pub mod output;
pub mod phrases;
mod quote;
mod root;
mod rows;
mod sarif;
pub mod schema;
mod sources;
mod spreadsheet;
mod table;
pub mod trace;
mod uri;
pub mod usage;
pub mod why;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io;

use jiff::civil::Date;

use crate::claim::{Claim, Coverage, Number};
use crate::decision::Standings;
use crate::document::{Document, Skipped};
use crate::event::Event;
use crate::finding::{Finding, Policy, Verdict};
use crate::place::PlaceId;

pub use bidi::Bidi;
pub use phrases::Phrases;
pub use root::Root;

/// Everything one run has to tell. Indices in claims, events and findings point into its lists.
#[derive(Debug, Clone, Default)]
pub struct Report<'a> {
    /// The articles read.
    pub documents: &'a [Document],
    /// Their claims.
    pub claims: Vec<Claim>,
    /// The events the claims are about.
    pub events: Vec<Event>,
    /// Verdicts, strongest first, then in the order of the events.
    pub findings: Vec<Finding>,
    /// What became of the numbers.
    pub coverage: Coverage,
    /// The numbers one by one; empty unless they are asked for.
    pub numbers: Vec<Number>,
    /// Files that could not be read.
    pub skipped: Vec<Skipped>,
    /// What the reader should know of the run, a sentence each.
    pub warnings: Vec<String>,
    /// Fingerprint of the rules the claims were found with.
    pub rules: String,
    /// Names of places for people; a place without one is shown by its key.
    pub places: BTreeMap<PlaceId, String>,
    /// How the desk wants disputes summed up in one figure; none when it does not.
    pub policy: Option<Policy>,
    /// Where the paths named at the command line lie.
    pub roots: Vec<Root>,
    /// What is needed to make the report again.
    pub run: Run,
    /// What people decided about the findings.
    pub decisions: Standings,
}

/// A run of the program, as a report tells of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// Fingerprint of the articles, their metadata among it.
    pub inputs: String,
    /// The command line, paths by their last part.
    pub command: String,
    /// The day that the run was told to take for today.
    pub clock: Option<Date>,
}

impl<'a> Report<'a> {
    /// Puts the stages' results together and the findings in order; the fields that come from
    /// the edges (skipped files, warnings, rules, place names) are set afterwards.
    pub fn new(
        documents: &'a [Document],
        claims: Vec<Claim>,
        events: Vec<Event>,
        mut findings: Vec<Finding>,
        coverage: Coverage,
    ) -> Self {
        findings.sort_by_key(|finding| (Reverse(finding.verdict), finding.event));
        Report { documents, claims, events, findings, coverage, ..Report::default() }
    }

    /// The findings where figures differ and are comparable, strongest verdict first.
    pub fn disputes(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.verdict >= Verdict::Revision)
    }
}

/// How a report is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Tables, a row a claim or an event.
    Table,
    /// A card for each dispute, with quotes and reasons, then the table. Claims and events have no cards and are
    /// laid out as tables.
    Detail,
    /// The stable JSON contract, always with everything in it.
    Json,
    /// The same, a record a line.
    Jsonl,
    /// A row a claim, for spreadsheets and statistics.
    Csv,
    /// For the comment on a pull request.
    Markdown,
    /// One page that needs nothing else, for people.
    Html,
    /// SARIF 2.1.0: the disputes, for hosts and editors.
    Sarif,
    /// Workflow commands that annotate files on GitHub: the disputes.
    Github,
}

/// What of the report is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Where the sources disagree.
    Findings,
    /// What was picked out.
    Claims,
    /// What was grouped.
    Events,
    /// What became of each number.
    Coverage,
}

/// How a report is to look; the caller looks at the terminal, the report does not.
#[derive(Debug, Clone)]
pub struct Options<'a> {
    /// What is asked for.
    pub view: View,
    /// The words of the report.
    pub phrases: &'a Phrases,
    /// Width in terminal cells the reader asks for; none for the terminal's own.
    pub width: Option<u16>,
    /// Width of the terminal in cells; none when the output is not a terminal.
    pub terminal: Option<u16>,
    /// Whether right-to-left text is wrapped for terminals that reorder it.
    pub bidi: Bidi,
    /// Whether bold and reverse video may be used; nothing is told by them alone.
    pub color: bool,
    /// Whether SARIF leaves out what is waived, for hosts that know no suppressions.
    pub omit_waived: bool,
}

impl Options<'_> {
    /// The width to write to, in cells.
    fn cells(&self) -> u16 {
        self.width.or(self.terminal).unwrap_or(WIDTH_OF_A_FILE).max(NARROWEST)
    }

    fn isolates(&self) -> bool {
        match self.bidi {
            Bidi::Auto => self.terminal.is_some(),
            Bidi::Isolate => true,
            Bidi::None => false,
        }
    }

    /// Text made safe, its right-to-left runs isolated where that is asked for.
    fn show(&self, text: &str) -> String {
        self.frame(bidi::safe(text))
    }

    /// Text that is safe already, its right-to-left runs isolated where that is asked for.
    fn frame(&self, text: String) -> String {
        if self.isolates() { bidi::isolate(&text) } else { text }
    }
}

/// Cells of a line when the output is no terminal.
const WIDTH_OF_A_FILE: u16 = 100;

/// A table of eight columns cannot be read in fewer cells.
const NARROWEST: u16 = 60;

/// What a finding is about, in one line for people.
pub fn about(report: &Report, finding: &Finding, phrases: &Phrases) -> String {
    detail::title(report, finding, phrases)
}

/// Writes a report. The same report and options give the same bytes.
///
/// # Errors
/// Those of `out`.
pub fn write(report: &Report, format: Format, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    match (format, options.view) {
        (Format::Json, View::Coverage) => coverage::write_json(report, out),
        (Format::Json, _) => json::write(report, out),
        (Format::Jsonl, view) => jsonl::write(report, view, out),
        (Format::Csv, _) => spreadsheet::write(report, options, out),
        (Format::Markdown, _) => markdown::write(report, options, out),
        (Format::Html, _) => html::write(report, options, out),
        (Format::Sarif, _) => sarif::write(report, options, out),
        (Format::Github, _) => github::write(report, options, out),
        (Format::Detail, View::Findings) => detail::write(report, options, out),
        (_, view) => table::write(report, view, options, out),
    }
}
