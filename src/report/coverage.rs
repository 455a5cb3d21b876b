//! Every number with what became of it, for people and for programs.

use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use super::json::{DocumentRow, EvidenceRow, RunRow, SCHEMA_VERSION, SkippedRow, Tool, write_safe};
use super::phrases::Fates;
use super::quote::Quote;
use super::rows::{Content, Texts, location, short};
use super::{Options, Report};
use crate::claim::draft::Fate;
use crate::claim::{Coverage, Number};

/// A row a number.
pub fn rows(report: &Report, options: &Options) -> Content {
    let words = &options.phrases.columns;
    let titles = [&words.place_in_text, &words.number, &words.fate, &words.rule, &words.quote];
    let fates = &options.phrases.fates;
    Content {
        titles: titles.map(|title| vec![title.clone()]).to_vec(),
        rows: report.numbers.iter().map(|number| row(report, number, fates)).collect(),
        stacks: &[&[0], &[1, 2], &[3], &[4]],
    }
}

fn row(report: &Report, number: &Number, words: &Fates) -> Vec<Texts> {
    let evidence = &number.evidence;
    let fate = match number.fate {
        Fate::Claimed(_) => &words.claimed,
        Fate::Excluded(_) => &words.excluded,
        Fate::Unexplained | Fate::Noun => &words.unexplained,
    };
    vec![
        location(report, number.document, evidence),
        vec![evidence.number.clone()],
        vec![fate.clone()],
        vec![rule(&number.fate).unwrap_or_default().to_owned()],
        vec![short(Quote::new(report.text_of(number.document), evidence))],
    ]
}

/// Writes all numbers as one pretty-printed object and a line end.
pub fn write_json(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    write_safe(&Root::new(report), out)
}

/// Every number of the articles, with what became of it.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "counterclaim coverage")]
pub(super) struct Root<'a> {
    /// Goes up when a program that reads the reports has to change.
    schema_version: u32,
    tool: Tool<'a>,
    run: RunRow<'a>,
    documents: Vec<DocumentRow<'a>>,
    numbers: Vec<NumberRow<'a>>,
    coverage: Coverage,
    skipped: Vec<SkippedRow<'a>>,
    warnings: &'a [String],
}

/// A number of an article.
#[derive(Serialize, JsonSchema)]
pub(super) struct NumberRow<'a> {
    document: &'a str,
    fate: FateName,
    rule: Option<&'a str>,
    evidence: EvidenceRow<'a>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum FateName {
    Claimed,
    Excluded,
    Unexplained,
}

impl<'a> Root<'a> {
    fn new(report: &'a Report) -> Self {
        Root {
            schema_version: SCHEMA_VERSION,
            tool: Tool::new(report),
            run: RunRow::new(report),
            documents: report.documents.iter().map(DocumentRow::new).collect(),
            numbers: report.numbers.iter().map(|number| NumberRow::new(report, number)).collect(),
            coverage: report.coverage,
            skipped: report.skipped.iter().map(SkippedRow::new).collect(),
            warnings: &report.warnings,
        }
    }
}

impl<'a> NumberRow<'a> {
    pub(super) fn new(report: &'a Report, number: &'a Number) -> Self {
        NumberRow {
            document: report.path_of(number.document),
            fate: match number.fate {
                Fate::Claimed(_) => FateName::Claimed,
                Fate::Excluded(_) => FateName::Excluded,
                Fate::Unexplained | Fate::Noun => FateName::Unexplained,
            },
            rule: rule(&number.fate),
            evidence: EvidenceRow::new(report, number.document, &number.evidence),
        }
    }
}

fn rule(fate: &Fate) -> Option<&str> {
    match fate {
        Fate::Claimed(rule) | Fate::Excluded(rule) => Some(rule),
        Fate::Unexplained | Fate::Noun => None,
    }
}
