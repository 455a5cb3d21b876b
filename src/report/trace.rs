//! What the rules did on one line, for people who write rules.

use std::io;

use super::Options;
use super::phrases::{TracePhrases, fill};
use crate::claim::draft::Fate;
use crate::claim::trace::{Fired, Near, Trace, TracedNumber, Why};
use crate::rule::checked::Rule;

/// Writes the sentences of a document that were traced.
///
/// # Errors
/// Those of `out`.
pub fn write(path: &str, traces: &[Trace], options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let words = &options.phrases.trace;
    for trace in traces {
        writeln!(out, "{}:{}:{}", options.show(path), trace.line, trace.column)?;
        section(&words.folded, vec![vec![trace.folded.clone()]], options, out)?;
        section(&words.masked, vec![vec![trace.masked.clone()]], options, out)?;
        section(&words.numbers, trace.numbers.iter().map(|n| number(n, options)).collect(), options, out)?;
        section(&words.fired, trace.fired.iter().map(|f| fired(f, options)).collect(), options, out)?;
        section(&words.near, trace.near.iter().map(|n| near(n, words)).collect(), options, out)?;
        writeln!(out)?;
    }
    Ok(())
}

/// A title and lines below it; left out when there are none.
fn section(
    title: &str,
    rows: Vec<Vec<String>>,
    options: &Options,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    if !rows.is_empty() {
        writeln!(out, "  {title}")?;
    }
    for row in rows {
        let row = row.iter().map(|piece| options.show(piece)).collect::<Vec<_>>();
        writeln!(out, "    {}", row.join("  "))?;
    }
    Ok(())
}

fn number(number: &TracedNumber, options: &Options) -> Vec<String> {
    let fates = &options.phrases.fates;
    let (fate, rule) = match &number.fate {
        Fate::Claimed(rule) => (&fates.claimed, rule.clone()),
        Fate::Excluded(rule) => (&fates.excluded, rule.clone()),
        Fate::Unexplained | Fate::Noun => (&fates.unexplained, String::new()),
    };
    let read = [("number", number.number.as_str()), ("value", &number.value.to_string())];
    let read = fill(&options.phrases.written, &read);
    pieces(&[&read, &number.mask, fate, &rule])
}

fn fired(fired: &Fired, options: &Options) -> Vec<String> {
    let words = &options.phrases.trace;
    let number = ("number", fired.number.as_str());
    let what = match &fired.claim {
        Some((measure, value)) => {
            fill(&words.claims, &[number, ("measure", measure), ("value", &value.to_string())])
        }
        None => fill(&words.excludes, &[number]),
    };
    pieces(&[&fired.rule.id, &place(fired.rule), &what])
}

fn near(near: &Near, words: &TracePhrases) -> Vec<String> {
    let why = match &near.why {
        Why::Context(context) => fill(&words.context, &[("words", &context.join(", "))]),
        Why::Value(value) => fill(&words.value, &[("value", value)]),
        Why::Taken { number, by, measure: Some(measure) } => {
            fill(&words.taken, &[("number", number), ("rule", by), ("measure", measure)])
        }
        Why::Taken { number, by, measure: None } => {
            fill(&words.taken_by_exclusion, &[("number", number), ("rule", by)])
        }
        Why::After => words.after.clone(),
        Why::Turn => words.turn.clone(),
        Why::Pattern(Some(reached)) => fill(&words.pattern_up_to, &[("text", reached)]),
        Why::Pattern(None) => words.pattern.clone(),
    };
    pieces(&[&near.rule.id, &place(near.rule), &why])
}

fn place(rule: &Rule) -> String {
    format!("{}:{}", rule.place.0, rule.place.1)
}

fn pieces(pieces: &[&str]) -> Vec<String> {
    pieces.iter().filter(|piece| !piece.is_empty()).map(|piece| (*piece).to_owned()).collect()
}
