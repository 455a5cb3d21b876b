//! What commands on one finding read: the articles named, or those here.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::arguments::{InputArgs, RulesArgs};
use super::decisions::{DecisionArgs, File};
use super::progress::Progress;
use super::run;
use crate::Job;
use crate::document::Document;
use crate::report::{Phrases, Report};
use crate::rule::mistake::RuleFile;
use crate::rules::RuleSet;

/// Articles, rules and decisions.
#[derive(Debug, Args)]
pub struct HereArgs {
    /// The articles that the finding is about; those here without any
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
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

/// What was read.
pub struct Here {
    rules: RuleSet,
    /// The rule files, for parts of the program that have some to themselves.
    pub files: Vec<RuleFile>,
    /// The words of the report.
    pub phrases: Phrases,
    documents: Vec<Document>,
    /// The decisions there are.
    pub decided: File,
    now: Option<Date>,
}

impl HereArgs {
    /// Reads all of it. `first` is a path that stands before the others.
    ///
    /// # Errors
    /// Rules, articles or decisions that cannot be read.
    pub fn read(&self, first: Option<&String>, may_be_new: bool) -> Result<Here, String> {
        let mut paths: Vec<PathBuf> =
            first.map(PathBuf::from).into_iter().chain(self.paths.iter().cloned()).collect();
        if paths.is_empty() {
            paths.push(PathBuf::from("."));
        }
        let rules = RulesArgs { rules: self.rules.rules.clone() };
        let input = InputArgs { paths, rules, language: self.language.clone(), now: self.now };
        let files = super::rule_files(&input.rules)?;
        let (mut rules, phrases) = super::rules(&input.rules)?;
        let decided = File::read(&self.decisions, may_be_new)?;
        rules.events.bonds.clone_from(&decided.ledger.events);
        let documents = super::articles(&input, &rules)?.documents;
        Ok(Here { rules, files, phrases, documents, decided, now: self.now })
    }
}

impl Here {
    /// The report on the articles, decisions held against it.
    ///
    /// # Errors
    /// The day for today cannot be told.
    pub fn report(&self) -> Result<Report<'_>, String> {
        let progress = Progress::start(&self.documents, &self.phrases);
        let mut report = crate::report(Job::Check, &self.documents, &self.rules, &|| progress.read_one());
        drop(progress);
        report.run = run::run(&self.documents, self.now)?;
        self.decided.apply(&mut report, &self.phrases);
        Ok(report)
    }
}
