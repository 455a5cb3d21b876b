//! Days as metadata writes them.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

/// The day of an ISO 8601 date or date-time; a date-time with an offset gives the day in that offset.
pub(super) fn parse(written: &str) -> Option<Date> {
    let written = written.trim();
    // A civil date is read from a date-time with any offset but `Z`, whose day is that of UTC.
    written.parse().or_else(|_| written.parse::<Timestamp>().map(day_in_utc)).ok()
}

fn day_in_utc(instant: Timestamp) -> Date {
    Offset::UTC.to_datetime(instant).date()
}
