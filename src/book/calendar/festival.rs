//! The date rule of a festival, as text in `[[festivals]]` of `shop.toml`.

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::YearlyDay;
use super::month_day::digits;

/// When a festival is: `01-01`, `lunar 01-15` (or `正月十五`), or `05 sun 2`, the second Sunday of May.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum FestivalDay {
    /// The same day of the solar or lunar year.
    Yearly(YearlyDay),
    /// A weekday counted within a month.
    NthWeekday {
        /// The month, 1–12.
        month: u32,
        /// The weekday.
        weekday: Weekday,
        /// Which of them, 1–5.
        nth: u8,
    },
}

impl FestivalDay {
    /// Its dates in a solar year, oldest first: mostly one; none or two for lunar days about New Year, none for
    /// a fifth weekday that the month lacks.
    pub fn in_year(&self, solar_year: i32) -> Vec<NaiveDate> {
        match *self {
            Self::Yearly(day) => day.occurrences(solar_year),
            Self::NthWeekday { month, weekday, nth } => {
                let date = NaiveDate::from_weekday_of_month_opt(solar_year, month, weekday, nth);
                date.into_iter().collect()
            }
        }
    }
}

/// A text that is no festival date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FestivalDayError(String);

impl fmt::Display for FestivalDayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "\"{}\" is not a festival date; write 12-25, lunar 01-15, 正月十五, or 05 sun 2 for the second Sunday of May",
            self.0
        )
    }
}

impl std::error::Error for FestivalDayError {}

impl FromStr for FestivalDay {
    type Err = FestivalDayError;

    fn from_str(text: &str) -> Result<Self, FestivalDayError> {
        let yearly = text.parse().ok().filter(|day: &YearlyDay| day.year().is_none());
        yearly.map(Self::Yearly).or_else(|| nth_weekday(text)).ok_or_else(|| FestivalDayError(text.to_owned()))
    }
}

fn nth_weekday(text: &str) -> Option<FestivalDay> {
    let mut words = text.split_whitespace();
    let month = digits(words.next()?, 2).filter(|month| (1..=12).contains(month))?;
    let weekday = words.next()?.parse().ok()?;
    let nth = digits(words.next()?, 1).filter(|nth| (1..=5).contains(nth))?;
    let nth = u8::try_from(nth).ok()?;
    words.next().is_none().then_some(FestivalDay::NthWeekday { month, weekday, nth })
}

impl TryFrom<String> for FestivalDay {
    type Error = FestivalDayError;

    fn try_from(text: String) -> Result<Self, FestivalDayError> {
        text.parse()
    }
}

impl fmt::Display for FestivalDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Yearly(day) => day.fmt(f),
            Self::NthWeekday { month, weekday, nth } => {
                let weekday = weekday.to_string().to_lowercase();
                write!(f, "{month:02} {weekday} {nth}")
            }
        }
    }
}

impl From<FestivalDay> for String {
    fn from(day: FestivalDay) -> Self {
        day.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::day;
    use super::*;

    #[test]
    fn festivals_fall_on_the_days_of_the_wall_calendar() {
        for (rule, year, dates) in [
            ("01-01", 2026, "2026-01-01"),
            ("10-01", 2026, "2026-10-01"),
            ("12-25", 2026, "2026-12-25"),
            ("lunar 01-01", 2023, "2023-01-22"),
            ("正月初一", 2024, "2024-02-10"),
            ("正月十五", 2024, "2024-02-24"),
            ("五月初五", 2024, "2024-06-10"),
            ("lunar 07-07", 2024, "2024-08-10"),
            ("lunar 08-15", 2024, "2024-09-17"),
            ("lunar 09-09", 2024, "2024-10-11"),
            ("lunar 08-15", 2025, "2025-10-06"),
            ("05 sun 2", 2026, "2026-05-10"),
            ("06 sun 3", 2026, "2026-06-21"),
            ("05 sun 2", 2022, "2022-05-08"),
            ("02 mon 5", 2026, ""),
            ("lunar 12-01", 2024, "2024-01-11 2024-12-31"),
        ] {
            let festival: FestivalDay = rule.parse().expect(rule);
            let dates: Vec<NaiveDate> = dates.split_whitespace().map(day).collect();
            assert_eq!(festival.in_year(year), dates, "{rule} in {year}");
        }
    }

    #[test]
    fn rules_are_written_in_one_form() {
        for (text, written) in
            [("1-1", "01-01"), ("正月十五", "lunar 01-15"), ("5 Sun 2", "05 sun 2"), ("06 sunday 3", "06 sun 3")]
        {
            let festival: FestivalDay = text.parse().expect(text);
            assert_eq!(festival.to_string(), written);
            assert_eq!(written.parse(), Ok(festival));
        }
    }

    #[test]
    fn other_texts_are_named_with_the_forms_allowed() {
        for text in
            ["", "13 sun 1", "05 sun", "05 sun 0", "05 sun 6", "05 someday 2", "05 sun 2 3", "2026-01-01", "02-30"]
        {
            let error = text.parse::<FestivalDay>().expect_err(text).to_string();
            assert!(error.starts_with(&format!("\"{text}\" is not a festival date; write 12-25")), "{error}");
        }
    }

    #[test]
    fn settings_hold_it_as_text() {
        let festival: FestivalDay = serde_json::from_str("\"05 sun 2\"").expect("Mother's Day");
        assert_eq!(serde_json::to_string(&festival).ok().as_deref(), Some("\"05 sun 2\""));
    }
}
