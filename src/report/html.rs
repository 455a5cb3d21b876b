//! One page that needs nothing else: no network, no script to be read, every text in it escaped.

mod article;
mod card;
mod chart;

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use askama::Template;

use super::phrases::Page as Words;
use super::{Options, Report, bidi, footer};
use crate::finding::{Finding, Verdict};
use article::Article;
use card::Card;
use chart::End;

/// Writes the page.
pub fn write(report: &Report, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let page = Page::new(report, options);
    let text = page.render().map_err(io::Error::other)?;
    out.write_all(text.as_bytes())
}

/// Disputes that have a card; of an archive's, the rest are told in a sentence each, as browsers open a page of some
/// ten megabytes and no more.
const CARDS: usize = 500;

/// Lets the page run its own script and nothing else. A test holds it against the script.
const SCRIPT_HASH: &str = "sha256-27v41tzQMeYHuxjGrNkK1hCFmlq/HElaD8vhX4wxUFU=";

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    words: &'a Words,
    script_hash: &'static str,
    summary: String,
    filters: Vec<Filter>,
    cards: Vec<Card>,
    /// Disputes that are too many for cards, agreements and groups that were not compared, in a sentence each.
    others: Vec<Other>,
    articles: Vec<Article>,
    notes: Vec<String>,
    run: Vec<String>,
}

/// A choice of cards by one of their properties.
struct Filter {
    name: &'static str,
    label: String,
    values: BTreeSet<(String, String)>,
}

/// A finding without a card.
struct Other {
    title: String,
    message: String,
}

impl<'a> Page<'a> {
    fn new(report: &Report, options: &'a Options) -> Self {
        let cards: Vec<Card> = report
            .disputes()
            .take(CARDS)
            .enumerate()
            .map(|(at, finding)| Card::new(report, finding, at, options))
            .collect();
        let others = report.findings.iter().filter(|finding| finding.verdict < Verdict::Revision);
        let others = report.disputes().skip(CARDS).chain(others);
        let (articles, left_out) = article::articles(report, report.disputes().take(CARDS), options);
        let left_out = (left_out > 0).then(|| options.phrases.page.not_shown.count(left_out));
        let mut notes = footer::left_out(report, options);
        notes.extend(footer::notices(report, options).into_iter().chain(left_out));
        Page {
            words: &options.phrases.page,
            script_hash: SCRIPT_HASH,
            summary: bidi::safe(&footer::summary(report, options)),
            filters: filters(&cards, options),
            cards,
            others: others.map(|finding| other(report, finding, options)).collect(),
            articles,
            notes,
            run: footer::run(report, options).iter().map(|line| bidi::safe(line)).collect(),
        }
    }
}

fn other(report: &Report, finding: &Finding, options: &Options) -> Other {
    let title = bidi::safe(&super::rows::heading(report, finding, options));
    Other { title, message: bidi::safe(&finding.message) }
}

/// What cards can be chosen by; a property that all share is no choice.
fn filters(cards: &[Card], options: &Options) -> Vec<Filter> {
    let words = &options.phrases.page;
    let mut values: BTreeMap<&'static str, BTreeSet<(String, String)>> = BTreeMap::new();
    for card in cards {
        for (name, value, label) in card.properties() {
            values.entry(name).or_default().insert((value, label));
        }
    }
    let labels = [
        ("verdict", &words.verdict),
        ("event", &words.event),
        ("measure", &words.measure),
        ("language", &words.language),
        ("decided", &words.decided),
    ];
    let filters = labels.into_iter().filter_map(|(name, label)| {
        let values = values.remove(name).filter(|values| values.len() > 1)?;
        Some(Filter { name, label: label.clone(), values })
    });
    filters.collect()
}
