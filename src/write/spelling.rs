//! How a value is spelt, for people and for programs.

use std::borrow::Cow;

use chrono::Datelike;

use crate::table::{Cell, Code, Document, Lang, Privacy};

/// Spells the values of one document.
#[derive(Clone, Copy)]
pub(super) struct Spelling<'d> {
    /// The language of labels and words.
    pub(super) lang: Lang,
    privacy: &'d Privacy,
}

impl<'d> Spelling<'d> {
    /// As `document` is written.
    pub(super) fn of(document: &'d Document) -> Self {
        Self::new(document.lang, &document.privacy)
    }

    /// In a language, with personal data shown as `privacy` says.
    pub(super) fn new(lang: Lang, privacy: &'d Privacy) -> Self {
        Self { lang, privacy }
    }

    /// One of two texts, as the language is.
    pub(super) fn pick<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        if self.lang == Lang::Chinese { zh } else { en }
    }

    /// A value of a closed set.
    pub(super) fn code(&self, code: Code) -> &'static str {
        self.named(code.key, code.words.0, code.words.1)
    }

    fn named<'t>(&self, key: &'t str, zh: &'t str, en: &'t str) -> &'t str {
        if self.lang == Lang::Keys { key } else { self.pick(zh, en) }
    }

    /// The text of a cell that holds text; `None` for blanks, numbers and days.
    pub(super) fn text<'c>(&self, cell: &'c Cell) -> Option<Cow<'c, str>> {
        Some(match cell {
            Cell::Text(text) => Cow::Borrowed(text.as_ref()),
            Cell::Both(zh, en) => self.pick(zh, en).into(),
            Cell::PhoneKey(number) => self.privacy.key(number).into(),
            Cell::PhoneKeyed(number, rest) => (self.privacy.key(number) + rest).into(),
            Cell::Phone(number) => (self.privacy.phone)(number).into(),
            Cell::Code(code) => self.code(*code).into(),
            Cell::Named { key, zh, en } => self.named(key, zh, en).into(),
            Cell::Codes(codes) => self.codes(codes, ", ").into(),
            Cell::Flag(flag) => self.flag(*flag).into(),
            Cell::Blank | Cell::Int(_) | Cell::Real(..) | Cell::Money(_) | Cell::Share(_) | Cell::Date(_) => {
                return None;
            }
        })
    }

    /// For programs: `1280.00`, `0.516759`; added to `text`, since a table of a million rows has millions of cells.
    pub(super) fn plain(&self, cell: &Cell, text: &mut Vec<u8>) {
        match cell {
            Cell::Int(count) => push_number(count.unsigned_abs(), *count < 0, 1, text),
            Cell::Money(minor) => push_money(*minor, text),
            Cell::Date(day) => {
                push_number(day.year().unsigned_abs().into(), day.year() < 0, 4, text);
                for part in [day.month(), day.day()] {
                    text.push(b'-');
                    push_number(part.into(), false, 2, text);
                }
            }
            Cell::Share(millionths) => push_share(*millionths, text),
            _ => text.extend_from_slice(self.text(cell).unwrap_or_else(|| self.shown(cell)).as_bytes()),
        }
    }

    /// For people: `1,280.00`, `51.7%`.
    pub(super) fn shown<'c>(&self, cell: &'c Cell) -> Cow<'c, str> {
        match cell {
            Cell::Int(count) => grouped(*count).into(),
            Cell::Real(value, decimals) => real(*value, *decimals).into(),
            Cell::Money(minor) => money(*minor).into(),
            Cell::Share(millionths) => percent(*millionths).into(),
            Cell::Date(day) => day.to_string().into(),
            Cell::Codes(codes) => self.codes(codes, self.pick("、", ", ")).into(),
            _ => self.text(cell).unwrap_or_default(),
        }
    }

    fn codes(&self, codes: &[Code], between: &str) -> String {
        codes.iter().map(|code| self.code(*code)).collect::<Vec<_>>().join(between)
    }

    fn flag(&self, flag: bool) -> &'static str {
        match (self.lang, flag) {
            (Lang::Keys, true) => "true",
            (Lang::Keys, false) => "false",
            (_, true) => self.pick("是", "yes"),
            (_, false) => self.pick("否", "no"),
        }
    }
}

/// Whether a cell is a number, which stands to the right.
pub(super) fn is_number(cell: &Cell) -> bool {
    matches!(cell, Cell::Int(_) | Cell::Real(..) | Cell::Money(_) | Cell::Share(_))
}

/// The number that a cell is, for programs that keep 15 digits: money in yuan, a share as a part of one. `None` for what is
/// longer or no number.
pub(super) fn number(cell: &Cell) -> Option<f64> {
    const EXACT: u64 = 1_000_000_000_000_000;
    #[expect(clippy::cast_precision_loss, reason = "under 15 digits")]
    let exact = |number: i64| (number.unsigned_abs() < EXACT).then_some(number as f64);
    match cell {
        Cell::Int(count) => exact(*count),
        // The figure that is printed.
        Cell::Real(value, decimals) => real(*value, *decimals).parse().ok(),
        Cell::Money(minor) => Some(exact(*minor)? / 100.0),
        Cell::Share(millionths) => Some(exact(*millionths)? / 1e6),
        _ => None,
    }
}

