//! Patterns: from what a person writes to the regular expression that runs on a masked sentence.
//!
//! A pattern runs on folded text in which every quantity is one private-use character. It may use
//! `{quantity}` and the other masks, `{gap}` (up to three words of one clause),
//! `{gap:N}`, `{far}` (up to fourteen words, commas and all), `{far:N}`, `{person}` and the
//! fragments of its language.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use super::literal;
use crate::quantity::mask::{self, Masks};
use crate::text::fold_pattern;

/// A pattern with everything expanded, and the literals that wake it up.
#[derive(Debug, Clone)]
pub struct Pattern {
    /// The regular expression.
    pub source: String,
    /// One of these stands in every match.
    pub triggers: Vec<String>,
}

/// What patterns of one language may refer to.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Fragments by name, as written.
    pub fragments: BTreeMap<String, String>,
    /// The private-use characters of quantities.
    pub masks: Masks,
    /// Letters that may be written onto the front of a word.
    pub clitics: Vec<String>,
    /// Those of them that make a noun a known one; a rule that wants them writes them.
    pub definite: BTreeSet<String>,
    /// Words and letters for "and".
    pub joiners: BTreeSet<String>,
    /// How many letters besides "and" and the article may stand before one word; one when zero.
    pub stacked: usize,
}

impl Vocabulary {
    /// The letters that stand between "and" and the article: prepositions, of which a language
    /// stacks only so many.
    fn leading(&self) -> String {
        let leading = |clitic: &&String| !self.joiners.contains(*clitic) && !self.definite.contains(*clitic);
        any_of(self.clitics.iter().filter(leading), self.stacked.max(1))
    }

    fn joiners_written_on(&self) -> impl Iterator<Item = &String> {
        self.clitics.iter().filter(|clitic| self.joiners.contains(*clitic))
    }
}

/// Prefix of the groups that capture quantities: `q0`, `q1`, …
pub const QUANTITY_GROUP: &str = "q";
/// Prefix of the groups that capture skipped words.
pub const GAP_GROUP: &str = "gap";
/// The group around the pattern, without the borders.
pub const WHOLE_GROUP: &str = "whole";

/// How many words `{gap}` may skip.
const GAP_WORDS: usize = 3;
/// Fragments within fragments deeper than this go round in a circle.
const MOST_DEPTH: usize = 8;

impl Pattern {
    /// Expands a pattern.
    ///
    /// # Errors
    /// What is wrong with it, in words: an unknown placeholder, fragments that go round in a
    /// circle, a mistake in the regular expression, nothing in it to wake the rule up.
    pub fn expand(written: &str, vocabulary: &Vocabulary) -> Result<Pattern, String> {
        let mut groups = Groups::default();
        let body = groups.expand(&fold_pattern(written), vocabulary, 0)?;
        let hir = regex_syntax::parse(&body).map_err(|error| in_one_line(&error))?;
        let triggers = literal::required(&hir).ok_or_else(|| {
            "no literal that every match must have, so nothing can wake the rule up".to_owned()
        })?;
        Ok(Pattern { source: with_borders(&body, vocabulary), triggers })
    }

    /// The compiled expression.
    ///
    /// # Errors
    /// The regex crate's own message when it grows too big.
    pub fn compile(&self) -> Result<Regex, String> {
        Regex::new(&self.source).map_err(|error| error.to_string())
    }
}

/// The names between braces in a pattern or a fragment, as written.
pub fn placeholders(written: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = written;
    while let Some((_, name, after)) = next_placeholder(rest) {
        names.push(name);
        rest = after;
    }
    names
}

/// What is wrong with an expression, without the drawing of it.
fn in_one_line(error: &regex_syntax::Error) -> String {
    match error {
        regex_syntax::Error::Parse(error) => error.kind().to_string(),
        regex_syntax::Error::Translate(error) => error.kind().to_string(),
        error => error.to_string(),
    }
}

