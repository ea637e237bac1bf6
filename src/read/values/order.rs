//! Day first or month first: what one date shows, and what that settles for its column.

use chrono::NaiveDate;

/// Two parts before a year, each of which could be the month by its place. At least one order gives a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Slashed {
    /// The part that stands first.
    pub first: u32,
    /// The part that stands second.
    pub second: u32,
    /// The year.
    pub year: i32,
}

/// Which part of a [`Slashed`] date stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Order {
    /// `31/12/2024`.
    DayFirst,
    /// `12/31/2024`.
    MonthFirst,
}

/// The orders that a column has shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Orders {
    day_first: bool,
    month_first: bool,
}

impl Slashed {
    /// The day under an order.
    pub fn day(self, order: Order) -> Option<NaiveDate> {
        let (month, day) = match order {
            Order::DayFirst => (self.second, self.first),
            Order::MonthFirst => (self.first, self.second),
        };
        NaiveDate::from_ymd_opt(self.year, month, day)
    }

    /// The order that the date itself shows: only one of the two gives a day.
    pub fn order(self) -> Option<Order> {
        match (self.day(Order::DayFirst), self.day(Order::MonthFirst)) {
            (Some(_), None) => Some(Order::DayFirst),
            (None, Some(_)) => Some(Order::MonthFirst),
            _ => None,
        }
    }

    /// The day by the date itself, else by what its column has shown; none if neither tells.
    pub fn settle(self, column: Orders) -> Option<NaiveDate> {
        self.day(self.order().or(column.decided())?)
    }
}

impl Orders {
    /// A column that has shown nothing yet.
    pub const NONE: Self = Self { day_first: false, month_first: false };

    /// Notes what one date of the column shows.
    pub fn see(&mut self, date: Slashed) {
        match date.order() {
            Some(Order::DayFirst) => self.day_first = true,
            Some(Order::MonthFirst) => self.month_first = true,
            None => {}
        }
    }

    /// The order of the column; none if no date showed one, or both were shown.
    pub fn decided(self) -> Option<Order> {
        match (self.day_first, self.month_first) {
            (true, false) => Some(Order::DayFirst),
            (false, true) => Some(Order::MonthFirst),
            _ => None,
        }
    }
}
