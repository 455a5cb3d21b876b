//! A card for each dispute: the range, what each source states in its own words, and why the
//! figures are in dispute. Numbers are marked in place, never by a second line: terminals that
//! reorder Arabic would set a caret under the wrong word.

use std::io;

use super::phrases::{Phrases, fill};
use super::quote::paint;
use super::{Options, Report, bidi, decided, footer, rows, sources, table};
use crate::claim::Claim;
use crate::finding::Finding;
use crate::quantity::Interval;

/// Writes the answer, a card for each dispute, the table of all and the counts of what was left out.
pub fn write(report: &Report, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "{}\n", footer::summary(report, options))?;
    for finding in report.disputes() {
        card(report, finding, options, out)?;
    }
    table::body(&rows::findings(report, options), options, out)?;
    footer::write(report, options, out)
}

fn card(report: &Report, finding: &Finding, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let range = bidi::safe(&range(report, finding, options));
    writeln!(out, "{}", if options.color { format!("{BOLD}{range}{RESET}") } else { range })?;
    lines(&about(report, finding, options), "", options, out)?;
    decision(report, finding, options, out)?;
    for claim in report.claims_of(finding) {
        writeln!(out)?;
        lines(&facts(report, claim, options), "  ", options, out)?;
        let (path, at) = (options.show(report.path(claim)), &claim.evidence);
        writeln!(out, "  {path}:{}:{}", at.line, at.column)?;
        prose(&report.quote(claim).marked(), "    ", options, out)?;
    }
    writeln!(out)?;
    let change = fill(&options.phrases.would_change, &[("text", &finding.would_change)]);
    for text in [&finding.message, &change] {
        prose(&bidi::safe(text), "", options, out)?;
    }
    writeln!(out, "\n{}\n", "─".repeat(options.cells().into()))
}

/// What was decided, where something was.
fn decision(
    report: &Report,
    finding: &Finding,
    options: &Options,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let facts = decided::facts(report, finding, options);
    if !facts.is_empty() {
        lines(&facts, "", options, out)?;
    }
    let sentences = decided::sentences(report, finding, options);
    sentences.iter().try_for_each(|text| prose(&bidi::safe(text), "  ", options, out))
}

const BOLD: &str = "\u{1b}[1m";
const RESET: &str = "\u{1b}[0m";

/// What a finding is about, in one line for people.
pub fn title(report: &Report, finding: &Finding, phrases: &Phrases) -> String {
    let mut values: Vec<String> = Vec::new();
    for value in report.claims_of(finding).map(|claim| claim.value.to_string()) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    let verdict = phrases.verdicts.get(&finding.verdict).map_or("", String::as_str);
    let event = report.event_of(finding).map_or("", |event| &event.label);
    let parts = [finding.measure.as_str(), &values.join(" "), event];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    bidi::safe(&format!("{verdict}: {}", parts.join(", ")))
}

/// The lowest and the highest figure in their own words: bounds are kept, nothing is averaged.
pub fn range(report: &Report, finding: &Finding, options: &Options) -> String {
    let values = || report.claims_of(finding).map(|claim| claim.value);
    let lowest = values().min_by(|a, b| ends(a).0.total_cmp(&ends(b).0));
    let highest = values().max_by(|a, b| ends(a).1.total_cmp(&ends(b).1));
    let [low, high] = [lowest, highest].map(|value| value.map(|value| options.phrases.value(&value)));
    let (low, high) = (low.unwrap_or_default(), high.unwrap_or_default());
    let template = if low == high { &options.phrases.range_single } else { &options.phrases.range };
    fill(template, &[("measure", &finding.measure), ("low", &low), ("high", &high)])
}

/// The ends of a value; an open end stands where the stated one does.
fn ends(value: &Interval) -> (f64, f64) {
    let stated = value.figure().unwrap_or_default();
    (stated, value.high.unwrap_or(stated))
}

