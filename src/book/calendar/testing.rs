//! Dates for the tests of this folder.

use chrono::NaiveDate;

/// `2026-11-22` as a date.
pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date in a test")
}

/// Every day of the years `first..=last`.
pub(super) fn days_of(first: i32, last: i32) -> impl Iterator<Item = NaiveDate> {
    day(&format!("{first}-01-01")).iter_days().take_while(move |day| chrono::Datelike::year(day) <= last)
}
