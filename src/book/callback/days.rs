//! Which day a callback moves to.

use chrono::{Days, NaiveDate};

use crate::book::calendar::ClosedDays;

/// The day `count` days after `day`.
pub(super) fn later(day: NaiveDate, count: u32) -> NaiveDate {
    day.checked_add_days(Days::new(count.into())).unwrap_or(NaiveDate::MAX)
}

/// The day `count` days before `day`.
pub(super) fn earlier(day: NaiveDate, count: u32) -> NaiveDate {
    day.checked_sub_days(Days::new(count.into())).unwrap_or(NaiveDate::MIN)
}

/// The days that a member's steps keep clear of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moves<'a> {
    /// The shop is closed.
    pub(super) closed: &'a ClosedDays,
    /// The member has an unblocked wish, ascending.
    pub(super) wishes: &'a [NaiveDate],
}

impl Moves<'_> {
    /// The first open day without a wish, on or after `day`.
    pub(super) fn step(self, day: NaiveDate) -> NaiveDate {
        let mut open = self.closed.next_open(day);
        while self.is_wish_day(open) {
            open = self.closed.next_open(later(open, 1));
        }
        open
    }

    pub(super) fn is_wish_day(self, day: NaiveDate) -> bool {
        self.wishes.binary_search(&day).is_ok()
    }
}
