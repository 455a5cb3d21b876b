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
    let content = match view {
        View::Findings => findings(report, options),
        View::Claims => claims(report, options),
        View::Events => events(report, options),
    };
    if view == View::Findings {
        writeln!(out, "{}\n", footer::summary(report, options))?;
    }
    if !content.rows.is_empty() {
        writeln!(out, "{}\n", draw(&content, options))?;
    }
    footer::write(report, options, out)
}

/// What a cell says: side by side where there is room, else one below the other.
type Texts = Vec<String>;

/// What a table shows.
struct Content {
    titles: Vec<Texts>,
    /// Cells in the order of the titles.
    rows: Vec<Vec<Texts>>,
    /// The columns that share one on a narrow screen, one text below the other: words broken to
    /// fit many thin columns cannot be read.
    stacks: &'static [&'static [usize]],
}

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
    Content {
        titles: titles.map(|title| vec![title.clone()]).to_vec(),
        rows: rows.collect(),
        stacks: &[&[0], &[1, 2], &[3, 4], &[5]],
    }
}

/// What is disputed: told once, in the first row of its claims.
fn heading(report: &Report, finding: &Finding, options: &Options) -> String {
    let verdict = options.phrases.verdicts.get(&finding.verdict).map_or("", String::as_str);
    let event = report.event_of(finding).map_or("", |event| &event.label);
    let parts = [finding.measure.as_str(), finding.population.as_deref().unwrap_or_default(), event];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{verdict}: {}", parts.join(", "))
}

fn dispute_row(report: &Report, claim: &Claim, head: String, options: &Options) -> Vec<Texts> {
    vec![
        vec![head],
        vec![options.phrases.value(&claim.value)],
        vec![day(claim)],
        vec![report.outlet(claim).unwrap_or(&options.phrases.no_outlet).to_owned()],
        vec![claim.attribution.clone().unwrap_or_default()],
        location(report, claim),
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
    Content {
        titles: titles.map(|title| vec![title.clone()]).to_vec(),
        rows: report.claims.iter().map(|claim| claim_row(report, claim, options)).collect(),
        stacks: &[&[0, 6], &[1, 2, 3], &[4, 5], &[7]],
    }
}

fn claim_row(report: &Report, claim: &Claim, options: &Options) -> Vec<Texts> {
    vec![
        location(report, claim),
        vec![claim.measure.clone()],
        vec![options.phrases.value(&claim.value)],
        vec![report.population(claim)],
        vec![claim.attribution.clone().unwrap_or_default()],
        vec![day(claim)],
        vec![claim.rule.clone()],
        vec![plain(report.quote(claim).shortened(REACH))],
    ]
}

/// Characters of a quote on each side of its number.
const REACH: usize = 28;

fn plain(quote: Quote) -> String {
    quote::paint(&quote.marked(), &mut false, false)
}

/// `path:line:column`; the numbers are not broken where the path is.
fn location(report: &Report, claim: &Claim) -> Texts {
    let at = &claim.evidence;
    vec![report.path(claim).to_owned(), format!(":{}:{}", at.line, at.column)]
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

/// Lays a table out. While it is laid out, private-use characters stand for the vertical borders,
/// which are found again by them, and for each alef, which takes a cell of its own in a terminal
/// even after a lam, where the layout would count none.
fn draw(content: &Content, options: &Options) -> String {
    let row = |cells: &[Texts]| -> Vec<Cell> {
        if options.cells() < NARROW {
            content.stacks.iter().map(|stack| stacked(cells, stack)).collect()
        } else {
            cells.iter().map(|texts| cell(texts, "")).collect()
        }
    };
    let mut table = Table::new();
    let line = ContentLineStyle::new(EDGE, EDGE, EDGE);
    table
        .load_style(UTF8_FULL.header_lines(line).content_lines(line))
        .force_no_tty()
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(options.cells())
        .set_header(row(&content.titles))
        .add_rows(content.rows.iter().map(|cells| row(cells)));
    let lines: Vec<String> = table.lines().map(|line| settle(&line, options)).collect();
    lines.join("\n")
}

/// Below this many cells, columns are stacked.
const NARROW: u16 = 120;

fn stacked(cells: &[Texts], stack: &[usize]) -> Cell {
    let texts = stack.iter().filter_map(|index| cells.get(*index)).flatten();
    cell(&texts.filter(|text| !text.is_empty()).cloned().collect::<Texts>(), "\n")
}

fn cell(texts: &[String], between: &str) -> Cell {
    let text = texts.iter().map(|text| bidi::safe(text)).collect::<Vec<_>>().join(between);
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
