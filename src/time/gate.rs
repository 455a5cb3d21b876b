//! What a text must hold for a pattern to match it, so that most patterns are never run.

use std::collections::BTreeSet;

use regex_syntax::hir::{Class, Hir, HirKind};

/// A condition that every match of a pattern meets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Gate {
    /// One of these strings stands in the text.
    Literals(BTreeSet<String>),
    /// An ASCII digit stands in the text.
    Digit,
}

/// The sharpest gate of a pattern; none when nothing in it is required.
pub(super) fn gate(pattern: &Hir) -> Option<Gate> {
    match pattern.kind() {
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).ok()?;
            let digits = text.bytes().all(|byte| byte.is_ascii_digit());
            let blank = text.trim().is_empty();
            (!blank).then(|| if digits { Gate::Digit } else { Gate::Literals([text.to_owned()].into()) })
        }
        HirKind::Class(class) => is_digit(class).then_some(Gate::Digit),
        HirKind::Repetition(repetition) if repetition.min > 0 => gate(&repetition.sub),
        HirKind::Capture(capture) => gate(&capture.sub),
        HirKind::Concat(parts) => parts.iter().filter_map(gate).max_by_key(sharpness),
        HirKind::Alternation(branches) => {
            branches.iter().map(gate).reduce(|first, second| either(first?, second?)).flatten()
        }
        _ => None,
    }
}

/// Longer literals are met by chance less often; a digit is met most.
fn sharpness(gate: &Gate) -> usize {
    match gate {
        Gate::Literals(literals) => literals.iter().map(String::len).min().unwrap_or(0),
        Gate::Digit => 0,
    }
}

fn either(first: Gate, second: Gate) -> Option<Gate> {
    match (first, second) {
        (Gate::Literals(first), Gate::Literals(second)) => Some(Gate::Literals(&first | &second)),
        (Gate::Digit, Gate::Digit) => Some(Gate::Digit),
        _ => None,
    }
}

fn is_digit(class: &Class) -> bool {
    let Class::Unicode(class) = class else { return false };
    class.ranges().iter().all(|range| range.start().is_ascii_digit() && range.end().is_ascii_digit())
}
