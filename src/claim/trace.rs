//! What the rules saw on one line of a document, which of them fired, and why others did not.

use std::collections::BTreeSet;
use std::ops::Range;

use super::draft::{Draft, Fate};
use super::given::{Given, each_given};
use super::hit::{Hit, hits};
use super::read::read;
use crate::document::Document;
use crate::quantity::mask::{Masked, Settled};
use crate::quantity::{Interval, Quantity};
use crate::rule::checked::Rule;
use crate::rule::prefix;
use crate::rule::set::ClaimRules;
use crate::text::{LineIndex, overlap};

/// One sentence as the rules saw it, and what they made of it.
#[derive(Debug)]
pub struct Trace<'r> {
    /// Line of the sentence, from 1.
    pub line: usize,
    /// Column of the sentence in characters, from 1.
    pub column: usize,
    /// The folded sentence.
    pub folded: String,
    /// The folded sentence before the first rule, each number as the name of its mask in braces.
    pub masked: String,
    /// The numbers read, in order.
    pub numbers: Vec<TracedNumber>,
    /// The rules that fired: claims in order of bytes, then exclusions.
    pub fired: Vec<Fired<'r>>,
    /// The rules that came near: those that matched first, then those whose patterns got
    /// furthest.
    pub near: Vec<Near<'r>>,
}

/// A number of a traced sentence.
#[derive(Debug)]
pub struct TracedNumber {
    /// The folded number.
    pub number: String,
    /// Its values.
    pub value: Interval,
    /// The name of its mask.
    pub mask: String,
    /// What became of it.
    pub fate: Fate,
}

/// A rule that fired.
#[derive(Debug)]
pub struct Fired<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// What is counted and the value; none for an exclusion.
    pub claim: Option<(String, Interval)>,
    /// The words it took, folded.
    pub number: String,
}

/// A rule that was woken and did not fire.
#[derive(Debug)]
pub struct Near<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// Why it did not.
    pub why: Why,
}

/// Why a rule did not fire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// None of the words that the document must hold stands in it.
    Context(Vec<String>),
    /// It does not take numbers of this value.
    Value(String),
    /// Another rule took the number.
    Taken {
        /// The number, folded.
        number: String,
        /// The rule that took it.
        by: String,
        /// What that rule counts; none for an exclusion.
        measure: Option<String>,
    },
    /// It goes on with the sentence before, and that makes no claim.
    After,
    /// Its pattern matches only as the numbers stand at the end, not when its turn came.
    Turn,
    /// Its pattern does not match; with what its longest beginning matches, if any does.
    Pattern(Option<String>),
}

/// The sentences that touch a line, from 1, and what rules did with them; empty where no sentence
/// with a language of the rules does.
pub fn trace<'r>(document: &Document, line: usize, rules: &'r ClaimRules) -> Vec<Trace<'r>> {
    let lines = LineIndex::new(&document.text);
    let mut traces = Vec::new();
    each_given(&read(document, rules), rules, |given| {
        let span = &given.sentence.sentence.span;
        let (first, column) = lines.line_column(span.start);
        let (last, _) = lines.line_column(span.end.saturating_sub(1).max(span.start));
        if (first..=last).contains(&line) {
            traces.push(Trace { line: first, column, ..traced(&given) });
        }
    });
    traces
}

fn traced<'r>(given: &Given<'_, 'r>) -> Trace<'r> {
    let folded = &given.sentence.sentence.folded.text;
    let masks = &given.language.masks;
    let open = masked(given, &|_| Settled::Open);
    let quantities = given.sentence.quantities.iter().zip(&given.fates);
    let numbers = quantities.map(|(quantity, fate)| TracedNumber {
        number: written(folded, quantity),
        value: quantity.value,
        mask: masks.readable(masks.mask(&quantity.kind).encode_utf8(&mut [0; 4])),
        fate: fate.clone(),
    });
    Trace {
        line: 0,
        column: 0,
        folded: folded.clone(),
        masked: masks.readable(&open.text),
        numbers: numbers.collect(),
        fired: fired(given),
        near: near(given),
    }
}

fn fired<'r>(given: &Given<'_, 'r>) -> Vec<Fired<'r>> {
    let folded = &given.sentence.sentence.folded.text;
    let claims = given.drafts.iter().map(|draft| Fired {
        rule: draft.rule,
        claim: Some((draft.measure.clone(), draft.value)),
        number: folded.get(draft.number.clone()).unwrap_or_default().to_owned(),
    });
    let book = given.language.book();
    let excluded = given.sentence.quantities.iter().zip(&given.fates).filter_map(|(quantity, fate)| {
        let Fate::Excluded(id) = fate else { return None };
        let rule = book.rules.iter().find(|rule| rule.id == *id)?;
        Some(Fired { rule, claim: None, number: written(folded, quantity) })
    });
    claims.chain(excluded).collect()
}

