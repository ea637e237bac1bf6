//! `[points]` and `[[gifts]]`: what a yuan earns, and what points buy.
#![expect(missing_docs, reason = "each field is a key of default.toml, explained there in both languages")]

use std::fmt;

use serde::{Deserialize, Deserializer};

use crate::book::{Money, Tier};

/// Points.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Points {
    pub rate: Rate,
    pub rates: Rates,
    pub voucher_days: u32,
}

/// Rates of their own for holders of a card; `None` where the common one counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rates {
    #[serde(deserialize_with = "rate_or_blank")]
    pub gold: Option<Rate>,
    #[serde(deserialize_with = "rate_or_blank")]
    pub silver: Option<Rate>,
    #[serde(deserialize_with = "rate_or_blank")]
    pub temporary: Option<Rate>,
}

/// A gift for points.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gift {
    pub name: String,
    pub points: i64,
}

impl Points {
    /// Whether the tier makes no difference.
    pub const fn is_one_rate(&self) -> bool {
        matches!(self.rates, Rates { gold: None, silver: None, temporary: None })
    }

    /// The rate for someone who held `tier` before the purchase day.
    pub fn rate_of(&self, tier: Option<Tier>) -> Rate {
        let own = match tier {
            Some(Tier::A) => self.rates.gold,
            Some(Tier::B) => self.rates.silver,
            Some(Tier::C) => self.rates.temporary,
            None => None,
        };
        own.unwrap_or(self.rate)
    }
}

/// Points per yuan, exact: `"1"`, `"1.125"`, up to six decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate(
    /// Millionths of a point per yuan, zero or more.
    u32,
);

impl Rate {
    const DECIMALS: usize = 6;
    const MILLION: i128 = 1_000_000;

    /// The points of an amount, rounded down once.
    pub fn points(self, amount: Money) -> i64 {
        let exact = i128::from(amount.0) * i128::from(self.0);
        let points = exact.div_euclid(i128::from(Money::yuan(1).0) * Self::MILLION);
        i64::try_from(points).unwrap_or(i64::MAX)
    }

    fn parse(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(part) || part.len() > Self::DECIMALS {
            return None;
        }
        format!("{whole}{part:0<6}").parse().ok().map(Self)
    }
}

impl fmt::Display for Rate {
    /// `1.125`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", f64::from(self.0) / 1e6)
    }
}

impl<'de> Deserialize<'de> for Rate {
    /// Text (`"1.125"`) or a whole number.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = written(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(no_rate(&text)))
    }
}

fn rate_or_blank<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Rate>, D::Error> {
    let text = written(deserializer)?;
    let rate = || Rate::parse(&text).ok_or_else(|| serde::de::Error::custom(no_rate(&text)));
    if text.is_empty() { Ok(None) } else { rate().map(Some) }
}

fn no_rate(text: &str) -> String {
    format!("{text:?} is no rate such as \"1\" or \"1.125\" (zero or more, up to six decimals)")
}

fn written<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "expected a rate such as \"1.125\" or 1")]
    enum Written {
        Whole(i64),
        Text(String),
    }
    Ok(match Written::deserialize(deserializer)? {
        Written::Whole(whole) => whole.to_string(),
        Written::Text(text) => text,
    })
}

#[cfg(test)]
mod tests {
    use super::Rate;
    use crate::book::rules::RuleBook;
    use crate::book::{Money, Tier};

    #[test]
    fn rates_are_exact_decimals() {
        for (text, rate) in [
            ("1", Some(Rate(1_000_000))),
            ("1.125", Some(Rate(1_125_000))),
            ("0.000001", Some(Rate(1))),
            ("0", Some(Rate(0))),
            ("0.0000001", None),
            ("-1", None),
            ("1,5", None),
            ("", None),
            ("5000", None),
        ] {
            assert_eq!(Rate::parse(text), rate, "{text}");
        }
    }

    #[test]
    fn points_are_rounded_down_once() {
        // 99.99 × 1; 100 × 1.125 = 112.5; 8 × 0.125 = 1 to the point; 0.1 × 3 would be 0.30000000000000004 as a float.
        for (yuan, rate, points) in [
            ("99.99", "1", 99),
            ("100.00", "1.125", 112),
            ("8.00", "0.125", 1),
            ("10.00", "0.3", 3),
            ("0.00", "2", 0),
            ("9000000000000.00", "1", 9_000_000_000_000),
        ] {
            let amount = Money::parse_plain(yuan).expect("an amount");
            assert_eq!(Rate::parse(rate).expect("a rate").points(amount), points, "{yuan} × {rate}");
        }
    }

    #[test]
    fn a_tier_without_a_rate_of_its_own_has_the_common_one() {
        let mut book = RuleBook::default();
        assert!(book.rules().expect("rules").points.is_one_rate());
        book.set("points.rates.gold=1.5").expect("a pair");
        let points = book.rules().expect("rules").points;
        let rate = |tier| points.rate_of(tier).points(Money::yuan(10));
        assert!(!points.is_one_rate());
        assert_eq!([Some(Tier::A), Some(Tier::B), Some(Tier::C), None].map(rate), [15, 10, 10, 10]);
        book.set("points.rate=two").expect("a pair");
        assert!(book.rules().is_err());
    }
}
