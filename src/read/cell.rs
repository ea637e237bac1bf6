//! A cell as a sheet holds it, before anything is known of its column.

use std::borrow::Cow;

pub use super::space::is_space;

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Raw<'a> {
    /// Nothing.
    Blank,
    /// Text, as written.
    Text(&'a str),
    /// A number of a workbook.
    Number(f64),
    /// A number that its format shows as a date: days since 1899-12-30, the time as fraction.
    Serial(f64),
    /// A truth value of a workbook.
    Bool(bool),
    /// An error value such as `#N/A`.
    Error(&'a str),
    /// A formula that was saved without its result.
    NoResult,
}

impl<'a> Raw<'a> {
    /// The cell as text: numbers at the 15 significant digits that spreadsheets keep.
    pub fn text(self) -> Cow<'a, str> {
        match self {
            Self::Blank | Self::NoResult => Cow::Borrowed(""),
            Self::Text(text) | Self::Error(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(digits15(number)),
            Self::Serial(serial) => Cow::Owned(serial_text(serial)),
            Self::Bool(true) => Cow::Borrowed("TRUE"),
            Self::Bool(false) => Cow::Borrowed("FALSE"),
        }
    }

    /// Whether nothing stands there, or only white space.
    pub fn is_blank(self) -> bool {
        match self {
            Self::Blank => true,
            // Nearly every text tells by its first byte.
            Self::Text(text) => {
                !text.as_bytes().first().is_some_and(u8::is_ascii_graphic) && text.chars().all(is_space)
            }
            _ => false,
        }
    }
}

/// A number without exponent at 15 significant digits, trailing zeros dropped: `13800138000`, `29.33`.
pub fn digits15(number: f64) -> String {
    const WHOLE: f64 = 1e15;
    if number.fract() == 0.0 && number.abs() < WHOLE {
        #[expect(clippy::cast_possible_truncation, reason = "a whole number of up to fifteen digits")]
        let whole = number as i64;
        return whole.to_string();
    }
    // Printing in scientific form rounds to 15 digits; reading that back gives the shortest equal number.
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{rounded}")
}

/// The day of an Excel serial number, in the proleptic calendar that counts 1899-12-30 as 0.
pub fn serial_day(serial: f64) -> Option<chrono::NaiveDate> {
    const LAST: f64 = 2_958_466.0; // 9999-12-31 and a day
    if !(0.0..LAST).contains(&serial) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "bounded just above")]
    let days = serial.floor() as i64;
    chrono::NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_signed(chrono::TimeDelta::days(days))
}

fn serial_text(serial: f64) -> String {
    serial_day(serial).map_or_else(|| digits15(serial), |day| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Raw, digits15, serial_day};

    #[test]
    fn numbers_keep_fifteen_digits() {
        for (number, text) in [
            (13_800_138_000.0, "13800138000"),
            (0.1 + 0.2, "0.3"),
            (29.33, "29.33"),
            (440_106_199_001_011_234.0, "440106199001011000"),
            (-200.0, "-200"),
            (-0.0, "0"),
            (999_999_999_999_999.0, "999999999999999"),
            (1e15, "1000000000000000"),
        ] {
            assert_eq!(digits15(number), text);
        }
    }

    #[test]
    fn serials_are_days_since_1899_12_30() {
        for (serial, day) in [(25_569.0, "1970-01-01"), (39_448.0, "2008-01-01"), (42_912.6, "2017-06-26")] {
            assert_eq!(serial_day(serial).map(|d| d.to_string()).as_deref(), Some(day));
        }
        assert_eq!(serial_day(f64::NAN), None);
        assert_eq!(serial_day(-1.0), None);
    }

    #[test]
    fn white_space_of_any_sort_is_blank() {
        assert!(Raw::Text(" \u{a0}\u{200b}\u{3000}").is_blank());
        assert!(!Raw::Text(" 0").is_blank());
    }
}
