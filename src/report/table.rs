//! Tables for a terminal that keep their columns with Arabic in the cells.

use std::io;

use comfy_table::presets::UTF8_FULL;
use comfy_table::{Cell, CellAlignment, ContentArrangement, ContentLineStyle, Table};

use super::rows::{self, Content, Texts};
use super::{Options, Report, View, bidi, coverage, footer};

/// Writes the answer, the table of a view and the counts of what was left out.
pub fn write(report: &Report, view: View, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let content = match view {
        View::Findings => rows::findings(report, options),
        View::Claims => rows::claims(report, options),
        View::Events => rows::events(report, options),
        View::Coverage => coverage::rows(report, options),
    };
    if view == View::Findings {
        writeln!(out, "{}\n", footer::summary(report, options))?;
    }
    body(&content, options, out)?;
    footer::write(report, options, out)
}

/// Writes the table alone; nothing where it has no row.
pub fn body(content: &Content, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    if content.rows.is_empty() { Ok(()) } else { writeln!(out, "{}\n", draw(content, options)) }
}

/// Lays a table out. While it is laid out, private-use characters stand for the vertical borders,
/// which are found again by them, and for each alef, which takes a cell of its own in a terminal
/// even after a lam, where the layout would count none.
fn draw(content: &Content, options: &Options) -> String {
    let row = |cells: &[Texts]| -> Vec<Cell> {
        if stacks(options) {
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
    let lines: Vec<String> = table.lines().collect();
    let next = lines.iter().skip(1).map(Some).chain([None]);
    let kept = lines.iter().zip(next).filter(|(line, next)| stacks(options) || !is_within(line, *next));
    kept.map(|(line, _)| settle(line, options)).collect::<Vec<_>>().join("\n")
}

/// Whether a line only parts a row from one that goes on with what it began: whose first cell is empty.
fn is_within(line: &str, next: Option<&String>) -> bool {
    let goes_on = |next: &&String| next.split(EDGE).nth(1).is_some_and(|cell| cell.trim().is_empty());
    line.contains(BETWEEN_ROWS) && next.filter(goes_on).is_some()
}

const BETWEEN_ROWS: char = '╌';

/// Whether columns are stacked; rows then need lines between them.
fn stacks(options: &Options) -> bool {
    options.cells() < NARROW
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
