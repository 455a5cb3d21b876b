//! The command line: what it may say, and what each command does.

mod arguments;
mod correction;
mod decide;
mod decisions;
mod here;
mod progress;
mod run;
mod share;
mod spot;
mod target;
mod writing;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use arguments::{ClaimsArgs, FailOn, FormatArg, InputArgs, OutputArgs, PolicyArg, RulesArgs, SubjectArg};
use correction::CorrectionArgs;
use decide::DecideArgs;
use decisions::{DecisionArgs, File};
use progress::Progress;
use share::Share;
use spot::Spot;
use target::targets;
use writing::{finished, to_stdout, write};

use crate::claim::{Coverage, example, trace, usage};
use crate::document::{self, Input};
use crate::finding::Policy;
use crate::report::earlier::Earlier;
use crate::report::{self, Phrases, Report, View, bidi};
use crate::rule::load;
use crate::rule::mistake::{Mistake, RuleFile};
use crate::rules::RuleSet;

/// Finds where news articles disagree about the numbers of one event, and shows the evidence.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Report where the sources disagree
    Check {
        #[command(flatten)]
        input: InputArgs,
        #[command(flatten)]
        output: OutputArgs,
        /// The mildest verdict that makes the command end with 1
        #[arg(long, value_enum, default_value_t = FailOn::Discrepancy)]
        fail_on: FailOn,
        /// Print beside each dispute one figure, named as the desk's choice
        #[arg(long, value_enum)]
        policy: Option<PolicyArg>,
        #[command(flatten)]
        decisions: DecisionArgs,
        /// Leave waived findings out of SARIF, for hosts that know no suppressions
        #[arg(long)]
        sarif_omit_waived: bool,
        /// Write nothing to standard output where nothing is at or above --fail-on and all could be read
        #[arg(long)]
        quiet: bool,
    },
    /// Record what was decided about a finding
    Decide(DecideArgs),
    /// Write a correction line and a query to the outlet for each article of a dispute
    Correction(CorrectionArgs),
    /// List the numeric claims picked out, and by which rule
    Claims {
        #[command(flatten)]
        input: InputArgs,
        #[command(flatten)]
        output: OutputArgs,
        #[command(flatten)]
        view: ClaimsArgs,
    },
    /// List the events the claims were grouped into
    Events {
        #[command(flatten)]
        input: InputArgs,
        #[command(flatten)]
        output: OutputArgs,
        /// Tell instead what speaks for two claims being about one event, and what against it
        #[arg(long, num_args = 2, value_names = ["CLAIM", "CLAIM"], conflicts_with = "format")]
        why: Option<Vec<String>>,
        #[command(flatten)]
        decisions: DecisionArgs,
    },
    /// Show how a finding or a claim came about: evidence, rules, the event, the steps to the verdict
    Explain {
        /// The id of a finding or a claim, or the first letters of it
        #[arg(conflicts_with = "format")]
        id: String,
        #[command(flatten)]
        input: InputArgs,
        #[command(flatten)]
        output: OutputArgs,
        /// An earlier report as JSON: tell whether its evidence still stands in the articles
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
    },
    /// Read lines from standard input and write the numbers in each as a line of JSON
    Numbers {
        #[command(flatten)]
        rules: RulesArgs,
        /// Read every line as being in this language; otherwise each line tells its own
        #[arg(long, value_name = "CODE")]
        language: Option<String>,
    },
    /// Write the JSON Schema of what `--format json` and `--format jsonl` write
    Schema {
        /// What the schema is of
        #[arg(value_enum, default_value_t = SubjectArg::Report)]
        subject: SubjectArg,
    },
    /// Look after the rules
    Rules {
        #[command(subcommand)]
        command: RulesCommand,
    },
}

