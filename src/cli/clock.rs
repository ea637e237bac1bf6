//! The one place that asks the clock.

use chrono::NaiveDate;

/// The local date.
pub(super) fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}
