//! An article of the page, each of its numbers marked by what became of it.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::claim::draft::Fate;
use crate::document::Document;
use crate::finding::Finding;
use crate::report::{Options, Report, bidi};

/// Articles that are shown whatever they hold; of more, only those that a dispute quotes.
const MOST: usize = 200;

/// An article.
pub struct Article {
    pub id: String,
    pub title: String,
    /// Outlet, day, path.
    pub about: Vec<String>,
    pub language: String,
    pub paragraphs: Vec<Paragraph>,
}

/// A line of an article.
pub struct Paragraph {
    pub direction: &'static str,
    pub pieces: Vec<Piece>,
}

/// Text between numbers, or a number.
pub struct Piece {
    /// Where links to the number lead.
    pub anchor: String,
    /// What became of the number, for programs; empty for text.
    pub fate: &'static str,
    /// What became of it, in words.
    pub label: String,
    /// The rule that took it.
    pub rule: String,
    pub text: String,
}

/// The articles that `shown` disputes quote, or all where they are few, and how many are left out.
pub fn articles<'r>(
    report: &Report,
    shown: impl Iterator<Item = &'r Finding>,
    options: &Options,
) -> (Vec<Article>, usize) {
    let quoted = shown.flat_map(|finding| report.claims_of(finding).map(|claim| claim.document));
    let quoted: BTreeSet<usize> = quoted.collect();
    let all = report.documents.len() <= MOST;
    let shown = report.documents.iter().enumerate().filter(|(at, _)| all || quoted.contains(at));
    let articles: Vec<Article> =
        shown.map(|(at, document)| Article::new(report, at, document, options)).collect();
    let left_out = report.documents.len() - articles.len();
    (articles, left_out)
}

/// Which way most of a text runs.
pub fn direction(text: &str) -> &'static str {
    if bidi::is_right_to_left(text) { "rtl" } else { "ltr" }
}

impl Article {
    fn new(report: &Report, at: usize, document: &Document, options: &Options) -> Self {
        let outlet = document.source.clone().unwrap_or_else(|| options.phrases.no_outlet.clone());
        let day = document.published.map(|day| day.to_string());
        let about = [Some(outlet), day, Some(document.path.clone())];
        let numbers = numbers(report, at, options);
        Article {
            id: format!("a{at}"),
            title: bidi::safe(document.title.as_ref().unwrap_or(&document.path)),
            about: about.into_iter().flatten().map(|text| bidi::safe(&text)).collect(),
            language: bidi::safe(document.language.as_deref().unwrap_or_default()),
            paragraphs: paragraphs(document, &numbers),
        }
    }
}

/// Where a link to a number leads: to the number, or to its article where the number is not marked.
pub fn link(report: &Report, document: usize, start: usize) -> String {
    let place = |number: &crate::claim::Number| (number.document, number.evidence.span.start);
    let marked = report.numbers.partition_point(|number| place(number) < (document, start));
    let marked = report.numbers.get(marked).is_some_and(|number| place(number) == (document, start));
    if marked { format!("#{}", anchor(document, start)) } else { format!("#a{document}") }
}

fn anchor(document: usize, start: usize) -> String {
    format!("n{document}-{start}")
}

type Marked = (Range<usize>, Piece);

/// The numbers of a document in order, none within another.
fn numbers(report: &Report, document: usize, options: &Options) -> Vec<Marked> {
    let words = &options.phrases.fates;
    let own = report.numbers.partition_point(|number| number.document < document);
    let own = report.numbers.get(own..).unwrap_or_default();
    let own = own.iter().take_while(|number| number.document == document);
    own.map(|number| {
        let (fate, label, rule) = match &number.fate {
            Fate::Claimed(rule) => ("claimed", &words.claimed, rule.as_str()),
            Fate::Excluded(rule) => ("excluded", &words.excluded, rule.as_str()),
            Fate::Unexplained | Fate::Noun => ("unexplained", &words.unexplained, ""),
        };
        let piece = Piece {
            anchor: anchor(document, number.evidence.span.start),
            fate,
            label: label.clone(),
            rule: bidi::safe(rule),
            text: bidi::safe(&number.evidence.number),
        };
        (number.evidence.span.clone(), piece)
    })
    .collect()
}

fn paragraphs(document: &Document, numbers: &[Marked]) -> Vec<Paragraph> {
    let text = document.text.get(document.body..).unwrap_or_default();
    let mut start = document.body;
    let mut paragraphs = Vec::new();
    for line in text.split_inclusive(['\n', '\r']) {
        let end = start + line.len();
        if !line.trim().is_empty() {
            paragraphs.push(Paragraph {
                direction: direction(line),
                pieces: pieces(document, start..end, numbers),
            });
        }
        start = end;
    }
    paragraphs
}

/// A number that goes on over the end of the line, or lies in another, is left as text.
fn pieces(document: &Document, line: Range<usize>, numbers: &[Marked]) -> Vec<Piece> {
    let first = numbers.partition_point(|(span, _)| span.start < line.start);
    let mut at = line.start;
    let mut pieces = Vec::new();
    for (span, number) in numbers.get(first..).unwrap_or_default() {
        if span.start >= line.end {
            break;
        }
        if span.start < at || span.end > line.end {
            continue;
        }
        pieces.push(plain(document, at..span.start));
        pieces.push(Piece {
            anchor: number.anchor.clone(),
            fate: number.fate,
            label: number.label.clone(),
            rule: number.rule.clone(),
            text: number.text.clone(),
        });
        at = span.end;
    }
    pieces.push(plain(document, at..line.end));
    pieces
}

fn plain(document: &Document, span: Range<usize>) -> Piece {
    let text = document.text.get(span).unwrap_or_default().replace(['\n', '\r', '\t'], " ");
    Piece {
        anchor: String::new(),
        fate: "",
        label: String::new(),
        rule: String::new(),
        text: bidi::safe(&text),
    }
}
