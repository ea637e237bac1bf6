//! Dates of purchases: one fixed grammar and no guess at a locale.

use chrono::{NaiveDate, NaiveTime};

use super::date_text::{Written, written};
pub use super::order::{Order, Orders, Slashed};
use super::scan::Scan;
use super::{Read, clock, digits, text};
use crate::book::Fact;
use crate::read::Raw;
use crate::read::cell::{digits15, serial_day};

/// A date as far as its own cell tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Date {
    /// A day.
    Day(NaiveDate),
    /// `31/12/2024` or `3/5/2024`: the whole column decides, at its end.
    Slashed(Slashed),
}

/// A date with the time of day, where one stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The date.
    pub date: Date,
    /// The time of day.
    pub time: Option<NaiveTime>,
}

/// The date of a purchase.
///
/// # Errors
/// [`Fact::NotADate`], [`Fact::NoYear`], [`Fact::NoSuchDay`], [`Fact::PlaceholderDate`].
pub fn date(raw: Raw<'_>) -> Result<Read<Date>, Fact> {
    if let Raw::Text(text) = raw
        && let Some(day) = plain(text)
    {
        return Ok(Read::plain(Date::Day(day)));
    }
    moment(raw).map(|Read { value, note }| Read { value: value.date, note })
}

/// The day of a cell of which nothing would be said but that it is no day, or might be another.
pub fn undoubted(raw: Raw<'_>) -> Option<NaiveDate> {
    match date(raw).ok()?.value {
        Date::Day(day) => Some(day),
        Date::Slashed(slashed) => slashed.settle(Orders::default()),
    }
}

/// The date with its time of day.
///
/// # Errors
/// As [`date`].
pub fn moment(raw: Raw<'_>) -> Result<Read<Moment>, Fact> {
    match raw {
        Raw::Serial(serial) => of_serial(serial),
        Raw::Number(number) => of_number(number),
        Raw::Text(text) => of_text(&text::fold(text)),
        Raw::Error(_) => Err(Fact::ErrorValue),
        Raw::NoResult => Err(Fact::NoFormulaResult),
        Raw::Blank | Raw::Bool(_) => Err(Fact::NotADate),
    }
}

/// A day as nearly all rows write it, if it is one: `2024-03-05` or `2024/3/5`, and nothing behind.
#[inline]
pub fn plain(text: &str) -> Option<NaiveDate> {
    let eight = match *text.as_bytes() {
        [y0, y1, y2, y3, a @ (b'-' | b'/'), m0, m1, b, d0, d1] if a == b => [y0, y1, y2, y3, m0, m1, d0, d1],
        [y0, y1, y2, y3, a @ (b'-' | b'/'), m0, m1, b, d1] if a == b => [y0, y1, y2, y3, m0, m1, b'0', d1],
        [y0, y1, y2, y3, a @ (b'-' | b'/'), m1, b, d0, d1] if a == b => [y0, y1, y2, y3, b'0', m1, d0, d1],
        [y0, y1, y2, y3, a @ (b'-' | b'/'), m1, b, d1] if a == b => [y0, y1, y2, y3, b'0', m1, b'0', d1],
        _ => return None,
    };
    let number = digits::eight(u64::from_le_bytes(eight))?;
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    // Years that some programs write for want of a day are looked at closely.
    let sure = year > 1900 && year != 1970;
    if sure { NaiveDate::from_ymd_opt(year.cast_signed(), month, day) } else { None }
}

/// A day that exists and stands for itself.
pub(super) fn checked(year: i32, month: u32, day: u32) -> Result<NaiveDate, Fact> {
    const PLACEHOLDERS: [(i32, u32, u32); 8] =
        [(0, 0, 0), (1, 1, 1), (1899, 12, 30), (1899, 12, 31), (1900, 1, 0), (1900, 1, 1), (1970, 1, 1), (1900, 0, 0)];
    if (year <= 1900 || year == 1970) && PLACEHOLDERS.contains(&(year, month, day)) {
        return Err(Fact::PlaceholderDate);
    }
    if year < 1900 {
        return Err(Fact::NotADate);
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(Fact::NoSuchDay)
}

/// The days of a workbook, from 1 on.
pub(super) fn of_serial(serial: f64) -> Result<Read<Moment>, Fact> {
    if (0.0..2.0).contains(&serial) {
        return Err(Fact::PlaceholderDate);
    }
    let day = serial_day(serial).ok_or(Fact::NotADate)?;
    let day = checked(chrono::Datelike::year(&day), chrono::Datelike::month(&day), chrono::Datelike::day(&day))?;
    Ok(Read::plain(Moment { date: Date::Day(day), time: clock::of_fraction(serial) }))
}

/// The days that a plain number may stand for: from 1927 to 2199.
pub const PLAUSIBLE: std::ops::Range<f64> = 10_000.0..109_575.0;

/// A number in a date column: a serial of a plausible day, or the digits of a date.
fn of_number(number: f64) -> Result<Read<Moment>, Fact> {
    if PLAUSIBLE.contains(&number) || (0.0..2.0).contains(&number) {
        return of_serial(number);
    }
    let digits = digits15(number);
    let mut scan = Scan(&digits);
    let written = written(&mut scan).filter(|_| scan.done()).ok_or(Fact::NotADate)?;
    judge(written).map(|Read { value, note }| Read { value: Moment { date: value, time: None }, note })
}

fn of_text(folded: &str) -> Result<Read<Moment>, Fact> {
    let five_digits = folded.len() >= 5 && folded.bytes().take(5).all(|b| b.is_ascii_digit());
    if five_digits
        && folded[5..].bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && let Ok(number) = folded.parse()
    {
        return of_number(number);
    }
    let mut scan = Scan(folded);
    let written = written(&mut scan).ok_or(Fact::NotADate)?;
    let time = clock::behind(&mut scan)?;
    judge(written).map(|Read { value, note }| Read { value: Moment { date: value, time }, note })
}

/// What a written date is worth for a purchase.
pub(super) fn judge(written: Written) -> Result<Read<Date>, Fact> {
    match written {
        Written::Day { year, short: false, month, day } => checked(year, month, day).map(|d| Read::plain(Date::Day(d))),
        Written::Day { year, month, day, .. } => {
            let day = checked(year + if year < 70 { 2000 } else { 1900 }, month, day)?;
            Ok(Read::noted(Date::Day(day), Fact::TwoDigitYear(day)))
        }
        Written::MonthDay { month, day } => {
            // 2024 is a leap year: 29 February has a year somewhere.
            NaiveDate::from_ymd_opt(2024, month, day).ok_or(Fact::NotADate)?;
            Err(Fact::NoYear)
        }
        Written::Slashed(slashed) => of_slashed(slashed).map(Read::plain),
    }
}

/// A day at once where both orders agree (5/5/2024).
fn of_slashed(slashed: Slashed) -> Result<Date, Fact> {
    match (slashed.day(Order::DayFirst), slashed.day(Order::MonthFirst)) {
        (None, None) => Err(checked(slashed.year, slashed.second, slashed.first).err().unwrap_or(Fact::NoSuchDay)),
        (Some(day), _) if slashed.first == slashed.second => {
            checked(slashed.year, slashed.first, slashed.second)?;
            Ok(Date::Day(day))
        }
        _ if slashed.year < 1900 => Err(Fact::NotADate),
        _ => Ok(Date::Slashed(slashed)),
    }
}

#[cfg(test)]
#[path = "date_cases.rs"]
mod tests;
