//! How far a member is from the next tier.

use chrono::NaiveDate;

use super::Tier;
use crate::book::rules::{Near, TierRule, Tiers};
use crate::book::{History, Money};

/// What is missing to the next tier.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Distance {
    /// One new purchase of this much; `None` where single purchases do not count.
    pub single: Option<Money>,
    /// This much more in all; `None` where totals do not count.
    pub total: Option<Money>,
    /// The last day on which no purchase has left the window; `None` without a window or purchases in it.
    pub window_ends: Option<NaiveDate>,
}

impl Distance {
    /// The distance of a member of `tier` on `as_of`; all `None` for gold and for those who are not yet customers.
    pub fn of(tier: Option<Tier>, history: &History, opening: Money, rules: &Tiers, as_of: NaiveDate) -> Self {
        match tier {
            Some(Tier::C) => to(&rules.silver, history, opening, as_of),
            Some(Tier::B) => to(&rules.gold, history, opening, as_of),
            Some(Tier::A) | None => Self::default(),
        }
    }

    /// The smaller of the two ways.
    pub fn gap(self) -> Option<Money> {
        self.single.into_iter().chain(self.total).min()
    }

    /// Whether the next tier is near: the gap is small as an amount or beside the threshold it belongs to.
    pub fn is_near(self, near: Near, rule: &TierRule) -> bool {
        let ways = [(self.single, rule.single.0), (self.total, rule.total.0)];
        ways.into_iter().any(|(gap, threshold)| {
            gap.zip(threshold).is_some_and(|(gap, threshold)| {
                // Exact for any share written with up to six decimals.
                #[expect(clippy::cast_possible_truncation, reason = "a share is a small number")]
                let millionths = (near.share * 1e6).round() as i128;
                gap <= near.amount || i128::from(gap.0) * 1_000_000 <= i128::from(threshold.0) * millionths
            })
        })
    }
}

fn to(rule: &TierRule, history: &History, opening: Money, as_of: NaiveDate) -> Distance {
    let start = rule.window.start(as_of);
    let counted = || history.purchases.iter().filter(move |purchase| start.is_none_or(|start| purchase.day >= start));
    let carried = if start.is_none() { opening } else { Money::ZERO };
    let sum = carried + counted().map(|purchase| purchase.net).sum();
    let oldest = counted().find(|purchase| purchase.net > Money::ZERO).map(|purchase| purchase.day);
    let window_ends = oldest.and_then(|day| rule.window.ends(day));
    let missing = |threshold: Money| (threshold - sum).max(Money::ZERO);
    Distance { single: rule.single.0, total: rule.total.0.map(missing), window_ends }
}