fn near<'r>(given: &Given<'_, 'r>) -> Vec<Near<'r>> {
    let book = given.language.book();
    let views = views(given);
    let quantities = views.iter().flat_map(|view| book.woken(&book.wake, &view.text));
    let values = views.iter().take(1).flat_map(|view| book.woken(&book.wake_values, &view.text));
    let woken: BTreeSet<&str> = quantities.chain(values).map(|rule| rule.id.as_str()).collect();
    let fired: BTreeSet<String> = fired(given).into_iter().map(|fired| fired.rule.id.clone()).collect();
    let missed = |rule: &&Rule| woken.contains(rule.id.as_str()) && !fired.contains(&rule.id);
    let missed = book.rules.iter().filter(missed);
    let mut near: Vec<_> = missed.map(|rule| Near { rule, why: why(rule, given, &views) }).collect();
    near.sort_by_key(|near| match &near.why {
        Why::Pattern(reached) => std::cmp::Reverse(reached.as_ref().map_or(0, String::len)),
        _ => std::cmp::Reverse(usize::MAX),
    });
    near
}

/// The sentence as rules may have seen it: as it is at the end, with no number settled, and with
/// each number that a rule took still to be had.
fn views(given: &Given<'_, '_>) -> Vec<Masked> {
    let settled = |index: usize| match given.fates.get(index) {
        Some(Fate::Claimed(_)) => Settled::Claimed,
        Some(Fate::Excluded(_)) => Settled::Excluded,
        _ => Settled::Open,
    };
    let mut views = vec![masked(given, &settled), masked(given, &|_| Settled::Open)];
    for open in (0..given.fates.len()).filter(|index| settled(*index) != Settled::Open) {
        views.push(masked(given, &|index| if index == open { Settled::Open } else { settled(index) }));
    }
    views
}

fn masked(given: &Given<'_, '_>, settled: &dyn Fn(usize) -> Settled) -> Masked {
    let sentence = given.sentence;
    Masked::new(&sentence.sentence.folded.text, &sentence.quantities, &given.language.masks, settled)
}

fn why(rule: &Rule, given: &Given<'_, '_>, views: &[Masked]) -> Why {
    let mut matches = false;
    for view in views {
        for hit in hits(rule, view) {
            matches = true;
            if let Some(why) = obstacle(&hit, given, view) {
                return why;
            }
        }
    }
    if matches { Why::Turn } else { Why::Pattern(reached(rule, given, views)) }
}

/// How far the pattern gets; one that needs a claim gets furthest where there are claims.
fn reached(rule: &Rule, given: &Given<'_, '_>, views: &[Masked]) -> Option<String> {
    let reached = views.iter().take(BOTH_ENDS).filter_map(|view| {
        let words = view.text.get(prefix::reached(&rule.pattern, &view.text)?)?.trim();
        Some(given.language.masks.readable(words)).filter(|words| !words.is_empty())
    });
    reached.max_by_key(String::len)
}

/// The views of the end and of the beginning.
const BOTH_ENDS: usize = 2;

/// What kept a match from being used.
fn obstacle(hit: &Hit<'_>, given: &Given<'_, '_>, view: &Masked) -> Option<Why> {
    let rule = hit.rule;
    if !rule.context.is_empty() && !rule.context.iter().any(|word| (given.surroundings.has_word)(word)) {
        return Some(Why::Context(rule.context.clone()));
    }
    if rule.states_value() {
        let words = view.folded(hit.number.clone().unwrap_or(hit.whole.clone()));
        let over = |draft: &&Draft<'_>| overlap(&draft.number, &words);
        return given.drafts.iter().find(over).map(|draft| taken(draft.rule.id.clone(), &words, given));
    }
    let lost = hit.quantities.iter().find_map(|index| lost(rule, *index, given));
    let source = hit.source.is_some() || given.surroundings.measure.is_some();
    lost.or((rule.inherits() && !source).then_some(Why::After))
}

/// Why a rule did not get a quantity that it matched.
fn lost(rule: &Rule, index: usize, given: &Given<'_, '_>) -> Option<Why> {
    let quantity = given.sentence.quantities.get(index)?;
    if !rule.takes(&quantity.value) {
        return Some(Why::Value(quantity.value.to_string()));
    }
    match given.fates.get(index)? {
        Fate::Claimed(by) | Fate::Excluded(by) => Some(taken(by.clone(), &quantity.number, given)),
        Fate::Unexplained | Fate::Noun => None,
    }
}

fn taken(by: String, words: &Range<usize>, given: &Given<'_, '_>) -> Why {
    let number = given.sentence.sentence.folded.text.get(words.clone()).unwrap_or_default().to_owned();
    let draft = given.drafts.iter().find(|draft| draft.rule.id == by && overlap(&draft.number, words));
    let measure = draft.map(|draft| draft.measure.clone());
    Why::Taken { number, by, measure }
}

fn written(folded: &str, quantity: &Quantity) -> String {
    folded.get(quantity.number.clone()).unwrap_or_default().to_owned()
}
