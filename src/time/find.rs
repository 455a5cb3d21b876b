//! All time expressions of a folded text: candidates by gate, word borders, the longest first.

use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::fields::Fields;
use super::file::{From, Names};
use super::gate::Gate;
use super::resolve::Anchor;
use super::rule::{Found, Rule, Words};
use super::vocabulary::Vocabulary;
use super::{Period, Relation};

/// All that is known of one language's time expressions.
#[derive(Debug)]
pub(super) struct LanguageRules {
    pub path: String,
    pub rules: Vec<Rule>,
    pub vocabulary: Vocabulary,
    pub triggers: Triggers,
    /// Folded.
    pub furniture: Vec<String>,
    /// What may be attached to the front of a word, folded.
    pub clitics: Vec<String>,
    pub week_start: i8,
}

/// A time expression in a folded text.
#[derive(Debug, Clone)]
pub(super) struct Hit<'a> {
    pub rule: &'a Rule,
    pub range: Range<usize>,
    pub period: Period,
    pub relation: Relation,
    /// The parts that came first and last.
    fields: (Fields, Fields),
}

impl Hit<'_> {
    /// Whether it tells of years before the publication, whenever that was.
    pub(super) fn is_years_ago(&self) -> bool {
        self.rule.names == Names::Date && self.rule.from == From::Publication && self.fields.1.years_before()
    }
}

/// Which rules a text can match at all.
#[derive(Debug, Default)]
pub(super) struct Triggers {
    automaton: Option<AhoCorasick>,
    /// Rule and literal, by literal.
    rules: Vec<usize>,
}

impl Triggers {
    pub(super) fn new(rules: &[Rule]) -> Self {
        let (mut literals, mut owners) = (Vec::new(), Vec::new());
        for (index, rule) in rules.iter().enumerate() {
            if let Gate::Literals(words) = &rule.gate {
                literals.extend(words.iter().cloned());
                owners.extend(words.iter().map(|_| index));
            }
        }
        Triggers { automaton: AhoCorasick::builder().prefilter(false).build(literals).ok(), rules: owners }
    }

    fn open(&self, text: &str, rules: &[Rule]) -> Vec<bool> {
        let digits = text.bytes().any(|byte| byte.is_ascii_digit());
        let mut open: Vec<bool> = rules.iter().map(|rule| digits && rule.gate == Gate::Digit).collect();
        let hits = self.automaton.iter().flat_map(|automaton| automaton.find_overlapping_iter(text));
        for hit in hits {
            let rule = self.rules.get(hit.pattern().as_usize());
            if let Some(open) = rule.and_then(|rule| open.get_mut(*rule)) {
                *open = true;
            }
        }
        open
    }
}

impl LanguageRules {
    /// The time expressions of a folded text, in order, none in another.
    pub(super) fn find<'a>(&'a self, text: &str, anchor: Anchor, words: &Words<'_>) -> Vec<Hit<'a>> {
        let open = self.triggers.open(text, &self.rules);
        let mut hits: Vec<Hit<'a>> = Vec::new();
        for (rule, _) in self.rules.iter().zip(open).filter(|(_, open)| *open) {
            self.run(rule, text, words, |found| {
                let period = anchor.resolve(&found.first, &found.last, rule.names)?;
                let fields = (found.first, found.last);
                hits.push(Hit { rule, range: found.range, period, relation: rule.relation, fields });
                Some(())
            });
        }
        from_told(longest_first(hits), anchor)
    }

    fn run(&self, rule: &Rule, text: &str, words: &Words<'_>, mut take: impl FnMut(Found) -> Option<()>) {
        let (mut from, mut limit) = (0, text.len());
        while from < text.len() {
            let captures = text.get(..limit).and_then(|text| rule.captures(text, from));
            let whole = captures.as_ref().and_then(|captures| captures.get(0));
            let (Some(captures), Some(whole)) = (&captures, whole.filter(|whole| !whole.is_empty())) else {
                if limit == text.len() {
                    return;
                }
                (from, limit) = (next_char(text, from), text.len());
                continue;
            };
            if let Some(shorter) = cut(text, whole.range(), rule) {
                (from, limit) = (whole.start(), shorter);
                continue;
            }
            let taken = rule
                .read(captures, words)
                .filter(|found| self.at_borders(text, &found.range, rule))
                .and_then(&mut take);
            from = match taken {
                Some(()) => whole.end(),
                None => next_char(text, whole.start()),
            };
            limit = text.len();
        }
    }

