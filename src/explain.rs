//! How a finding or a claim came about, from the words of the articles to the verdict: nothing here
//! decides anything, it only shows what the stages did.

use std::collections::BTreeMap;

use crate::document::Document;
use crate::event::Why;
use crate::finding::range::{self, Common, Range};
use crate::finding::{self, Basis, Finding, Step, Verdict};
use crate::quantity::Interval;
use crate::report::Report;
use crate::rules::RuleSet;

/// What is explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The finding with this index.
    Finding(usize),
    /// The claim with this index.
    Claim(usize),
}

/// A finding or a claim with all that led to it.
#[derive(Debug)]
pub struct Explanation<'a> {
    /// The report that it is part of.
    pub report: Report<'a>,
    /// What is explained.
    pub subject: Subject,
    /// Its claims, in the order they are shown.
    pub claims: Vec<usize>,
    /// The file and the line of each rule that made a claim.
    pub rules: BTreeMap<String, (String, usize)>,
    /// What each claim's figure allows once rounding and "about" are given their room.
    pub allows: BTreeMap<usize, Interval>,
    /// Why claims are about one event: each document's first against the first of all.
    pub links: Vec<([usize; 2], Why)>,
    /// How the claims of a finding stand to each other.
    pub steps: Vec<Step>,
    /// The values that satisfy all claims of a finding; none where there are none.
    pub room: Option<Interval>,
    /// The smallest sets of figures that no value satisfies.
    pub conflicts: Vec<[Interval; 2]>,
}

/// Explains the finding or the claim whose id begins with `id`.
///
/// # Errors
/// When nothing, or more than one thing, has such an id: what is wrong, and what to do.
pub fn explain<'a>(documents: &'a [Document], rules: &RuleSet, id: &str) -> Result<Explanation<'a>, String> {
    let read = crate::claim::extract(documents, &rules.claims);
    let grouping = crate::grouped(documents, &read, rules);
    let report = crate::compared(documents, read, grouping.events.clone(), rules);
    let subject = subject(&report, id)?;
    let claims = match subject {
        Subject::Finding(at) => report.findings.get(at).map(|finding| finding.claims.clone()),
        Subject::Claim(at) => Some(vec![at]),
    };
    let claims = claims.unwrap_or_default();
    let places = &rules.claims.places;
    let links = first_of_each_document(&report, &claims).split_first().map_or(vec![], |(first, rest)| {
        let why =
            |other: &usize| Some(([*first, *other], grouping.why(*first, *other, &rules.events, places)?));
        rest.iter().filter_map(why).collect()
    });
    let finding = match subject {
        Subject::Finding(at) => report.findings.get(at),
        Subject::Claim(_) => None,
    };
    let steps = finding.map(|finding| {
        finding::steps(documents, &report.claims, &report.events, &rules.findings, places, finding)
    });
    let (room, conflicts) = finding.map_or((None, vec![]), |finding| room(&report, finding, rules));
    Ok(Explanation {
        subject,
        rules: places_of_rules(&report, &claims, rules),
        allows: claims.iter().filter_map(|at| Some((*at, allowed(&report, *at, rules)?))).collect(),
        links,
        steps: steps.unwrap_or_default(),
        room,
        conflicts,
        claims,
        report,
    })
}

fn subject(report: &Report, id: &str) -> Result<Subject, String> {
    let findings = report.findings.iter().map(|finding| &finding.id).enumerate();
    let findings = findings.map(|(at, own)| (own, Subject::Finding(at)));
    let claims = report.claims.iter().map(|claim| &claim.id).enumerate();
    let all = findings.chain(claims.map(|(at, own)| (own, Subject::Claim(at))));
    let found: Vec<(&String, Subject)> = all.filter(|(own, _)| own.starts_with(id)).collect();
    match found.iter().find(|(own, _)| *own == id).or_else(|| found.first().filter(|_| found.len() == 1)) {
        Some((_, subject)) => Ok(*subject),
        None if found.is_empty() => Err(format!(
            "{id}: no finding and no claim of these articles has this id. Ids follow from what the articles \
             say: one from an earlier report is gone when an article has changed since or is not named; \
             --report FILE tells which, and `check --format json` lists the ids of today"
        )),
        None => Err(format!("{id}: several ids begin so; write more of it")),
    }
}

fn first_of_each_document(report: &Report, claims: &[usize]) -> Vec<usize> {
    let mut firsts: BTreeMap<usize, usize> = BTreeMap::new();
    for at in claims {
        if let Some(claim) = report.claims.get(*at) {
            firsts.entry(claim.document).or_insert(*at);
        }
    }
    let mut firsts: Vec<usize> = firsts.into_values().collect();
    firsts.sort_by_key(|at| claims.iter().position(|other| other == at));
    firsts
}

fn places_of_rules(report: &Report, claims: &[usize], rules: &RuleSet) -> BTreeMap<String, (String, usize)> {
    let used = |id: &str| claims.iter().filter_map(|at| report.claims.get(*at)).any(|claim| claim.rule == id);
    let spoken =
        |code: &str| report.documents.iter().any(|document| document.language.as_deref() == Some(code));
    let languages = rules.claims.languages.iter().filter(|(code, _)| spoken(code));
    let books = languages.flat_map(|(_, language)| &language.book().rules);
    books.filter(|rule| used(&rule.id)).map(|rule| (rule.id.clone(), rule.place.clone())).collect()
}

fn tolerance(measure: &str, rules: &RuleSet) -> f64 {
    rules.claims.measures.get(measure).map_or(0.0, |measure| measure.tolerance)
}

fn allowed(report: &Report, claim: usize, rules: &RuleSet) -> Option<Interval> {
    let claim = report.claims.get(claim)?;
    Some(Range::of(&claim.value, tolerance(&claim.measure, rules)).stated())
}

/// What all figures of a finding leave room for, and which do not go together; nothing where they count
/// different people, or are not all stated.
fn room(report: &Report, finding: &Finding, rules: &RuleSet) -> (Option<Interval>, Vec<[Interval; 2]>) {
    if !matches!(finding.basis, Basis::SameQuantity | Basis::Bounds)
        || finding.verdict == Verdict::Incomparable
    {
        return (None, vec![]);
    }
    let mut figures: Vec<Interval> = Vec::new();
    for claim in finding.claims.iter().filter_map(|at| report.claims.get(*at)) {
        figures.extend((!figures.contains(&claim.value)).then_some(claim.value));
    }
    let tolerance = tolerance(&finding.measure, rules);
    let room = match range::common(&figures, tolerance) {
        Some(Common::Room(range)) => Some(range.stated()),
        _ => None,
    };
    let figure = |at: usize| figures.get(at).copied();
    let conflicts = range::conflicts(&figures, tolerance).into_iter();
    (room, conflicts.filter_map(|(a, b)| Some([figure(a)?, figure(b)?])).collect())
}
