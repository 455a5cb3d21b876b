//! From what was found to findings: names, witnesses, order and sentences.

use std::collections::{BTreeMap, BTreeSet};

use super::range::{self, Common};
use super::reason::Facts;
use super::statement::{Case, Group, Statement};
use super::witness::Weight;
use super::{Basis, Certainty, Finding, Verdict, moment, witness};
use crate::claim::Claim;
use crate::document::fingerprint::fingerprint;

/// A finding before it is put in words.
pub(super) struct Draft {
    pub event: usize,
    pub measure: String,
    pub population: Option<String>,
    pub verdict: Verdict,
    pub basis: Basis,
    /// The special case of the reason, as `rules/reasons.toml` calls it; empty for none.
    pub case: &'static str,
    pub claims: Vec<usize>,
    /// How many documents the claims are of.
    pub documents: usize,
    /// Whether a day had to be presumed.
    pub presumed: bool,
    /// Figures and words that only this kind of finding tells of.
    pub facts: Facts,
}

impl Draft {
    /// A draft on statements of a group.
    pub fn new(
        group: &Group,
        told: &[&Statement],
        verdict: Verdict,
        basis: Basis,
        case: &'static str,
    ) -> Self {
        let undated = |told: &&Statement| told.moment.inferred || told.moment.day.is_none();
        let presumed = match verdict {
            Verdict::Agreement | Verdict::Incomparable => false,
            _ => told.iter().any(|told| undated(told) && !told.moment.settled),
        };
        Draft {
            event: group.event,
            measure: group.measure.id.clone(),
            population: group.population.clone(),
            verdict,
            basis,
            case,
            claims: told.iter().flat_map(|told| told.claims.iter().copied()).collect(),
            documents: Draft::count_documents(told),
            presumed,
            facts: Facts::default(),
        }
    }

    /// How many documents statements are of.
    pub fn count_documents(told: &[&Statement]) -> usize {
        told.iter().map(|told| told.document).collect::<BTreeSet<_>>().len()
    }
}

/// Puts drafts in words and in order. An agreement that is one sentence of one agency, and a draft that
/// says what another says already, are left out; that documents cite each other is told.
pub(super) fn finish(case: &Case, drafts: Vec<Draft>) -> Vec<Finding> {
    let findings = drafts.into_iter().map(|draft| finding(case, draft));
    let stands = |finding: &Finding, circular: bool| {
        finding.verdict != Verdict::Agreement
            || finding.witnesses > 1
            || finding.basis == Basis::Sum
            || circular
    };
    let kept = findings.filter(|(finding, circular)| stands(finding, *circular));
    let mut findings: Vec<Finding> = kept.map(|(finding, _)| finding).collect();
    findings.sort_by(|a, b| {
        let key = |finding: &Finding| (finding.event, finding.measure.clone());
        key(a).cmp(&key(b)).then(b.verdict.cmp(&a.verdict)).then(a.claims.cmp(&b.claims))
    });
    findings.dedup_by(|a, b| a.id == b.id && a.event == b.event);
    findings
}

/// The finding, and whether its documents only cite each other.
fn finding(case: &Case, mut draft: Draft) -> (Finding, bool) {
    let order = |&index: &usize| case.claims.get(index);
    draft.claims.sort_by(|a, b| compare(order(a), order(b)).then(a.cmp(b)));
    draft.claims.dedup();
    let claims: Vec<&Claim> = draft.claims.iter().filter_map(order).collect();
    let Weight { witnesses, circular } = witness::weigh(case.documents, &claims);
    let circular = circular && draft.verdict == Verdict::Agreement && draft.basis != Basis::Sum;
    if circular {
        (draft.case, draft.presumed) = (CIRCULAR, true);
    }
    let facts = facts(case, &draft, &claims, witnesses);
    let (message, would_change) = case.rules.reasons.tell(draft.verdict, draft.basis, draft.case, &facts);
    let dateless = case.events.get(draft.event).is_none_or(|event| event.time.start.is_none());
    let finding = Finding {
        id: id(&draft, &claims),
        event: draft.event,
        measure: draft.measure,
        population: draft.population,
        verdict: draft.verdict,
        basis: draft.basis,
        certainty: if draft.presumed || dateless { Certainty::Possible } else { Certainty::Firm },
        claims: draft.claims,
        witnesses,
        message,
        would_change,
    };
    (finding, circular)
}

/// What `rules/reasons.toml` calls documents that name each other as their source.
const CIRCULAR: &str = "circular";

/// By day, undated last; of one day what an article replaces first; then by value.
fn compare(a: Option<&Claim>, b: Option<&Claim>) -> std::cmp::Ordering {
    let day = |claim: Option<&Claim>| {
        let day = claim.and_then(|claim| claim.as_of.as_ref()).and_then(moment::last_day);
        (day.is_none(), day, claim.is_none_or(|claim| !claim.replaced))
    };
    let value = |claim: Option<&Claim>| claim.map_or(0.0, |claim| range::point(&claim.value));
    day(a).cmp(&day(b)).then(value(a).total_cmp(&value(b)))
}

fn facts(case: &Case, draft: &Draft, claims: &[&Claim], witnesses: usize) -> Facts {
    let reasons = &case.rules.reasons;
    let mut values: Vec<String> = Vec::new();
    for value in claims.iter().map(|claim| claim.value.to_string()) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    let mut facts = draft.facts.clone();
    let everybody = || reasons.word("everybody");
    facts.insert("measure", draft.measure.replace('_', " "));
    facts.insert("population", draft.population.clone().unwrap_or_else(everybody));
    facts.insert("first", values.first().cloned().unwrap_or_default());
    facts.insert("last", values.last().cloned().unwrap_or_default());
    facts.insert("values", reasons.list(&values));
    facts.insert("series", values.join(&reasons.word("then")));
    facts.insert("documents", draft.documents.to_string());
    facts.insert("witnesses", witnesses.to_string());
    facts.extend(room(case, draft, claims));
    facts
}

/// What all figures leave room for, or two that exclude each other.
fn room(case: &Case, draft: &Draft, claims: &[&Claim]) -> BTreeMap<&'static str, String> {
    let tolerance = case.rules.measures.get(&draft.measure).map_or(0.0, |measure| measure.tolerance);
    let figures: Vec<_> = claims.iter().map(|claim| claim.value).collect();
    let shown = |index: usize| figures.get(index).map(ToString::to_string).unwrap_or_default();
    match range::common(&figures, tolerance) {
        Some(Common::Room(range)) => BTreeMap::from([("room", range.stated().to_string())]),
        Some(Common::Clash(a, b)) => BTreeMap::from([("one", shown(a)), ("other", shown(b))]),
        None => BTreeMap::new(),
    }
}

fn id(draft: &Draft, claims: &[&Claim]) -> String {
    let kind = format!("{:?} {:?}", draft.verdict, draft.basis);
    let mut names: Vec<&str> = claims.iter().map(|claim| claim.id.as_str()).collect();
    names.sort_unstable();
    names.insert(0, &kind);
    fingerprint(&names)
}
