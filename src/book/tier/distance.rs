//! How far a member is from the next tier.

use chrono::NaiveDate;

use super::Tier;
use super::frame::Frame;
use crate::book::calendar::Window;
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
    /// The distance of a member of `tier` to the next one; all `None` for gold and for those who are not yet
    /// customers.
    pub fn of(tier: Option<Tier>, history: &History, opening: Money, rules: &Tiers, as_of: NaiveDate) -> Self {
        tier.and_then(Tier::next).map(|next| Self::to(next, history, opening, rules, as_of)).unwrap_or_default()
    }

    /// What a member has to spend on `as_of` to earn `tier`, held already or not; nothing for the temporary card.
    pub fn to(tier: Tier, history: &History, opening: Money, rules: &Tiers, as_of: NaiveDate) -> Self {
        tier.rule(rules).map(|rule| missing(rule, history, opening, rules, as_of)).unwrap_or_default()
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

fn missing(rule: &TierRule, history: &History, opening: Money, rules: &Tiers, as_of: NaiveDate) -> Distance {
    let frame = Frame::new(rule, history, opening, rules);
    let single = rule.single.0;
    if !frame.open_on(as_of) {
        return Distance { single, ..Distance::default() };
    }
    let start = frame.start(as_of);
    let counted = || history.purchases.iter().filter(move |purchase| start.is_none_or(|start| purchase.day >= start));
    let carried = if matches!(rule.window, Window::All) { opening } else { Money::ZERO };
    let sum = carried + counted().map(|purchase| purchase.net).sum();
    let oldest = counted().find(|purchase| purchase.net > Money::ZERO).map(|purchase| purchase.day);
    let total = rule.total.0.map(|threshold| (threshold - sum).max(Money::ZERO));
    Distance { single, total, window_ends: oldest.and_then(|day| frame.ends(day)) }
}
