//! Stretches of the calendar: days, weeks, months, seasons, years, and parts of them.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::Period;

/// One day.
pub(super) fn day(date: Date) -> Period {
    Period { start: Some(date), end: Some(date) }
}

/// The month, 1 to 12, of a year; none when there is no such month.
pub(super) fn month(year: i16, month: i8) -> Option<Period> {
    let first = Date::new(year, month, 1).ok()?;
    Some(Period { start: Some(first), end: Some(first.last_of_month()) })
}

/// A year.
pub(super) fn year(year: i16) -> Option<Period> {
    years(year, 1)
}

/// So many years from the one given on.
pub(super) fn years(first: i16, count: i16) -> Option<Period> {
    let last = first.checked_add(count)?.checked_sub(1)?;
    Some(Period { start: Some(Date::new(first, 1, 1).ok()?), end: Some(Date::new(last, 12, 31).ok()?) })
}

/// The seven days around `date` that start with the given day of the week, 1 Monday to 7 Sunday.
pub(super) fn week(date: Date, first_weekday: i8) -> Option<Period> {
    let since = (date.weekday().to_monday_one_offset() - first_weekday).rem_euclid(7);
    let start = shift(date, i64::from(-since).days())?;
    Some(Period { start: Some(start), end: shift(start, 6.days()) })
}

/// The day nearest a date, up to three days off, that is this day of the week, 1 Monday to 7 Sunday.
pub(super) fn nearest_weekday(date: Date, weekday: i8) -> Option<Date> {
    let off = (weekday - date.weekday().to_monday_one_offset() + 3).rem_euclid(7) - 3;
    shift(date, i64::from(off).days())
}

/// A date a span away; none past the ends of the calendar.
pub(super) fn shift(date: Date, by: Span) -> Option<Date> {
    date.checked_add(by).ok()
}

/// Both ends, the lower one first; a period with an unknown end as it is.
pub(super) fn between(first: Period, last: Period) -> Period {
    Period { start: first.start, end: last.end }
}

/// The k-th of n equal parts of a period, in whole years, months or days, whichever it has more than two
/// of. Parts overlap where the units do not divide evenly.
pub(super) fn part(whole: Period, k: i32, n: i32) -> Option<Period> {
    let (start, end) = (whole.start?, whole.end?);
    let after = shift(end, 1.day())?;
    let years = i32::from(after.year()) - i32::from(start.year());
    let months = years * 12 + i32::from(after.month()) - i32::from(start.month());
    let whole_months = start.day() == 1 && after.day() == 1;
    let (units, step): (i32, fn(i64) -> Span) = match () {
        () if whole_months && years > 2 => (years, |n| n.years()),
        () if whole_months && months > 2 => (months, |n| n.months()),
        () => (start.until(after).ok()?.get_days(), |n| n.days()),
    };
    let low = ((k - 1) * units).div_euclid(n);
    let high = (k * units + n - 1).div_euclid(n);
    let last = shift(shift(start, step(high.into()))?, (-1).days())?;
    Some(Period { start: shift(start, step(low.into())), end: Some(last.min(end)) })
}
