//! The day of publication that an article itself gives near its top.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::Relation;
use super::calendar;
use super::file::Names;
use super::find::{Hit, LanguageRules};
use super::language::Language;
use super::resolve::Anchor;
use super::rule::Words;
use crate::text::Sentence;

/// How many sentences from the top are looked at.
const HEAD: usize = 10;
/// How many words may stand beside the date in its part of the line: a place, "published".
const WORDS: usize = 4;
/// How many where the paragraph goes on: a short sentence tells when something happened, a credit when
/// it was written.
const WORDS_WITHIN: usize = 1;
/// What parts a line, once folded; a dash, a full stop or a colon does so only beside a space.
const SEPARATORS: [&str; 14] = ["|", "·", "•", "»", "(", ")", "\n", "\t", " -", "- ", ".-", ". ", " –", " —"];
/// Dates so many days apart cannot be of one publication.
const APART: i64 = 31;

/// A day stated where the day of publication stands.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    date: Date,
    /// It stands beside a clock time or in a dateline, not bare.
    strong: bool,
}

/// See [`TimeReader::document_date`](super::TimeReader::document_date).
pub(super) fn document_date(languages: &BTreeMap<String, Language>, head: &[Sentence]) -> Option<Date> {
    let candidates: Vec<Candidate> = head
        .iter()
        .take(HEAD)
        .filter_map(|sentence| Some((languages.get(&sentence.language)?.rules()?, sentence)))
        .flat_map(|(rules, sentence)| in_line(rules, sentence, is_line(sentence, head)))
        .collect();
    choose(&candidates)
}

/// The first, unless a stronger one contradicts it. Of strong ones that contradict each other the
/// earliest: a page is stamped after its article came out.
fn choose(candidates: &[Candidate]) -> Option<Date> {
    let first = candidates.first()?;
    let strong = candidates.iter().filter(|candidate| candidate.strong).map(|candidate| candidate.date);
    let Some(earliest) = strong.min() else { return Some(first.date) };
    let limit = calendar::shift(earliest, APART.days());
    let near = Some(first.date) <= limit && first.date >= earliest;
    Some(if near { first.date } else { earliest })
}

/// Whether a sentence is all there is of its paragraph.
fn is_line(sentence: &Sentence, head: &[Sentence]) -> bool {
    head.iter().filter(|other| other.paragraph == sentence.paragraph).count() == 1
}

fn in_line(rules: &LanguageRules, sentence: &Sentence, line: bool) -> Vec<Candidate> {
    let text = &sentence.folded.text;
    let anchor = Anchor { reference: None, told: None, week_start: rules.week_start };
    let words = Words { vocabulary: &rules.vocabulary, number: &|_| None };
    let hits = rules.find(text, anchor, &words);
    let stated = hits.iter().filter(|hit| !stands_in_furniture(rules, text, hit, &hits));
    let most = if line { WORDS } else { WORDS_WITHIN };
    stated.filter_map(|hit| candidate(text, hit, &hits, most)).collect()
}

/// Whether a date is of the page: its line speaks of the page, and no other date of it can be meant.
fn stands_in_furniture(rules: &LanguageRules, text: &str, hit: &Hit<'_>, hits: &[Hit<'_>]) -> bool {
    let furniture = |part: &str| rules.furniture.iter().any(|word| part.contains(word.as_str()));
    let mut others = hits.iter().filter(|other| is_day(other) && other.range != hit.range).peekable();
    if others.peek().is_none() {
        return furniture(text);
    }
    let before = others.map(|other| other.range.end).filter(|end| *end <= hit.range.start).max();
    text.get(before.unwrap_or(0)..hit.range.start).is_some_and(furniture)
}

fn is_day(hit: &Hit<'_>) -> bool {
    hit.period.start.is_some() && hit.period.start == hit.period.end
}

fn candidate(text: &str, hit: &Hit<'_>, hits: &[Hit<'_>], most: usize) -> Option<Candidate> {
    let date = hit.period.start.filter(|_| is_day(hit))?;
    let before = last_part(text.get(..hit.range.start)?);
    let after = text.get(hit.range.end..)?;
    let beside = first_part(after);
    let clock = hits.iter().any(|other| other.rule.names == Names::Clock);
    // The clock time is explained; other words are what a dateline has few of.
    let beside_it = words(before) + words(beside);
    let stated = hit.relation == Relation::At && beside_it <= WORDS;
    let prose = text.len() > hit.range.end + 60;
    let dateline = prose && hit.range.start < 80 && words(beside) <= 1 && beside.len() < after.len();
    let bare = !prose && beside_it <= most;
    (stated && (bare || clock || dateline)).then_some(Candidate { date, strong: clock || dateline })
}

fn last_part(before: &str) -> &str {
    let cut = SEPARATORS.iter().filter_map(|mark| before.rfind(mark).map(|at| at + mark.len())).max();
    before.get(cut.unwrap_or(0)..).unwrap_or_default()
}

fn first_part(after: &str) -> &str {
    let cut = SEPARATORS.iter().filter_map(|mark| after.find(mark)).min();
    after.get(..cut.unwrap_or(after.len())).unwrap_or_default()
}

/// How many words of letters a text has.
fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count()
}
