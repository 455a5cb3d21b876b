//! Which rules there are, and how many numbers each took.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::draft::Fate;
use super::extract::Extraction;
use super::reading::SentenceReading;
use crate::rule::checked::Rule;
use crate::rule::effect::Effect;
use crate::rule::set::ClaimRules;

/// A rule and what it did.
#[derive(Debug, Clone, Copy)]
pub struct Usage<'r> {
    /// Code of its language.
    pub language: &'r str,
    /// The rule.
    pub rule: &'r Rule,
    /// How many numbers it took; none when no articles were read, or when it takes no numbers but
    /// tells who speaks or how surely.
    pub numbers: Option<usize>,
}

/// Every rule, by language, in the order of the files; where articles were read, those that took
/// most numbers first and those that took none last.
pub fn usage<'r>(rules: &'r ClaimRules, read: Option<&Extraction>) -> Vec<Usage<'r>> {
    let taken = read.map(taken);
    let numbers = |language: &str, rule: &Rule| {
        let taken = taken.as_ref().filter(|_| counts(rule))?;
        Some(taken.get(&(language, rule.id.as_str())).copied().unwrap_or_default())
    };
    let mut usages = Vec::new();
    for (language, known) in &rules.languages {
        let rules = known.book().rules.iter();
        usages.extend(rules.map(|rule| Usage { language, rule, numbers: numbers(language, rule) }));
    }
    usages.sort_by_key(|usage| Reverse(usage.numbers));
    usages
}

fn counts(rule: &Rule) -> bool {
    matches!(rule.effect, Effect::Claim(_) | Effect::Exclude)
}

/// How many numbers each rule took, by language and id: its claims, and what it excluded.
fn taken(read: &Extraction) -> BTreeMap<(&str, &str), usize> {
    let mut taken = BTreeMap::new();
    let sentence = |document: usize, at: usize| read.readings.get(document)?.sentences.get(at);
    let claimed = read.claims.iter().filter_map(|claim| {
        let sentence = sentence(claim.document, claim.sentence)?;
        Some((sentence.sentence.language.as_str(), claim.rule.as_str()))
    });
    let sentences = read.readings.iter().flat_map(|reading| &reading.sentences);
    for key in claimed.chain(sentences.flat_map(excluding)) {
        *taken.entry(key).or_default() += 1;
    }
    taken
}

fn excluding(sentence: &SentenceReading) -> impl Iterator<Item = (&str, &str)> {
    sentence.fates.iter().filter_map(|fate| match fate {
        Fate::Excluded(rule) => Some((sentence.sentence.language.as_str(), rule.as_str())),
        _ => None,
    })
}
