//! How a finding or a claim came about, step by step, for people.

use std::collections::BTreeMap;
use std::io;

use super::detail::circumstances;
use super::earlier::{Fate, State};
use super::phrases::{ExplainPhrases, fill};
use super::quote::paint;
use super::{Options, Report, bidi};
use crate::claim::Claim;
use crate::event::Why;
use crate::explain::{Explanation, Subject};
use crate::finding::{Finding, Relation, Step};

/// Writes an explanation: evidence, rules and readings, the event, the steps, the verdict.
///
/// # Errors
/// Those of `out`.
pub fn write(told: &Explanation, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let (words, report) = (&options.phrases.explain, &told.report);
    heading(told, options, out)?;
    writeln!(out, "\n{}", words.evidence)?;
    for (at, index) in told.claims.iter().enumerate() {
        let Some(claim) = report.claims.get(*index) else { continue };
        evidence(told, at + 1, *index, claim, options, out)?;
    }
    event(told, options, out)?;
    let Subject::Finding(at) = told.subject else { return Ok(()) };
    let Some(finding) = report.findings.get(at) else { return Ok(()) };
    steps(told, options, out)?;
    verdict(finding, options, out)
}

/// Writes what has become of the evidence that an earlier report gave.
///
/// # Errors
/// Those of `out`.
pub fn write_fates(fates: &[Fate], options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let words = &options.phrases.explain;
    writeln!(out, "{}", words.since)?;
    for fate in fates {
        let template = match fate.state {
            State::AsReported => &words.as_reported,
            State::Moved => &words.moved,
            State::Changed => &words.changed,
            State::Missing => &words.missing,
        };
        let told = [("path", fate.path), ("number", fate.number), ("quote", fate.quote)];
        writeln!(out, "  {}", options.show(&fill(template, &told)))?;
    }
    writeln!(out)
}

fn heading(told: &Explanation, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let (words, report) = (options.phrases, &told.report);
    let line = match told.subject {
        Subject::Finding(at) => report.findings.get(at).map(|finding| {
            let verdict = words.verdicts.get(&finding.verdict).cloned().unwrap_or_default();
            let id = fill(&words.finding, &[("id", &finding.id)]);
            [id, verdict, finding.measure.clone()].join(": ")
        }),
        Subject::Claim(at) => report.claims.get(at).map(|claim| {
            let event = report.event_with(at).map(|event| event.label.as_str()).unwrap_or_default();
            let told = [("id", claim.id.as_str()), ("measure", &claim.measure), ("event", event)];
            fill(&words.explain.claim, &told)
        }),
    };
    writeln!(out, "{}", options.show(&line.unwrap_or_default()))?;
    let Subject::Claim(at) = told.subject else { return Ok(()) };
    let resting = report.findings.iter().filter(|finding| finding.claims.contains(&at));
    let ids: Vec<&str> = resting.map(|finding| finding.id.as_str()).collect();
    if ids.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", fill(&words.explain.rests_on_it, &[("ids", &ids.join(", "))]))
}

fn evidence(
    told: &Explanation,
    number: usize,
    index: usize,
    claim: &Claim,
    options: &Options,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let (words, report) = (options.phrases, &told.report);
    let path = options.show(report.path(claim));
    let at = format!("{path}:{}:{}", claim.evidence.line, claim.evidence.column);
    writeln!(out, "  {number}  {}", about(report, claim, at, options).join(" · "))?;
    let quote = options.frame(report.quote(claim).marked());
    writeln!(out, "     {}", paint(&quote, &mut false, options.color))?;
    let value =
        fill(&words.written, &[("number", &claim.evidence.number), ("value", &claim.value.to_string())]);
    let allows = told.allows.get(&index).map(ToString::to_string).unwrap_or_default();
    let read = fill(&words.explain.allows, &[("value", &value), ("values", &allows)]);
    writeln!(out, "     {}", options.show(&read))?;
    writeln!(out, "     {}", options.show(&rule(told, claim, &words.explain)))
}

fn about(report: &Report, claim: &Claim, at: String, options: &Options) -> Vec<String> {
    let told = circumstances(report, claim, options.phrases);
    let told = told.iter().filter(|piece| !piece.is_empty()).map(|piece| options.show(piece));
    std::iter::once(at).chain(told).collect()
}

