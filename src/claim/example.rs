//! Runs the examples that stand beside the rules.

use std::fmt;

use super::draft::{Fate, Surroundings, drafts};
use super::hit::hits;
use crate::quantity::mask::{Masked, Settled};
use crate::quantity::{Interval, Quantity, quantities};
use crate::rule::checked::Rule;
use crate::rule::effect::Effect;
use crate::rule::file::Match;
use crate::rule::language::Language;
use crate::rule::set::ClaimRules;
use crate::text::{Folded, fold};

/// What running every example of every rule brought to light.
#[derive(Debug, Default)]
pub struct Run {
    /// Examples run.
    pub examples: usize,
    /// Known gaps: examples that should match and do not yet.
    pub gaps: usize,
    /// Examples that failed, a line each.
    pub mistakes: Vec<String>,
}

/// Runs every example of every rule, those of time rules included.
pub fn run(rules: &ClaimRules) -> Run {
    let mut run = Run::default();
    for language in rules.languages.values() {
        for rule in &language.book().rules {
            run.rule(rule, language);
        }
    }
    let number = |language: &str, words: &str| rules.languages.get(language)?.lexicon.value(words);
    run.mistakes.extend(rules.times.check_examples(&number).iter().map(ToString::to_string));
    run
}

impl Run {
    fn rule(&mut self, rule: &Rule, language: &Language) {
        if rule.regex().is_none() {
            self.fail(rule, "the pattern is too big to compile; split it into two rules");
        }
        for example in &rule.matches {
            self.examples += 1;
            if let Err(found) = fires(rule, language, example) {
                self.fail(rule, &format!("should match {:?}: {found}", example.text));
            }
        }
        for text in &rule.rejects {
            self.examples += 1;
            if let Some(found) = found(rule, language, text).first() {
                self.fail(rule, &format!("should reject {text:?}: found {found}"));
            }
        }
        for gap in &rule.todo {
            self.gaps += 1;
            if fires(rule, language, gap).is_ok() {
                self.fail(rule, &format!("a known gap is closed, make it one of `matches`: {:?}", gap.text));
            }
        }
    }

    fn fail(&mut self, rule: &Rule, what: &str) {
        self.mistakes.push(format!("{}:{}: {}: {what}", rule.place.0, rule.place.1, rule.id));
    }
}

/// Whether a rule finds what its example says; else what it found instead.
fn fires(rule: &Rule, language: &Language, example: &Match) -> Result<(), String> {
    let found = found(rule, language, &example.text);
    let wanted = match (&example.claim, &example.number, &example.by) {
        (Some(claim), ..) => Interval::parse(claim).map_or(claim.clone(), |value| value.to_string()),
        (_, Some(number), _) => number.clone(),
        (_, _, Some(by)) => by.clone(),
        _ if found.is_empty() => return Err("found nothing".to_owned()),
        _ => return Ok(()),
    };
    if found.contains(&wanted) {
        Ok(())
    } else {
        Err(format!("wanted {wanted}, found [{}]", found.join("; ")))
    }
}

/// What one rule finds in a text: values of claims, numbers excluded, speakers.
fn found(rule: &Rule, language: &Language, text: &str) -> Vec<String> {
    let folded = fold(text);
    let quantities = quantities(&folded.text, &language.lexicon, &[]);
    match rule.effect {
        Effect::Claim(_) | Effect::Exclude => settled(rule, language, &folded, text, &quantities),
        _ => said(rule, language, &folded, text, &quantities),
    }
}

/// A rule that takes over a measure needs the others to find the claim it refers to; every other
/// rule is tried alone, but for the exclusions that come before all.
fn settled(
    rule: &Rule,
    language: &Language,
    folded: &Folded,
    text: &str,
    quantities: &[Quantity],
) -> Vec<String> {
    let chosen = |other: &Rule| {
        other.id == rule.id || rule.inherits() || (!rule.excludes() && other.excludes() && !other.last)
    };
    let surroundings = Surroundings { has_word: &|_| true, measure: rule.after.clone() };
    let (drafts, fates) = drafts(&folded.text, quantities, language, &surroundings, &chosen);
    let claims = drafts.iter().filter(|draft| draft.rule.id == rule.id).map(|draft| draft.value.to_string());
    let excluded =
        quantities.iter().zip(&fates).filter(|(_, fate)| **fate == Fate::Excluded(rule.id.clone()));
    let numbers = excluded.map(|(quantity, _)| text[folded.original(quantity.number.clone())].to_owned());
    claims.chain(numbers).collect()
}

fn said(
    rule: &Rule,
    language: &Language,
    folded: &Folded,
    text: &str,
    quantities: &[Quantity],
) -> Vec<String> {
    let masked = Masked::new(&folded.text, quantities, &language.masks, &|_| Settled::Open);
    let words = |range| text[folded.original(masked.folded(range))].to_owned();
    hits(rule, &masked).into_iter().map(|hit| words(hit.by.unwrap_or(hit.whole))).collect()
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for mistake in &self.mistakes {
            writeln!(f, "{mistake}")?;
        }
        let (examples, gaps, mistakes) = (self.examples, self.gaps, self.mistakes.len());
        write!(f, "{examples} examples, {mistakes} failed, {gaps} known gaps")
    }
}
