//! How years and months are reckoned: the Gregorian calendar, and those that newspapers date by beside it.

use icu_calendar::Date as Reckoned;
use icu_calendar::cal::hijri::UmmAlQura;
use icu_calendar::cal::{Hijri, Iso, Persian};
use jiff::civil::Date;

use super::Period;
use super::calendar;

/// A calendar that dates are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Reckoning {
    #[default]
    Gregorian,
    /// The solar years of Iran and Afghanistan.
    Solar,
    /// The lunar years of Islam. Its days begin by sighting, so that countries may be a day apart; the
    /// calendar of Umm al-Qura stands for all.
    Lunar,
}

/// Years from here on are Gregorian, whichever calendar their month is of.
const GREGORIAN: i16 = 1600;

impl Reckoning {
    /// What a key of a table names with its first word, and the rest; Gregorian where it names none.
    pub(super) fn of_key(key: &str) -> (Reckoning, &str) {
        match key.split_once(' ') {
            Some(("solar", rest)) => (Reckoning::Solar, rest),
            Some(("lunar", rest)) => (Reckoning::Lunar, rest),
            _ => (Reckoning::Gregorian, key),
        }
    }

    /// The year that a day lies in.
    pub(super) fn year_of(self, date: Date) -> Option<i16> {
        let iso = Reckoned::try_new_iso(date.year().into(), date.month() as u8, date.day() as u8).ok()?;
        let year = match self {
            Reckoning::Gregorian => return Some(date.year()),
            Reckoning::Solar => iso.to_calendar(Persian::new()).year().extended_year(),
            Reckoning::Lunar => iso.to_calendar(Hijri::<UmmAlQura>::new_umm_al_qura()).year().extended_year(),
        };
        year.try_into().ok()
    }

    /// The year that "this year" means on a day: of the moon nobody reckons so.
    pub(super) fn this_year(self, date: Date) -> Option<i16> {
        if self == Reckoning::Lunar { Some(date.year()) } else { self.year_of(date) }
    }

    /// A day of a year; none when there is no such day. A lunar day may be one of its neighbours, and the
    /// weekday, 1 Monday to 7 Sunday, tells which.
    pub(super) fn day(self, year: i16, month: i8, day: i8, weekday: Option<i8>) -> Option<Period> {
        let date = self.date(self.own_year(year, month, day)?, month, day)?;
        if self != Reckoning::Lunar {
            return Some(calendar::day(date));
        }
        let whole = Period { start: Some(date.yesterday().ok()?), end: Some(date.tomorrow().ok()?) };
        let settled = weekday.and_then(|weekday| calendar::nearest_weekday(date, weekday));
        let possible = settled.filter(|day| whole.start <= Some(*day) && Some(*day) <= whole.end);
        Some(possible.map_or(whole, calendar::day))
    }

    /// The months from `first` to `last`, 1 to 12; a season that ends in a lower month ends in the next
    /// year. None when there are no such months.
    pub(super) fn months(self, year: i16, first: i8, last: i8) -> Option<Period> {
        let year = self.own_year(year, first, 1)?;
        let end_year = if last < first { year.checked_add(1)? } else { year };
        let (next_year, next) = if last == 12 { (end_year.checked_add(1)?, 1) } else { (end_year, last + 1) };
        let end = self.date(next_year, next, 1)?.yesterday().ok()?;
        Some(Period { start: self.date(year, first, 1), end: Some(end) })
    }

    /// So many years from the one given on.
    pub(super) fn years(self, first: i16, count: i16) -> Option<Period> {
        let end = self.date(first.checked_add(count)?, 1, 1)?.yesterday().ok()?;
        Some(Period { start: self.date(first, 1, 1), end: Some(end) })
    }

    /// The year in this calendar; a Gregorian year beside a month of another is the one its day falls in.
    fn own_year(self, year: i16, month: i8, day: i8) -> Option<i16> {
        if self == Reckoning::Gregorian || year < GREGORIAN {
            return Some(year);
        }
        let first = self.year_of(Date::new(year, 1, 1).ok()?)?;
        let falls = |own: &i16| self.date(*own, month, day).is_some_and(|date| date.year() == year);
        (first..=first.checked_add(1)?).find(falls)
    }

    fn date(self, year: i16, month: i8, day: i8) -> Option<Date> {
        let (whole, of_year, of_month) =
            (i32::from(year), u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        let iso = match self {
            Reckoning::Gregorian => return Date::new(year, month, day).ok(),
            Reckoning::Solar => Reckoned::try_new_persian(whole, of_year, of_month).ok()?.to_calendar(Iso),
            Reckoning::Lunar => Reckoned::try_new_hijri_with_calendar(
                whole,
                of_year,
                of_month,
                Hijri::<UmmAlQura>::new_umm_al_qura(),
            )
            .ok()?
            .to_calendar(Iso),
        };
        let year = i16::try_from(iso.year().extended_year()).ok()?;
        Date::new(year, iso.month().ordinal as i8, iso.day_of_month().0 as i8).ok()
    }
}
