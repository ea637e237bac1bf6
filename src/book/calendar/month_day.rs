//! A month and a day without a year, written `MM-DD`.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// A day of the solar year, 29 February among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    month: u32,
    day: u32,
}

impl MonthDay {
    /// The day `day` of month `month`, if any year has it.
    pub fn new(month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(2000, month, day).map(|_| Self { month, day })
    }

    /// Reads `MM-DD` or `M-D`.
    pub fn parse(text: &str) -> Option<Self> {
        let (month, day) = month_and_day(text)?;
        Self::new(month, day)
    }

    /// The month, 1–12.
    pub fn month(self) -> u32 {
        self.month
    }

    /// The day of the month, 1–31.
    pub fn day(self) -> u32 {
        self.day
    }
}

impl From<NaiveDate> for MonthDay {
    fn from(day: NaiveDate) -> Self {
        Self { month: day.month(), day: day.day() }
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

/// The two numbers of `MM-DD`, of any calendar.
pub(super) fn month_and_day(text: &str) -> Option<(u32, u32)> {
    let (month, day) = text.trim().split_once('-')?;
    Some((digits(month, 2)?, digits(day, 2)?))
}

/// A number of one to `most` digits, without sign.
pub(super) fn digits(text: &str, most: usize) -> Option<u32> {
    let plain = text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_some_year_has_are_read() {
        for (text, written) in [
            ("01-01", Some("01-01")),
            ("2-29", Some("02-29")),
            (" 12-31 ", Some("12-31")),
            ("02-30", None),
            ("13-01", None),
            ("00-10", None),
            ("1-1-1", None),
            ("+1-01", None),
            ("0101", None),
            ("-", None),
        ] {
            let read = MonthDay::parse(text).map(|day| day.to_string());
            assert_eq!(read.as_deref(), written, "{text}");
        }
    }
}
