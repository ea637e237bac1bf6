//! The as-of date: what `--today` and `REGULARS_TODAY` say.

use std::fmt;

use chrono::{Days, NaiveDate};

use super::month_day::digits;
use super::month_end;

/// A text that `--today` does not take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsOfError(String);

impl fmt::Display for AsOfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "\"{}\" is not a date; write 2026-11-22, 2026-11 (its last day), 2026 (its last day), today, or -7d (seven days ago)",
            self.0
        )
    }
}

impl std::error::Error for AsOfError {}

/// The date that `text` means, where `local` is the date on the shop's clock.
///
/// Forms: `2026-11-22`; `2026-11` and `2026`, their last day; `today`; `-7d`, so many days before `local`.
///
/// # Errors
/// Any other text, and days that the calendar does not have.
pub fn as_of(text: &str, local: NaiveDate) -> Result<NaiveDate, AsOfError> {
    let plain = text.trim().to_ascii_lowercase();
    let date = if plain == "today" {
        Some(local)
    } else if let Some(days) = days_back(&plain) {
        local.checked_sub_days(Days::new(days.into()))
    } else {
        calendar_date(&plain)
    };
    date.ok_or_else(|| AsOfError(text.to_owned()))
}

fn days_back(text: &str) -> Option<u32> {
    digits(text.strip_prefix('-')?.strip_suffix('d')?, 6)
}

fn calendar_date(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split('-').collect();
    let year = digits(parts[0], 4).filter(|&year| year >= 1000)?;
    let year = i32::try_from(year).ok()?;
    let number = |part: &str| digits(part, 2);
    match parts[..] {
        [_] => NaiveDate::from_ymd_opt(year, 12, 31),
        [_, month] => NaiveDate::from_ymd_opt(year, number(month)?, 1).map(month_end),
        [_, month, day] => NaiveDate::from_ymd_opt(year, number(month)?, number(day)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::day;
    use super::*;

    #[test]
    fn every_form_is_read() {
        for (text, date) in [
            ("2026-11-22", "2026-11-22"),
            ("2026-1-2", "2026-01-02"),
            (" 2026-11-22 ", "2026-11-22"),
            ("today", "2026-03-05"),
            ("Today", "2026-03-05"),
            ("-7d", "2026-02-26"),
            ("-0d", "2026-03-05"),
            ("-365d", "2025-03-05"),
            ("2026-11", "2026-11-30"),
            ("2024-02", "2024-02-29"),
            ("2026", "2026-12-31"),
        ] {
            assert_eq!(as_of(text, day("2026-03-05")), Ok(day(date)), "{text}");
        }
    }

    #[test]
    fn other_texts_are_named_with_the_forms_allowed() {
        for text in [
            "",
            "tomorrow",
            "7d",
            "-7",
            "-d",
            "-1.5d",
            "2026-02-30",
            "2026-13",
            "26-11-22",
            "2026-11-22-01",
            "2026/11/22",
            "+2026-11-22",
            "-2026",
            "0000",
            "2026-",
            "２０２６",
        ] {
            let error = as_of(text, day("2026-03-05")).expect_err(text).to_string();
            assert_eq!(
                error,
                format!(
                    "\"{text}\" is not a date; write 2026-11-22, 2026-11 (its last day), 2026 (its last day), today, or -7d (seven days ago)"
                )
            );
        }
    }
}
