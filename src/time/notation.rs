//! The notation for periods in examples and tests:
//! `2020-10-09`  `2020-10`  `2020`  `2020-09/2020-11`  `../2020`  `..` (unknown).

use jiff::civil::Date;

use super::Period;
use super::calendar;

impl Period {
    /// Reads the notation. `None` when the text is not in it.
    pub fn parse(text: &str) -> Option<Period> {
        match text.split_once('/') {
            Some((first, last)) => Some(Period { start: parse_one(first)?.start, end: parse_one(last)?.end }),
            None => parse_one(text),
        }
    }

    /// Writes the period as its two ends, `2020-09-01/2020-11-30`, or one day alone; `..` is unknown.
    pub fn notation(&self) -> String {
        let end = |date: Option<Date>| date.map_or("..".to_owned(), |date| date.to_string());
        if self.start == self.end {
            return end(self.start);
        }
        format!("{}/{}", end(self.start), end(self.end))
    }
}

fn parse_one(text: &str) -> Option<Period> {
    if text == ".." {
        return Some(Period::default());
    }
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [year] => calendar::year(year.parse().ok()?),
        [year, month] => calendar::month(year.parse().ok()?, month.parse().ok()?),
        [_, _, _] => text.parse().ok().map(calendar::day),
        _ => None,
    }
}
