//! `[abc]`: how members are ranked and cut into classes by their share of the whole.
#![expect(missing_docs, reason = "each field is a key of default.toml, explained there in both languages")]

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer};

use crate::book::Money;
use crate::book::calendar::Window;

/// ABC classes.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Abc {
    pub metric: Metric,
    pub cuts: Parts,
    pub window: Window,
    pub floors: OfClass<usize>,
    pub usual: OfClass<[f64; 2]>,
    pub develop: Develop,
}

/// What members are ranked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Metric {
    /// Net amounts.
    Spend,
    /// Net amounts less what the items cost.
    Profit,
    /// Purchases.
    Purchases,
}

/// A value for each of the classes that can be too small or too large.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "UPPERCASE")]
pub struct OfClass<T> {
    pub a: T,
    pub b: T,
}

/// From when on an account is to be developed.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Develop {
    pub months: u32,
    pub factor: f64,
}

/// The shares of the whole that the classes A, B and C make, written `75/20/5`; hundredths of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts([i64; 3]);

impl Parts {
    /// The whole, in the unit of the parts.
    pub const WHOLE: i64 = 10_000;

    /// Where A ends and where B ends, in parts of [`Self::WHOLE`].
    pub const fn ends(self) -> [i64; 2] {
        [self.0[0], self.0[0] + self.0[1]]
    }
}

/// A text that is not three shares of a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartsError(String);

impl fmt::Display for PartsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}：请写三个合计 100 的百分数 / write three percentages that add up to 100, as 75/20/5", self.0)
    }
}

impl std::error::Error for PartsError {}

impl FromStr for Parts {
    type Err = PartsError;

    fn from_str(text: &str) -> Result<Self, PartsError> {
        // Percentages are written as amounts are: exact, with up to two decimals.
        let part =
            |part: &str| Money::parse_plain(part.trim()).map(|hundredths| hundredths.0).filter(|&part| part >= 0);
        let parts: Option<Vec<i64>> = text.split('/').map(part).collect();
        let parts = parts.and_then(|parts| <[i64; 3]>::try_from(parts).ok());
        let whole = parts.filter(|parts| parts.iter().sum::<i64>() == Self::WHOLE);
        whole.map(Self).ok_or_else(|| PartsError(text.to_owned()))
    }
}

impl fmt::Display for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |part: i64| Money(part).to_string().trim_end_matches('0').trim_end_matches('.').to_owned();
        write!(f, "{}", self.0.map(part).join("/"))
    }
}

impl<'de> Deserialize<'de> for Parts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::Parts;

    #[test]
    fn three_parts_of_a_hundred_are_read_and_written_back() {
        for (text, ends, written) in [
            ("75/20/5", [7_500, 9_500], "75/20/5"),
            ("70 / 20 / 10", [7_000, 9_000], "70/20/10"),
            ("33.3/33.3/33.4", [3_330, 6_660], "33.3/33.3/33.4"),
            ("100/0/0", [10_000, 10_000], "100/0/0"),
        ] {
            let parts: Parts = text.parse().expect(text);
            assert_eq!((parts.ends(), parts.to_string().as_str()), (ends, written));
        }
        for text in ["", "75/20", "75/20/6", "80/25/-5", "75/20/5/0", "A/B/C", "75,20,5"] {
            assert!(text.parse::<Parts>().is_err(), "{text}");
        }
    }
}
