//! The answer that opens a report for people, and the counts that close it.

use std::collections::BTreeSet;
use std::io;

use super::phrases::{Forms, fill};
use super::{Options, Report, View, choice};
use crate::finding::Verdict;

/// The answer in one line: how many disputes in how many events, and how many groups agree.
pub fn summary(report: &Report, options: &Options) -> String {
    let (words, counts) = (&options.phrases.summary, &options.phrases.counts);
    let kinds = [
        (Verdict::Contradiction, &counts.contradiction),
        (Verdict::Discrepancy, &counts.discrepancy),
        (Verdict::Revision, &counts.revision),
    ];
    let disputes = kinds.map(|(verdict, forms)| some(forms, tally(report, verdict)));
    let disputes: Vec<String> = disputes.into_iter().flatten().collect();
    let disputed: BTreeSet<usize> = report.disputes().map(|finding| finding.event).collect();
    let (template, events) =
        if disputes.is_empty() { (&words.none, report.events.len()) } else { (&words.some, disputed.len()) };
    let values = [
        ("disputes", disputes.join(", ")),
        ("events", words.events.count(events)),
        ("agreements", words.agreements.count(tally(report, Verdict::Agreement))),
    ];
    fill(template, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// What is needed to make the report again, a line each: the program and its rules, the articles, the
/// command line and the day.
pub fn run(report: &Report, options: &Options) -> Vec<String> {
    let (phrases, run) = (options.phrases, &report.run);
    let values = [
        ("version", env!("CARGO_PKG_VERSION")),
        ("rules", report.rules.as_str()),
        ("inputs", run.inputs.as_str()),
    ];
    let clock = run.clock.map(|day| fill(&phrases.clock, &[("day", &day.to_string())]));
    let command = Some(&run.command).filter(|command| !command.is_empty());
    let command = command.map(|command| fill(&phrases.command, &[("line", command)]));
    [Some(fill(&phrases.run, &values)), command, clock].into_iter().flatten().collect()
}

/// Closes a report: what was left out, and what is needed to make it again.
pub fn write(report: &Report, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    choice::write(report, options, out)?;
    for line in left_out(report, options).into_iter().chain(notices(report, options)) {
        writeln!(out, "{line}")?;
    }
    run(report, options).iter().try_for_each(|line| writeln!(out, "{}", options.show(line)))
}

/// What was left out: claims not compared, numbers unexplained, files skipped.
pub fn left_out(report: &Report, options: &Options) -> Vec<String> {
    let counts = &options.phrases.counts;
    let taken = |n: usize| if options.view == View::Coverage { n } else { 0 };
    let lines = [
        some(&counts.decided, report.disputes().filter(|finding| report.is_settled(finding)).count()),
        some(&counts.incomparable, tally(report, Verdict::Incomparable)),
        some(&counts.numbers, report.coverage.numbers),
        some(&counts.claimed, taken(report.coverage.claimed)),
        some(&counts.excluded, taken(report.coverage.excluded)),
        some(&counts.unexplained, report.coverage.unexplained),
        some(&counts.skipped, report.skipped.len()),
    ];
    lines.into_iter().flatten().collect()
}

/// Files skipped and warnings, safe, a line each.
pub fn notices(report: &Report, options: &Options) -> Vec<String> {
    let skipped = report.skipped.iter().map(|file| {
        let [path, reason, advice] = [&file.path, &file.reason, &file.advice].map(|text| options.show(text));
        fill(&options.phrases.skipped, &[("path", &path), ("reason", &reason), ("advice", &advice)])
    });
    let warnings = report.warnings.iter();
    let warnings = warnings.map(|text| fill(&options.phrases.warning, &[("text", &options.show(text))]));
    skipped.chain(warnings).collect()
}

fn tally(report: &Report, verdict: Verdict) -> usize {
    report.findings.iter().filter(|finding| finding.verdict == verdict).count()
}

fn some(forms: &Forms, n: usize) -> Option<String> {
    (n > 0).then(|| forms.count(n))
}