#[derive(Debug, Subcommand)]
enum RulesCommand {
    /// Check every rule and run its own examples
    Check {
        #[command(flatten)]
        rules: RulesArgs,
    },
    /// List every rule: id, language, file and line, what it does
    List {
        #[command(flatten)]
        rules: RulesArgs,
        /// Articles to count on how many numbers each rule takes; rules that take most come first
        #[arg(long, value_name = "PATH", num_args = 1..)]
        hits: Vec<PathBuf>,
    },
}

/// The job could not be done.
const COULD_NOT: u8 = 2;
/// Something at or above `--fail-on` was found.
const FOUND: u8 = 1;

impl Cli {
    /// Does what the command line asks for and says how it ended: 0 nothing to object, 1 findings
    /// at or above `--fail-on`, 2 the job could not be done.
    pub fn run(self) -> ExitCode {
        match self.command.run() {
            Ok(code) => code,
            Err(message) => {
                message.lines().for_each(|line| eprintln!("{}", bidi::safe(line)));
                ExitCode::from(COULD_NOT)
            }
        }
    }
}

impl Command {
    fn run(self) -> Result<ExitCode, String> {
        match self {
            Command::Check { input, output, fail_on, policy, decisions, sarif_omit_waived, quiet } => {
                let output =
                    OutputArgs { policy, sarif_omit_waived, quiet, decisions: Some(decisions), ..output };
                view(&input, &output, View::Findings, |report| fail_on.fails(report))
            }
            Command::Decide(args) => decide::run(&args),
            Command::Correction(args) => correction::run(&args),
            Command::Claims { input, output, view } => claims(&input, &output, &view),
            Command::Events { input, why: Some(claims), .. } => why(&input, &claims),
            Command::Events { input, output, why: None, decisions } => {
                let output = OutputArgs { decisions: Some(decisions), ..output };
                view(&input, &output, View::Events, |_| false)
            }
            Command::Explain { id, input, output, report } => {
                explain(&id, &input, &output, report.as_deref())
            }
            Command::Numbers { rules, language } => numbers(&rules, language.as_deref()),
            Command::Schema { subject } => schema(subject),
            Command::Rules { command: RulesCommand::Check { rules } } => check_rules(&rules),
            Command::Rules { command: RulesCommand::List { rules, hits } } => list_rules(rules, hits),
        }
    }
}

