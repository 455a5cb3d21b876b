//! The rules of one language in checked form, with what wakes them.

use std::collections::BTreeSet;

use super::check::{self, Parsed};
use super::checked::Rule;
use super::effect::{Effect, Making};
use super::file::{RulesFile, WrittenRule};
use super::mistake::{Mistake, RuleFile};
use super::pattern::{Pattern, Vocabulary};
use super::wake::Wake;
use crate::quantity::Interval;
use crate::text::fold::fold_word;

/// A language's rules.
#[derive(Debug, Default)]
pub struct Book {
    /// The rules, in the order of the files.
    pub rules: Vec<Rule>,
    /// Wakes the rules that need a quantity.
    pub wake: Wake,
    /// Wakes the rules that state a value of their own.
    pub wake_values: Wake,
    /// Wakes the rules for who says it and how surely.
    pub wake_speech: Wake,
}

impl Book {
    /// Checks the rule files of a language together. `vocabulary` is what patterns may use besides
    /// the files' own fragments.
    pub fn new(
        code: &str,
        files: &[RuleFile],
        mut vocabulary: Vocabulary,
        measures: &BTreeSet<String>,
        mistakes: &mut Vec<Mistake>,
    ) -> Self {
        let mut files = parsed(code, files, mistakes);
        check::keep_last_of_each_id(&mut files, mistakes);
        check::unused_fragments(&files, mistakes);
        for (_, written) in &files {
            let fragments = written.fragments.iter();
            vocabulary.fragments.extend(fragments.map(|(name, text)| (name.clone(), text.get_ref().clone())));
        }
        let mut rules = Vec::new();
        for (file, written) in files {
            for (rule, effect) in with_effects(written) {
                rules.extend(checked(rule, effect, file, &vocabulary, measures, mistakes));
            }
        }
        Book::of(rules)
    }

    fn of(rules: Vec<Rule>) -> Self {
        let counts = |rule: &Rule| matches!(rule.effect, Effect::Claim(_) | Effect::Exclude);
        Book {
            wake: waking(&rules, |rule| counts(rule) && !rule.states_value()),
            wake_values: waking(&rules, Rule::states_value),
            wake_speech: waking(&rules, |rule| !counts(rule)),
            rules,
        }
    }

    /// The rules that one of its automata wakes for a masked text, in order.
    pub fn woken<'r>(&'r self, wake: &Wake, text: &str) -> impl Iterator<Item = &'r Rule> + use<'r> {
        wake.rules(text).into_iter().filter_map(|at| self.rules.get(at))
    }
}

fn parsed<'f>(code: &str, files: &'f [RuleFile], mistakes: &mut Vec<Mistake>) -> Vec<Parsed<'f>> {
    let mut parsed = Vec::new();
    for file in files {
        match file.parse::<RulesFile>() {
            Ok(written) if written.language == code => parsed.push((file, written)),
            Ok(written) => mistakes.push(file.mistake(
                file.text.find("language").map(|at| at..at),
                None,
                format!("is for {}, but lies in the folder of {code}", written.language),
                "move the file, or correct its language",
            )),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    parsed
}

fn with_effects(written: RulesFile) -> impl Iterator<Item = (WrittenRule, Option<Effect>)> {
    let claims = written.rule.into_iter().map(|rule| (rule, None));
    let excludes = written.exclude.into_iter().map(|rule| (rule, Some(Effect::Exclude)));
    let says = written.attribution.into_iter().map(|rule| (rule, Some(Effect::Attribute)));
    let stances = written.stance.into_iter().map(|rule| {
        let stance = rule.stance.unwrap_or_default();
        (rule, Some(Effect::Stance(stance)))
    });
    claims.chain(excludes).chain(says).chain(stances)
}

fn waking(rules: &[Rule], chosen: impl Fn(&Rule) -> bool) -> Wake {
    let chosen = rules.iter().enumerate().filter(|(_, rule)| chosen(rule));
    Wake::new(chosen.map(|(at, rule)| (at, &rule.pattern.triggers[..])))
}

/// Checks one rule; none, and a mistake, when it cannot run.
fn checked(
    written: WrittenRule,
    effect: Option<Effect>,
    file: &RuleFile,
    vocabulary: &Vocabulary,
    measures: &BTreeSet<String>,
    mistakes: &mut Vec<Mistake>,
) -> Option<Rule> {
    let (id, span) = (written.id.get_ref().clone(), written.id.span());
    let line = file.line(span.start);
    match build(written, effect, vocabulary, measures) {
        Ok(mut rule) => {
            rule.place = (file.name.clone(), line);
            Some(rule)
        }
        Err(wrong) => {
            mistakes.push(file.mistake(Some(span), Some(&id), wrong.what, wrong.advice));
            None
        }
    }
}

/// What is wrong with a rule, and what to do about it.
struct Wrong {
    what: String,
    advice: &'static str,
}

fn wrong<T>(what: impl Into<String>, advice: &'static str) -> Result<T, Wrong> {
    Err(Wrong { what: what.into(), advice })
}

fn build(
    written: WrittenRule,
    effect: Option<Effect>,
    vocabulary: &Vocabulary,
    measures: &BTreeSet<String>,
) -> Result<Rule, Wrong> {
    let counts = effect.is_none();
    if written.matches.is_empty() || (counts && written.rejects.is_empty()) {
        return wrong("has no examples", "give at least one text it matches and one it rejects");
    }
    match &written.measure {
        Some(_) if written.inherits => {
            return wrong("both inherits a measure and names one", "drop one of the two");
        }
        None if counts && !written.inherits => {
            return wrong("counts nothing", "name a measure of measures.toml, or set inherits = true");
        }
        Some(measure) if !measures.contains(measure) => {
            let what = format!("counts {measure}, which is no measure");
            return wrong(what, "add it to measures.toml or correct the name");
        }
        _ => {}
    }
    let (value, only) = (interval(&written.value)?, interval(&written.only)?);
    let pattern = Pattern::expand(written.pattern.get_ref(), vocabulary)
        .or_else(|what| wrong(what, "correct the pattern; rules/README.md lists what it may use"))?;
    let making = Making {
        measure: written.measure,
        value,
        modifier: written.modifier,
        stance: written.stance,
        scope: written.scope,
        replaced: written.replaced,
        who: written.who,
    };
    let id = written.id.into_inner();
    let mut rule = Rule::new(id, effect.unwrap_or(Effect::Claim(making)), pattern);
    rule.context = written.context.iter().map(|word| fold_word(word)).collect();
    (rule.only, rule.bounded, rule.last, rule.after) = (only, written.bounded, written.last, written.after);
    rule.doubt = written.doubt;
    (rule.matches, rule.rejects, rule.todo) = (written.matches, written.rejects, written.todo);
    Ok(rule)
}

fn interval(written: &Option<String>) -> Result<Option<Interval>, Wrong> {
    let Some(written) = written else { return Ok(None) };
    match Interval::parse(written) {
        Some(interval) => Ok(Some(interval)),
        None => {
            wrong(format!("{written} is no interval"), "write it as 46, >46, >=46, <46, <=46, ~46 or 20..35")
        }
    }
}
