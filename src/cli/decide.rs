//! `decide`: recording what a person decided.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Args;

use super::decisions::{self, VerdictArgs};
use super::here::HereArgs;
use super::run;
use crate::finding::Finding;
use crate::report::{self, Report, bidi};

/// Which finding, and what was decided about it.
#[derive(Debug, Args)]
pub struct DecideArgs {
    /// The finding's id, or the first letters of it; with --baseline a path
    #[arg(required_unless_present = "baseline")]
    id: Option<String>,
    #[command(flatten)]
    here: HereArgs,
    #[command(flatten)]
    verdict: VerdictArgs,
    /// Waive every dispute there is, so that only what changes or comes later counts
    #[arg(long)]
    baseline: bool,
}

/// Reads the articles, finds the finding and records the decision on it.
///
/// # Errors
/// The articles, the rules or the file cannot be read, or no finding is meant.
pub fn run(args: &DecideArgs) -> Result<ExitCode, String> {
    let here = args.here.read(args.id.as_ref().filter(|_| args.baseline), true)?;
    let report = here.report()?;
    let mut verdict = args.verdict.clone();
    if args.baseline {
        verdict.reason.get_or_insert_with(|| here.phrases.baseline().to_owned());
    }
    let today = run::today(&report.run);
    let decisions = chosen(args, &report)?.into_iter().map(|finding| {
        let about = report::about(&report, finding, &here.phrases);
        decisions::decision(&report, finding, &verdict, about, today)
    });
    let decisions = decisions.collect::<Result<Vec<_>, String>>()?;
    here.decided.record(&decisions, &report.decisions)?;
    let file = here.decided.path.display().to_string();
    let told = bidi::safe(&here.phrases.recorded(decisions.len(), &file));
    super::writing::finished(writeln!(io::stdout().lock(), "{told}"))?;
    Ok(ExitCode::SUCCESS)
}

fn chosen<'r>(args: &DecideArgs, report: &'r Report<'_>) -> Result<Vec<&'r Finding>, String> {
    match &args.id {
        Some(id) if !args.baseline => Ok(vec![decisions::finding(report, id)?]),
        _ => Ok(report.disputes().filter(|finding| !report.is_settled(finding)).collect()),
    }
}