/// Numbers the groups of one pattern.
#[derive(Default)]
struct Groups {
    quantities: usize,
    gaps: usize,
}

impl Groups {
    fn expand(&mut self, text: &str, vocabulary: &Vocabulary, depth: usize) -> Result<String, String> {
        if depth > MOST_DEPTH {
            return Err("fragments refer to each other in a circle".to_owned());
        }
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, name, after)) = next_placeholder(rest) {
            out.push_str(before);
            out.push_str(&self.placeholder(name, vocabulary, depth)?);
            rest = after;
        }
        out.push_str(rest);
        Ok(out)
    }

    /// Up to so many words, each with the space behind it; the fewer the better.
    fn gap(&mut self, word: &str, words: &str, default: usize) -> String {
        self.gaps += 1;
        let most = words.parse().unwrap_or(default);
        format!("(?P<{GAP_GROUP}{}>(?:{word} ){{0,{most}}}?)", self.gaps - 1)
    }

    fn placeholder(&mut self, name: &str, vocabulary: &Vocabulary, depth: usize) -> Result<String, String> {
        if let Some(fragment) = vocabulary.fragments.get(name) {
            let inner = self.expand(&fold_pattern(fragment), vocabulary, depth + 1)?;
            return Ok(format!("(?:{inner})"));
        }
        if let Some(class) = vocabulary.masks.class(name) {
            self.quantities += 1;
            // "And" before a number begins something new.
            let clitics = vocabulary.leading() + &any_of(vocabulary.definite.iter(), 1);
            return Ok(format!("{clitics}(?P<{QUANTITY_GROUP}{}>{class})", self.quantities - 1));
        }
        match name.split_once(':').unwrap_or((name, "")) {
            ("gap", words) => Ok(self.gap(WORD, words, GAP_WORDS)),
            ("far", words) => Ok(self.gap(REACHED, words, FAR_WORDS)),
            ("claimed", "") => Ok(format!("(?P<claimed>{})", mask::CLAIMED)),
            ("word", "") => Ok(WORD.to_owned()),
            _ => Err(format!("{{{name}}} is no mask, unit kind or fragment")),
        }
    }
}

/// A word, or a number that is settled or has a unit, without punctuation.
const WORD: &str = r#"[^\s.,;:!?"()\u{E000}-\u{E00F}]+"#;
/// A word with the punctuation that stands inside a sentence.
const REACHED: &str = r"[^\s.;!?\u{E000}-\u{E00F}]+";
/// How many words `{far}` may skip.
const FAR_WORDS: usize = 14;

/// The first `{name}` or `{name:N}` of a text, with what stands before and after it. A regular
/// expression's own `{0,3}` is none.
fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    text.match_indices('{').find_map(|(at, _)| {
        let end = at + text[at..].find('}')?;
        let name = &text[at + 1..end];
        let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || "_:".contains(c));
        let escaped =
            text[..at].ends_with("\\u") || text[..at].ends_with("\\x") || text[..at].ends_with("\\p");
        (is_name && !escaped).then(|| (&text[..at], name, &text[end + 1..]))
    })
}

/// A match starts where a word starts, clitics aside, and ends where a word ends. The borders are
/// part of the expression, so that it goes on to longer alternatives when a shorter one ends
/// inside a word.
fn with_borders(body: &str, vocabulary: &Vocabulary) -> String {
    let prefix = any_of(vocabulary.joiners_written_on(), 1) + &vocabulary.leading();
    format!(r"(?:^|[^\p{{L}}\p{{N}}]){prefix}(?P<{WHOLE_GROUP}>{body})(?:[^\p{{L}}\p{{N}}]|$)")
}

/// Up to so many of these letters on the front of a word.
fn any_of<'a>(clitics: impl Iterator<Item = &'a String>, most: usize) -> String {
    let clitics: Vec<_> = clitics.map(|clitic| regex::escape(clitic)).collect();
    if clitics.is_empty() { String::new() } else { format!("(?:{}){{0,{most}}}?", clitics.join("|")) }
}
