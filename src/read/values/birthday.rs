//! Birthdays, of the sun or the moon, with or without a year.

use chrono::{Datelike, NaiveDate};

use super::birthday_text::{chinese, without_calendar};
use super::date::{Date, Order, Orders, Slashed, checked, of_serial};
use super::date_text::{Written, written};
use super::scan::Scan;
use super::{Read, clock, text};
use crate::book::Fact;
use crate::read::Raw;
use crate::read::cell::digits15;

/// A day that comes back each year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct YearlyDate {
    /// Counted by the moon (农历).
    pub lunar: bool,
    /// In a leap month (闰四月), lunar only.
    pub leap: bool,
    /// The year of birth.
    pub year: Option<i32>,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31, or 30 by the moon.
    pub day: u32,
}

/// What a birthday cell cannot say itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The as-of year: 85 is the latest year with these digits that is not after it.
    pub as_of_year: i32,
    /// Whether the column or the member's 生日类型 says lunar.
    pub lunar: bool,
    /// What the column has shown of its order of day and month.
    pub orders: Orders,
}

/// A birthday.
///
/// # Errors
/// [`Fact::NotABirthday`], [`Fact::NoSuchDay`], [`Fact::PlaceholderDate`], [`Fact::DayOrMonth`].
pub fn birthday(raw: Raw<'_>, reading: Reading) -> Result<Read<YearlyDate>, Fact> {
    match raw {
        Raw::Serial(serial) => of_days(serial, reading),
        Raw::Number(number) => of_number(number, reading),
        Raw::Text(text) => of_text(&text::fold(text), reading),
        Raw::Error(_) => Err(Fact::ErrorValue),
        Raw::NoResult => Err(Fact::NoFormulaResult),
        Raw::Blank | Raw::Bool(_) => Err(Fact::NotABirthday),
    }
}

fn of_days(serial: f64, reading: Reading) -> Result<Read<YearlyDate>, Fact> {
    match of_serial(serial).map_err(not_a_birthday)?.value.date {
        Date::Day(day) => finish(Some(day.year()), day.month(), day.day(), false, reading).map(Read::plain),
        Date::Slashed(_) => Err(Fact::NotABirthday),
    }
}

/// A serial, `19850308`, or `3.5`; not `3.1`, which may have been `3.10`.
fn of_number(number: f64, reading: Reading) -> Result<Read<YearlyDate>, Fact> {
    let digits = digits15(number);
    if (10_000.0..109_575.0).contains(&number) {
        return of_days(number, reading);
    }
    if (0.0..1.01).contains(&number) {
        return Err(Fact::PlaceholderDate);
    }
    if number < 100.0 && digits.split_once('.').is_none_or(|(_, day)| matches!(day, "1" | "2" | "3")) {
        return Err(Fact::NotABirthday);
    }
    of_text(&digits, reading)
}

fn of_text(folded: &str, reading: Reading) -> Result<Read<YearlyDate>, Fact> {
    let (bare, said) = without_calendar(folded);
    let reading = Reading { lunar: said.unwrap_or(reading.lunar), ..reading };
    if let Some(found) = chinese(&bare, said, reading) {
        return found.map(Read::plain);
    }
    if bare.len() == 4 && bare.bytes().all(|b| b.is_ascii_digit()) {
        let part = |digits: &str| digits.parse().map_err(|_| Fact::NotABirthday);
        return finish(None, part(&bare[..2])?, part(&bare[2..])?, false, reading).map(Read::plain);
    }
    if bare.len() == 5
        && let Ok(serial) = bare.parse::<u32>()
    {
        return of_days(f64::from(serial), reading);
    }
    let mut scan = Scan(&bare);
    let written = written(&mut scan).ok_or(Fact::NotABirthday)?;
    clock::behind(&mut scan).map_err(not_a_birthday)?;
    of_written(written, reading)
}

fn of_written(written: Written, reading: Reading) -> Result<Read<YearlyDate>, Fact> {
    match written {
        Written::Day { year, short: false, month, day } => {
            finish(Some(year), month, day, false, reading).map(Read::plain)
        }
        Written::Day { year, month, day, .. } => {
            let century = reading.as_of_year - reading.as_of_year.rem_euclid(100);
            let full = if year <= reading.as_of_year.rem_euclid(100) { century + year } else { century - 100 + year };
            let value = finish(Some(full), month, day, false, reading)?;
            Ok(Read { value, note: NaiveDate::from_ymd_opt(full, month, day).map(Fact::TwoDigitYear) })
        }
        Written::MonthDay { month, day } => finish(None, month, day, false, reading).map(Read::plain),
        Written::Slashed(slashed) => of_slashed(slashed, reading).map(Read::plain),
    }
}

/// By the date itself or its column; 5/5/1985 needs neither.
fn of_slashed(slashed: Slashed, reading: Reading) -> Result<YearlyDate, Fact> {
    let either = [Order::DayFirst, Order::MonthFirst].map(|order| slashed.day(order));
    match (slashed.settle(reading.orders), either) {
        (_, [None, None]) => Err(Fact::NoSuchDay),
        (Some(day), _) => finish(Some(day.year()), day.month(), day.day(), false, reading),
        (None, [day, other]) if day == other => {
            finish(Some(slashed.year), slashed.second, slashed.first, false, reading)
        }
        _ => Err(Fact::DayOrMonth),
    }
}

/// A day that can come back, of a year that has come.
pub(super) fn finish(
    year: Option<i32>,
    month: u32,
    day: u32,
    leap: bool,
    reading: Reading,
) -> Result<YearlyDate, Fact> {
    let lunar = reading.lunar;
    if let Some(year) = year {
        match checked(year, month, day) {
            Err(Fact::NoSuchDay) if lunar && year >= 1900 => {}
            other => drop(other.map_err(not_a_birthday)?),
        }
        if year > reading.as_of_year {
            return Err(Fact::NotABirthday);
        }
    }
    // Without a year, 29 February is a birthday: 2024 has one.
    let exists = if lunar {
        (1..=12).contains(&month) && (1..=30).contains(&day)
    } else {
        NaiveDate::from_ymd_opt(year.unwrap_or(2024), month, day).is_some()
    };
    if exists { Ok(YearlyDate { lunar, leap, year, month, day }) } else { Err(Fact::NoSuchDay) }
}

fn not_a_birthday(fact: Fact) -> Fact {
    if fact == Fact::NotADate { Fact::NotABirthday } else { fact }
}

#[cfg(test)]
#[path = "birthday_cases.rs"]
mod tests;
