//! A day that comes every year, in either calendar: birthdays, wedding and joining anniversaries, festivals.

use chrono::{Datelike, NaiveDate};

use super::lunar::{LunarDay, leap_month, month_length};
use super::months::months_after;
use super::{MonthDay, month_end};

/// The calendar in which a [`YearlyDay`] is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CalendarKind {
    /// The Gregorian calendar (阳历).
    Solar,
    /// The Chinese calendar (农历).
    Lunar {
        /// Whether the month is a leap month (闰月).
        leap: bool,
    },
}

/// A month and day of one calendar, with the year in which it first was, if known.
///
/// In years that lack the day it moves: 29 February to the 28th, a leap month to the plain one, day 30 of a short
/// lunar month to the 29th.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearlyDay {
    calendar: CalendarKind,
    year: Option<i32>,
    month: u32,
    day: u32,
}

impl YearlyDay {
    /// A day of the solar year; nothing if the year, or without one any year, has no such day.
    pub fn solar(year: Option<i32>, month: u32, day: u32) -> Option<Self> {
        MonthDay::new(month, day)?;
        if let Some(year) = year {
            NaiveDate::from_ymd_opt(year, month, day)?;
        }
        let calendar = CalendarKind::Solar;
        Some(Self { calendar, year, month, day })
    }

    /// A day of the lunar year, months 1–12, days 1–30; `year` is the lunar year, which begins in January or
    /// February. A leap month that the year lacks is taken and kept in the plain one.
    pub fn lunar(year: Option<i32>, month: u32, day: u32, leap: bool) -> Option<Self> {
        let calendar = CalendarKind::Lunar { leap };
        let exists = (1..=12).contains(&month) && (1..=30).contains(&day);
        exists.then_some(Self { calendar, year, month, day })
    }

    /// The calendar in which it is kept.
    pub fn calendar(&self) -> CalendarKind {
        self.calendar
    }

    /// The year of that calendar in which it first was, such as the year of birth.
    pub fn year(&self) -> Option<i32> {
        self.year
    }

    /// The month of that calendar, 1–12.
    pub fn month(&self) -> u32 {
        self.month
    }

    /// The day of that month, 1–31 solar, 1–30 lunar.
    pub fn day(&self) -> u32 {
        self.day
    }

    /// All its dates in a solar year, oldest first: always one if solar; none, one or two if lunar.
    ///
    /// The year in which it first was sets no limit here.
    pub fn occurrences(&self, solar_year: i32) -> Vec<NaiveDate> {
        let own_years = match self.calendar {
            CalendarKind::Solar => solar_year..=solar_year,
            // A lunar year reaches from late January or February into the next solar year.
            CalendarKind::Lunar { .. } => solar_year.saturating_sub(1)..=solar_year,
        };
        own_years.filter_map(|year| self.in_own_year(year)).filter(|date| date.year() == solar_year).collect()
    }

    /// All its dates from `from` to `to`, both included, oldest first.
    pub fn occurrences_between(&self, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
        (from.year()..=to.year())
            .flat_map(|year| self.occurrences(year))
            .filter(|date| (from..=to).contains(date))
            .collect()
    }

    /// The solar date on which it first was, such as the date of birth, where the year is known.
    pub fn birth_date(&self) -> Option<NaiveDate> {
        self.in_own_year(self.year?)
    }

    /// Whole solar years from [`Self::birth_date`] to `day`; nothing without a year or before that date.
    ///
    /// Who was born on 29 February turns on the 28th in years without it.
    pub fn age_on(&self, day: NaiveDate) -> Option<u32> {
        let birth = self.birth_date()?;
        let years = u32::try_from(day.year() - birth.year()).ok()?;
        let had_birthday = months_after(birth, years.saturating_mul(12)) <= day;
        if had_birthday { Some(years) } else { years.checked_sub(1) }
    }

    /// Its one date in a year of its own calendar.
    fn in_own_year(&self, year: i32) -> Option<NaiveDate> {
        let Self { month, day, .. } = *self;
        match self.calendar {
            CalendarKind::Solar => {
                let last = month_end(NaiveDate::from_ymd_opt(year, month, 1)?).day();
                NaiveDate::from_ymd_opt(year, month, day.min(last))
            }
            CalendarKind::Lunar { leap } => {
                let leap = leap && leap_month(year) == Some(month);
                let day = day.min(month_length(year, month, leap)?);
                LunarDay { year, month, leap, day }.to_solar()
            }
        }
    }
}

#[cfg(test)]
mod tests;
