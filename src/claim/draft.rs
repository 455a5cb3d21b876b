//! The claims of one sentence, before they know their document.

use std::ops::Range;

use super::hit::{Hit, best, hits};
use crate::quantity::mask::{Masked, Settled};
use crate::quantity::{Interval, Kind, Quantity};
use crate::rule::checked::Rule;
use crate::rule::effect::{Effect, Making};
use crate::rule::language::Language;
use crate::text::overlap;

/// A claim in the making.
#[derive(Debug, Clone)]
pub struct Draft<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// How the rule makes its claim.
    pub making: &'r Making,
    /// What is counted.
    pub measure: String,
    /// The quantity it takes; none when the rule states the value.
    pub quantity: Option<usize>,
    /// The draft whose measure it took over, by its quantity.
    pub source: Option<usize>,
    /// The number's bytes in the folded sentence.
    pub number: Range<usize>,
    /// The values.
    pub value: Interval,
}

/// What a sentence is told by the rest of its document.
pub struct Surroundings<'a> {
    /// Whether a folded word stands in the document.
    pub has_word: &'a dyn Fn(&str) -> bool,
    /// The measure of the last claim of the sentence before, in the same paragraph.
    pub measure: Option<String>,
}

/// What became of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// A claim, by the rule of this name.
    Claimed(String),
    /// No claim, as the rule of this name says.
    Excluded(String),
    /// Nothing says what it is.
    Unexplained,
    /// A noun that would count one if a rule claimed it.
    Noun,
}

/// Inheriting goes on from claim to claim; lists longer than this are tables, not sentences.
const MOST_ROUNDS: usize = 24;

/// The claims of a folded sentence and the fate of each of its quantities. `chosen` says which rules
/// to try.
///
/// Exclusions come first, because they say what a number plainly is; then claims; then claims that
/// take over the measure of another; last the exclusions that say so.
pub fn drafts<'r>(
    folded: &str,
    quantities: &[Quantity],
    language: &'r Language,
    surroundings: &Surroundings<'_>,
    chosen: &dyn Fn(&Rule) -> bool,
) -> (Vec<Draft<'r>>, Vec<Fate>) {
    let mut reading =
        Drafting { folded, quantities, language, surroundings, chosen, fates: vec![], drafts: vec![] };
    reading.fates = quantities.iter().map(unexplained).collect();
    if !quantities.is_empty() {
        reading.round(|rule| rule.excludes() && !rule.last);
        reading.round(|rule| !rule.excludes() && !rule.inherits());
        for _ in 0..MOST_ROUNDS {
            if !reading.round(Rule::inherits) {
                break;
            }
        }
        reading.round(|rule| rule.excludes() && rule.last);
    }
    reading.state_values();
    reading.drafts.sort_by_key(|draft| draft.number.start);
    (reading.drafts, reading.fates)
}

fn unexplained(quantity: &Quantity) -> Fate {
    if quantity.kind == Kind::One { Fate::Noun } else { Fate::Unexplained }
}

/// One sentence while its numbers are given to rules.
struct Drafting<'a, 'r> {
    folded: &'a str,
    quantities: &'a [Quantity],
    language: &'r Language,
    surroundings: &'a Surroundings<'a>,
    chosen: &'a dyn Fn(&Rule) -> bool,
    fates: Vec<Fate>,
    drafts: Vec<Draft<'r>>,
}

