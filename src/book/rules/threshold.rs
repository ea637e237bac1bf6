//! Values of rules that can be switched off or have a length of time.

use serde::{Deserialize, Deserializer};

use crate::book::Money;

/// A threshold of money, or `"off"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold(pub Option<Money>);

impl Threshold {
    /// Whether `amount` reaches it; a threshold that is off is never reached.
    pub fn reached_by(self, amount: Money) -> bool {
        self.0.is_some_and(|threshold| amount >= threshold)
    }
}

impl<'de> Deserialize<'de> for Threshold {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged, expecting = "expected an amount such as \"2999.99\" or 3000, or \"off\"")]
        enum Written {
            Whole(i64),
            Text(String),
        }
        let money = match Written::deserialize(deserializer)? {
            Written::Whole(yuan) => Some(Money::yuan(yuan)),
            Written::Text(text) if text == "off" => None,
            Written::Text(text) => Some(Money::parse_plain(&text).ok_or_else(|| {
                serde::de::Error::custom(format!("{text:?} is neither an amount such as \"3000\" nor \"off\""))
            })?),
        };
        Ok(Self(money))
    }
}

/// How long a tier lasts without being earned again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// For good.
    Forever,
    /// This many months.
    Months(u32),
}

impl<'de> Deserialize<'de> for Keep {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let months = || text.strip_suffix(" months")?.parse().ok().filter(|&months| months > 0);
        match text.as_str() {
            "forever" => Ok(Self::Forever),
            _ => months()
                .map(Self::Months)
                .ok_or_else(|| serde::de::Error::custom(format!("{text:?} is neither \"forever\" nor \"12 months\""))),
        }
    }
}