/// Reads articles and writes what is asked for of them; `fails` says whether to end with 1.
fn view(
    input: &InputArgs,
    output: &OutputArgs,
    view: View,
    fails: impl Fn(&Report<'_>) -> bool,
) -> Result<ExitCode, String> {
    let targets = targets(&output.formats, view)?;
    let (mut rules, phrases) = rules(&input.rules)?;
    let decided = output.decisions.as_ref().map(|args| File::read(args, false)).transpose()?;
    rules.events.bonds = decided.as_ref().map(|file| file.ledger.events.clone()).unwrap_or_default();
    let articles = articles(input, &rules)?;
    let has_articles = targets.iter().any(|target| target.format == FormatArg::Html);
    let job = match view {
        View::Findings if has_articles => crate::Job::CheckWithNumbers,
        View::Claims => crate::Job::Claims,
        View::Coverage => crate::Job::Coverage,
        View::Findings | View::Events => crate::Job::Check,
    };
    let progress = Progress::start(&articles.documents, &phrases);
    let mut report = crate::report(job, &articles.documents, &rules, &|| progress.read_one());
    drop(progress);
    report.rules = rules.hash.clone();
    report.policy = output.policy.map(Policy::from);
    report.skipped.extend(articles.skipped);
    report.warnings.extend(articles.warnings.iter().map(ToString::to_string));
    report.run = run::run(&articles.documents, input.now)?;
    report.roots = run::roots(&input.paths);
    if let Some(file) = decided {
        file.apply(&mut report, &phrases);
    }
    let fails = fails(&report);
    let clean = !fails && report.skipped.is_empty() && report.warnings.is_empty();
    let targets = targets.into_iter().filter(|target| target.file.is_some() || !(output.quiet && clean));
    write(&report, &targets.collect::<Vec<_>>(), output, view, &phrases)?;
    Ok(if fails { ExitCode::from(FOUND) } else { ExitCode::SUCCESS })
}

fn claims(input: &InputArgs, output: &OutputArgs, args: &ClaimsArgs) -> Result<ExitCode, String> {
    if let Some(spot) = &args.trace {
        return trace(input, output, spot);
    }
    let asked = if args.coverage { View::Coverage } else { View::Claims };
    view(input, output, asked, |report| {
        let excess = args.max_unexplained.and_then(|most| excess(&report.coverage, most));
        excess.iter().for_each(|message| eprintln!("{message}"));
        excess.is_some()
    })
}

/// What to say where more numbers than allowed are unexplained.
fn excess(coverage: &Coverage, most: Share) -> Option<String> {
    let (percent, Coverage { unexplained, numbers, .. }) = (coverage.unexplained_percent(), coverage);
    (percent > most.0).then(|| {
        format!(
            "--max-unexplained {most}: {unexplained} of {numbers} numbers ({percent:.1}%) are unexplained; \
             --coverage lists them, and rules that claim or exclude them are missing"
        )
    })
}

/// The rules asked for, and the words of the report that come with them.
fn rules(args: &RulesArgs) -> Result<(RuleSet, Phrases), String> {
    let files = rule_files(args)?;
    let rules = RuleSet::new(&files).map_err(|mistakes| listed(&mistakes))?;
    let phrases = load::of_all(&files, PHRASES).map_err(|mistake| mistake.to_string())?;
    Ok((rules, phrases))
}

fn rule_files(args: &RulesArgs) -> Result<Vec<RuleFile>, String> {
    load::with_folders(&args.rules).map_err(|mistakes| listed(&mistakes))
}

/// The file of rules that holds the words of the report.
const PHRASES: &str = "report.toml";

fn listed(mistakes: &[Mistake]) -> String {
    mistakes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn articles(args: &InputArgs, rules: &RuleSet) -> Result<Input, String> {
    let mut input = document::read(&args.paths, &mut io::stdin()).map_err(|error| error.to_string())?;
    if let Some(language) = &args.language {
        known(language, rules)?;
        input.documents.iter_mut().for_each(|document| document.language = Some(language.clone()));
    }
    rules.tell_languages(&mut input.documents);
    if let Some(now) = args.now {
        input.documents.iter_mut().for_each(|document| document.read_on = Some(now));
    }
    Ok(input)
}

/// Tells why two claims are in one event or in two; the command line sees to it that there are two.
fn why(input: &InputArgs, claims: &[String]) -> Result<ExitCode, String> {
    let (rules, _) = rules(&input.rules)?;
    let articles = articles(input, &rules)?;
    let [one, other] = claims else { return Err("--why: name two claims".to_owned()) };
    let why = crate::why(&articles.documents, &rules, [one, other])
        .map_err(|message| format!("--why {message}"))?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    finished(report::why::write(&why, &mut out).and_then(|()| out.flush()))?;
    Ok(ExitCode::SUCCESS)
}

/// Shows how what has an id came about. What an earlier report says is held against the articles first,
/// so that it is told even where nothing has the id any more.
fn explain(
    id: &str,
    input: &InputArgs,
    output: &OutputArgs,
    earlier: Option<&Path>,
) -> Result<ExitCode, String> {
    let earlier = earlier.map(read_report).transpose()?;
    let (rules, phrases) = rules(&input.rules)?;
    let articles = articles(input, &rules)?;
    let fates = earlier.as_ref().map(|earlier| earlier.fates(id, &articles.documents)).unwrap_or_default();
    let told = crate::explain::explain(&articles.documents, &rules, id);
    to_stdout(output, View::Findings, &phrases, |options, out| {
        if !fates.is_empty() {
            report::explain::write_fates(&fates, options, out)?;
        }
        told.as_ref().map_or(Ok(()), |told| report::explain::write(told, options, out))
    })?;
    told.map(|_| ExitCode::SUCCESS)
}

fn read_report(file: &Path) -> Result<Earlier, String> {
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file)
        .map_err(|error| format!("--report {name}: may not be read: {error}; name a report as JSON"))?;
    Earlier::parse(&text, &name)
}

fn trace(input: &InputArgs, output: &OutputArgs, spot: &Spot) -> Result<ExitCode, String> {
    let (rules, phrases) = rules(&input.rules)?;
    let articles = articles(input, &rules)?;
    let (document, line) = spot.find(&articles.documents)?;
    let traces = trace::trace(document, line, &rules.claims);
    if traces.is_empty() {
        let path = &document.path;
        return Err(format!(
            "{path}:{line}: no sentence in a language of the rules is here; name a line of text"
        ));
    }
    to_stdout(output, View::Claims, &phrases, |options, out| {
        report::trace::write(&document.path, &traces, options, out)
    })?;
    Ok(ExitCode::SUCCESS)
}

fn numbers(args: &RulesArgs, language: Option<&str>) -> Result<ExitCode, String> {
    let (rules, _) = rules(args)?;
    language.map_or(Ok(()), |language| known(language, &rules))?;
    let lexicon = |line: &str| {
        let code = language.map(str::to_owned).or_else(|| rules.claims.table.detect(line))?;
        rules.claims.languages.get(&code).map(|language| &language.lexicon)
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let written = report::numbers::write(io::stdin().lock(), lexicon, &mut out).and_then(|()| out.flush());
    finished(written)?;
    Ok(ExitCode::SUCCESS)
}

/// Whether there are rules for a language.
fn known(language: &str, rules: &RuleSet) -> Result<(), String> {
    if rules.claims.languages.contains_key(language) {
        return Ok(());
    }
    let known: Vec<_> = rules.claims.languages.keys().map(String::as_str).collect();
    Err(format!("--language {language}: no rules for it; there are rules for {}", known.join(", ")))
}

fn schema(subject: SubjectArg) -> Result<ExitCode, String> {
    let schema = report::schema::schema(subject.into()).map_err(|error| error.to_string())?;
    finished(io::stdout().lock().write_all(schema.as_bytes()))?;
    Ok(ExitCode::SUCCESS)
}

fn check_rules(args: &RulesArgs) -> Result<ExitCode, String> {
    let (rules, _) = rules(args)?;
    let mut mistakes = rules.claims.mistakes();
    mistakes.extend(correction::letters(&rule_files(args)?).err().unwrap_or_default());
    if !mistakes.is_empty() {
        return Err(listed(&mistakes));
    }
    let run = example::run(&rules.claims);
    let told: String = run.to_string().lines().map(|line| bidi::safe(line) + "\n").collect();
    finished(io::stdout().lock().write_all(told.as_bytes()))?;
    Ok(if run.mistakes.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FOUND) })
}

fn list_rules(args: RulesArgs, hits: Vec<PathBuf>) -> Result<ExitCode, String> {
    let (rules, phrases) = rules(&args)?;
    let usages = if hits.is_empty() {
        usage::usage(&rules.claims, None)
    } else {
        let articles = articles(&InputArgs { paths: hits, rules: args, language: None, now: None }, &rules)?;
        let (usages, warnings) = crate::usage(&articles.documents, &rules);
        let skipped = articles.skipped.iter().map(|s| format!("{}: {}: {}", s.path, s.reason, s.advice));
        let warnings = articles.warnings.iter().map(ToString::to_string).chain(warnings);
        skipped.chain(warnings).for_each(|notice| eprintln!("{}", bidi::safe(&notice)));
        usages
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    finished(report::usage::write(&usages, &phrases, &mut out).and_then(|()| out.flush()))?;
    Ok(ExitCode::SUCCESS)
}