impl<'r> Drafting<'_, 'r> {
    fn masked(&self) -> Masked {
        let settled = |index: usize| match self.fates[index] {
            Fate::Claimed(_) => Settled::Claimed,
            Fate::Excluded(_) => Settled::Excluded,
            Fate::Unexplained | Fate::Noun => Settled::Open,
        };
        Masked::new(self.folded, self.quantities, &self.language.masks, &settled)
    }

    /// Gives every open quantity to the best hit of the rules chosen; whether any was given.
    fn round(&mut self, of_round: impl Fn(&Rule) -> bool) -> bool {
        let masked = self.masked();
        let woken = self.language.book().woken(&self.language.book().wake, &masked.text);
        let found: Vec<Hit<'r>> = woken
            .filter(|rule| of_round(rule) && self.fits(rule))
            .flat_map(|rule| hits(rule, &masked))
            .collect();
        let given: Vec<_> = (0..self.quantities.len()).filter(|index| self.give(*index, &found)).collect();
        !given.is_empty()
    }

    /// Whether a rule is to be tried: the document must be about what it needs.
    fn fits(&self, rule: &Rule) -> bool {
        (self.chosen)(rule)
            && (rule.context.is_empty() || rule.context.iter().any(|word| (self.surroundings.has_word)(word)))
    }

    fn give(&mut self, index: usize, hits: &[Hit<'r>]) -> bool {
        if !matches!(self.fates[index], Fate::Unexplained | Fate::Noun) {
            return false;
        }
        let takes = |hit: &&Hit<'r>| hit.rule.takes(&self.quantities[index].value);
        let Some(hit) = best(hits.iter().filter(takes), index) else { return false };
        let Effect::Claim(making) = &hit.rule.effect else {
            self.fates[index] = Fate::Excluded(hit.rule.id.clone());
            return true;
        };
        let taken_over = || self.source_measure(hit.source).filter(|_| self.is_alike(index, hit.source));
        let Some(measure) = making.measure.clone().or_else(taken_over) else {
            return false;
        };
        self.drafts.push(draft(hit, making, measure, index, &self.quantities[index]));
        self.fates[index] = Fate::Claimed(hit.rule.id.clone());
        true
    }

    /// The measure of the claim a hit refers to; one that refers to none goes on with the sentence
    /// before.
    fn source_measure(&self, source: Option<usize>) -> Option<String> {
        if source.is_none() {
            return self.surroundings.measure.clone();
        }
        self.drafts.iter().find(|draft| draft.quantity == source).map(|draft| draft.measure.clone())
    }

    /// Whether a number is of the kind whose measure it takes over: years are not gone on with by
    /// people.
    fn is_alike(&self, index: usize, source: Option<usize>) -> bool {
        let unit = |at: usize| match &self.quantities[at].kind {
            Kind::Unit(unit) => Some(unit),
            _ => None,
        };
        source.is_none_or(|source| unit(source).is_none() || unit(source) == unit(index))
    }

    /// Claims that a rule states without a number, such as "no casualties". Of overlapping ones
    /// the longest stands; one over a quantity that is claimed already does not.
    fn state_values(&mut self) {
        let masked = self.masked();
        let woken = self.language.book().woken(&self.language.book().wake_values, &masked.text);
        let mut found: Vec<Draft<'r>> = woken
            .filter(|rule| self.fits(rule))
            .flat_map(|rule| hits(rule, &masked))
            .filter_map(|hit| stated(&hit, &masked))
            .collect();
        found.sort_by_key(|draft| std::cmp::Reverse(draft.number.len()));
        for draft in found {
            if !self.drafts.iter().any(|other| overlap(&other.number, &draft.number)) {
                self.drafts.push(draft);
            }
        }
    }
}

fn draft<'r>(
    hit: &Hit<'r>,
    making: &'r Making,
    measure: String,
    index: usize,
    quantity: &Quantity,
) -> Draft<'r> {
    Draft {
        rule: hit.rule,
        making,
        measure,
        quantity: Some(index),
        source: hit.source,
        number: quantity.number.clone(),
        value: quantity.value.bounded(making.modifier),
    }
}

fn stated<'r>(hit: &Hit<'r>, masked: &Masked) -> Option<Draft<'r>> {
    let Effect::Claim(making) = &hit.rule.effect else { return None };
    let number = masked.folded(hit.number.clone().unwrap_or(hit.whole.clone()));
    let (measure, value) = (making.measure.clone()?, making.value?);
    Some(Draft { rule: hit.rule, making, measure, quantity: None, source: None, number, value })
}
