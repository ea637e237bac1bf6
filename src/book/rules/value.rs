//! `[value]`: what a member is worth.
#![expect(missing_docs, reason = "each field is a key of default.toml, explained there in both languages")]

use std::fmt;

use serde::{Deserialize, Deserializer};

use crate::book::Money;

/// What a member is worth.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Value {
    #[serde(deserialize_with = "part_or_blank")]
    pub margin: Option<Part>,
    pub contact_cost: Money,
    pub conversion: Part,
    pub told_good: u32,
    pub told_bad: u32,
    pub told_on: u32,
    #[serde(deserialize_with = "discount")]
    pub discount: f64,
    #[serde(deserialize_with = "weeks")]
    pub weeks_per_month: f64,
}

/// A part of a whole, exact, from 0 to 1 in millionths: `"0.4"`, `0.4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part(u32);

impl Part {
    const MILLION: i128 = 1_000_000;

    /// So many times this part of an amount, rounded once, half away from zero.
    pub fn of(self, amount: Money, times: u32) -> Money {
        let twice = 2 * i128::from(amount.0) * i128::from(times) * i128::from(self.0);
        let half = if twice < 0 { -Self::MILLION } else { Self::MILLION };
        Money(i64::try_from((twice + half) / (2 * Self::MILLION)).unwrap_or(i64::MAX))
    }

    /// Millionths.
    pub fn millionths(self) -> i64 {
        self.0.into()
    }

    /// What is left of the whole.
    pub const fn rest(self) -> Self {
        Self(1_000_000 - self.0)
    }

    fn parse(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(part) || part.len() > 6 {
            return None;
        }
        format!("{whole}{part:0<6}").parse().ok().filter(|&millionths| millionths <= 1_000_000).map(Self)
    }
}

impl fmt::Display for Part {
    /// `0.4`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", f64::from(self.0) / 1e6)
    }
}

impl<'de> Deserialize<'de> for Part {
    /// Text (`"0.4"`) or a number.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        part(&written(deserializer)?)
    }
}

fn part_or_blank<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Part>, D::Error> {
    let text = written(deserializer)?;
    if text.is_empty() { Ok(None) } else { part(&text).map(Some) }
}

fn part<E: serde::de::Error>(text: &str) -> Result<Part, E> {
    let wrong = || E::custom(format!("{text:?} is no part such as \"0.4\" (0 to 1, up to six decimals)"));
    Part::parse(text).ok_or_else(wrong)
}

fn written<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "expected a part such as \"0.4\"")]
    enum Written {
        Whole(i64),
        Real(f64),
        Text(String),
    }
    Ok(match Written::deserialize(deserializer)? {
        Written::Whole(whole) => whole.to_string(),
        Written::Real(real) => real.to_string(),
        Written::Text(text) => text,
    })
}

fn discount<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    within(deserializer, 0.0..=1.0, "a discount a month lies between 0 and 1")
}

fn weeks<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    within(deserializer, 4.0..=5.0, "a month has 4 to 5 weeks")
}

fn within<'de, D: Deserializer<'de>>(
    deserializer: D,
    range: std::ops::RangeInclusive<f64>,
    wrong: &str,
) -> Result<f64, D::Error> {
    let value = f64::deserialize(deserializer)?;
    if range.contains(&value) { Ok(value) } else { Err(serde::de::Error::custom(format!("{value}: {wrong}"))) }
}

#[cfg(test)]
mod tests {
    use super::Part;
    use crate::book::Money;
    use crate::book::rules::RuleBook;

    #[test]
    fn parts_are_exact_and_rounded_once() {
        let tenth = Part::parse("0.1").expect("a part");
        // 5 × 0.1 × 0.01 = 0.005, half a cent, goes away from zero; 11 × 0.1 × 123.45 = 135.795.
        for (amount, times, expected) in [(1, 5, 1), (-1, 5, -1), (12_345, 11, 13_580), (100, 0, 0)] {
            assert_eq!(tenth.of(Money(amount), times), Money(expected), "{times} × 0.1 × {amount}");
        }
        assert_eq!(Part::parse("0.333333").map(|part| part.of(Money::yuan(3_000_000), 1)), Some(Money::yuan(999_999)));
        for wrong in ["1.1", "-0.1", "0.1234567", "", ".5", "40%"] {
            assert_eq!(Part::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_section_takes_numbers_and_text_and_refuses_what_cannot_be() {
        let with = |changes: &[&str]| {
            let mut book = RuleBook::default();
            for change in changes {
                book.set(change).expect("a pair");
            }
            book.rules().map(|rules| rules.value)
        };
        assert_eq!(with(&[]).map(|value| value.margin), Ok(None));
        assert_eq!(with(&["value.margin=0.4"]).map(|value| value.margin), Ok(Part::parse("0.4")));
        assert_eq!(with(&["value.margin=1"]).map(|value| value.margin), Ok(Part::parse("1")));
        assert_eq!(with(&["value.discount=0"]).map(|value| value.discount), Ok(0.0));
        for wrong in ["value.margin=40", "value.conversion=\"\"", "value.discount=-0.1", "value.weeks_per_month=0"] {
            assert!(with(&[wrong]).is_err(), "{wrong}");
        }
    }
}
