//! The Chinese calendar (农历), for the years 1583–9998.
//!
//! Computed by the crate `lunar-lite` from new moons and solar terms; the tests hold it against the tables of
//! the crate `lunardate` for every day of 1901–2099. A lunar year bears the number of the solar year in which it
//! begins: the last weeks of lunar 2023 are in January and February 2024.

use chrono::{Datelike, NaiveDate};
use lunar_lite::{LunarDate, SolarDate};

/// From the first whole Gregorian year to the last lunar year that ends in solar 9999.
const YEARS: std::ops::RangeInclusive<i32> = 1583..=9998;

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
    /// The lunar day of a solar date; nothing outside the years that the calendar is computed for.
    pub fn from_solar(date: NaiveDate) -> Option<Self> {
        let solar = SolarDate {
            year: date.year(),
            month: u8::try_from(date.month()).ok()?,
            day: u8::try_from(date.day()).ok()?,
        };
        let lunar = lunar_lite::solar_to_lunar(solar).ok()?;
        YEARS.contains(&lunar.year).then(|| Self {
            year: lunar.year,
            month: lunar.month.into(),
            leap: lunar.is_leap_month,
            day: lunar.day.into(),
        })
    }

    /// The solar date; nothing if that year has no such month or the month no such day.
    pub fn to_solar(self) -> Option<NaiveDate> {
        let length = month_length(self.year, self.month, self.leap)?;
        if !(1..=length).contains(&self.day) {
            return None;
        }
        let lunar = LunarDate {
            year: self.year,
            month: u8::try_from(self.month).ok()?,
            day: u8::try_from(self.day).ok()?,
            is_leap_month: self.leap,
        };
        let solar = lunar_lite::lunar_to_solar(lunar).ok()?;
        NaiveDate::from_ymd_opt(solar.year, solar.month.into(), solar.day.into())
    }
}

/// The month that a lunar year has twice, 1–12; nothing in a year of twelve months.
pub fn leap_month(year: i32) -> Option<u32> {
    if !YEARS.contains(&year) {
        return None;
    }
    lunar_lite::leap_month(year).ok()?.map(u32::from)
}

/// The days of a lunar month, 29 or 30; nothing if the year has no such month.
pub fn month_length(year: i32, month: u32, leap: bool) -> Option<u32> {
    if !YEARS.contains(&year) {
        return None;
    }
    let month = u8::try_from(month).ok()?;
    let days = lunar_lite::lunar_month_days(year, month, leap).ok()?;
    Some(days.into())
}

#[cfg(test)]
mod tests {
    use lunardate::LunarDate as Table;

    use super::super::testing::{day, days_of};
    use super::*;

    #[test]
    fn published_days_convert_both_ways() {
        for (solar, year, month, leap, of_month) in [
            ("2023-01-22", 2023, 1, false, 1),
            ("2023-03-22", 2023, 2, true, 1),
            ("2024-02-10", 2024, 1, false, 1),
            ("1994-05-21", 1994, 4, false, 11),
            ("2020-05-03", 2020, 4, false, 11),
            ("2020-06-02", 2020, 4, true, 11),
            ("2014-10-24", 2014, 9, true, 1),
            ("2024-02-09", 2023, 12, false, 30),
        ] {
            let lunar = LunarDay { year, month, leap, day: of_month };
            assert_eq!(LunarDay::from_solar(day(solar)), Some(lunar), "{solar}");
            assert_eq!(lunar.to_solar(), Some(day(solar)), "{lunar:?}");
        }
    }

    #[test]
    fn leap_months_and_lengths_are_the_published_ones() {
        for (year, leap) in
            [(2014, Some(9)), (2015, None), (2020, Some(4)), (2023, Some(2)), (2025, Some(6)), (2033, Some(11))]
        {
            assert_eq!(leap_month(year), leap, "{year}");
        }
        assert_eq!(month_length(2020, 4, false), Some(30));
        assert_eq!(month_length(2020, 4, true), Some(29));
        assert_eq!(month_length(2020, 5, true), None);
        assert_eq!(month_length(2020, 13, false), None);
    }

    #[test]
    fn days_that_do_not_exist_have_no_solar_date() {
        for (year, month, leap, day) in [
            (2024, 1, true, 1),
            (2020, 4, true, 30),
            (2024, 1, false, 31),
            (2024, 1, false, 0),
            (2024, 0, false, 1),
            (1500, 1, false, 1),
            (10_000, 1, false, 1),
        ] {
            assert_eq!(LunarDay { year, month, leap, day }.to_solar(), None, "{year}-{month}-{day}");
        }
        assert_eq!(LunarDay::from_solar(day("1500-01-01")), None);
        assert_eq!(LunarDay::from_solar(NaiveDate::MAX), None);
    }

    #[test]
    fn every_day_agrees_with_the_tables() {
        let mut apart = Vec::new();
        for solar in days_of(1901, 2099) {
            let lunar = LunarDay::from_solar(solar).expect("a year we know");
            let table = Table::from_naive_date(&solar).expect("a year of the table");
            if (lunar.year, lunar.month, lunar.leap, lunar.day)
                != (table.year(), table.month(), table.is_leap_month(), table.day())
            {
                apart.push((solar.to_string(), lunar, table.month(), table.day()));
            }
            assert_eq!(lunar.to_solar(), Some(solar), "{lunar:?}");
        }
        assert_eq!(apart, []);
    }
}
