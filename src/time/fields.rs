//! What a pattern read: the named parts of a date, before they are resolved.

use serde::Deserialize;

use super::Period;
use super::reckoning::Reckoning;

/// Which way from the publication date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Direction {
    Past,
    This,
    Next,
    /// Whichever is nearer.
    Nearest,
}

impl Direction {
    /// The sign of a step that way.
    pub(super) fn sign(self) -> i32 {
        match self {
            Direction::Past => -1,
            Direction::This | Direction::Nearest => 0,
            Direction::Next => 1,
        }
    }
}

/// A unit of the calendar, or of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Clock,
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
}

/// The value of a word or of digits in a pattern.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value {
    /// A day of the month.
    Day(i8),
    /// A month, 1 to 12.
    Month(Reckoning, i8),
    /// The number of a month in a numeric date; the year tells its reckoning.
    MonthNumber(i8),
    Year(Reckoning, i16),
    /// First and last month, 1 to 12; the last may be in the next year.
    Season(Reckoning, i8, i8),
    /// The first year of a decade.
    Decade(Reckoning, i16),
    /// A day of the week, 1 Monday to 7 Sunday.
    Weekday(i8),
    /// The k-th of n equal parts, k from 1.
    Part(i32, i32),
    /// How many units.
    Count(f64),
    Unit(Unit),
    /// Two of a unit, in one word.
    Two(Unit),
    Direction(Direction),
    /// First and last, in days from the publication date.
    NearDay(i32, i32),
    /// First and last day of the week, 1 Monday to 7 Sunday, on which people rest.
    Weekend(i8, i8),
    /// The days of a happening that is known by its name.
    Happening(Period),
}

/// All parts that a match read.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Fields {
    pub day: Option<i8>,
    pub month: Option<i8>,
    pub year: Option<i16>,
    /// Of day, month, season, year and decade.
    pub reckoning: Reckoning,
    pub season: Option<(i8, i8)>,
    pub decade: Option<i16>,
    pub weekday: Option<i8>,
    pub part: Option<(i32, i32)>,
    pub count: Option<f64>,
    pub unit: Option<Unit>,
    pub direction: Option<Direction>,
    pub near_day: Option<(i32, i32)>,
    pub weekend: Option<(i8, i8)>,
    pub happening: Option<Period>,
}

impl Fields {
    /// Whether they tell of two years or more before some day.
    pub(super) fn years_before(&self) -> bool {
        let many = self.count.unwrap_or(1.0) >= 2.0;
        let years = match self.unit {
            Some(Unit::Year) => many,
            Some(Unit::Decade | Unit::Century) => true,
            _ => false,
        };
        years && self.direction == Some(Direction::Past)
    }

    /// Puts a value in its place; one that stands there already is replaced.
    pub(super) fn put(&mut self, value: Value) {
        match value {
            Value::Day(day) => self.day = Some(day),
            Value::Month(reckoning, month) => (self.month, self.reckoning) = (Some(month), reckoning),
            Value::MonthNumber(month) => self.month = Some(month),
            Value::Year(Reckoning::Gregorian, year) => self.year = Some(year),
            Value::Year(reckoning, year) => (self.year, self.reckoning) = (Some(year), reckoning),
            Value::Season(reckoning, first, last) => {
                (self.season, self.reckoning) = (Some((first, last)), reckoning);
            }
            Value::Decade(reckoning, year) => (self.decade, self.reckoning) = (Some(year), reckoning),
            Value::Weekday(day) => self.weekday = Some(day),
            Value::Part(k, n) => self.part = Some((k, n)),
            Value::Count(n) => self.count = Some(n),
            Value::Unit(unit) => self.unit = Some(unit),
            Value::Two(unit) => (self.unit, self.count) = (Some(unit), Some(2.0)),
            Value::Direction(direction) => self.direction = Some(direction),
            Value::NearDay(first, last) => self.near_day = Some((first, last)),
            Value::Happening(days) => self.happening = Some(days),
            Value::Weekend(first, last) => self.weekend = Some((first, last)),
        }
    }
}