fn rule(told: &Explanation, claim: &Claim, words: &ExplainPhrases) -> String {
    match told.rules.get(&claim.rule) {
        Some((file, line)) => {
            fill(&words.rule, &[("rule", &claim.rule), ("file", file), ("line", &line.to_string())])
        }
        None => fill(&words.rule_alone, &[("rule", &claim.rule)]),
    }
}

fn event(told: &Explanation, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let words = &options.phrases.explain;
    if let Some(event) = told.claims.first().and_then(|at| told.report.event_with(*at)) {
        let title = fill(&words.event, &[("event", &event.label), ("id", &event.id)]);
        writeln!(out, "\n{}", options.show(&title))?;
    }
    if told.links.is_empty() {
        writeln!(out, "  {}", words.one_document)?;
    }
    for ([one, other], why) in &told.links {
        writeln!(out, "  {}", link(told, [*one, *other], why, words))?;
    }
    Ok(())
}

fn link(told: &Explanation, pair: [usize; 2], why: &Why, words: &ExplainPhrases) -> String {
    let mut terms = why.link.terms.clone();
    terms.sort_by(|one, other| other.1.total_cmp(&one.1));
    let terms: Vec<String> = terms.iter().map(|(term, weight)| format!("{term} {weight:+.2}")).collect();
    let [one, other] = numbers(told, pair);
    let (score, enough) = (format!("{:.2}", why.link.score), format!("{:.2}", why.enough));
    let direct = why.link.score >= why.enough;
    let terms = terms.join(", ");
    let told: [(&str, &str); 5] =
        [("one", &one), ("other", &other), ("score", &score), ("enough", &enough), ("terms", &terms)];
    fill(if direct { &words.link } else { &words.through_others }, &told)
}

fn steps(told: &Explanation, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let words = &options.phrases.explain;
    writeln!(out, "\n{}", words.steps)?;
    for (relation, pairs) in by_relation(told) {
        let relation = relation.and_then(|relation| words.relations.get(&relation));
        let told = [("relation", relation.unwrap_or(&words.not_compared)), ("pairs", &pairs)];
        let told = told.map(|(name, text)| (name, text.as_str()));
        writeln!(out, "  {}", fill(&words.step, &told))?;
    }
    if let Some(room) = &told.room {
        writeln!(out, "  {}", fill(&words.room, &[("values", &room.to_string())]))?;
    }
    if told.conflicts.is_empty() {
        return Ok(());
    }
    let sets = told.conflicts.iter().map(|[one, other]| format!("{{{one}, {other}}}"));
    let sets = sets.collect::<Vec<_>>().join(" ");
    writeln!(out, "  {}", fill(&words.conflicts, &[("sets", &sets)]))
}

/// The pairs that stand in each relation, by the numbers that their claims are listed under.
fn by_relation(told: &Explanation) -> BTreeMap<Option<Relation>, String> {
    let mut pairs: BTreeMap<Option<Relation>, Vec<String>> = BTreeMap::new();
    for Step { claims, relation } in &told.steps {
        let [one, other] = numbers(told, *claims);
        pairs.entry(*relation).or_default().push(format!("{one}–{other}"));
    }
    pairs.into_iter().map(|(relation, pairs)| (relation, pairs.join(", "))).collect()
}

fn verdict(finding: &Finding, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let words = options.phrases;
    let verdict = words.verdicts.get(&finding.verdict).map(String::as_str).unwrap_or_default();
    let certainty = words.certainties.get(&finding.certainty).map(String::as_str).unwrap_or_default();
    let title = [("verdict", verdict), ("certainty", certainty)];
    writeln!(out, "\n{}", fill(&words.explain.verdict, &title))?;
    writeln!(out, "  {}", options.show(&finding.message))?;
    writeln!(out, "  {}", words.counts.witnesses.count(finding.witnesses))?;
    let change = fill(&words.would_change, &[("text", &finding.would_change)]);
    writeln!(out, "  {}", options.show(&bidi::safe(&change)))
}

/// The numbers that claims are listed under.
fn numbers(told: &Explanation, claims: [usize; 2]) -> [String; 2] {
    claims.map(|claim| {
        let at = told.claims.iter().position(|other| *other == claim);
        at.map_or(String::new(), |at| (at + 1).to_string())
    })
}
