//! What holds between the rule files of one language: each id once, no fragment unused.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::file::{RulesFile, WrittenRule};
use super::mistake::{Mistake, RuleFile};
use super::pattern::placeholders;

/// A file and what is written in it.
pub type Parsed<'a> = (&'a RuleFile, RulesFile);

/// Leaves each id one rule: that of the last folder. Two of one folder are a mistake.
pub fn keep_last_of_each_id(files: &mut [Parsed<'_>], mistakes: &mut Vec<Mistake>) {
    let kept = last_of_each_id(files, mistakes);
    for (file, written) in files {
        let stays =
            |rule: &WrittenRule| kept.get(rule.id.get_ref()) == Some(&(file.layer, place(file, rule)));
        for rules in [&mut written.rule, &mut written.exclude, &mut written.attribution, &mut written.stance]
        {
            rules.retain(stays);
        }
    }
}

/// File and line of a rule.
type Place = (String, usize);

fn last_of_each_id(files: &[Parsed<'_>], mistakes: &mut Vec<Mistake>) -> BTreeMap<String, (usize, Place)> {
    let mut kept: BTreeMap<String, (usize, Place)> = BTreeMap::new();
    for (file, written) in files {
        for rule in rules(written) {
            let id = rule.id.get_ref();
            match kept.get(id) {
                Some((layer, first)) if *layer == file.layer => mistakes.push(twice(file, rule, first)),
                Some((layer, _)) if *layer > file.layer => {}
                _ => {
                    kept.insert(id.clone(), (file.layer, place(file, rule)));
                }
            }
        }
    }
    kept
}

fn rules(written: &RulesFile) -> impl Iterator<Item = &WrittenRule> {
    written.rule.iter().chain(&written.exclude).chain(&written.attribution).chain(&written.stance)
}

fn place(file: &RuleFile, rule: &WrittenRule) -> Place {
    (file.name.clone(), file.line(rule.id.span().start))
}

fn twice(file: &RuleFile, rule: &WrittenRule, (name, line): &Place) -> Mistake {
    let what = format!("has the id of the rule at {name}:{line}");
    file.mistake(Some(rule.id.span()), Some(rule.id.get_ref()), what, "give one of them another id")
}

/// Names the fragments that no pattern uses. Only the last folder is asked: what it replaces may
/// have been all that used a fragment of an earlier one, where nothing is at fault.
pub fn unused_fragments(files: &[Parsed<'_>], mistakes: &mut Vec<Mistake>) {
    let used = used_fragments(files);
    let last = files.iter().map(|(file, _)| file.layer).max();
    for (file, written) in files.iter().filter(|(file, _)| Some(file.layer) == last) {
        let unused = written.fragments.iter().filter(|(name, _)| !used.contains(name.as_str()));
        mistakes.extend(unused.map(|(name, fragment)| unused_fragment(file, name, fragment.span())));
    }
}

/// The names that patterns use, and the fragments within the fragments they use.
fn used_fragments<'a>(files: &'a [Parsed<'_>]) -> BTreeSet<&'a str> {
    let patterns = files.iter().flat_map(|(_, written)| rules(written)).map(|rule| rule.pattern.get_ref());
    let mut open: Vec<&str> = patterns.flat_map(|pattern| placeholders(pattern)).collect();
    let mut used = BTreeSet::new();
    while let Some(name) = open.pop() {
        if used.insert(name) {
            let fragments = files.iter().filter_map(|(_, written)| written.fragments.get(name));
            open.extend(fragments.flat_map(|fragment| placeholders(fragment.get_ref())));
        }
    }
    used
}

fn unused_fragment(file: &RuleFile, name: &str, span: Range<usize>) -> Mistake {
    let what = "is a fragment that no pattern uses".to_owned();
    file.mistake(Some(span), Some(name), what, "use it in a pattern, or remove it")
}
