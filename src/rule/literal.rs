//! The literals that a pattern cannot match without: what wakes a rule up.
//!
//! They are taken from the parsed pattern itself, so no second list of trigger words can fall out
//! of step with the rules.

use regex_syntax::hir::{Class, Hir, HirKind};

/// More strings than this are not worth following.
const MOST_STRINGS: usize = 1024;

/// A set of strings one of which stands in every match. None when the pattern has no such set.
pub fn required(hir: &Hir) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Capture(capture) => required(&capture.sub),
        HirKind::Concat(parts) => best(parts),
        HirKind::Alternation(parts) => {
            let sets: Option<Vec<_>> = parts.iter().map(required).collect();
            sets.map(|sets| sets.concat()).filter(|set| set.len() <= MOST_STRINGS)
        }
        HirKind::Repetition(repetition) if repetition.min > 0 => required(&repetition.sub),
        _ => exact(hir).filter(|set| usable(set)),
    }
}

/// The best set among the runs of neighbouring parts whose strings can all be told.
fn best(parts: &[Hir]) -> Option<Vec<String>> {
    let mut sets = Vec::new();
    let mut run: Option<Vec<String>> = None;
    for part in parts {
        let Some(strings) = exact(part) else {
            sets.extend(run.take());
            sets.extend(required(part));
            continue;
        };
        let longer = run.as_ref().map(|run| product(run, &strings));
        match longer {
            Some(longer) if longer.len() <= MOST_STRINGS => run = Some(longer),
            _ => sets.extend(run.replace(strings)),
        }
    }
    sets.extend(run);
    sets.into_iter().filter(|set| usable(set)).max_by_key(|set| shortest(set))
}

/// Every string a part matches, when they are few.
fn exact(hir: &Hir) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(vec![String::new()]),
        HirKind::Literal(literal) => Some(vec![String::from_utf8(literal.0.to_vec()).ok()?]),
        HirKind::Class(Class::Unicode(class)) => {
            let few = class.iter().map(|range| range.len()).sum::<usize>() <= 16;
            let chars = class.iter().flat_map(|range| range.start()..=range.end());
            few.then(|| chars.map(String::from).collect())
        }
        HirKind::Capture(capture) => exact(&capture.sub),
        // What is left out where possible, as letters on the front of a word are, would only multiply the strings.
        HirKind::Repetition(repetition) if repetition.max == Some(1) && repetition.greedy => {
            let mut strings = exact(&repetition.sub)?;
            if repetition.min == 0 {
                strings.push(String::new());
            }
            Some(strings)
        }
        HirKind::Concat(parts) => parts.iter().try_fold(vec![String::new()], |run, part| {
            Some(product(&run, &exact(part)?)).filter(|set| set.len() <= MOST_STRINGS)
        }),
        HirKind::Alternation(parts) => {
            let sets: Option<Vec<_>> = parts.iter().map(exact).collect();
            sets.map(|sets| sets.concat()).filter(|set| set.len() <= MOST_STRINGS)
        }
        _ => None,
    }
}

fn product(left: &[String], right: &[String]) -> Vec<String> {
    left.iter().flat_map(|a| right.iter().map(move |b| format!("{a}{b}"))).collect()
}

fn shortest(set: &[String]) -> usize {
    set.iter().map(String::len).min().unwrap_or_default()
}

/// A lone space or an empty string would wake the rule everywhere.
fn usable(set: &[String]) -> bool {
    !set.is_empty() && set.iter().all(|string| !string.trim().is_empty())
}
