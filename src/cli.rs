//! The command line: what it may say, and what each command does.

mod arguments;
mod share;
mod spot;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use arguments::{ClaimsArgs, FailOn, InputArgs, OutputArgs, PolicyArg, RulesArgs};
use share::Share;
use spot::Spot;

use crate::claim::{Coverage, example, trace, usage};
use crate::document::{self, Input};
use crate::finding::Policy;
use crate::report::earlier::Earlier;
use crate::report::{self, Options, Phrases, Report, View, bidi};
use crate::rule::load;
use crate::rule::mistake::Mistake;
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
    },
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
            Command::Check { input, output, fail_on, policy } => {
                let found = |report: &Report<'_>| report.findings.iter().any(|f| fail_on.includes(f.verdict));
                view_by(&input, &output, View::Findings, policy.map(Policy::from), found)
            }
            Command::Claims { input, output, view } => claims(&input, &output, &view),
            Command::Events { input, output: _, why: Some(claims) } => why(&input, &claims),
            Command::Events { input, output, why: None } => view(&input, &output, View::Events, |_| false),
            Command::Explain { id, input, output, report } => {
                explain(&id, &input, &output, report.as_deref())
            }
            Command::Numbers { rules, language } => numbers(&rules, language.as_deref()),
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
    view_by(input, output, view, None, fails)
}

/// The same with the figures that the desk chooses.
fn view_by(
    input: &InputArgs,
    output: &OutputArgs,
    view: View,
    policy: Option<Policy>,
    fails: impl Fn(&Report<'_>) -> bool,
) -> Result<ExitCode, String> {
    let (rules, phrases) = rules(&input.rules)?;
    let articles = articles(input, &rules)?;
    let job = match view {
        View::Claims => crate::claims,
        View::Coverage => crate::coverage,
        View::Findings | View::Events => crate::check,
    };
    let mut report = job(&articles.documents, &rules);
    report.rules = rules.hash.clone();
    report.policy = policy;
    report.skipped.extend(articles.skipped);
    report.warnings.extend(articles.warnings.iter().map(ToString::to_string));
    write(&report, output, view, &phrases)?;
    Ok(if fails(&report) { ExitCode::from(FOUND) } else { ExitCode::SUCCESS })
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
    let files = load::with_folders(&args.rules).map_err(|mistakes| listed(&mistakes))?;
    let rules = RuleSet::new(&files).map_err(|mistakes| listed(&mistakes))?;
    let phrases = load::of_all(&files, PHRASES).map_err(|mistake| mistake.to_string())?;
    Ok((rules, phrases))
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

fn write(report: &Report<'_>, args: &OutputArgs, view: View, phrases: &Phrases) -> Result<(), String> {
    to_stdout(args, view, phrases, |options, out| report::write(report, args.format.into(), options, out))
}

/// Writes to standard output, laid out for what stands behind it.
fn to_stdout(
    args: &OutputArgs,
    view: View,
    phrases: &Phrases,
    write: impl Fn(&Options<'_>, &mut dyn Write) -> io::Result<()>,
) -> Result<(), String> {
    let stdout = io::stdout();
    let is_terminal = stdout.is_terminal();
    let options = Options {
        view,
        phrases,
        width: args.width,
        terminal: is_terminal.then(terminal_width),
        bidi: args.bidi.into(),
        color: is_terminal && std::env::var_os("NO_COLOR").is_none(),
    };
    let mut out = io::BufWriter::new(stdout.lock());
    finished(write(&options, &mut out).and_then(|()| out.flush()))
}

/// Columns of the terminal, from what the shell says of it.
fn terminal_width() -> u16 {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    columns.or_else(|| terminal_size::terminal_size().map(|(width, _)| width.0)).unwrap_or(100)
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

/// Who reads the output may have seen enough.
fn finished(written: io::Result<()>) -> Result<(), String> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| format!("the output could not be written: {error}")),
    }
}

fn check_rules(args: &RulesArgs) -> Result<ExitCode, String> {
    let (rules, _) = rules(args)?;
    let mistakes = rules.claims.mistakes();
    if !mistakes.is_empty() {
        return Err(listed(&mistakes));
    }
    let run = example::run(&rules.claims);
    println!("{run}");
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
