//! The reader of time expressions, for all languages there are rules for.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::language::Language;
use super::mistake::Mistake;
use super::resolve::Anchor;
use super::rule::Words;
use super::{TimeMention, dateline, example};
use crate::text::Sentence;

/// A file of time rules, read, with what its language attaches to words.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Code of the language in whose folder it lies.
    pub language: &'a str,
    /// Its path, for mistakes.
    pub path: &'a str,
    /// Its text, TOML.
    pub text: &'a str,
    /// What the language attaches to the front of a word, such as "and" or "in" in one letter.
    pub clitics: &'a [String],
    /// Whether it is the program's own: it is checked when the first text of the language is met.
    pub trusted: bool,
}

/// Reads time expressions by the rules of `rules/<language>/time.toml`.
#[derive(Debug, Default)]
pub struct TimeReader {
    languages: BTreeMap<String, Language>,
}

impl TimeReader {
    /// Takes the files and checks those that are not trusted; all that is wrong in them comes back
    /// beside the reader, which uses the rest. A later file takes the place of an earlier one of the
    /// same language.
    pub fn new(sources: &[Source<'_>]) -> (TimeReader, Vec<Mistake>) {
        let (mut reader, mut mistakes) = (TimeReader::default(), Vec::new());
        for source in sources {
            let language = Language::new(source);
            if !source.trusted {
                mistakes.extend(language.mistakes());
            }
            reader.languages.insert(source.language.to_owned(), language);
        }
        (reader, mistakes)
    }

    /// Every mistake in the files of all languages.
    pub fn mistakes(&self) -> Vec<Mistake> {
        self.languages.values().flat_map(Language::mistakes).collect()
    }

    /// The time expressions of a sentence, in order, none within another. `reference` is the day of
    /// publication: without it, relative expressions are found, and their period is unknown. `told` is the
    /// day that the text told of last before the sentence, from which "two days later" is counted.
    /// `number` gives the value of a number written in (folded) words.
    pub fn find(
        &self,
        sentence: &Sentence,
        reference: Option<Date>,
        told: Option<Date>,
        number: &dyn Fn(&str) -> Option<f64>,
    ) -> Vec<TimeMention> {
        let rules = self.languages.get(&sentence.language).and_then(Language::rules);
        let Some(rules) = rules else { return Vec::new() };
        let anchor = Anchor { reference, told, week_start: rules.week_start };
        let words = Words { vocabulary: &rules.vocabulary, number };
        let hits = rules.find(&sentence.folded.text, anchor, &words).into_iter();
        hits.map(|hit| {
            let years_ago = hit.is_years_ago();
            let within = sentence.folded.original(hit.range);
            TimeMention {
                years_ago,
                span: sentence.span.start + within.start..sentence.span.start + within.end,
                period: hit.period,
                relation: hit.relation,
                rule: hit.rule.id.clone(),
            }
        })
        .collect()
    }

    /// The day of publication that an article gives near its top: in a dateline, beside a clock time,
    /// or on a line of its own. `head` is its first sentences; none when no such day is stated.
    pub fn document_date(&self, head: &[Sentence]) -> Option<Date> {
        dateline::document_date(&self.languages, head)
    }

    /// Runs the examples of every rule: each text of `matches` must be read as it says, no text of
    /// `rejects` may be read by its rule. `number` gives the value of a number written in words of a
    /// language: the language's code, then the words.
    pub fn check_examples(&self, number: &dyn Fn(&str, &str) -> Option<f64>) -> Vec<Mistake> {
        let rules = self.languages.iter().filter_map(|(code, language)| Some((code, language.rules()?)));
        rules.flat_map(|(code, rules)| example::check(rules, &|words| number(code, words))).collect()
    }
}
