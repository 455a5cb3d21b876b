//! When a happening was, as far as the articles tell.

use jiff::civil::Date;

use crate::time::{Period, Relation, TimeMention};

/// A stretch of days that a text gives, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// Whether the text names the date itself; "on Monday" may be the day of a report.
    pub firm: bool,
    /// Whether it went on all the time, rather than at some time within.
    pub through: bool,
}

impl Moment {
    /// The days a time expression names. `text` is the article, `last` the last day an open end may
    /// reach, `relation` how the text takes them. None when the expression names no days, or none of them
    /// is a start.
    pub fn read(mention: &TimeMention, text: &str, last: Option<Date>, relation: Relation) -> Option<Self> {
        let Period { start, end } = mention.period;
        let firm = text.get(mention.span.clone()).is_some_and(|words| words.chars().any(char::is_numeric));
        let start = start.filter(|_| relation != Relation::Until)?;
        let end = match relation {
            Relation::Since => last.or(end).unwrap_or(start),
            _ => end.or(last).unwrap_or(start),
        };
        Some(Moment { start, end: end.max(start), firm, through: relation == Relation::Since })
    }

    /// How many days it takes in.
    pub fn days(&self) -> i64 {
        days_between(self.start, self.end) + 1
    }

    /// Days between two moments; 0 when they touch.
    pub fn gap(&self, other: &Moment) -> i64 {
        days_between(self.end, other.start).max(days_between(other.end, self.start)).max(0)
    }

    /// Days between a moment and a day; 0 when it takes the day in.
    pub fn gap_to(&self, day: Date) -> i64 {
        self.gap(&Moment { start: day, end: day, firm: true, through: false })
    }

    /// The days from the first to the last of both where they touch, else its own.
    pub fn widen(self, other: Moment) -> Moment {
        if self.gap(&other) > 0 {
            return self;
        }
        let (start, end) = (self.start.min(other.start), self.end.max(other.end));
        Moment { start, end, firm: self.firm || other.firm, through: self.through || other.through }
    }

    /// The days both take in, or the shorter of them when there are none.
    pub fn narrow(self, other: Moment) -> Moment {
        let both = Moment {
            start: self.start.max(other.start),
            end: self.end.min(other.end),
            firm: self.firm || other.firm,
            through: self.through && other.through,
        };
        match () {
            () if both.start <= both.end => both,
            () if self.days() <= other.days() => self,
            () => other,
        }
    }
}

/// Days from one day to a later one; negative when it is earlier.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}