/// What a finding is, piece by piece: its verdict first.
pub fn about(report: &Report, finding: &Finding, options: &Options) -> Vec<String> {
    let phrases = options.phrases;
    let verdict = phrases.verdicts.get(&finding.verdict).cloned().unwrap_or_default();
    let certainty = phrases.certainties.get(&finding.certainty).cloned().unwrap_or_default();
    let population = finding.population.as_ref();
    vec![
        format!("{verdict} ({certainty})"),
        report.event_of(finding).map(|event| event.label.clone()).unwrap_or_default(),
        population.map(|who| fill(&phrases.population, &[("who", who)])).unwrap_or_default(),
        phrases.counts.witnesses.count(finding.witnesses),
        fill(&phrases.finding, &[("id", &finding.id)]),
    ]
}

/// What a claim states, piece by piece; a piece that there is nothing to say of is empty.
pub fn facts(report: &Report, claim: &Claim, options: &Options) -> Vec<String> {
    let phrases = options.phrases;
    let [day, said_by, who, stance, scope] = circumstances(report, claim, phrases);
    let outlet = report.outlet(claim).unwrap_or(&phrases.no_outlet).to_owned();
    let written = written(claim, options).unwrap_or_default();
    vec![phrases.value(&claim.value), written, day, outlet, said_by, who, stance, scope]
}

/// When it holds, who says it, whom it counts, how surely, and whether it is a part; what there is nothing to say
/// of is empty.
pub fn circumstances(report: &Report, claim: &Claim, phrases: &Phrases) -> [String; 5] {
    let day = sources::as_of(claim).map(|day| day.to_string());
    let who = report.population(claim);
    let said_by = claim.attribution.as_ref();
    [
        day.map_or(phrases.undated.clone(), |day| fill(&phrases.as_of, &[("date", &day)])),
        said_by.map(|who| fill(&phrases.attribution, &[("who", who)])).unwrap_or_default(),
        if who.is_empty() { who } else { fill(&phrases.population, &[("who", &who)]) },
        phrases.stances.get(&claim.stance).cloned().unwrap_or_default(),
        phrases.scopes.get(&claim.scope).cloned().unwrap_or_default(),
    ]
}

/// Where a claim's number stands.
pub fn place(report: &Report, claim: &Claim) -> String {
    format!("{}:{}:{}", report.path(claim), claim.evidence.line, claim.evidence.column)
}

/// What a claim states and where it stands, in one line.
pub fn line(report: &Report, claim: &Claim, options: &Options) -> String {
    let mut pieces = facts(report, claim, options);
    pieces.push(place(report, claim));
    pieces.retain(|piece| !piece.is_empty());
    pieces.join(SEPARATOR)
}

/// The number as the article writes it and as it was read; none where both are the same.
fn written(claim: &Claim, options: &Options) -> Option<String> {
    let value = Phrases::number(&claim.value);
    let number = &claim.evidence.number;
    let words = [("number", number.as_str()), ("value", value.as_str())];
    (*number != value).then(|| fill(&options.phrases.written, &words))
}

/// Packs pieces on lines; a piece is never broken, so that each can be isolated as a whole.
fn lines(pieces: &[String], indent: &str, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let width = usize::from(options.cells());
    let mut used = 0;
    for piece in pieces.iter().filter(|piece| !piece.is_empty()) {
        let piece = bidi::safe(piece);
        let cells = textwrap::core::display_width(&piece);
        if used == 0 {
            write!(out, "{indent}")?;
            used = indent.len();
        } else if used + SEPARATOR_CELLS + cells <= width {
            write!(out, "{SEPARATOR}")?;
            used += SEPARATOR_CELLS;
        } else {
            write!(out, "\n{indent}")?;
            used = indent.len();
        }
        write!(out, "{}", options.frame(piece))?;
        used += cells;
    }
    writeln!(out)
}

const SEPARATOR: &str = " · ";
const SEPARATOR_CELLS: usize = 3;

/// Wraps safe text, each line isolated in the direction of the whole, marks painted.
fn prose(text: &str, indent: &str, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let right_to_left = bidi::is_right_to_left(text);
    let width = usize::from(options.cells()).saturating_sub(indent.len());
    let mut inside = false;
    for line in textwrap::wrap(text, width) {
        let line =
            if options.isolates() { bidi::isolate_line(&line, right_to_left) } else { line.into_owned() };
        writeln!(out, "{indent}{}", paint(&line, &mut inside, options.color))?;
    }
    Ok(())
}
