//! A rule in its checked form, and what it reads in a folded text.

use std::ops::Range;
use std::sync::OnceLock;

use regex::{Captures, Regex};

use super::Relation;
use super::fields::{Direction, Fields, Value};
use super::file::{Example, From, Names};
use super::gate::Gate;
use super::pattern::{Pattern, Slot};
use super::reckoning::Reckoning;
use super::vocabulary::Vocabulary;

/// A rule that has been checked.
#[derive(Debug)]
pub(super) struct Rule {
    pub id: String,
    pub line: usize,
    pub pattern: Pattern,
    pub gate: Gate,
    pub relation: Relation,
    pub direction: Option<Direction>,
    pub from: From,
    pub names: Names,
    pub glued: bool,
    /// What must not come right after a match.
    pub not_before: Option<Regex>,
    pub matches: Vec<Example>,
    pub rejects: Vec<String>,
    /// The compiled pattern, at its first use; none when it is too large.
    pub regex: OnceLock<Option<Regex>>,
}

/// What a rule read: the parts that came first and those that came last, which differ in a range.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// Bytes of the folded text.
    pub range: Range<usize>,
    pub first: Fields,
    pub last: Fields,
}

/// What a rule reads words with.
pub(super) struct Words<'a> {
    pub vocabulary: &'a Vocabulary,
    /// The value of a number in words.
    pub number: &'a dyn Fn(&str) -> Option<f64>,
}

impl Rule {
    /// The match that starts first at `from` or later.
    pub(super) fn captures<'t>(&self, text: &'t str, from: usize) -> Option<Captures<'t>> {
        self.regex.get_or_init(|| Regex::new(&self.pattern.regex).ok()).as_ref()?.captures_at(text, from)
    }

    /// Whether what comes after a match allows it.
    pub(super) fn may_end(&self, after: &str) -> bool {
        self.not_before.as_ref().is_none_or(|pattern| !pattern.is_match(after))
    }

    /// Reads the parts of a match; none when one of them is no number or no date.
    pub(super) fn read(&self, captures: &Captures<'_>, words: &Words<'_>) -> Option<Found> {
        let whole = captures.get(0)?;
        let mut found = Found { range: whole.range(), first: Fields::default(), last: Fields::default() };
        let mut values = Vec::new();
        for slot in &self.pattern.slots {
            let Some(part) = captures.name(&slot.group) else { continue };
            if slot.placeholder == "n" {
                let (count, skipped) = count(part.as_str(), part.start() == whole.start(), words)?;
                found.range.start += skipped;
                values.push(Value::Count(count));
            } else {
                read_slot(slot, part.as_str(), words.vocabulary, &mut values)?;
            }
        }
        values.iter().rev().for_each(|value| found.first.put(*value));
        values.iter().for_each(|value| found.last.put(*value));
        for fields in [&mut found.first, &mut found.last] {
            fields.direction = fields.direction.or(self.direction);
        }
        Some(found)
    }
}

fn read_slot(slot: &Slot, text: &str, vocabulary: &Vocabulary, values: &mut Vec<Value>) -> Option<()> {
    match slot.placeholder.as_str() {
        "clock" | "dotted_clock" | "plain_clock" | "hour" => {}
        "day" => values.push(Value::Day(text.parse().ok()?)),
        "month_number" => values.push(Value::MonthNumber(text.parse().ok()?)),
        "year" | "late_year" => values.push(Value::Year(Reckoning::Gregorian, text.parse().ok()?)),
        "solar_year" => values.push(Value::Year(Reckoning::Solar, text.parse().ok()?)),
        "lunar_year" => values.push(Value::Year(Reckoning::Lunar, text.parse().ok()?)),
        "short_year" => values.push(Value::Year(Reckoning::Gregorian, 1900 + recent(text, 70)?)),
        "short_solar_year" => values.push(Value::Year(Reckoning::Solar, 1300 + recent(text, 30)?)),
        "year_end" => values.push(last_of_years(text, values)?),
        "decade_year" => values.push(Value::Decade(Reckoning::Gregorian, text.parse().ok()?)),
        "solar_decade_year" => values.push(Value::Decade(Reckoning::Solar, text.parse().ok()?)),
        "day_word" => values.push(vocabulary.value("day", text)?),
        "month" | "month_pair" => {
            for word in text.split(['/', '(', ')']).map(str::trim).filter(|word| !word.is_empty()) {
                values.push(vocabulary.value("month", word)?);
            }
        }
        table => values.push(vocabulary.value(table, text)?),
    }
    Some(())
}

/// The last of some years, of which only the first is written in full; none when it does not come later.
fn last_of_years(two_digits: &str, values: &[Value]) -> Option<Value> {
    let first = values.iter().rev().find_map(|value| match value {
        Value::Year(Reckoning::Gregorian, year) => Some(*year),
        _ => None,
    })?;
    let last = first - first % 100 + two_digits.parse::<i16>().ok()?;
    (last > first).then_some(Value::Year(Reckoning::Gregorian, last))
}

/// The years of the last century and this one that two digits stand for; this one's end before `turn`.
fn recent(two_digits: &str, turn: i16) -> Option<i16> {
    let year: i16 = two_digits.parse().ok()?;
    Some(if year < turn { year + 100 } else { year })
}

/// A count, and how many bytes before it are other words. Words may be left out only where the
/// match begins with them.
fn count(text: &str, may_skip: bool, words: &Words<'_>) -> Option<(f64, usize)> {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return Some((text.replace(',', "").parse().ok()?, 0));
    }
    let starts = text.match_indices(' ').map(|(at, _)| at + 1);
    std::iter::once(0)
        .chain(starts.filter(|_| may_skip))
        .find_map(|start| Some(((words.number)(text.get(start..)?)?, start)))
}
