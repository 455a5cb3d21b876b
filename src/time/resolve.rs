//! From the parts of a date to days, against the publication date.
//!
//! `None` is a date that does not exist, so the match is none either; a period with no ends is a date
//! that cannot be known, as a relative one without a publication date.

use std::ops::RangeInclusive;

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::Period;
use super::calendar;
use super::fields::{Direction, Fields, Unit};
use super::file::Names;
use super::reckoning::Reckoning;

/// A day without its year may lie so many days after the publication: what is announced is near.
const AHEAD: i64 = 31;

/// What dates are read against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor {
    /// The day of publication.
    pub reference: Option<Date>,
    /// The day that the text told of last.
    pub told: Option<Date>,
    /// The day weeks start with, 1 Monday to 7 Sunday.
    pub week_start: i8,
}

impl Anchor {
    /// The days that the first and the last parts of a match name.
    pub(super) fn resolve(&self, first: &Fields, last: &Fields, names: Names) -> Option<Period> {
        match names {
            Names::Clock | Names::Vague => Some(Period::default()),
            Names::Stretch => self.known(|reference| stretch(last, reference)),
            Names::EitherOrder => either_order(first),
            Names::Date if first == last => self.one(first),
            Names::Date => self.range(first, last),
        }
    }

    /// The same for what is counted from the day told last in the text, "two days later". Where there is none,
    /// "a week earlier" is earlier than the publication, within the exactness of a week; all else is so only
    /// where `either` day will do.
    pub(super) fn resolve_from_told(
        &self,
        first: &Fields,
        last: &Fields,
        names: Names,
        either: bool,
    ) -> Option<Period> {
        let wide = !matches!(last.unit, None | Some(Unit::Clock | Unit::Day));
        let past = last.direction == Some(Direction::Past);
        let reference = self.told.or(self.reference.filter(|_| either || (wide && past)));
        let one = |fields: &Fields| match (fields.unit, fields.near_day) {
            (Some(_), None) => Fields { count: fields.count.or(Some(1.0)), ..*fields },
            _ => *fields,
        };
        Anchor { reference, ..*self }.resolve(&one(first), &one(last), names)
    }

    fn range(&self, first: &Fields, last: &Fields) -> Option<Period> {
        let (from, to) = (self.one(first)?, self.one(last)?);
        if from.start.is_none() || to.end.is_none() {
            return Some(Period::default());
        }
        let from = match from.start > to.start {
            true => {
                let year = first.reckoning.year_of(to.start?)?.checked_sub(1)?;
                self.one(&Fields { year: Some(year), ..*first })?
            }
            false => from,
        };
        (from.start <= to.start).then(|| calendar::between(from, to))
    }

    fn one(&self, fields: &Fields) -> Option<Period> {
        let whole = self.whole(fields)?;
        match fields.part {
            Some((k, n)) if whole.start.is_some() => calendar::part(whole, k, n),
            _ => Some(whole),
        }
    }

    fn whole(&self, fields: &Fields) -> Option<Period> {
        if fields.happening.is_some() {
            return fields.happening;
        }
        if let (Some(days), None) = (fields.weekend, fields.day) {
            return self.known(|reference| weekend(reference, days, fields.direction));
        }
        if let (Some(days), None) = (fields.near_day, fields.day) {
            return self.known(|reference| near_day(reference, days, fields.weekday));
        }
        if let (Some(count), Some(unit)) = (fields.count, fields.unit) {
            return self.known(|reference| distant(fields, count, unit, reference));
        }
        if let Some(decade) = fields.decade {
            return fields.reckoning.years(decade, 10);
        }
        if fields.day.is_some() || fields.month.is_some() || fields.season.is_some() {
            return self.in_year(fields);
        }
        if let Some(weekday) = fields.weekday {
            return self.known(|reference| on_weekday(reference, weekday, fields.direction));
        }
        match (fields.year, fields.unit, fields.direction) {
            (Some(year), ..) => fields.reckoning.years(year, 1),
            (None, Some(unit), Some(way)) => {
                self.known(|reference| self.neighbour(reference, unit, way.sign()))
            }
            _ => None,
        }
    }

