//! Where rules match a masked sentence, and which of them gets a quantity.

use std::ops::Range;

use regex::Captures;

use crate::quantity::mask::Masked;
use crate::rule::checked::Rule;
use crate::rule::effect::Effect;
use crate::rule::pattern::{GAP_GROUP, QUANTITY_GROUP, WHOLE_GROUP};

/// A match of one rule.
#[derive(Debug, Clone)]
pub struct Hit<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// The quantities it takes, in order.
    pub quantities: Vec<usize>,
    /// The claimed quantity it refers to.
    pub source: Option<usize>,
    /// How many words it skipped: the fewer, the surer.
    pub cost: usize,
    /// What matched, in the masked text.
    pub whole: Range<usize>,
    /// The group `number`, for rules that state a value.
    pub number: Option<Range<usize>>,
    /// The group `by`: who says it.
    pub by: Option<Range<usize>>,
}

/// Every match of a rule, from left to right. A match may begin inside the one before it, right
/// after its quantity, because one word may serve two numbers.
pub fn hits<'r>(rule: &'r Rule, masked: &Masked) -> Vec<Hit<'r>> {
    let Some(regex) = rule.regex() else { return Vec::new() };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(captures) =
        (at <= masked.text.len()).then(|| regex.captures_at(&masked.text, at)).flatten()
    {
        let names: Vec<&str> = regex.capture_names().flatten().collect();
        let hit = hit(rule, masked, &captures, &names);
        let behind = hit.quantities.iter().map(|q| masked.masks[*q]).min();
        // Where no quantity was taken, what follows may need the space at which the match ends.
        let end = Some(hit.whole.end).filter(|end| behind.is_none() && *end > at);
        at = end.unwrap_or_else(|| char_after(&masked.text, behind.unwrap_or(hit.whole.end).max(at)));
        found.push(hit);
    }
    found
}

fn hit<'r>(rule: &'r Rule, masked: &Masked, captures: &Captures<'_>, names: &[&str]) -> Hit<'r> {
    let range = |name: &str| captures.name(name).map(|group| group.range());
    let words = |name: &&&str| captures.name(name).map_or(0, |gap| gap.as_str().split_whitespace().count());
    let quantities = names.iter().filter(|name| is_numbered(name, QUANTITY_GROUP));
    Hit {
        rule,
        quantities: quantities.filter_map(|name| masked.quantity_at(range(name)?.start)).collect(),
        source: range("claimed").and_then(|claimed| masked.quantity_at(claimed.start)),
        cost: rule.doubt
            + names
                .iter()
                .filter(|name| is_numbered(name, GAP_GROUP))
                .map(|name| words(&name))
                .sum::<usize>(),
        whole: range(WHOLE_GROUP).unwrap_or_default(),
        number: range("number"),
        by: range("by"),
    }
}

fn is_numbered(name: &str, prefix: &str) -> bool {
    name.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
}

fn char_after(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(text.len() + 1, |c| at + c.len_utf8())
}

/// The hit that gets a quantity: the one that skipped the fewest words, an exclusion before a
/// claim, one that knows what the document is about, the longer match, then the earlier rule.
pub fn best<'h, 'r>(hits: impl Iterator<Item = &'h Hit<'r>>, quantity: usize) -> Option<&'h Hit<'r>>
where
    'r: 'h,
{
    hits.filter(|hit| hit.quantities.contains(&quantity)).min_by_key(|hit| {
        (
            hit.cost,
            hit.rule.effect != Effect::Exclude,
            hit.rule.context.is_empty(),
            std::cmp::Reverse(hit.whole.len()),
        )
    })
}
