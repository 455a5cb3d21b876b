//! Tables for a terminal that keep their columns with Arabic in the cells.

use std::collections::BTreeSet;
use std::io;

use comfy_table::presets::UTF8_FULL;
use comfy_table::{Cell, CellAlignment, ContentArrangement, ContentLineStyle, Table};

use super::quote::{self, Quote};
use super::{Options, Report, View, bidi, footer, sources};
use crate::claim::Claim;
use crate::event::Event;
use crate::finding::Finding;

/// Writes the answer, the table of a view and the counts of what was left out.
pub fn write(report: &Report, view: View, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let (titles, rows) = match view {
        View::Findings => findings(report, options),
        View::Claims => claims(report, options),
        View::Events => events(report, options),
    };
    if view == View::Findings {
        writeln!(out, "{}\n", footer::summary(report, options))?;
    }
    if !rows.is_empty() {
        writeln!(out, "{}\n", draw(&titles, rows, options))?;
    }
    footer::write(report, options, out)
}

/// Column titles, and rows of cells in the same order.
type Content = (Vec<String>, Vec<Vec<String>>);

fn findings(report: &Report, options: &Options) -> Content {
    let words = &options.phrases.columns;
    let titles =
        [&words.dispute, &words.value, &words.as_of, &words.outlet, &words.attribution, &words.place_in_text];
    let rows = report.disputes().flat_map(|finding| {
        let heads =
            std::iter::once(heading(report, finding, options)).chain(std::iter::repeat(String::new()));
        let claims = report.claims_of(finding).zip(heads);
        claims.map(|(claim, head)| dispute_row(report, claim, head, options)).collect::<Vec<_>>()
    });
    (titles.map(String::clone).to_vec(), rows.collect())
}

/// What is disputed: told once, in the first row of its claims.
fn heading(report: &Report, finding: &Finding, options: &Options) -> String {
    let verdict = options.phrases.verdicts.get(&finding.verdict).map_or("", String::as_str);
    let event = report.event_of(finding).map_or("", |event| &event.label);
    let parts = [finding.measure.as_str(), finding.population.as_deref().unwrap_or_default(), event];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{verdict}: {}", parts.join(", "))
}

fn dispute_row(report: &Report, claim: &Claim, head: String, options: &Options) -> Vec<String> {
    vec![
        head,
        options.phrases.value(&claim.value),
        day(claim),
        report.outlet(claim).unwrap_or(&options.phrases.unknown).to_owned(),
        claim.attribution.clone().unwrap_or_default(),
        report.location(claim),
    ]
}

fn claims(report: &Report, options: &Options) -> Content {
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
    let rows = report.claims.iter().map(|claim| claim_row(report, claim, options));
    (titles.map(String::clone).to_vec(), rows.collect())
}

fn claim_row(report: &Report, claim: &Claim, options: &Options) -> Vec<String> {
    vec![
        report.location(claim),
        claim.measure.clone(),
        options.phrases.value(&claim.value),
        report.population(claim),
        claim.attribution.clone().unwrap_or_default(),
        day(claim),
        claim.rule.clone(),
        plain(report.quote(claim).shortened(REACH)),
    ]
}

/// Characters of a quote on each side of its number.
const REACH: usize = 28;

fn plain(quote: Quote) -> String {
    quote::paint(&quote.marked(), &mut false, false)
}

fn day(claim: &Claim) -> String {
    sources::as_of(claim).map(|day| day.to_string()).unwrap_or_default()
}

fn events(report: &Report, options: &Options) -> Content {
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
    let rows = report.events.iter().map(|event| event_row(report, event, options));
    (titles.map(String::clone).to_vec(), rows.collect())
}

fn event_row(report: &Report, event: &Event, options: &Options) -> Vec<String> {
    let documents: BTreeSet<usize> = report.claims_at(&event.claims).map(|claim| claim.document).collect();
    let languages = documents.iter().filter_map(|index| report.documents.get(*index)?.language.as_deref());
    let languages: BTreeSet<&str> = languages.collect();
    vec![
        event.label.clone(),
        event.kind.clone().unwrap_or_default(),
        report.places_of(&event.places).join(", "),
        options.phrases.period(&event.time),
        event.claims.len().to_string(),
        documents.len().to_string(),
        Vec::from_iter(languages).join(", "),
    ]
}

/// Lays a table out. While it is laid out, private-use characters stand for the vertical borders,
/// which are found again by them, and for each alef, which takes a cell of its own in a terminal
/// even after a lam, where the layout would count none.
fn draw(titles: &[String], rows: Vec<Vec<String>>, options: &Options) -> String {
    let mut table = Table::new();
    let line = ContentLineStyle::new(EDGE, EDGE, EDGE);
    table
        .load_style(UTF8_FULL.header_lines(line).content_lines(line))
        .force_no_tty()
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(options.cells())
        .set_header(titles.iter().map(|title| cell(title)))
        .add_rows(rows.iter().map(|row| row.iter().map(|text| cell(text))));
    let lines: Vec<String> = table.lines().map(|line| settle(&line, options)).collect();
    lines.join("\n")
}

fn cell(text: &str) -> Cell {
    let text = bidi::safe(text);
    let alignment = if bidi::is_right_to_left(&text) { CellAlignment::Right } else { CellAlignment::Left };
    let text = ALEFS.iter().fold(text, |text, (alef, stand_in)| text.replace(*alef, stand_in));
    Cell::new(text).set_alignment(alignment)
}

/// Puts the alefs and the borders back. A direction mark on both sides of a border keeps
/// neighbouring right-to-left cells from changing places.
fn settle(line: &str, options: &Options) -> String {
    let line = ALEFS.iter().fold(line.to_owned(), |line, (alef, stand_in)| line.replace(stand_in, alef));
    let border = if options.isolates() { "\u{200e}│\u{200e}" } else { "│" };
    line.split(EDGE).map(|cell| isolate(cell, options)).collect::<Vec<_>>().join(border)
}

/// The padding of a cell stays outside the isolate, where it has the direction of the line.
fn isolate(cell: &str, options: &Options) -> String {
    let text = cell.trim_matches(' ');
    let (before, after) = cell.split_at(cell.len() - cell.trim_start_matches(' ').len());
    format!("{before}{}{}", options.frame(text.to_owned()), after.get(text.len()..).unwrap_or_default())
}

const EDGE: char = '\u{e000}';

/// The four letters that join a lam into one glyph, and what stands for each.
const ALEFS: [(&str, &str); 4] =
    [("\u{622}", "\u{e001}"), ("\u{623}", "\u{e002}"), ("\u{625}", "\u{e003}"), ("\u{627}", "\u{e004}")];
