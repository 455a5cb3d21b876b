//! What several commands may say.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::decisions::DecisionArgs;
use super::share::Share;
use super::spot::Spot;
use super::target::Target;
use crate::finding::{Policy, Verdict};
use crate::report::schema::Subject;
use crate::report::{Bidi, Format, Report};

/// Which rules to use.
#[derive(Debug, Args)]
pub struct RulesArgs {
    /// A folder of rules added to the built-in ones; a file of the same name replaces the built-in one
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
}

/// What to read, and how.
#[derive(Debug, Args)]
pub struct InputArgs {
    /// Article files, folders of them, .jsonl files (an article a line), or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub rules: RulesArgs,
    /// Read every article as being in this language (two-letter code)
    #[arg(long, value_name = "CODE")]
    pub language: Option<String>,
    /// The day that stands for today, for articles that do not say when they were published
    #[arg(long, value_name = "DATE")]
    pub now: Option<Date>,
}

/// What of the claims is asked for.
#[derive(Debug, Args)]
pub struct ClaimsArgs {
    /// List every number instead, with what became of it: claimed, excluded or unexplained
    #[arg(long)]
    pub coverage: bool,
    /// End with 1 when more than this share of all numbers is unexplained (5 or 5%)
    #[arg(long, value_name = "SHARE")]
    pub max_unexplained: Option<Share>,
    /// Tell instead what the rules did with the sentences on a line of an article, and why others
    /// did not fire
    #[arg(long, value_name = "FILE:LINE", conflicts_with_all = ["coverage", "max_unexplained", "format"])]
    pub trace: Option<Spot>,
}

/// How to write it.
#[derive(Debug, Args)]
pub struct OutputArgs {
    /// How the report is laid out, and in which file instead of standard output; may be given again:
    /// detail (the default), table, json, jsonl, csv, markdown, html, sarif, github
    #[arg(id = "format", long = "format", value_name = "FORMAT[=FILE]")]
    pub formats: Vec<Target>,
    /// Whether right-to-left text is wrapped in isolates, for terminals that reorder it
    #[arg(long, value_enum, default_value_t = BidiArg::Auto)]
    pub bidi: BidiArg,
    /// Whether what stands out is painted; auto: in a terminal, as NO_COLOR, CLICOLOR_FORCE and CLICOLOR allow
    #[arg(long, value_enum, default_value_t = ColorArg::Auto)]
    pub color: ColorArg,
    /// Columns to write to instead of the terminal's width
    #[arg(long, value_name = "COLUMNS")]
    pub width: Option<u16>,
    /// The figure of a dispute that the desk prints; only `check` has it
    #[arg(skip)]
    pub policy: Option<PolicyArg>,
    /// Whether SARIF leaves out what is waived; only `check` has it
    #[arg(skip)]
    pub sarif_omit_waived: bool,
    /// Whether a clean report is kept from standard output; only `check` has it
    #[arg(skip)]
    pub quiet: bool,
    /// Where decisions lie; only `check` and `events` have them
    #[arg(skip)]
    pub decisions: Option<DecisionArgs>,
}

/// How a report is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatArg {
    /// The answer, a card for each dispute with quotes and reasons, then the table
    Detail,
    /// The same without the cards
    Table,
    /// The stable JSON contract
    Json,
    /// The same, a record a line
    Jsonl,
    /// A row a claim, for spreadsheets and statistics
    Csv,
    /// For the comment on a pull request
    Markdown,
    /// One page that needs nothing else
    Html,
    /// SARIF 2.1.0, for hosts and editors
    Sarif,
    /// Annotations for GitHub
    Github,
}

/// What there is a schema of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SubjectArg {
    /// The report as JSON
    Report,
    /// A line of the report as JSON lines
    Record,
    /// The numbers of `claims --coverage` as JSON
    Coverage,
}

impl From<SubjectArg> for Subject {
    fn from(subject: SubjectArg) -> Self {
        match subject {
            SubjectArg::Report => Subject::Report,
            SubjectArg::Record => Subject::Record,
            SubjectArg::Coverage => Subject::Coverage,
        }
    }
}

/// Whether right-to-left text is isolated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BidiArg {
    /// Isolates when the output is a terminal
    Auto,
    /// Isolates always
    Isolate,
    /// Never
    None,
}

/// Whether standard output is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorArg {
    /// When the output is a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The mildest verdict that fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Only contradictions
    Contradiction,
    /// Discrepancies too
    Discrepancy,
    /// Revisions too
    Revision,
    /// Nothing
    Never,
}

/// Which figure of a dispute the desk prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum PolicyArg {
    /// The lowest stated
    Lowest,
    /// The highest stated
    Highest,
    /// From the lowest to the highest stated
    Range,
    /// That of the latest day
    Latest,
    /// That which most independent documents state
    MostWitnesses,
}

impl From<PolicyArg> for Policy {
    fn from(policy: PolicyArg) -> Self {
        match policy {
            PolicyArg::Lowest => Policy::Lowest,
            PolicyArg::Highest => Policy::Highest,
            PolicyArg::Range => Policy::Range,
            PolicyArg::Latest => Policy::Latest,
            PolicyArg::MostWitnesses => Policy::MostWitnesses,
        }
    }
}

impl FailOn {
    /// Whether a report has a finding of this strength that nobody has settled.
    pub fn fails(self, report: &Report<'_>) -> bool {
        let mut open = report.findings.iter().filter(|finding| !report.is_settled(finding));
        open.any(|finding| self.includes(finding.verdict))
    }

    fn includes(self, verdict: Verdict) -> bool {
        match self {
            FailOn::Contradiction => verdict >= Verdict::Contradiction,
            FailOn::Discrepancy => verdict >= Verdict::Discrepancy,
            FailOn::Revision => verdict >= Verdict::Revision,
            FailOn::Never => false,
        }
    }
}

impl From<FormatArg> for Format {
    fn from(format: FormatArg) -> Self {
        match format {
            FormatArg::Table => Format::Table,
            FormatArg::Detail => Format::Detail,
            FormatArg::Json => Format::Json,
            FormatArg::Jsonl => Format::Jsonl,
            FormatArg::Csv => Format::Csv,
            FormatArg::Markdown => Format::Markdown,
            FormatArg::Html => Format::Html,
            FormatArg::Sarif => Format::Sarif,
            FormatArg::Github => Format::Github,
        }
    }
}

impl From<BidiArg> for Bidi {
    fn from(bidi: BidiArg) -> Self {
        match bidi {
            BidiArg::Auto => Bidi::Auto,
            BidiArg::Isolate => Bidi::Isolate,
            BidiArg::None => Bidi::None,
        }
    }
}