    fn at_borders(&self, text: &str, range: &Range<usize>, rule: &Rule) -> bool {
        let (Some(before), Some(within)) = (text.get(..range.start), text.get(range.clone())) else {
            return false;
        };
        let after = text.get(range.end..).unwrap_or_default();
        self.starts_word(before, within, rule.glued) && ends_word(within, after) && rule.may_end(after)
    }

    fn starts_word(&self, before: &str, within: &str, glued: bool) -> bool {
        let digit = within.starts_with(|c: char| c.is_ascii_digit());
        if digit && goes_on(before.chars().rev()) {
            return false;
        }
        let word = before
            .rfind(|c: char| !c.is_alphanumeric())
            .map_or(before, |at| before.get(next_char(before, at)..).unwrap_or_default());
        let attached = !word.is_empty();
        !attached
            || (glued && digit && !word.ends_with(|c: char| c.is_ascii_digit()))
            || self.only_clitics(word)
    }

    fn only_clitics(&self, word: &str) -> bool {
        word.is_empty()
            || self.clitics.iter().any(|clitic| {
                !clitic.is_empty()
                    && word.strip_prefix(clitic.as_str()).is_some_and(|rest| self.only_clitics(rest))
            })
    }
}

/// Where to end the search when a match ends within a word, or before words that it must not stand
/// before: before its last word. None when the match ends well, or nothing would be left of it.
fn cut(text: &str, range: Range<usize>, rule: &Rule) -> Option<usize> {
    let (within, after) = (text.get(range.clone())?, text.get(range.end..)?);
    if ends_word(within, after) && rule.may_end(after) {
        return None;
    }
    within.rfind(|c: char| !c.is_alphanumeric()).map(|at| range.start + at).filter(|cut| *cut > range.start)
}

fn ends_word(within: &str, after: &str) -> bool {
    if after.starts_with(char::is_alphanumeric) {
        return false;
    }
    let digit = within.ends_with(|c: char| c.is_ascii_digit());
    !(digit && (after.starts_with('%') || goes_on(after.chars())))
}

/// Whether a number goes on: a separator and a digit.
fn goes_on(mut chars: impl Iterator<Item = char>) -> bool {
    let separator = chars.next().is_some_and(|c| ".,:/".contains(c));
    separator && chars.next().is_some_and(|c| c.is_ascii_digit())
}

fn next_char(text: &str, at: usize) -> usize {
    at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
}

/// Reads what is told from the day before it in the text. What does not exist so is left out.
fn from_told(hits: Vec<Hit<'_>>, mut anchor: Anchor) -> Vec<Hit<'_>> {
    let mut kept = Vec::new();
    for mut hit in hits {
        if hit.rule.from != From::Publication {
            let (first, last) = &hit.fields;
            let either = hit.rule.from == From::ToldOrPublication;
            let Some(period) = anchor.resolve_from_told(first, last, hit.rule.names, either) else {
                continue;
            };
            hit.period = period;
        }
        anchor.told = hit.period.day().or(anchor.told);
        kept.push(hit);
    }
    kept
}

/// Keeps the longest of those that overlap; of equals the one whose rule comes first.
fn longest_first(mut hits: Vec<Hit<'_>>) -> Vec<Hit<'_>> {
    hits.sort_by_key(|hit| (std::cmp::Reverse(hit.range.len()), hit.rule.line, hit.range.start));
    let mut kept: Vec<Hit<'_>> = Vec::new();
    for hit in hits {
        let free = |other: &Hit<'_>| hit.range.end <= other.range.start || other.range.end <= hit.range.start;
        if kept.iter().all(free) {
            kept.push(hit);
        }
    }
    kept.sort_by_key(|hit| hit.range.start);
    kept
}
