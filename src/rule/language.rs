//! All that is known of one language: its lexicon and its rules.

use std::collections::BTreeSet;

use super::check;
use super::checked::Rule;
use super::effect::{Effect, Making};
use super::file::{LexiconFile, RulesFile, WrittenRule};
use super::lexicon;
use super::mistake::{Mistake, RuleFile};
use super::pattern::{Pattern, Vocabulary};
use super::wake::Wake;
use crate::quantity::mask::Masks;
use crate::quantity::{Interval, Lexicon};
use crate::text::fold::fold_word;

/// The lexicon that people write, beside generated ones.
const LEXICON: &str = "lexicon.toml";

/// A language in checked form.
#[derive(Debug, Default)]
pub struct Language {
    /// Two-letter code.
    pub code: String,
    /// Its number words.
    pub lexicon: Lexicon,
    /// The masks of its quantities.
    pub masks: Masks,
    /// Abbreviations after which no sentence ends, folded.
    pub abbreviations: BTreeSet<String>,
    /// Its rules, in the order of the files.
    pub rules: Vec<Rule>,
    /// Wakes the rules that need a quantity.
    pub wake: Wake,
    /// Wakes the rules that state a value of their own.
    pub wake_values: Wake,
    /// Wakes the rules for who says it and how surely.
    pub wake_speech: Wake,
}

/// The parsed files of one language, before they are checked together.
#[derive(Debug, Default)]
pub struct LanguageFiles<'a> {
    /// Lexicon files.
    pub lexicons: Vec<(&'a RuleFile, LexiconFile)>,
    /// Rule files.
    pub rules: Vec<(&'a RuleFile, RulesFile)>,
}

impl Language {
    /// Checks the files of a language together. `measures` says whether a measure is known.
    pub fn new(
        code: &str,
        mut files: LanguageFiles<'_>,
        measures: &dyn Fn(&str) -> bool,
        mistakes: &mut Vec<Mistake>,
    ) -> Self {
        let mut language = Language { code: code.to_owned(), ..Language::default() };
        // What is written by hand has the last word over what is generated.
        files.lexicons.sort_by_key(|(file, _)| file.name.ends_with(LEXICON));
        for (file, written) in files.lexicons {
            language.abbreviations.extend(written.abbreviations.iter().map(|word| fold_word(word)));
            lexicon::add(&mut language.lexicon, written, file, mistakes);
        }
        language.lexicon.finish();
        language.masks = Masks::new(language.lexicon.unit_kinds());
        check::keep_last_of_each_id(&mut files.rules, mistakes);
        check::unused_fragments(&files.rules, mistakes);
        let vocabulary = language.vocabulary(&files.rules);
        for (file, written) in files.rules {
            let claims = written.rule.into_iter().map(|rule| (rule, None));
            let excludes = written.exclude.into_iter().map(|rule| (rule, Some(Effect::Exclude)));
            let says = written.attribution.into_iter().map(|rule| (rule, Some(Effect::Attribute)));
            let stances = written.stance.into_iter().map(|rule| {
                let stance = rule.stance.unwrap_or_default();
                (rule, Some(Effect::Stance(stance)))
            });
            for (rule, effect) in claims.chain(excludes).chain(says).chain(stances) {
                language.rules.extend(checked(rule, effect, file, &vocabulary, measures, mistakes));
            }
        }
        language.build_wakes();
        language
    }

    fn vocabulary(&self, files: &[(&RuleFile, RulesFile)]) -> Vocabulary {
        let mut vocabulary = Vocabulary {
            masks: self.masks.clone(),
            clitics: self.lexicon.words.clitics.clone(),
            definite: self.lexicon.definite.clone(),
            joiners: self.lexicon.words.joiners.iter().cloned().collect(),
            ..Vocabulary::default()
        };
        let people: Vec<_> = self.lexicon.people.keys().rev().map(|noun| regex::escape(noun)).collect();
        let definite: Vec<_> = self.lexicon.definite.iter().map(|article| regex::escape(article)).collect();
        let person = format!("(?:{})?(?:{})", definite.join("|"), people.join("|"));
        vocabulary.fragments.insert("person".to_owned(), person);
        for (_, written) in files {
            let fragments = written.fragments.iter();
            vocabulary.fragments.extend(fragments.map(|(name, text)| (name.clone(), text.get_ref().clone())));
        }
        vocabulary
    }

    /// The rules that one of its automata wakes for a masked text, in order.
    pub fn woken<'r>(&'r self, wake: &Wake, text: &str) -> impl Iterator<Item = &'r Rule> + use<'r> {
        wake.rules(text).into_iter().filter_map(|at| self.rules.get(at))
    }

    fn build_wakes(&mut self) {
        let counts = |rule: &Rule| matches!(rule.effect, Effect::Claim(_) | Effect::Exclude);
        self.wake = waking(&self.rules, |rule| counts(rule) && !rule.states_value());
        self.wake_values = waking(&self.rules, Rule::states_value);
        self.wake_speech = waking(&self.rules, |rule| !counts(rule));
    }
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
    measures: &dyn Fn(&str) -> bool,
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
    measures: &dyn Fn(&str) -> bool,
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
        Some(measure) if !measures(measure) => {
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
        who: written.who,
    };
    let id = written.id.into_inner();
    let mut rule = Rule::new(id, effect.unwrap_or(Effect::Claim(making)), pattern);
    rule.context = written.context.iter().map(|word| fold_word(word)).collect();
    (rule.only, rule.last, rule.after) = (only, written.last, written.after);
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
