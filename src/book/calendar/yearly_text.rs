//! The text of a [`YearlyDay`]: `05-21`, `1994-05-21`, `lunar 04-11`, `lunar leap 1994-04-11`, `农历闰四月初八`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::month_day::{digits, month_and_day};
use super::{CalendarKind, YearlyDay};

/// A text that is no day of the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearlyDayError(String);

impl fmt::Display for YearlyDayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "\"{}\" is not a day of the year; write 12-25, lunar 01-15, lunar leap 04-08 or 正月十五, with or without a year (1994-05-21)",
            self.0
        )
    }
}

impl std::error::Error for YearlyDayError {}

impl FromStr for YearlyDay {
    type Err = YearlyDayError;

    fn from_str(text: &str) -> Result<Self, YearlyDayError> {
        numbers(text.trim()).or_else(|| chinese(text.trim())).ok_or_else(|| YearlyDayError(text.to_owned()))
    }
}

impl fmt::Display for YearlyDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.calendar() {
            CalendarKind::Solar => {}
            CalendarKind::Lunar { leap: false } => f.write_str("lunar ")?,
            CalendarKind::Lunar { leap: true } => f.write_str("lunar leap ")?,
        }
        if let Some(year) = self.year() {
            write!(f, "{year:04}-")?;
        }
        write!(f, "{:02}-{:02}", self.month(), self.day())
    }
}

impl Serialize for YearlyDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for YearlyDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// `[lunar [leap]] [YYYY-]MM-DD`.
fn numbers(text: &str) -> Option<YearlyDay> {
    let (lunar, rest) = after_word(text, "lunar");
    let (leap, rest) = after_word(rest, "leap");
    let (year, rest) = match rest.split_once('-') {
        Some((year, rest)) if rest.contains('-') => (Some(four_digits(year)?), rest),
        _ => (None, rest),
    };
    let (month, day) = month_and_day(rest)?;
    match (lunar, leap) {
        (true, leap) => YearlyDay::lunar(year, month, day, leap),
        (false, false) => YearlyDay::solar(year, month, day),
        (false, true) => None,
    }
}

/// `[农历][1994年][闰]四月初八`: Chinese numbers always mean the lunar calendar, Arabic ones after 农历.
fn chinese(text: &str) -> Option<YearlyDay> {
    let prefixes = ["农历", "農曆", "阴历", "陰曆", "旧历"];
    let named = prefixes.iter().find_map(|prefix| text.strip_prefix(prefix));
    let rest = named.unwrap_or(text).trim_start();
    let (year, rest) = match rest.split_once('年') {
        Some((year, rest)) => (Some(four_digits(year)?), rest),
        None => (None, rest),
    };
    let plain = rest.strip_prefix(['闰', '閏']);
    let (month, day) = plain.unwrap_or(rest).split_once('月')?;
    let day = day.trim_end_matches(['日', '号']);
    if named.is_none() && digits(month, 2).is_some() {
        return None;
    }
    YearlyDay::lunar(year, month_number(month)?, day_number(day)?, plain.is_some())
}

fn month_number(text: &str) -> Option<u32> {
    match text {
        "正" => Some(1),
        "冬" => Some(11),
        "腊" | "臘" => Some(12),
        _ => number(text),
    }
}

fn day_number(text: &str) -> Option<u32> {
    number(text.strip_prefix('初').unwrap_or(text))
}

/// 1–39 in Arabic or Chinese digits (八, 十五, 二十, 廿一).
fn number(text: &str) -> Option<u32> {
    if let Some(number) = digits(text, 2) {
        return Some(number);
    }
    let text = text.replace('廿', "二十");
    match text.split_once('十') {
        None => digit(&text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            let ones = if ones.is_empty() { 0 } else { digit(ones)? };
            Some(tens * 10 + ones)
        }
    }
}

fn digit(text: &str) -> Option<u32> {
    let names = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
    (1..).zip(names).find(|(_, name)| *name == text).map(|(number, _)| number)
}

fn four_digits(text: &str) -> Option<i32> {
    let number = digits(text, 4).filter(|_| text.len() == 4)?;
    i32::try_from(number).ok()
}

/// Whether the text begins with the word, and what follows it.
fn after_word<'a>(text: &'a str, word: &str) -> (bool, &'a str) {
    match text.split_once(char::is_whitespace) {
        Some((first, rest)) if first.eq_ignore_ascii_case(word) => (true, rest.trim_start()),
        _ => (false, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_written_in_one_form() {
        for (text, written) in [
            ("05-21", "05-21"),
            ("1-1", "01-01"),
            ("02-29", "02-29"),
            ("1994-05-21", "1994-05-21"),
            ("lunar 01-15", "lunar 01-15"),
            ("Lunar  1-15", "lunar 01-15"),
            ("lunar leap 04-08", "lunar leap 04-08"),
            ("lunar 1994-04-11", "lunar 1994-04-11"),
            ("lunar leap 2014-09-01", "lunar leap 2014-09-01"),
            ("lunar 02-30", "lunar 02-30"),
            ("正月初一", "lunar 01-01"),
            ("正月十五", "lunar 01-15"),
            ("五月初五", "lunar 05-05"),
            ("八月十五", "lunar 08-15"),
            ("九月初九", "lunar 09-09"),
            ("十月初十", "lunar 10-10"),
            ("冬月二十", "lunar 11-20"),
            ("十一月二十三", "lunar 11-23"),
            ("腊月廿三", "lunar 12-23"),
            ("腊月三十", "lunar 12-30"),
            ("农历闰四月初八", "lunar leap 04-08"),
            ("农历1994年四月十一", "lunar 1994-04-11"),
            ("农历8月15日", "lunar 08-15"),
        ] {
            let read = text.parse::<YearlyDay>().map(|day| day.to_string());
            assert_eq!(read.as_deref(), Ok(written), "{text}");
            assert_eq!(written.parse::<YearlyDay>().map(|day| day.to_string()).as_deref(), Ok(written));
        }
    }

    #[test]
    fn other_texts_are_named_with_the_forms_allowed() {
        for text in [
            "",
            "soon",
            "02-30",
            "13-01",
            "leap 04-08",
            "lunar 13-01",
            "lunar 01-31",
            "2023-02-29",
            "94-05-21",
            "8月15日",
            "正月",
            "月初一",
            "十三月初一",
            "正月卅五",
            "正月初",
            "1994-05",
            "lunar",
        ] {
            let error = text.parse::<YearlyDay>().expect_err(text).to_string();
            assert!(error.starts_with(&format!("\"{text}\" is not a day of the year; write 12-25")), "{error}");
        }
    }

    #[test]
    fn settings_hold_it_as_text() {
        let day: YearlyDay = serde_json::from_str("\"正月十五\"").expect("a lunar day");
        assert_eq!(serde_json::to_string(&day).ok().as_deref(), Some("\"lunar 01-15\""));
        assert!(serde_json::from_str::<YearlyDay>("\"soon\"").is_err());
    }
}
