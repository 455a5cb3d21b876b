//! Markdown for the comment on a pull request: the answer, a table and the quotes of each dispute.

use std::io;

use super::phrases::fill;
use super::quote::{CLOSE, OPEN};
use super::{Options, Report, View, bidi, coverage, decided, footer, rows};
use crate::claim::Claim;
use crate::finding::Finding;

/// Writes the answer, a section a dispute and what was left out; for other views a table.
pub fn write(report: &Report, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    match options.view {
        View::Findings => findings(report, options, out)?,
        View::Claims => table(&rows::claims(report, options), out)?,
        View::Events => table(&rows::events(report, options), out)?,
        View::Coverage => table(&coverage::rows(report, options), out)?,
    }
    for line in footer::left_out(report, options).iter().chain(&footer::notices(report, options)) {
        writeln!(out, "* {}", text(line))?;
    }
    writeln!(out)?;
    for line in footer::run(report, options) {
        writeln!(out, "<sub>{}</sub>  ", text(&line))?;
    }
    Ok(())
}

/// Bytes of sections after which the rest is only counted: hosts cut or refuse long comments.
const ROOM: usize = 60_000;

fn findings(report: &Report, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "**{}**\n", text(&footer::summary(report, options)))?;
    let (mut written, mut not_shown) = (0, 0);
    for finding in report.disputes() {
        let mut card = Vec::new();
        section(report, finding, options, &mut card)?;
        written += card.len();
        if written <= ROOM {
            out.write_all(&card)?;
        } else {
            not_shown += 1;
        }
    }
    if not_shown > 0 {
        writeln!(out, "**{}**\n", options.phrases.counts.not_shown.count(not_shown))?;
    }
    Ok(())
}

fn section(report: &Report, finding: &Finding, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "### {}\n", text(&rows::heading(report, finding, options)))?;
    let mut content = rows::findings_of(report, std::iter::once(finding), options);
    // The heading has told what the first column tells.
    content.titles.remove(0);
    content.rows.iter_mut().for_each(|row| drop(row.remove(0)));
    table(&content, out)?;
    for claim in report.claims_of(finding) {
        writeln!(out, "> {}\n", quote(report, claim))?;
    }
    for line in decided::lines(report, finding, options) {
        writeln!(out, "{}\n", sentence(&line))?;
    }
    let change = fill(&options.phrases.would_change, &[("text", &finding.would_change)]);
    let id = fill(&options.phrases.finding, &[("id", &finding.id)]);
    [&finding.message, &change, &id].iter().try_for_each(|line| writeln!(out, "{}\n", sentence(line)))
}

fn table(content: &rows::Content, out: &mut dyn io::Write) -> io::Result<()> {
    row(&content.titles, out)?;
    writeln!(out, "|{}", " --- |".repeat(content.titles.len()))?;
    content.rows.iter().try_for_each(|cells| row(cells, out))?;
    writeln!(out)
}

fn row(cells: &[rows::Texts], out: &mut dyn io::Write) -> io::Result<()> {
    let cells: Vec<String> = cells.iter().map(|texts| text(&texts.concat())).collect();
    writeln!(out, "| {} |", cells.join(" | "))
}

/// The sentence, its number in brackets and bold.
fn quote(report: &Report, claim: &Claim) -> String {
    let marked = report.quote(claim).marked();
    let (before, rest) = marked.split_once(OPEN).unwrap_or((&marked, ""));
    let (number, after) = rest.split_once(CLOSE).unwrap_or((rest, ""));
    let number = if number.is_empty() { String::new() } else { format!("<b>\\[{}\\]</b>", escape(number)) };
    format!("<bdi dir=\"auto\">{}{number}{}</bdi>", escape(before), escape(after))
}

/// Text of articles and rules, its direction its own.
fn text(text: &str) -> String {
    if bidi::has_run(text) { sentence(text) } else { escape(&bidi::safe(text)) }
}

/// Text that makes a paragraph: in an element, so that it starts no list and no heading.
fn sentence(text: &str) -> String {
    format!("<bdi dir=\"auto\">{}</bdi>", escape(&bidi::safe(text)))
}

/// Safe text as Markdown that shows it as it is: no markup, no link, no picture for a word between
/// colons, nobody called by name. What means something only at the start of a line needs no care:
/// text never starts one.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => out.extend(['\\', character]),
            '@' | '#' => out.extend([character.to_string().as_str(), NOTHING]),
            ':' if characters.peek().is_some_and(|next| *next != ' ') => out.extend([":", NOTHING]),
            _ => out.push(character),
        }
    }
    out.replace("www.", &format!("www{NOTHING}."))
}

/// Keeps hosts from seeing a name or a link in what stands on both sides of it.
const NOTHING: &str = "<!-- -->";
