//! The words of a language that patterns name by placeholder, and what they stand for.

use std::collections::BTreeMap;

use super::Period;
use super::fields::{Direction, Unit, Value};
use super::file::Table;
use super::reckoning::Reckoning;
use crate::text::fold::fold_word;

/// The tables there are.
const KNOWN: &str = "tables are day 1..31, month and dated_month 1..12, \"solar 1\" or \"lunar 9\", \
    weekday 1..7, season \"3-5\" or \"solar 1-3\", decade 1990 or \"solar 1360\", part \"1/3\", \
    near_day, told_day and now \"-1\" or \"-1/0\", weekend \"6-7\", happening \"2011-02-11\", direction past/this/next/nearest, and unit, many and two with clock, day, week, month, \
    year, decade, century";

/// How many equal parts a period may be divided into.
const MOST_PARTS: i32 = 12;

/// The vocabularies of a language by placeholder, words folded.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    tables: BTreeMap<String, BTreeMap<String, Value>>,
}

impl Vocabulary {
    /// Checks the written tables; each fault is a pair of what is wrong and what to do.
    pub(super) fn new(written: &BTreeMap<String, Table>) -> (Vocabulary, Vec<(String, String)>) {
        let (mut vocabulary, mut faults) = (Vocabulary::default(), Vec::new());
        for (name, table) in written {
            for (key, words) in table {
                match value(name, key) {
                    Some(value) => vocabulary.add(name, words, value, &mut faults),
                    None => faults.push((
                        format!("`[words.{name}]` has no meaning for the key `{key}`"),
                        KNOWN.to_owned(),
                    )),
                }
            }
        }
        (vocabulary, faults)
    }

    /// What a folded word stands for in a table.
    pub(super) fn value(&self, table: &str, word: &str) -> Option<Value> {
        self.tables.get(table)?.get(word).copied()
    }

    /// All words of a table as one alternation, longest first; none when there is no such table.
    pub(super) fn alternation(&self, table: &str) -> Option<String> {
        let mut words: Vec<&String> = self.tables.get(table)?.keys().collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let words: Vec<String> = words.iter().map(|word| regex_syntax::escape(word)).collect();
        Some(format!("(?:{})", words.join("|")))
    }

    fn add(&mut self, name: &str, words: &[String], value: Value, faults: &mut Vec<(String, String)>) {
        let table = self.tables.entry(name.to_owned()).or_default();
        for word in words {
            let before = table.insert(fold_word(word), value);
            if before.is_some_and(|before| before != value) {
                faults.push((
                    format!("`{word}` stands twice in `[words.{name}]`, with two meanings"),
                    "keep it in one place".to_owned(),
                ));
            }
        }
    }
}

/// What a key of a table means.
fn value(table: &str, key: &str) -> Option<Value> {
    let in_range = |low: i8, high: i8| key.parse().ok().filter(|n| (low..=high).contains(n));
    match table {
        "day" => in_range(1, 31).map(Value::Day),
        "month" | "dated_month" => month(key),
        "weekday" => in_range(1, 7).map(Value::Weekday),
        "season" => {
            let (reckoning, months) = Reckoning::of_key(key);
            pair(months, '-').map(|(first, last)| Value::Season(reckoning, first, last))
        }
        "decade" | "christian_decade" => {
            let (reckoning, year) = Reckoning::of_key(key);
            year.parse().ok().map(|year| Value::Decade(reckoning, year))
        }
        "part" => pair(key, '/')
            .filter(|(k, n)| (1..=MOST_PARTS).contains(n) && (1..=*n).contains(k))
            .map(|(k, n)| Value::Part(k, n)),
        "near_day" | "told_day" | "now" => {
            let (first, last) = key.split_once('/').unwrap_or((key, key));
            Some(Value::NearDay(first.parse().ok()?, last.parse().ok()?))
        }
        "happening" => Period::parse(key).filter(|days| days.start.is_some()).map(Value::Happening),
        "weekend" => pair(key, '-').map(|(first, last)| Value::Weekend(first, last)),
        "direction" => direction(key).map(Value::Direction),
        "unit" | "many" => unit(key).map(Value::Unit),
        "two" => unit(key).map(Value::Two),
        _ => None,
    }
}

/// A month of the calendar that the key names, the Gregorian one where it names none.
fn month(key: &str) -> Option<Value> {
    let (reckoning, number) = Reckoning::of_key(key);
    let number = number.parse().ok().filter(|n| (1..=12).contains(n))?;
    Some(Value::Month(reckoning, number))
}

fn pair<T: std::str::FromStr>(key: &str, between: char) -> Option<(T, T)> {
    let (first, last) = key.split_once(between)?;
    Some((first.parse().ok()?, last.parse().ok()?))
}

fn direction(key: &str) -> Option<Direction> {
    match key {
        "past" => Some(Direction::Past),
        "this" => Some(Direction::This),
        "next" => Some(Direction::Next),
        "nearest" => Some(Direction::Nearest),
        _ => None,
    }
}

fn unit(key: &str) -> Option<Unit> {
    match key {
        "clock" => Some(Unit::Clock),
        "day" => Some(Unit::Day),
        "week" => Some(Unit::Week),
        "month" => Some(Unit::Month),
        "year" => Some(Unit::Year),
        "decade" => Some(Unit::Decade),
        "century" => Some(Unit::Century),
        _ => None,
    }
}
