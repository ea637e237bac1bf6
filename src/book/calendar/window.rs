//! How far back a rule looks: `6 months`, `90 days` or `all`.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::months;

/// The days up to an end day that a rule looks at.
///
/// Text and `shop.toml` write it `12 months`, `90 days`, `all`; `12个月`, `90天`, `全部` are read too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Window {
    /// The whole history.
    All,
    /// So many months ending on the end day, at least one.
    Months(u32),
    /// So many days, the end day included, at least one.
    Days(u32),
}

impl Window {
    /// The first day of the window that ends on `end`; nothing for the whole history.
    pub fn start(self, end: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::All => None,
            Self::Months(count) => Some(months::window_start(end, count)),
            Self::Days(count) => {
                Some(months::after(end).checked_sub_days(Days::new(count.into())).unwrap_or(NaiveDate::MIN))
            }
        }
    }

    /// Whether the window that ends on `end` holds `day`; days after the end are outside.
    pub fn holds(self, day: NaiveDate, end: NaiveDate) -> bool {
        day <= end && self.start(end).is_none_or(|start| start <= day)
    }

    /// The last end day whose window still holds `day`; nothing for the whole history, which nothing leaves.
    pub fn ends(self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::All => None,
            Self::Months(count) => Some(months::window_ends(day, count)),
            Self::Days(count) => {
                Some(months::before(day.checked_add_days(Days::new(count.into())).unwrap_or(NaiveDate::MAX)))
            }
        }
    }
}

/// A text that is no window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowError(String);

impl fmt::Display for WindowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "\"{}\" is not a window; write \"12 months\", \"90 days\" or \"all\" (one or more months or days)",
            self.0
        )
    }
}

impl std::error::Error for WindowError {}

impl FromStr for Window {
    type Err = WindowError;

    fn from_str(text: &str) -> Result<Self, WindowError> {
        let error = || WindowError(text.to_owned());
        let lower = text.trim().to_lowercase();
        if matches!(lower.as_str(), "all" | "全部") {
            return Ok(Self::All);
        }
        let unit_at = lower.find(|c: char| !c.is_ascii_digit()).ok_or_else(error)?;
        let (count, unit) = lower.split_at(unit_at);
        let count = count.parse().ok().filter(|&count| count > 0);
        match (count, unit.trim_start()) {
            (Some(count), "month" | "months" | "个月" | "個月") => Ok(Self::Months(count)),
            (Some(count), "day" | "days" | "天") => Ok(Self::Days(count)),
            _ => Err(error()),
        }
    }
}

impl TryFrom<String> for Window {
    type Error = WindowError;

    fn try_from(text: String) -> Result<Self, WindowError> {
        text.parse()
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Months(1) => f.write_str("1 month"),
            Self::Months(count) => write!(f, "{count} months"),
            Self::Days(1) => f.write_str("1 day"),
            Self::Days(count) => write!(f, "{count} days"),
        }
    }
}

impl From<Window> for String {
    fn from(window: Window) -> Self {
        window.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{day, days_of};
    use super::*;

    #[test]
    fn windows_are_read_and_written_back() {
        for (text, window, written) in [
            ("12 months", Window::Months(12), "12 months"),
            ("6 Months", Window::Months(6), "6 months"),
            ("1 month", Window::Months(1), "1 month"),
            ("6个月", Window::Months(6), "6 months"),
            ("90 days", Window::Days(90), "90 days"),
            ("90天", Window::Days(90), "90 days"),
            ("1 day", Window::Days(1), "1 day"),
            ("all", Window::All, "all"),
            (" 全部 ", Window::All, "all"),
        ] {
            assert_eq!(text.parse(), Ok(window), "{text}");
            assert_eq!(window.to_string(), written);
        }
    }

    #[test]
    fn what_is_no_window_is_named_with_the_forms_allowed() {
        for text in ["", "6", "0 months", "-6 months", "6 weeks", "months", "99999999999 days", "1.5 days"] {
            let error = text.parse::<Window>().expect_err(text).to_string();
            assert_eq!(
                error,
                format!(
                    "\"{text}\" is not a window; write \"12 months\", \"90 days\" or \"all\" (one or more months or days)"
                )
            );
        }
    }

    #[test]
    fn a_window_starts_where_the_vocabulary_says() {
        for (window, end, start) in [
            (Window::Months(6), "2026-06-30", Some("2026-01-01")),
            (Window::Days(1), "2026-06-30", Some("2026-06-30")),
            (Window::Days(90), "2026-03-31", Some("2026-01-01")),
            (Window::All, "2026-06-30", None),
        ] {
            assert_eq!(window.start(day(end)), start.map(day), "{window} to {end}");
        }
    }

    #[test]
    fn a_day_is_held_up_to_the_day_the_window_ends_for_it() {
        for bought in days_of(2024, 2024) {
            for window in [Window::Months(6), Window::Days(30)] {
                let ends = window.ends(bought).expect("not the whole history");
                assert!(window.holds(bought, bought));
                assert!(window.holds(bought, ends), "{window}, {bought}");
                assert!(!window.holds(bought, months::after(ends)), "{window}, {bought}");
            }
            assert_eq!(Window::All.ends(bought), None);
        }
    }

    #[test]
    fn a_window_is_one_string_in_settings() {
        assert_eq!(serde_json::from_str::<Window>("\"6个月\"").ok(), Some(Window::Months(6)));
        assert_eq!(serde_json::to_string(&Window::Days(90)).ok().as_deref(), Some("\"90 days\""));
        assert!(serde_json::from_str::<Window>("\"soon\"").is_err());
    }
}
