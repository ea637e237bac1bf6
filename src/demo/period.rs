//! The three years that the example shop covers.

use chrono::{Days, NaiveDate};

/// The first day with a sale.
pub(super) const FIRST_DAY: NaiveDate = date(2023, 11, 25);
/// The last day with a sale; reports on the shop speak for the day after it.
pub(super) const LAST_DAY: NaiveDate = date(2026, 11, 21);
/// The first day of the callback log.
pub(super) const FIRST_CALL: NaiveDate = date(2026, 8, 22);
/// From this day on hardly a callback is done, so that there is something to do on the day after the last.
pub(super) const CALLS_STOP: NaiveDate = date(2026, 11, 19);
/// `LAST_DAY` counted from `FIRST_DAY`.
pub(super) const LAST_OFFSET: u32 = 1_092;

/// A date that is known to exist.
pub(super) const fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date of the example shop exists")
}

/// The day so many days after the first.
pub(super) fn day(offset: u32) -> NaiveDate {
    FIRST_DAY + Days::new(u64::from(offset))
}

#[cfg(test)]
mod tests {
    use super::{LAST_DAY, LAST_OFFSET, day};

    #[test]
    fn the_offset_of_the_last_day_is_right() {
        assert_eq!(day(LAST_OFFSET), LAST_DAY);
    }
}
