//! Reads a document sentence by sentence: times, places and numbers.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::Date;

use super::reading::{Reading, SentenceReading};
use crate::document::Document;
use crate::place::Named;
use crate::quantity::quantities;
use crate::rule::set::ClaimRules;
use crate::text::{Sentence, SentenceRules, sentences};
use crate::time::TimeMention;

/// Reads a document. A sentence in a language without rules has times, places and numbers of none.
pub fn read(document: &Document, rules: &ClaimRules) -> Reading {
    let body = document.text.get(document.body..).unwrap_or_default();
    let language = document.language.clone().or_else(|| rules.table.detect(body)).unwrap_or_default();
    let sentences = cut(document, &language, rules);
    let published = document.published.or_else(|| rules.times.document_date(&sentences)).or(document.read_on);
    let clitics = rules.languages.get(&language).map_or(&[][..], |language| &language.lexicon.words.clitics);
    let named = rules.places.find_in_document(&document.text, &sentences, clitics);
    let mut days = Days { published, told: None };
    let mut read: Vec<SentenceReading> = Vec::new();
    for (sentence, named) in sentences.into_iter().zip(named) {
        let before = read.last().filter(|before| before.sentence.paragraph == sentence.paragraph);
        days.told = before.and_then(|before| last_day(before).or(days.told));
        read.push(read_sentence(sentence, named, days, rules));
    }
    Reading { language, sentences: read, published }
}

/// What times without a date are counted from.
#[derive(Debug, Clone, Copy)]
struct Days {
    published: Option<Date>,
    /// The day that the paragraph told of last.
    told: Option<Date>,
}

/// The day that a sentence told of last.
fn last_day(sentence: &SentenceReading) -> Option<Date> {
    sentence.times.iter().rev().find_map(|time| time.period.day())
}

fn cut(document: &Document, language: &str, rules: &ClaimRules) -> Vec<Sentence> {
    let none = BTreeSet::new();
    let abbreviations = rules.languages.get(language).map_or(&none, |language| &language.abbreviations);
    sentences(
        &document.text,
        document.body,
        &SentenceRules { language, abbreviations, languages: &rules.table },
    )
}

fn read_sentence(sentence: Sentence, named: Named, days: Days, rules: &ClaimRules) -> SentenceReading {
    let Named { places, spots } = named;
    let Some(language) = rules.languages.get(&sentence.language) else {
        return SentenceReading { sentence, times: vec![], places, spots, quantities: vec![], fates: vec![] };
    };
    let number = |text: &str| language.lexicon.value(text);
    let times = rules.times.find(&sentence, days.published, days.told, &number);
    let taken: Vec<Range<usize>> = times.iter().map(|time| folded(&sentence, time)).collect();
    let quantities = quantities(&sentence.folded.text, &language.lexicon, &taken);
    SentenceReading { sentence, times, places, spots, quantities, fates: vec![] }
}

/// The bytes of the folded sentence that a time stands in.
fn folded(sentence: &Sentence, time: &TimeMention) -> Range<usize> {
    let start = sentence.span.start;
    let inside = time.span.start.saturating_sub(start)..time.span.end.saturating_sub(start);
    sentence.folded.map.to_rewritten(inside)
}
