//! `decide`: recording what a person decided.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use jiff::civil::Date;

use super::arguments::{InputArgs, RulesArgs};
use super::decisions::{self, DecisionArgs, File, VerdictArgs};
use super::run;
use crate::report::Report;

/// Which finding, and what was decided about it.
#[derive(Debug, Args)]
pub struct DecideArgs {
    /// The finding's id, or the first letters of it; a path with --baseline
    #[arg(required_unless_present = "baseline")]
    id: Option<String>,
    /// The articles that the finding is about; those here without any
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    verdict: VerdictArgs,
    /// Waive every dispute there is, so that only what changes or comes later counts
    #[arg(long)]
    baseline: bool,
    #[command(flatten)]
    decisions: DecisionArgs,
    #[command(flatten)]
    rules: RulesArgs,
    /// Read every article as being in this language (two-letter code)
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
    /// The day that stands for today
    #[arg(long, value_name = "DATE")]
    now: Option<Date>,
}

impl DecideArgs {
    fn input(&self) -> InputArgs {
        let first = self.id.iter().filter(|_| self.baseline).map(PathBuf::from);
        let mut paths: Vec<PathBuf> = first.chain(self.paths.iter().cloned()).collect();
        if paths.is_empty() {
            paths.push(PathBuf::from("."));
        }
        let rules = RulesArgs { rules: self.rules.rules.clone() };
        InputArgs { paths, rules, language: self.language.clone(), now: self.now }
    }
}

/// Reads the articles, finds the finding and records the decision on it.
///
/// # Errors
/// The articles, the rules or the file cannot be read, or no finding is meant.
pub fn run(args: &DecideArgs) -> Result<ExitCode, String> {
    let input = args.input();
    let (rules, phrases) = super::rules(&input.rules)?;
    let articles = super::articles(&input, &rules)?;
    let mut report = crate::check(&articles.documents, &rules);
    report.run = run::run(&articles.documents, input.now)?;
    let file = File::read(&args.decisions, true)?;
    let today = run::today(&report.run);
    report.decisions = file.ledger.apply(&report.findings, &report.claims, today);
    let mut verdict = args.verdict.clone();
    if args.baseline {
        verdict.reason.get_or_insert_with(|| phrases.baseline().to_owned());
    }
    let chosen = chosen(args, &report)?;
    let decisions = chosen.iter().map(|finding| {
        let about = crate::report::about(&report, finding, &phrases);
        decisions::decision(&report, finding, &verdict, about, today)
    });
    let decisions = decisions.collect::<Result<Vec<_>, String>>()?;
    file.record(&decisions, &report.decisions)?;
    println!("{}", phrases.recorded(decisions.len(), &file.path.display().to_string()));
    Ok(ExitCode::SUCCESS)
}

fn chosen<'r>(args: &DecideArgs, report: &'r Report<'_>) -> Result<Vec<&'r crate::finding::Finding>, String> {
    match &args.id {
        Some(id) if !args.baseline => Ok(vec![decisions::finding(report, id)?]),
        _ => Ok(report.disputes().filter(|finding| !report.is_settled(finding)).collect()),
    }
}
