//! What the tables say, column by column.

use std::collections::BTreeSet;

use super::quote::{self, Quote};
use super::{Options, Report, decided, sources};
use crate::claim::{Claim, Evidence};
use crate::event::Event;
use crate::finding::Finding;

/// What a cell says: side by side where there is room, else one below the other.
pub type Texts = Vec<String>;

/// What a table shows.
pub struct Content {
    /// Column titles.
    pub titles: Vec<Texts>,
    /// Cells in the order of the titles.
    pub rows: Vec<Vec<Texts>>,
    /// The columns that share one on a narrow screen, one text below the other: words broken to
    /// fit many thin columns cannot be read.
    pub stacks: &'static [&'static [usize]],
}

/// A row a claim of each dispute, the dispute told in the first of them.
pub fn findings(report: &Report, options: &Options) -> Content {
    findings_of(report, report.disputes(), options)
}

/// A row a claim of the disputes chosen.
pub fn findings_of<'r>(
    report: &Report,
    chosen: impl Iterator<Item = &'r Finding>,
    options: &Options,
) -> Content {
    let words = &options.phrases.columns;
    let titles =
        [&words.dispute, &words.value, &words.as_of, &words.outlet, &words.attribution, &words.place_in_text];
    let rows = chosen.flat_map(|finding| {
        let heads =
            std::iter::once(heading(report, finding, options)).chain(std::iter::repeat(String::new()));
        let claims = report.claims_of(finding).zip(heads);
        claims.map(|(claim, head)| dispute_row(report, claim, head, options)).collect::<Vec<_>>()
    });
    Content {
        titles: titles.map(|title| vec![title.clone()]).to_vec(),
        rows: rows.collect(),
        stacks: &[&[0], &[1, 2], &[3, 4], &[5]],
    }
}

/// What is disputed, in one line.
pub fn heading(report: &Report, finding: &Finding, options: &Options) -> String {
    let verdict = options.phrases.verdicts.get(&finding.verdict).map_or("", String::as_str);
    let event = report.event_of(finding).map_or("", |event| &event.label);
    let parts = [finding.measure.as_str(), finding.population.as_deref().unwrap_or_default(), event];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let decision = decided::word(report, finding, options).map(|word| format!(" [{word}]"));
    format!("{verdict}: {}{}", parts.join(", "), decision.unwrap_or_default())
}

/// What a claim states in a dispute, the dispute told in the first cell.
fn dispute_row(report: &Report, claim: &Claim, head: String, options: &Options) -> Vec<Texts> {
    vec![
        vec![head],
        vec![options.phrases.value(&claim.value)],
        vec![day(claim)],
        vec![report.outlet(claim).unwrap_or(&options.phrases.no_outlet).to_owned()],
        vec![claim.attribution.clone().unwrap_or_default()],
        location(report, claim.document, &claim.evidence),
    ]
}

/// A row a claim.
pub fn claims(report: &Report, options: &Options) -> Content {
    let words = &options.phrases.columns;
    let titles = [
        &words.place_in_text,
        &words.measure,
        &words.value,
        &words.population,
        &words.attribution,
        &words.as_of,
        &words.rule,
        &words.quote,
    ];
    Content {
        titles: titles.map(|title| vec![title.clone()]).to_vec(),
        rows: report.claims.iter().map(|claim| claim_row(report, claim, options)).collect(),
        stacks: &[&[0, 6], &[1, 2, 3], &[4, 5], &[7]],
    }
}

fn claim_row(report: &Report, claim: &Claim, options: &Options) -> Vec<Texts> {
    vec![
        location(report, claim.document, &claim.evidence),
        vec![claim.measure.clone()],
        vec![options.phrases.value(&claim.value)],
        vec![report.population(claim)],
        vec![claim.attribution.clone().unwrap_or_default()],
        vec![day(claim)],
        vec![claim.rule.clone()],
        vec![short(report.quote(claim))],
    ]
}

/// Characters of a quote on each side of its number.
const REACH: usize = 28;

/// The words around a number, for a cell.
pub fn short(quote: Quote) -> String {
    quote::paint(&quote.shortened(REACH).marked(), &mut false, false)
}

/// `path:line:column`; the numbers are not broken where the path is.
pub fn location(report: &Report, document: usize, at: &Evidence) -> Texts {
    vec![report.path_of(document).to_owned(), format!(":{}:{}", at.line, at.column)]
}

fn day(claim: &Claim) -> String {
    sources::as_of(claim).map(|day| day.to_string()).unwrap_or_default()
}

/// A row an event.
pub fn events(report: &Report, options: &Options) -> Content {
    let words = &options.phrases.columns;
    let titles = [
        &words.event,
        &words.kind,
        &words.places,
        &words.time,
        &words.claims,
        &words.documents,
        &words.languages,
    ];
    Content {
        titles: titles.map(|title| vec![title.clone()]).to_vec(),
        rows: report.events.iter().map(|event| event_row(report, event, options)).collect(),
        stacks: &[&[0, 1], &[2, 3], &[4], &[5], &[6]],
    }
}

fn event_row(report: &Report, event: &Event, options: &Options) -> Vec<Texts> {
    let documents: BTreeSet<usize> = report.claims_at(&event.claims).map(|claim| claim.document).collect();
    let languages = documents.iter().filter_map(|index| report.documents.get(*index)?.language.as_deref());
    let languages: BTreeSet<&str> = languages.collect();
    vec![
        vec![event.label.clone()],
        vec![event.kind.clone().unwrap_or_default()],
        vec![report.places_of(&event.places).join(", ")],
        vec![options.phrases.period(&event.time)],
        vec![event.claims.len().to_string()],
        vec![documents.len().to_string()],
        vec![Vec::from_iter(languages).join(", ")],
    ]
}