    /// A day, month or season, in the year that is stated or the one that fits best.
    fn in_year(&self, fields: &Fields) -> Option<Period> {
        let steps = fields.direction.map(Direction::sign);
        match (fields.year, fields.unit, steps) {
            (Some(year), ..) => yearly(fields, year),
            (None, Some(Unit::Year), Some(steps)) => self.known(|reference| {
                yearly(fields, fields.reckoning.this_year(reference)?.checked_add(steps as i16)?)
            }),
            (None, Some(Unit::Month), Some(steps)) => self.known(|reference| {
                let month = calendar::shift(reference, steps.months())?;
                yearly(&Fields { month: Some(month.month()), ..*fields }, month.year())
            }),
            _ => {
                leap_years(fields.reckoning).find_map(|year| yearly(fields, year))?;
                self.known(|reference| fitting(fields, reference))
            }
        }
    }

    /// The whole week, month, year, … so many steps from the one of the reference.
    fn neighbour(&self, reference: Date, unit: Unit, steps: i32) -> Option<Period> {
        let moved = |span: Span| calendar::shift(reference, span);
        let year = i32::from(reference.year());
        match unit {
            Unit::Clock => None,
            Unit::Day => Some(calendar::day(moved(steps.days())?)),
            Unit::Week => calendar::week(moved(steps.weeks())?, self.week_start),
            Unit::Month => moved(steps.months()).and_then(|date| calendar::month(date.year(), date.month())),
            Unit::Year => calendar::year((year + steps).try_into().ok()?),
            Unit::Decade => calendar::years((year - year % 10 + 10 * steps).try_into().ok()?, 10),
            Unit::Century => calendar::years((year - year % 100 + 100 * steps).try_into().ok()?, 100),
        }
    }

    /// Reads against the publication date; without one the period is unknown.
    fn known(&self, read: impl Fn(Date) -> Option<Period>) -> Option<Period> {
        self.reference.map_or(Some(Period::default()), read)
    }
}

/// Years in one of which every day of the calendar exists.
fn leap_years(reckoning: Reckoning) -> RangeInclusive<i16> {
    match reckoning {
        Reckoning::Gregorian => 2000..=2000,
        Reckoning::Solar => 1399..=1399,
        Reckoning::Lunar => 1435..=1445,
    }
}

/// The day, month or season in a year.
fn yearly(fields: &Fields, year: i16) -> Option<Period> {
    match (fields.day, fields.month, fields.season) {
        (Some(day), Some(month), _) => fields.reckoning.day(year, month, day, fields.weekday),
        (None, Some(month), _) => fields.reckoning.months(year, month, month),
        (None, None, Some((first, last))) => fields.reckoning.months(year, first, last),
        _ => None,
    }
}

/// The day, month or season nearest the reference on the side that the direction tells: by default
/// the latest that has begun.
fn fitting(fields: &Fields, reference: Date) -> Option<Period> {
    let year = fields.reckoning.year_of(reference)?;
    let candidates: Vec<Period> =
        (year.checked_sub(8)?..=year.checked_add(8)?).filter_map(|year| yearly(fields, year)).collect();
    let ahead = if fields.day.is_some() { AHEAD } else { 0 };
    let limit = calendar::shift(reference, ahead.days());
    let reference = Some(reference);
    match fields.direction {
        None => candidates.into_iter().rfind(|period| period.start <= limit),
        Some(Direction::Past) => candidates.into_iter().rfind(|period| period.end < reference),
        Some(Direction::Next) => candidates.into_iter().find(|period| period.start > reference),
        Some(Direction::This) => yearly(fields, year),
        Some(Direction::Nearest) => {
            candidates.into_iter().min_by_key(|period| days_between(*period, reference))
        }
    }
}

/// How many days a period is off a date; 0 where it holds it.
fn days_between(period: Period, date: Option<Date>) -> Option<i32> {
    let (start, end, date) = (period.start?, period.end?, date?);
    let near = date.clamp(start, end);
    date.until(near).ok().map(|span| span.get_days().abs())
}

/// A day so many days away. A weekday that stands by it settles which day it was, for an article may
/// come out after midnight.
fn near_day(reference: Date, (first, last): (i32, i32), weekday: Option<i8>) -> Option<Period> {
    let away = |days: i32| calendar::shift(reference, Span::new().try_days(days).ok()?);
    let settled = |date| weekday.map_or(Some(date), |weekday| calendar::nearest_weekday(date, weekday));
    Some(Period { start: Some(settled(away(first)?)?), end: Some(settled(away(last)?)?) })
}

