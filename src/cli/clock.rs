//! The one place that asks the clock.

use std::time::SystemTime;

use chrono::NaiveDate;

use crate::read::Clock;

/// The local date.
pub(super) fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}

/// The time by which files have an age.
pub(super) fn clock() -> Clock {
    let local = |moment: SystemTime| chrono::DateTime::<chrono::Local>::from(moment).naive_local();
    Clock { now: SystemTime::now(), local }
}
