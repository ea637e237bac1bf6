//! The digits of a number cell → what stands there.

use crate::read::values::digits::up_to_eight;

/// What the digits say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Written {
    /// A number.
    Number(f64),
    /// Digits that a number would lose, to be kept as they are: zeros in front, and more of them than the 15 that
    /// spreadsheets keep. Where all beyond those 15 are zeros, a spreadsheet has rounded them already, and only a
    /// number is left.
    Digits,
    /// No number.
    Text,
}

/// Digits that a spreadsheet keeps of a number.
const KEPT: usize = 15;

/// Powers of ten that a float holds exactly.
const POWERS: [f64; 16] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// Reads the digits of a number cell, without white space around them.
#[inline]
pub(super) fn read(digits: &[u8]) -> Written {
    if let Some(number) = short(digits) {
        return Written::Number(number);
    }
    let whole = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    if whole && (digits[0] == b'0' || digits.iter().skip(KEPT).any(|digit| *digit != b'0')) {
        return Written::Digits;
    }
    let number = std::str::from_utf8(digits).ok().and_then(|text| text.parse::<f64>().ok());
    // `inf` and `nan` are words to us, though not to the parser of floats.
    match number.filter(|number| number.is_finite()) {
        Some(number) if digits.iter().any(u8::is_ascii_digit) => Written::Number(number),
        _ => Written::Text,
    }
}

/// The way of nearly all numbers: up to fifteen digits, a point among them at most. Both the digits and the power of ten
/// are exact, so that their quotient is the nearest float.
#[inline]
fn short(digits: &[u8]) -> Option<f64> {
    if let Some(whole) = up_to_eight(digits).filter(|_| digits[0] != b'0' || digits.len() == 1) {
        return Some(whole.into());
    }
    let (sign, digits) = match digits {
        [b'-', rest @ ..] => (-1.0, rest),
        _ => (1.0, digits),
    };
    if digits.len() > KEPT || matches!(digits, [] | [b'0', b'0'..=b'9', ..]) {
        return None;
    }
    let (mut value, mut places, mut point) = (0_u64, 0, false);
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                value = value * 10 + u64::from(byte - b'0');
                places += usize::from(point);
            }
            b'.' if !point => point = true,
            _ => return None,
        }
    }
    if digits == b"." {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "fifteen digits are fewer than a float holds")]
    Some(sign * (value as f64 / POWERS[places]))
}

#[cfg(test)]
mod tests {
    use super::{Written, read};

    #[test]
    fn digits_are_numbers_where_nothing_is_lost() {
        for (digits, expected) in [
            ("0", Written::Number(0.0)),
            ("-0", Written::Number(0.0)),
            ("1280", Written::Number(1280.0)),
            ("-29.33", Written::Number(-29.33)),
            ("0.1", Written::Number(0.1)),
            ("1280.0000000002", Written::Number(1_280.000_000_000_2)),
            ("0.30000000000000004", Written::Number(0.1 + 0.2)),
            ("13800138000", Written::Number(13_800_138_000.0)),
            ("1.3800138E10", Written::Number(13_800_138_000.0)),
            ("4.40106199001011E+17", Written::Number(440_106_199_001_011_000.0)),
            ("440106199001011000", Written::Number(440_106_199_001_011_000.0)),
            ("440106199001011234", Written::Digits),
            ("6222000123456789", Written::Digits),
            ("00123", Written::Digits),
            ("5.", Written::Number(5.0)),
            (".5", Written::Number(0.5)),
            (".", Written::Text),
            ("", Written::Text),
            ("-", Written::Text),
            ("1e999", Written::Text),
            ("NaN", Written::Text),
            ("inf", Written::Text),
            ("12a", Written::Text),
            ("1 2", Written::Text),
        ] {
            assert_eq!(read(digits.as_bytes()), expected, "{digits}");
        }
    }

    #[test]
    fn the_short_way_comes_to_the_nearest_float() {
        for number in 0..200_000_u64 {
            let digits = format!("{}.{:04}", number * 7_919, number % 10_000);
            assert_eq!(read(digits.as_bytes()), Written::Number(digits.parse().expect("a number")), "{digits}");
        }
    }
}