/// Adds a number of at least so many digits.
fn push_number(number: u64, negative: bool, least: usize, text: &mut Vec<u8>) {
    push_decimal(number, negative, (least, 0), text);
}

/// Adds a number of at least so many digits, of which the last so many stand behind a point.
fn push_decimal(mut number: u64, negative: bool, (least, places): (usize, usize), text: &mut Vec<u8>) {
    // A sign, a point, and the 20 digits that a number can have.
    let mut bytes = [b'0'; 22];
    let mut first = bytes.len();
    let mut digits = 0;
    while number > 0 || digits < least {
        if digits == places && places > 0 {
            first -= 1;
            bytes[first] = b'.';
        }
        first -= 1;
        bytes[first] = b'0' + (number % 10) as u8;
        number /= 10;
        digits += 1;
    }
    if negative {
        first -= 1;
        bytes[first] = b'-';
    }
    text.extend_from_slice(&bytes[first..]);
}

/// Adds money with two places: `1280.00`.
fn push_money(minor: i64, text: &mut Vec<u8>) {
    push_decimal(minor.unsigned_abs(), minor < 0, (3, 2), text);
}

/// Money with two places for people: `1,280.00`.
fn money(minor: i64) -> String {
    let (whole, cents) = (thousands_of(minor.unsigned_abs() / 100), minor.unsigned_abs() % 100);
    format!("{}{whole}.{cents:02}", if minor < 0 { "-" } else { "" })
}

/// Adds a share with six decimals.
fn push_share(millionths: i64, text: &mut Vec<u8>) {
    push_decimal(millionths.unsigned_abs(), millionths < 0, (7, 6), text);
}

/// A measured number with its decimals; nothing where it is none.
pub(super) fn real(value: f64, decimals: u8) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let text = format!("{value:.*}", usize::from(decimals));
    let zero = !text.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    if zero { text.trim_start_matches('-').to_owned() } else { text }
}

/// A share in percent with one decimal, half away from zero.
fn percent(millionths: i64) -> String {
    let tenths = (millionths.unsigned_abs() + 500) / 1000;
    format!("{}{}.{}%", if millionths < 0 && tenths > 0 { "-" } else { "" }, tenths / 10, tenths % 10)
}

/// A whole number in threes: `1,234`.
pub(super) fn grouped(count: i64) -> String {
    format!("{}{}", if count < 0 { "-" } else { "" }, thousands_of(count.unsigned_abs()))
}

fn thousands_of(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Whether a character turns the direction of writing.
pub(super) const fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text on one line of a terminal or a page: no control characters, nothing that turns the direction of writing.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    if !text.contains(|c: char| c.is_control() || turns(c)) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", " ");
    text.chars().filter(|&c| !turns(c)).map(|c| if c.is_control() { ' ' } else { c }).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::{grouped, money, one_line, percent, push_money, push_share, real};

    fn pushed(push: fn(i64, &mut Vec<u8>), number: i64) -> String {
        let mut text = Vec::new();
        push(number, &mut text);
        String::from_utf8(text).expect("digits")
    }

    #[test]
    fn numbers_are_spelt_for_people_and_for_programs() {
        for (minor, people, programs) in [
            (128_000, "1,280.00", "1280.00"),
            (-5, "-0.05", "-0.05"),
            (0, "0.00", "0.00"),
            (99_999, "999.99", "999.99"),
            (i64::MIN, "-92,233,720,368,547,758.08", "-92233720368547758.08"),
        ] {
            assert_eq!((money(minor), pushed(push_money, minor)), (people.into(), programs.into()));
        }
        for (millionths, people, programs) in [
            (516_759, "51.7%", "0.516759"),
            (1_000_000, "100.0%", "1.000000"),
            (500, "0.1%", "0.000500"),
            (-499, "0.0%", "-0.000499"),
            (-500, "-0.1%", "-0.000500"),
        ] {
            assert_eq!((percent(millionths), pushed(push_share, millionths)), (people.into(), programs.into()));
        }
    }

    #[test]
    fn counts_are_grouped_in_threes() {
        assert_eq!([0, 999, 1000, -1_234_567].map(grouped), ["0", "999", "1,000", "-1,234,567"]);
    }

    #[test]
    fn measured_numbers_keep_their_decimals_and_no_negative_zero() {
        assert_eq!([real(1.25, 1), real(-0.04, 1), real(f64::NAN, 2), real(7.0, 0)], ["1.2", "0.0", "", "7"]);
    }

    #[test]
    fn texts_stay_on_their_line() {
        assert_eq!(one_line("外套\r\n1280\u{1b}[31m\u{202e}"), "外套 1280 [31m");
    }
}
