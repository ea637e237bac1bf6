//! The Chinese calendar (农历), for the lunar years 1900–2100, from the table in `lunar/years.rs`.
//!
//! A lunar year bears the number of the solar year in which it begins: the last weeks of lunar 2023 are in January
//! and February 2024. A table, because the crates at hand err: `lunar-lite` 1.3.0 begins the year 1954 a day late, and
//! takes some 50 µs a date. The tests hold every day of 1901–2099 against `lunar-lite`, which computes new moons,
//! and name each month in which they differ.

use chrono::{Datelike, Days, NaiveDate};

mod years;

/// A day of the Chinese calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LunarDay {
    /// The lunar year, numbered as the solar year in which it begins.
    pub year: i32,
    /// The month, 1–12; a leap month (闰月) has the number of the month before it.
    pub month: u32,
    /// Whether the month is the leap one.
    pub leap: bool,
    /// The day of the month, 1–30.
    pub day: u32,
}

impl LunarDay {
    /// The lunar day of a solar date; nothing before 1900-01-31 or after the lunar year 2100.
    pub fn from_solar(date: NaiveDate) -> Option<Self> {
        let year_of = |number| Year::of(number).filter(|year| year.first_day() <= Some(date));
        let number = date.year();
        let year = year_of(number).or_else(|| year_of(number - 1))?;
        let since = date.signed_duration_since(year.first_day()?).num_days();
        let mut rest = u32::try_from(since).ok()?;
        for (month, leap, length) in year.months() {
            if rest < length {
                let (year, day) = (year.number, rest + 1);
                return Some(Self { year, month, leap, day });
            }
            rest -= length;
        }
        None
    }

    /// The solar date; nothing if that year has no such month, or the month no such day.
    pub fn to_solar(self) -> Option<NaiveDate> {
        let year = Year::of(self.year)?;
        let mut before = 0;
        for (month, leap, length) in year.months() {
            if (month, leap) == (self.month, self.leap) {
                let exists = (1..=length).contains(&self.day);
                let days = Days::new((before + self.day.checked_sub(1)?).into());
                return year.first_day()?.checked_add_days(days).filter(|_| exists);
            }
            before += length;
        }
        None
    }
}

/// The month that a lunar year has twice, 1–12; nothing in a year of twelve months.
pub fn leap_month(year: i32) -> Option<u32> {
    Year::of(year)?.leap_month()
}

/// The days of a lunar month, 29 or 30; nothing if the year has no such month.
pub fn month_length(year: i32, month: u32, leap: bool) -> Option<u32> {
    Year::of(year)?
        .months()
        .find(|&(number, is_leap, _)| (number, is_leap) == (month, leap))
        .map(|(_, _, length)| length)
}

/// One entry of the table.
#[derive(Clone, Copy)]
struct Year {
    number: i32,
    bits: u32,
}

impl Year {
    fn of(number: i32) -> Option<Self> {
        let index = usize::try_from(number.checked_sub(years::FIRST)?).ok()?;
        let bits = *years::YEARS.get(index)?;
        Some(Self { number, bits })
    }

    fn first_day(self) -> Option<NaiveDate> {
        NaiveDate::from_yo_opt(self.number, self.bits >> 17)
    }

    fn leap_month(self) -> Option<u32> {
        Some(self.bits & 15).filter(|&month| month > 0)
    }

    /// Number, leap and length of each month, in their order.
    fn months(self) -> impl Iterator<Item = (u32, bool, u32)> {
        let leap_after = self.leap_month().unwrap_or(12);
        let count = if self.leap_month().is_some() { 13 } else { 12 };
        (0..count).map(move |index| {
            let leap = index == leap_after;
            let month = if index < leap_after { index + 1 } else { index };
            (month, leap, 29 + (self.bits >> (4 + index) & 1))
        })
    }
}

#[cfg(test)]
mod tests;
