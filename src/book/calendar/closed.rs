//! The days on which the shop is closed: `[calendar] closed` in `shop.toml`.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::MonthDay;

/// One closing rule: `mon`, `05-01` or `12-30..01-02`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClosedRule {
    /// The same weekday of every week.
    Weekday(Weekday),
    /// From the first day to the second of every year, both closed; over New Year if the second is the earlier.
    Days(MonthDay, MonthDay),
}

/// All closing rules of a shop. At least one day a year is open; the default is never closed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<String>", into = "Vec<String>")]
pub struct ClosedDays(Vec<ClosedRule>);

impl ClosedDays {
    /// Reads a list of rules.
    ///
    /// # Errors
    /// A rule that is none of the three forms, or rules that leave no day open.
    pub fn parse<T: AsRef<str>>(rules: &[T]) -> Result<Self, ClosedDaysError> {
        let rules: Result<Vec<_>, _> = rules.iter().map(|rule| rule.as_ref().parse()).collect();
        let closed = Self(rules?);
        if closed.leaves_a_day_open() { Ok(closed) } else { Err(ClosedDaysError::NeverOpen) }
    }

    /// The rules, as given.
    pub fn rules(&self) -> &[ClosedRule] {
        &self.0
    }

    /// Whether the shop is closed on `day`.
    pub fn is_closed(&self, day: NaiveDate) -> bool {
        self.0.iter().any(|rule| rule.closes(day))
    }

    /// The first open day on or after `day`.
    pub fn next_open(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().find(|&day| !self.is_closed(day)).unwrap_or(NaiveDate::MAX)
    }

    /// The last open day on or before `day`.
    pub fn last_open_before_or_on(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().rev().find(|&day| !self.is_closed(day)).unwrap_or(NaiveDate::MIN)
    }

    /// Days and weekdays repeat together every 28 years at most between 1901 and 2099.
    fn leaves_a_day_open(&self) -> bool {
        let first = NaiveDate::from_ymd_opt(2001, 1, 1);
        first.is_none_or(|first| first.iter_days().take(28 * 366).any(|day| !self.is_closed(day)))
    }
}

impl ClosedRule {
    fn closes(self, day: NaiveDate) -> bool {
        match self {
            Self::Weekday(weekday) => day.weekday() == weekday,
            Self::Days(from, to) => {
                let day = MonthDay::from(day);
                if from <= to { from <= day && day <= to } else { from <= day || day <= to }
            }
        }
    }
}

/// Why a list of closing rules cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClosedDaysError {
    /// The text of the rule that is none of the three forms.
    NotARule(String),
    /// Together the rules close every day.
    NeverOpen,
}

impl fmt::Display for ClosedDaysError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotARule(text) => write!(
                f,
                "\"{text}\" is not a closed day; write a weekday (mon, tue, … sun), a day (05-01) or a span (12-30..01-02)"
            ),
            Self::NeverOpen => f.write_str("these closed days leave no day of the year open"),
        }
    }
}

impl std::error::Error for ClosedDaysError {}

impl FromStr for ClosedRule {
    type Err = ClosedDaysError;

    fn from_str(text: &str) -> Result<Self, ClosedDaysError> {
        let rule = text.trim();
        let span = match rule.split_once("..") {
            Some((from, to)) => MonthDay::parse(from).zip(MonthDay::parse(to)),
            None => MonthDay::parse(rule).map(|day| (day, day)),
        };
        let weekday = || rule.parse().ok().map(Self::Weekday);
        span.map(|(from, to)| Self::Days(from, to))
            .or_else(weekday)
            .ok_or_else(|| ClosedDaysError::NotARule(text.to_owned()))
    }
}

impl fmt::Display for ClosedRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weekday(weekday) => f.write_str(&weekday.to_string().to_lowercase()),
            Self::Days(from, to) if from == to => write!(f, "{from}"),
            Self::Days(from, to) => write!(f, "{from}..{to}"),
        }
    }
}

impl TryFrom<Vec<String>> for ClosedDays {
    type Error = ClosedDaysError;

    fn try_from(rules: Vec<String>) -> Result<Self, ClosedDaysError> {
        Self::parse(&rules)
    }
}

impl From<ClosedDays> for Vec<String> {
    fn from(closed: ClosedDays) -> Self {
        closed.0.iter().map(ToString::to_string).collect()
    }
}

#[cfg(test)]
mod tests;
