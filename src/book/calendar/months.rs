//! Month arithmetic: a day that the target month lacks becomes that month's last day (*clamped*).
//!
//! "N months ending on day E" are the days from (E + 1 day) − N months to E, so that 30 June goes with
//! 1 January and 31 August with 1 March. Results beyond chrono's years (±262,000) stop at its first or last day.

use chrono::{Days, Months, NaiveDate};

/// The same day `months` months earlier, clamped: 31 March − 1 month = 28 or 29 February.
pub fn months_before(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN)
}

/// The same day `months` months later, clamped: 31 August + 6 months = 28 or 29 February.
pub fn months_after(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// The first day of the month of `day`.
pub fn month_start(day: NaiveDate) -> NaiveDate {
    chrono::Datelike::with_day(&day, 1).unwrap_or(day)
}

/// The last day of the month of `day`.
pub fn month_end(day: NaiveDate) -> NaiveDate {
    before(months_after(month_start(day), 1))
}

/// The first day of the `months` months ending on `end`.
pub fn window_start(end: NaiveDate, months: u32) -> NaiveDate {
    months_before(after(end), months)
}

/// The last day on which what happened on `day` is still within the `months` months ending on it.
///
/// It is the latest `end` with `window_start(end, months) <= day`. Where it lies before the as-of date, the
/// day has left the window already.
pub fn window_ends(day: NaiveDate, months: u32) -> NaiveDate {
    let moved = months_after(day, months);
    // Every day of a longer month is clamped onto this month's last day.
    let leaves_after = if day == month_end(day) { month_end(moved) } else { moved };
    before(leaves_after)
}

/// The next day.
pub(super) fn after(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX)
}

/// The day before.
pub(super) fn before(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(1)).unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{day, days_of};
    use super::*;

    #[test]
    fn a_window_of_months_starts_as_the_vocabulary_says() {
        for (end, months, start) in [
            ("2026-06-30", 6, "2026-01-01"),
            ("2026-08-31", 6, "2026-03-01"),
            ("2026-02-28", 6, "2025-09-01"),
            ("2024-02-28", 6, "2023-08-29"),
            ("2024-02-29", 6, "2023-09-01"),
            ("2026-12-31", 12, "2026-01-01"),
            ("2026-11-22", 12, "2025-11-23"),
            ("2026-08-30", 6, "2026-02-28"),
            ("2026-08-29", 6, "2026-02-28"),
            ("2024-02-28", 12, "2023-02-28"),
            ("2026-03-30", 1, "2026-02-28"),
        ] {
            assert_eq!(window_start(day(end), months), day(start), "{months} to {end}");
        }
    }

    #[test]
    fn months_are_added_and_taken_away_clamped() {
        for (from, months, later) in [
            ("2026-01-31", 1, "2026-02-28"),
            ("2024-01-31", 1, "2024-02-29"),
            ("2026-08-31", 6, "2027-02-28"),
            ("2026-11-22", 12, "2027-11-22"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2026-11-22", 0, "2026-11-22"),
        ] {
            assert_eq!(months_after(day(from), months), day(later), "{from} + {months}");
        }
        for (from, months, earlier) in
            [("2026-03-31", 1, "2026-02-28"), ("2026-07-01", 6, "2026-01-01"), ("2024-02-29", 12, "2023-02-28")]
        {
            assert_eq!(months_before(day(from), months), day(earlier), "{from} - {months}");
        }
    }

    #[test]
    fn a_purchase_leaves_the_window_the_day_after_it_ends() {
        for (bought, months, ends) in [
            ("2026-01-01", 6, "2026-06-30"),
            ("2026-03-01", 6, "2026-08-31"),
            ("2026-02-28", 6, "2026-08-30"),
            ("2025-11-23", 12, "2026-11-22"),
            ("2024-02-29", 12, "2025-02-27"),
            ("2025-08-31", 6, "2026-02-27"),
        ] {
            assert_eq!(window_ends(day(bought), months), day(ends), "{bought}, {months}");
        }
    }

    #[test]
    fn window_ends_is_the_last_end_whose_window_holds_the_day() {
        for bought in days_of(2023, 2025) {
            for months in [1, 3, 6, 12, 24] {
                let ends = window_ends(bought, months);
                assert!(window_start(ends, months) <= bought, "{bought}, {months}");
                assert!(window_start(after(ends), months) > bought, "{bought}, {months}");
            }
        }
    }
}
