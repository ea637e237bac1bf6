//! Money in integer minor units (分).

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An amount in minor units: `Money(128_000)` is 1,280.00 yuan. Negative for a refund.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(pub i64);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// A whole number of yuan.
    pub const fn yuan(yuan: i64) -> Self {
        Self(yuan * 100)
    }

    /// Reads a plain decimal such as `3000`, `2999.99` or `-0.5`, as rules and options write it.
    /// Sheets are read by a parser of their own, which takes far more forms.
    pub fn parse_plain(text: &str) -> Option<Self> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(whole) || !all_digits(part) || part.len() > 2 {
            return None;
        }
        let cents: i64 = format!("{part:0<2}").parse().ok()?;
        let yuan: i64 = whole.parse().ok()?;
        yuan.checked_mul(100)?.checked_add(cents).map(|minor| Self(sign * minor))
    }

    /// This amount divided by `count`, rounded half away from zero; zero for a count of 0.
    pub fn average(self, count: u64) -> Self {
        if count == 0 {
            return Self::ZERO;
        }
        let count = i128::from(count);
        let doubled = 2 * i128::from(self.0);
        let half = if self.0 < 0 { -count } else { count };
        // The quotient of an i64 by at least 1 fits an i64.
        Self(i64::try_from((doubled + half) / (2 * count)).unwrap_or_default())
    }
}

impl fmt::Display for Money {
    /// A plain decimal with two places: `-1280.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let minor = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", minor / 100, minor % 100)
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Money {
    /// Text (`"2999.99"`) or a whole number of yuan.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged, expecting = "expected an amount such as \"2999.99\" or 3000")]
        enum Written {
            Whole(i64),
            Text(String),
        }
        match Written::deserialize(deserializer)? {
            Written::Whole(yuan) => Ok(Self::yuan(yuan)),
            Written::Text(text) => Self::parse_plain(&text)
                .ok_or_else(|| serde::de::Error::custom(format!("{text:?} is not an amount such as \"2999.99\""))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Money;

    #[test]
    fn plain_amounts_are_read_to_the_cent() {
        for (text, expected) in [
            ("3000", Some(300_000)),
            ("2999.99", Some(299_999)),
            ("-0.5", Some(-50)),
            ("0.05", Some(5)),
            ("1.234", None),
            ("1,000", None),
            ("", None),
            (".5", None),
        ] {
            assert_eq!(Money::parse_plain(text), expected.map(Money), "{text}");
        }
    }

    #[test]
    fn averages_round_half_away_from_zero() {
        for (total, count, expected) in [(100, 3, 33), (200, 3, 67), (5, 2, 3), (-5, 2, -3), (7, 0, 0)] {
            assert_eq!(Money(total).average(count), Money(expected), "{total}/{count}");
        }
    }

    #[test]
    fn money_prints_two_places() {
        assert_eq!(Money(-128_005).to_string(), "-1280.05");
        assert_eq!(Money(7).to_string(), "0.07");
    }
}
