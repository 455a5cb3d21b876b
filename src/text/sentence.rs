//! Sentences: Unicode's borders, mended where an abbreviation or an ordinal only looks like an end.

use std::borrow::Cow;
use std::collections::BTreeSet;

use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;

use super::digit::digit_value;
use super::paragraph::{is_closing, paragraphs};
use super::{LanguageTable, Sentence, Span, fold, fold_word};

/// Longest sentence in bytes. Real ones end before; what does not is a table, a dump or a file
/// without punctuation, and every later stage works a sentence at a time: without a bound, time
/// and memory for one line of 200 MB would not stay in proportion.
const LONGEST: usize = 4096;

/// How much text on either side of a border is looked at, in bytes: more than any abbreviation.
const CONTEXT: usize = 64;

/// What tells sentences apart in one document.
#[derive(Debug, Clone, Copy)]
pub struct SentenceRules<'a> {
    /// Two-letter code of the document's language; empty when it is not known.
    pub language: &'a str,
    /// Folded words with their full stop after which no sentence ends. The final stop may be left
    /// out where others stand inside.
    pub abbreviations: &'a BTreeSet<String>,
    /// Scripts, and what may follow an ordinal, by language.
    pub languages: &'a LanguageTable,
}

/// The sentences of `text` from byte `from` on, in order and without spaces at their ends.
pub fn sentences(text: &str, from: usize, rules: &SentenceRules<'_>) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (paragraph, span) in paragraphs(text, from).into_iter().enumerate() {
        for part in split(&text[span.clone()], rules) {
            let part = span.start + part.start..span.start + part.end;
            sentences.extend(cut(text, part).filter_map(|span| read(text, span, paragraph, rules)));
        }
    }
    sentences
}

/// A sentence from its span; none when nothing can be seen in it.
fn read(text: &str, span: Span, paragraph: usize, rules: &SentenceRules<'_>) -> Option<Sentence> {
    let span = trim(text, span);
    let words = &text[span.clone()];
    let folded = fold(words);
    if folded.text.trim().is_empty() {
        return None;
    }
    let language = rules.languages.sentence_language(words, rules.language);
    Some(Sentence { span, paragraph, language, folded })
}

/// Splits a paragraph; the spans cover it.
fn split(paragraph: &str, rules: &SentenceRules<'_>) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    let unwrapped = unwrap(paragraph);
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    for end in segmenter.segment_str(&unwrapped).filter(|end| *end > 0) {
        let (before, after) = (&paragraph[start..end], &paragraph[end..]);
        if after.is_empty() || !goes_on(tail(before), head(after), rules) {
            spans.push(start..end);
            start = end;
        }
    }
    spans
}

/// Line breaks within a wrapped paragraph are spaces; Unicode's rules would end a sentence there.
fn unwrap(paragraph: &str) -> Cow<'_, str> {
    if paragraph.contains(['\n', '\r']) {
        Cow::Owned(paragraph.replace(['\n', '\r'], " "))
    } else {
        Cow::Borrowed(paragraph)
    }
}

/// Whether the sentence goes on over a border between `before` and `after`.
fn goes_on(before: &str, after: &str, rules: &SentenceRules<'_>) -> bool {
    let words = before.trim_end();
    // A lower-case letter goes on after anything: a question quoted, a shortened word.
    if after.chars().next().is_some_and(char::is_lowercase) {
        return true;
    }
    let words = words.trim_end_matches(is_closing);
    let token = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    let token = token.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some(stem) = token.strip_suffix('.') else { return false };
    let spaced = before.ends_with(char::is_whitespace);
    is_abbreviation(token, rules) || is_initial(stem, spaced) || is_ordinal(stem, words, after, rules)
}

fn is_abbreviation(token: &str, rules: &SentenceRules<'_>) -> bool {
    let folded = fold_word(token);
    let stem = folded.strip_suffix('.').filter(|stem| stem.contains('.'));
    rules.abbreviations.contains(&folded) || stem.is_some_and(|stem| rules.abbreviations.contains(stem))
}

/// A lone capital, or a lone letter of a script without case; without a space after the stop also
/// one that ends a row of them.
fn is_initial(stem: &str, spaced: bool) -> bool {
    let last = if spaced { stem } else { stem.rsplit('.').next().unwrap_or_default() };
    let mut letters = last.chars();
    letters.next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase()) && letters.next().is_none()
}

/// A number of one or two digits that opens an item of a list, or that a word follows which
/// ordinals stand before in the document's language.
fn is_ordinal(stem: &str, words: &str, after: &str, rules: &SentenceRules<'_>) -> bool {
    if stem.is_empty() || stem.chars().count() > 2 || !stem.chars().all(|c| digit_value(c).is_some()) {
        return false;
    }
    let alone = words.trim_start().chars().count() == stem.chars().count() + 1;
    alone || rules.languages.follows_ordinal(rules.language, after)
}

/// Cuts a sentence that is too long at its spaces.
fn cut(text: &str, mut span: Span) -> impl Iterator<Item = Span> {
    std::iter::from_fn(move || {
        if span.is_empty() {
            return None;
        }
        let mut end = span.end;
        if span.len() > LONGEST {
            let limit = border_before(text, span.start + LONGEST);
            let space = text[span.start..limit].char_indices().rfind(|(at, c)| *at > 0 && c.is_whitespace());
            end = space.map_or(limit, |(at, _)| span.start + at);
        }
        let part = span.start..end;
        span.start = end;
        Some(part)
    })
}

fn trim(text: &str, span: Span) -> Span {
    let words = &text[span.clone()];
    let start = span.start + (words.len() - words.trim_start().len());
    start..(span.end - (words.len() - words.trim_end().len())).max(start)
}

fn tail(text: &str) -> &str {
    let mut start = text.len().saturating_sub(CONTEXT);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

fn head(text: &str) -> &str {
    &text[..border_before(text, CONTEXT.min(text.len()))]
}

/// The last character border at or before `at`.
fn border_before(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
