//! The file of decisions, and recording one.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::run::today;
use crate::claim::Claim;
use crate::decision::{Decision, Expiry, Ledger, Standings, Status, edit};
use crate::finding::{Finding, Verdict};
use crate::report::{self, Phrases, Report};

/// Where decisions lie.
#[derive(Debug, Clone, Args)]
pub struct DecisionArgs {
    /// The file of decisions; decisions.toml here, where there is one
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,
}

/// What was decided.
#[derive(Debug, Clone, Args)]
pub struct VerdictArgs {
    /// What was decided
    #[arg(long, value_enum, required_unless_present = "baseline")]
    pub status: Option<StatusArg>,
    /// The claim that was found to be right, by its id or the first letters of it
    #[arg(long, value_name = "CLAIM", conflicts_with = "baseline")]
    pub side: Option<String>,
    /// Why
    #[arg(long, required_unless_present = "baseline")]
    pub reason: Option<String>,
    /// Who decided
    #[arg(long, value_name = "NAME", required_unless_present = "baseline")]
    pub by: Option<String>,
    /// The last day on which the decision holds
    #[arg(long, value_name = "DATE")]
    pub expires: Option<Date>,
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum StatusArg {
    /// The sources do disagree
    Confirmed,
    /// They do not: the program erred
    FalseAlarm,
    /// They do, and nothing is to be done about it
    Waived,
    /// Somebody is asking
    Enquiry,
}

impl From<StatusArg> for Status {
    fn from(status: StatusArg) -> Self {
        match status {
            StatusArg::Confirmed => Status::Confirmed,
            StatusArg::FalseAlarm => Status::FalseAlarm,
            StatusArg::Waived => Status::Waived,
            StatusArg::Enquiry => Status::Enquiry,
        }
    }
}

const HERE: &str = "decisions.toml";

/// The file of decisions as it is.
#[derive(Debug, Default)]
pub struct File {
    /// Where it lies.
    pub path: PathBuf,
    text: String,
    /// What it says.
    pub ledger: Ledger,
}

impl File {
    /// Reads the file that was named, or the one here; one that is not there is empty if `may_be_new`,
    /// or if none was named.
    ///
    /// # Errors
    /// It cannot be read, or is no file of decisions.
    pub fn read(args: &DecisionArgs, may_be_new: bool) -> Result<Self, String> {
        let path = args.decisions.clone().unwrap_or_else(|| PathBuf::from(HERE));
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if absent(&error) && (may_be_new || args.decisions.is_none()) => String::new(),
            Err(error) => return Err(unreadable(&path, &error)),
        };
        let ledger = Ledger::parse(&text).map_err(|wrong| format!("{}:{wrong}", path.display()))?;
        Ok(File { path, text, ledger })
    }

    /// Puts decisions into the file, each in the place of the one that was on the same finding.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn record(&self, decisions: &[Decision], standings: &Standings) -> Result<(), String> {
        let mut text = self.text.clone();
        for decision in decisions {
            let before = standings.of_finding.get(&decision.finding);
            let replaced = before.map(|standing| standing.decision.finding.as_str());
            text = edit::record(&text, decision, replaced)
                .map_err(|wrong| format!("{}:{wrong}", self.path.display()))?;
        }
        report::output::write(&self.path, text.as_bytes())
    }
}

fn absent(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound
}

fn unreadable(path: &Path, error: &io::Error) -> String {
    format!("{}: cannot be read ({error}): name the file of decisions with --decisions", path.display())
}

impl File {
    /// Holds the decisions against the findings of a report.
    pub fn apply(&self, report: &mut Report<'_>, phrases: &Phrases) {
        report.decisions = self.ledger.apply(&report.findings, &report.claims, today(&report.run));
        let idle = idle(self, report, phrases);
        report.warnings.extend(idle);
    }
}

/// The finding that an id, or the first letters of one, names.
///
/// # Errors
/// None has it, or several begin with it.
pub fn finding<'r>(report: &'r Report<'_>, id: &str) -> Result<&'r Finding, String> {
    let disputes = || report.findings.iter().filter(|finding| finding.verdict >= Verdict::Revision);
    let mut found = disputes().filter(|finding| finding.id.starts_with(id));
    match (found.next(), found.next()) {
        (Some(finding), None) => Ok(finding),
        (Some(finding), Some(_)) if finding.id == id => Ok(finding),
        (Some(_), Some(_)) => {
            Err(format!("{id}: several findings have an id that begins so; write more of it"))
        }
        _ => {
            Err(format!("{id}: no dispute in these articles has this id; `check --format detail` lists them"))
        }
    }
}

/// The decision on a finding as the command line has it. `about` tells people what it is on.
///
/// # Errors
/// The side is no claim of the finding, or the last day is past.
pub fn decision(
    report: &Report<'_>,
    finding: &Finding,
    args: &VerdictArgs,
    about: String,
    today: Date,
) -> Result<Decision, String> {
    let claims = || finding.claims.iter().filter_map(|at| report.claims.get(*at));
    if let Some(day) = args.expires.filter(|day| *day < today) {
        return Err(format!("--expires {day}: the day is past; name today ({today}) or a later one"));
    }
    let side = args.side.as_ref().map(|id| side(id, claims())).transpose()?;
    Ok(Decision {
        finding: finding.id.clone(),
        status: args.status.map_or(Status::Waived, Status::from),
        about,
        measure: finding.measure.clone(),
        verdict: finding.verdict,
        claims: claims().map(|claim| claim.id.clone()).collect(),
        side,
        reason: args.reason.clone().unwrap_or_default(),
        by: args.by.clone().unwrap_or_default(),
        date: today.to_string(),
        expires: args.expires.map_or(Expiry::Never, Expiry::After),
    })
}

fn side<'c>(id: &str, claims: impl Iterator<Item = &'c Claim> + Clone) -> Result<String, String> {
    let mut found = claims.clone().filter(|claim| claim.id.starts_with(id));
    match (found.next(), found.next()) {
        (Some(claim), None) => Ok(claim.id.clone()),
        _ => {
            let known: Vec<String> = claims.map(|claim| format!("{} ({})", claim.id, claim.value)).collect();
            Err(format!(
                "--side {id}: names no one claim of the finding; its claims are {}",
                known.join(", ")
            ))
        }
    }
}

/// Tells of decisions that are on nothing in a report, and of events that could not be held as decided.
fn idle(file: &File, report: &Report<'_>, phrases: &Phrases) -> Vec<String> {
    let name = file.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let decisions = report.decisions.idle.iter();
    let mut idle: Vec<String> =
        decisions.map(|(line, decision)| phrases.idle(&format!("{name}:{line}"), decision)).collect();
    let event = |id: &String| {
        let claim = report.claims.iter().position(|claim| claim.id == *id)?;
        report.events.iter().position(|event| event.claims.contains(&claim))
    };
    for bond in &file.ledger.events {
        let named = bond.same.iter().chain(&bond.apart);
        idle.extend(named.filter(|id| event(id).is_none()).map(|id| phrases.unknown_claim(&name, id)));
        let same: BTreeSet<usize> = bond.same.iter().filter_map(event).collect();
        let apart: Vec<usize> = bond.apart.iter().filter_map(event).collect();
        let distinct: BTreeSet<usize> = apart.iter().copied().collect();
        if same.len() > 1 {
            idle.push(phrases.not_held(&name, &bond.same));
        }
        if distinct.len() < apart.len() {
            idle.push(phrases.not_held(&name, &bond.apart));
        }
    }
    idle
}
