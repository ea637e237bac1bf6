//! Calendar periods: what `--by` cuts the history into.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate};

use super::months::{after, before, month_end, month_start, months_after, months_before, window_start};

/// Months in the window of [`By::Rolling`].
const ROLLING_MONTHS: u32 = 6;

/// The length of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum By {
    /// Each day: `2026-11-22`.
    Day,
    /// ISO weeks, Monday to Sunday: `2026-W47`.
    Week,
    /// Calendar months: `2026-11`.
    Month,
    /// January to March and so on: `2026-Q4`.
    Quarter,
    /// January to June, July to December: `2026-H2`.
    Half,
    /// Calendar years: `2026`.
    Year,
    /// One period from the first day to the last: `all`.
    All,
    /// The six months ending on each month end, by that month: `2026-11`. They overlap.
    Rolling,
}

/// A stretch of days with its name in reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// The key: `2026-11-22`, `2026-W47`, `2026-11`, `2026-Q4`, `2026-H2`, `2026` or `all`.
    pub key: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day, included.
    pub to: NaiveDate,
}

impl By {
    /// Every period length, in the order of [`By::NAMES`].
    pub const ALL: [Self; 8] =
        [Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Half, Self::Year, Self::All, Self::Rolling];

    /// The names that `--by` takes, in the order of [`By::ALL`].
    pub const NAMES: [&'static str; 8] = ["day", "week", "month", "quarter", "half", "year", "all", "rolling"];

    /// The consecutive whole periods that cover `first..=last`, oldest first; none if `first` is after `last`.
    ///
    /// A period begins before `first` or ends after `last` where the calendar says so; only [`By::All`] runs
    /// exactly from `first` to `last`. [`By::Rolling`] gives one window for each month that the days touch.
    pub fn periods(self, first: NaiveDate, last: NaiveDate) -> Vec<Period> {
        let mut periods = Vec::new();
        let mut next = first;
        while next <= last {
            let period =
                self.containing(next).unwrap_or_else(|| Period { key: "all".to_owned(), from: first, to: last });
            next = after(period.to);
            let at_the_end_of_time = next == period.to;
            periods.push(period);
            if at_the_end_of_time {
                break;
            }
        }
        periods
    }

    /// The period of `day`; for [`By::Rolling`] the window that ends with its month; nothing for [`By::All`],
    /// whose bounds no single day tells.
    pub fn containing(self, day: NaiveDate) -> Option<Period> {
        let (from, to) = match self {
            Self::Day => (day, day),
            Self::Week => week_of(day),
            Self::Month => months_of(day, 1),
            Self::Quarter => months_of(day, 3),
            Self::Half => months_of(day, 6),
            Self::Year => months_of(day, 12),
            Self::Rolling => (window_start(month_end(day), ROLLING_MONTHS), month_end(day)),
            Self::All => return None,
        };
        let key = self.key(day);
        Some(Period { key, from, to })
    }

    fn key(self, day: NaiveDate) -> String {
        let year = day.year();
        match self {
            Self::Day => format!("{day}"),
            Self::Week => day.format("%G-W%V").to_string(),
            Self::Month | Self::Rolling => format!("{year}-{:02}", day.month()),
            Self::Quarter => format!("{year}-Q{}", day.month0() / 3 + 1),
            Self::Half => format!("{year}-H{}", day.month0() / 6 + 1),
            Self::Year => format!("{year}"),
            Self::All => "all".to_owned(),
        }
    }
}

fn week_of(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let since_monday = Days::new(day.weekday().num_days_from_monday().into());
    let monday = day.checked_sub_days(since_monday).unwrap_or(NaiveDate::MIN);
    let sunday = monday.checked_add_days(Days::new(6)).unwrap_or(NaiveDate::MAX);
    (monday, sunday)
}

/// The span of `length` months, counted from January, that holds `day`.
fn months_of(day: NaiveDate, length: u32) -> (NaiveDate, NaiveDate) {
    let from = months_before(month_start(day), day.month0() % length);
    (from, before(months_after(from, length)))
}

impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = Self::ALL.iter().zip(Self::NAMES);
        let name = names.into_iter().find(|(by, _)| *by == self);
        f.write_str(name.map_or("", |(_, name)| name))
    }
}

/// A text that names no period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownPeriod(String);

impl fmt::Display for UnknownPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = By::NAMES.join(", ");
        write!(f, "\"{}\" is not a period; use one of {names}", self.0)
    }
}

impl std::error::Error for UnknownPeriod {}

impl FromStr for By {
    type Err = UnknownPeriod;

    fn from_str(text: &str) -> Result<Self, UnknownPeriod> {
        let mut names = Self::ALL.into_iter().zip(Self::NAMES);
        names
            .find(|(_, name)| name.eq_ignore_ascii_case(text.trim()))
            .map(|(by, _)| by)
            .ok_or_else(|| UnknownPeriod(text.to_owned()))
    }
}

#[cfg(test)]
mod tests;
