//! What people decided about a finding, in words and for programs.

use schemars::JsonSchema;
use serde::Serialize;

use super::phrases::fill;
use super::{Options, Report};
use crate::decision::{Decision, Expiry, Standing, State, Status};
use crate::finding::Finding;

impl Report<'_> {
    /// What was decided about a finding, and whether it stands.
    pub fn decision(&self, finding: &Finding) -> Option<&Standing> {
        self.decisions.of_finding.get(&finding.id)
    }

    /// Whether a decision on a finding stands, so that it fails no run.
    pub fn is_settled(&self, finding: &Finding) -> bool {
        self.decision(finding).is_some_and(Standing::holds)
    }

    /// Whether a finding is settled as nothing to act upon.
    pub fn is_waived(&self, finding: &Finding) -> bool {
        let decision = self.decision(finding).filter(|standing| standing.holds());
        let status = decision.map(|standing| standing.decision.status);
        matches!(status, Some(Status::Waived | Status::FalseAlarm))
    }
}

/// A person's decision on a finding.
#[derive(Serialize, JsonSchema)]
pub(super) struct DecisionRow<'a> {
    status: Status,
    /// Whether it stands: a finding that is decided fails no run.
    holds: bool,
    /// Id of the claim that was found to be right.
    side: Option<&'a str>,
    reason: &'a str,
    by: &'a str,
    date: &'a str,
    /// The last day on which it holds, as written.
    expires: Option<String>,
}

impl<'a> DecisionRow<'a> {
    pub(super) fn new(standing: &'a Standing) -> Self {
        let decision = &standing.decision;
        DecisionRow {
            status: decision.status,
            holds: standing.holds(),
            side: decision.side.as_deref(),
            reason: &decision.reason,
            by: &decision.by,
            date: &decision.date,
            expires: expires(decision),
        }
    }
}

fn expires(decision: &Decision) -> Option<String> {
    match &decision.expires {
        Expiry::Never => None,
        Expiry::After(day) => Some(day.to_string()),
        Expiry::Malformed(written) => Some(written.clone()),
    }
}

/// The status in a word, for a heading; none where nothing was decided.
pub fn word(report: &Report, finding: &Finding, options: &Options) -> Option<String> {
    let standing = report.decision(finding)?;
    let words = &options.phrases.decisions;
    let status = words.statuses.get(&standing.decision.status).map_or("", String::as_str);
    Some(if standing.holds() { status.to_owned() } else { fill(&words.reopened, &[("status", status)]) })
}

/// What was decided, by whom and when, a piece each; nothing where nothing was decided.
pub fn facts(report: &Report, finding: &Finding, options: &Options) -> Vec<String> {
    let Some(standing) = report.decision(finding) else { return Vec::new() };
    let (words, decision) = (&options.phrases.decisions, &standing.decision);
    let status = words.statuses.get(&decision.status).map_or("", String::as_str);
    let piece = |template: &str, name, value: &str| {
        if value.is_empty() { String::new() } else { fill(template, &[(name, value)]) }
    };
    let mut facts = vec![
        fill(&words.told, &[("status", status)]),
        piece(&words.by, "who", &decision.by),
        piece(&words.date, "day", &decision.date),
        piece(&words.until, "day", &expires(decision).unwrap_or_default()),
        piece(&words.side, "claim", &side(report, decision, options)),
    ];
    facts.retain(|fact| !fact.is_empty());
    facts
}

/// The side in words; its id where the claim is not in the report.
fn side(report: &Report, decision: &Decision, options: &Options) -> String {
    let Some(side) = &decision.side else { return String::new() };
    let claim = report.claims.iter().find(|claim| claim.id == *side);
    claim.map_or(side.clone(), |claim| {
        let outlet = report.outlet(claim).unwrap_or(&options.phrases.no_outlet);
        format!("{} ({outlet})", options.phrases.value(&claim.value))
    })
}

/// Why it was decided so, and why it no longer stands, a sentence each.
pub fn sentences(report: &Report, finding: &Finding, options: &Options) -> Vec<String> {
    let Some(standing) = report.decision(finding) else { return Vec::new() };
    let note = note(standing, options);
    [standing.decision.reason.clone(), note].into_iter().filter(|text| !text.is_empty()).collect()
}

fn note(standing: &Standing, options: &Options) -> String {
    let words = &options.phrases.decisions;
    match &standing.state {
        State::Holds => String::new(),
        State::Expired(day) => fill(&words.expired, &[("day", &day.to_string())]),
        State::Malformed(written) => fill(&words.malformed, &[("text", written)]),
        State::NewEvidence(claims) => words.new_evidence.count(*claims),
        State::OtherVerdict(verdict) => {
            let verdict = options.phrases.verdicts.get(verdict).map_or("", String::as_str);
            fill(&words.other_verdict, &[("verdict", verdict)])
        }
    }
}

/// All that is said of a decision, a line each.
pub fn lines(report: &Report, finding: &Finding, options: &Options) -> Vec<String> {
    let facts = facts(report, finding, options).join(" · ");
    std::iter::once(facts)
        .chain(sentences(report, finding, options))
        .filter(|line| !line.is_empty())
        .collect()
}
