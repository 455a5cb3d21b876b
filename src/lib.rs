//! counterclaim reads news articles, picks out numeric claims with declarative rules, groups the
//! claims that are about the same event, and reports where the sources disagree.
//! It says who disagrees and why, never who is right.

pub mod claim;
pub mod cli;
pub mod decision;
pub mod document;
pub mod event;
pub mod explain;
pub mod finding;
pub mod place;
pub mod quantity;
pub mod report;
pub mod rule;
pub mod rules;
pub mod text;
pub mod time;

use std::collections::BTreeMap;

use document::Document;
use report::Report;
use rules::RuleSet;

/// What is made of articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Job {
    /// Their claims, each article by itself: the work grows with their number and no faster.
    Claims,
    /// What became of each of their numbers; claims are left out.
    Coverage,
    /// Claims, events and findings.
    Check,
    /// The same, and what became of each number, for reports that show the articles.
    CheckWithNumbers,
}

/// Does a job; `told` is called whenever one more article has been read.
pub fn report<'a>(job: Job, documents: &'a [Document], rules: &RuleSet, told: &dyn Fn()) -> Report<'a> {
    let read = claim::extract_told(documents, &rules.claims, told);
    match job {
        Job::Claims => of_claims(documents, read, rules),
        Job::Coverage => of_numbers(documents, read),
        Job::Check => checked(documents, read, rules),
        Job::CheckWithNumbers => {
            let numbers = claim::coverage::numbers(documents, &read.readings);
            Report { numbers, ..checked(documents, read, rules) }
        }
    }
}

/// Reads articles, picks out their claims, groups them and compares them.
pub fn check<'a>(documents: &'a [Document], rules: &RuleSet) -> Report<'a> {
    report(Job::Check, documents, rules, &|| ())
}

/// Reads articles and picks out their claims, without grouping them.
pub fn claims<'a>(documents: &'a [Document], rules: &RuleSet) -> Report<'a> {
    report(Job::Claims, documents, rules, &|| ())
}

fn checked<'a>(documents: &'a [Document], read: claim::Extraction, rules: &RuleSet) -> Report<'a> {
    let grouping = grouped(documents, &read, rules);
    compared(documents, read, grouping.events, rules)
}

/// What the claims that were read are about.
fn grouped(documents: &[Document], read: &claim::Extraction, rules: &RuleSet) -> event::Grouping {
    event::cluster(documents, &read.readings, &read.claims, &rules.events, &rules.claims.places)
}

/// The report on articles that were read, their claims compared by events.
fn compared<'a>(
    documents: &'a [Document],
    mut read: claim::Extraction,
    events: Vec<event::Event>,
    rules: &RuleSet,
) -> Report<'a> {
    let places = &rules.claims.places;
    let (kinds, measures) = (&rules.events.kinds, &rules.claims.measures);
    event::whole::settle(&mut read.claims, &events, kinds, measures, places);
    let findings = finding::reconcile(documents, &read.claims, &events, &rules.findings, places);
    let (warnings, labels) = (warnings(documents, &read), labels(&read.claims, &events, places));
    let report = Report::new(documents, read.claims, events, findings, read.coverage);
    Report { warnings, places: labels, ..report }
}

fn of_claims<'a>(documents: &'a [Document], mut read: claim::Extraction, rules: &RuleSet) -> Report<'a> {
    event::whole::presume(&mut read.claims);
    let (warnings, places) = (warnings(documents, &read), labels(&read.claims, &[], &rules.claims.places));
    Report { warnings, places, ..Report::new(documents, read.claims, vec![], vec![], read.coverage) }
}

fn of_numbers<'a>(documents: &'a [Document], read: claim::Extraction) -> Report<'a> {
    let (warnings, numbers) =
        (warnings(documents, &read), claim::coverage::numbers(documents, &read.readings));
    Report { warnings, numbers, ..Report::new(documents, vec![], vec![], vec![], read.coverage) }
}

/// Why two claims are in one event, or in two. Each is named by its id, or by the first letters of it.
///
/// # Errors
/// When no claim has such an id, when several have, or when both claims are of one happening of one
/// article: what is wrong, and what to do.
pub fn why(documents: &[Document], rules: &RuleSet, claims: [&str; 2]) -> Result<event::Why, String> {
    let read = claim::extract(documents, &rules.claims);
    let [one, other] = claims.map(|id| claim_of(&read.claims, id));
    let (one, other) = (one?, other?);
    let [a, b] = claims;
    let why = grouped(documents, &read, rules).why(one, other, &rules.events, &rules.claims.places);
    why.ok_or_else(|| {
        format!(
            "{a} and {b}: one article tells both of one happening, so nothing was weighed; name claims of two"
        )
    })
}

fn claim_of(claims: &[claim::Claim], id: &str) -> Result<usize, String> {
    let mut found = claims.iter().enumerate().filter(|(_, claim)| claim.id.starts_with(id));
    match (found.next(), found.next()) {
        (Some((at, _)), None) => Ok(at),
        (Some(_), Some(_)) => {
            Err(format!("{id}: several claims have an id that begins so; write more of it"))
        }
        _ => Err(format!("{id}: no claim has this id; `claims --format json` lists them")),
    }
}

/// Every rule, with how many numbers each took in these articles, and what the reader should know of
/// the run, a sentence each.
pub fn usage<'r>(documents: &[Document], rules: &'r RuleSet) -> (Vec<claim::usage::Usage<'r>>, Vec<String>) {
    let read = claim::extract(documents, &rules.claims);
    (claim::usage::usage(&rules.claims, Some(&read)), warnings(documents, &read))
}

fn warnings(documents: &[Document], read: &claim::Extraction) -> Vec<String> {
    read.unread.iter().filter_map(|(at, language)| Some(unread(documents.get(*at)?, language))).collect()
}

/// The names of all places that claims and events speak of.
fn labels(
    claims: &[claim::Claim],
    events: &[event::Event],
    places: &place::Gazetteer,
) -> BTreeMap<String, String> {
    let sides = claims.iter().flat_map(|claim| &claim.population.side);
    let scenes = events.iter().flat_map(|event| event.places.iter().chain(&event.actors));
    sides.chain(scenes).map(|id| (id.clone(), places.label(id).to_owned())).collect()
}

/// A document that no rules could read is named, never guessed at.
fn unread(document: &Document, language: &str) -> String {
    let language = if language.is_empty() { "an unknown language" } else { language };
    let path = &document.path;
    format!("{path}: there are no rules for {language}, so its numbers were not read; add a folder of rules")
}
