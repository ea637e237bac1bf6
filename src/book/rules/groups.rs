//! `[groups]` and `[profile]`: how members are told apart.
#![expect(missing_docs, reason = "each field is a key of default.toml, explained there in both languages")]

use chrono::NaiveDate;
use serde::Deserialize;

/// Groups of members.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Groups {
    pub new_days: u32,
    pub promotions: Vec<Days>,
}

/// Who the members are.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profiles {
    pub least: u64,
    pub ages: Vec<u32>,
    pub untouched_months: u32,
}

/// A first and a last day, written `2026-06-01 2026-06-03`, or one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Days {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl TryFrom<String> for Days {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut days = text.split_whitespace().map(|day| day.parse::<NaiveDate>().ok());
        let from = days.next().flatten();
        let to = days.next().map_or(from, |to| to);
        let both = from.zip(to).filter(|(from, to)| from <= to && days.next().is_none());
        both.map(|(from, to)| Self { from, to })
            .ok_or_else(|| format!("{text:?}: 请写先后两天 / write a first and a last day: \"2026-06-01 2026-06-03\""))
    }
}

#[cfg(test)]
mod tests {
    use super::Days;
    use crate::book::testing::day;

    #[test]
    fn two_days_in_order_or_one() {
        let days = |text: &str| Days::try_from(text.to_owned()).ok().map(|days| (days.from, days.to));
        assert_eq!(days("2026-06-01 2026-06-03"), Some((day("2026-06-01"), day("2026-06-03"))));
        assert_eq!(days("2026-06-01"), Some((day("2026-06-01"), day("2026-06-01"))));
        for wrong in ["", "2026-06-03 2026-06-01", "2026-06-01 2026-06-02 2026-06-03", "2026-06-01 soon"] {
            assert_eq!(days(wrong), None, "{wrong}");
        }
    }
}