/// The weekend on the side that the direction tells, by default the latest that has begun; of this one and
/// the one before, the nearer.
fn weekend(reference: Date, (first, last): (i8, i8), direction: Option<Direction>) -> Option<Period> {
    let back = i64::from((reference.weekday().to_monday_one_offset() - first).rem_euclid(7));
    let length = i64::from((last - first).rem_euclid(7));
    let ahead = match direction {
        Some(Direction::Past) => back <= length,
        Some(Direction::This | Direction::Nearest) => back - length > 7 - back,
        Some(Direction::Next) => true,
        None => false,
    };
    let weeks = match (ahead, direction) {
        (true, Some(Direction::Past)) => -7,
        (true, _) => 7,
        (false, _) => 0,
    };
    let start = calendar::shift(reference, (weeks - back).days())?;
    Some(Period { start: Some(start), end: calendar::shift(start, length.days()) })
}

/// The weekday nearest the reference on the side that the direction tells, by default the latest.
fn on_weekday(reference: Date, weekday: i8, direction: Option<Direction>) -> Option<Period> {
    let back = i64::from((reference.weekday().to_monday_one_offset() - weekday).rem_euclid(7));
    let days = match direction {
        None | Some(Direction::Nearest) => -back,
        Some(Direction::Past) if back == 0 => -7,
        Some(Direction::Past) => -back,
        Some(Direction::This) if back == 0 => 0,
        Some(Direction::This | Direction::Next) => 7 - back,
    };
    calendar::shift(reference, days.days()).map(calendar::day)
}

/// So many units away, as exact as the unit is.
fn distant(fields: &Fields, count: f64, unit: Unit, reference: Date) -> Option<Period> {
    let sign = fields.direction.map_or(-1, Direction::sign);
    let date = steps_away(reference, count * f64::from(sign), unit)?;
    let around = |span: Span| {
        let start = date.checked_sub(span).ok()?;
        Some(Period { start: Some(start), end: calendar::shift(date, span) })
    };
    match unit {
        Unit::Clock => {
            Some(calendar::between(calendar::day(date.min(reference)), calendar::day(date.max(reference))))
        }
        Unit::Day => Some(calendar::day(date)),
        Unit::Week => around(3.days()),
        Unit::Month => calendar::month(date.year(), date.month()),
        Unit::Year => calendar::year(date.year()),
        Unit::Decade => calendar::years(date.year().checked_sub(5)?, 11),
        Unit::Century => calendar::years(date.year().checked_sub(50)?, 101),
    }
}

/// All days from the reference to so many units away, in either direction.
fn stretch(fields: &Fields, reference: Date) -> Option<Period> {
    let sign = f64::from(fields.direction.map_or(-1, Direction::sign));
    let away = steps_away(reference, fields.count.unwrap_or(1.0) * sign, fields.unit?)?;
    Some(Period { start: Some(away.min(reference)), end: Some(away.max(reference)) })
}

/// A date a number of units away; halves are cut off, hours count as days begun.
fn steps_away(from: Date, count: f64, unit: Unit) -> Option<Date> {
    let whole = if count.abs() < 1e6 { count.trunc() as i64 } else { return None };
    let span = match unit {
        Unit::Clock => ((count.abs() / 24.0).ceil() as i64 * count.signum() as i64).days(),
        Unit::Day => whole.days(),
        Unit::Week => Span::new().try_weeks(whole).ok()?,
        Unit::Month => Span::new().try_months(whole).ok()?,
        Unit::Year => Span::new().try_years(whole).ok()?,
        Unit::Decade => Span::new().try_years(whole * 10).ok()?,
        Unit::Century => Span::new().try_years(whole * 100).ok()?,
    };
    calendar::shift(from, span)
}

/// A numeric date that may have its month first: the reading that exists or falls on the weekday beside
/// it, or unknown where both do.
fn either_order(fields: &Fields) -> Option<Period> {
    let (year, month, day) = (fields.year?, fields.month?, fields.day?);
    match (Date::new(year, month, day), Date::new(year, day, month)) {
        (Ok(date), Err(_)) | (Err(_), Ok(date)) => Some(calendar::day(date)),
        (Ok(first), Ok(second)) if first == second => Some(calendar::day(first)),
        (Ok(first), Ok(second)) => {
            let falls = |date: &Date| Some(date.weekday().to_monday_one_offset()) == fields.weekday;
            Some([first, second].into_iter().find(falls).map_or(Period::default(), calendar::day))
        }
        (Err(_), Err(_)) => None,
    }
}
