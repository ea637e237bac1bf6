//! Points: what a member's purchases have earned, and what is left of it.
//!
//! Source: the member plan, *Points and gifts*. Each net purchase earns its amount times the rate, rounded down; since
//! the purchase is taken net, a refund takes back exactly the points before it less the points after it. What a refund
//! leaves over takes none.

use chrono::NaiveDate;

use super::opening;
use super::rules::{Gift, Rules};
use super::{History, Money, Profile, Purchase, Tier, standing};

/// The points of a member.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Points {
    /// What the sheet opened with (启用积分).
    pub opening: i64,
    /// What the purchases earned.
    pub earned: i64,
    /// What was taken for gifts, or paid with.
    pub redeemed: i64,
}

impl Points {
    /// The points of a member with this profile and these purchases.
    pub fn of(profile: Option<&Profile>, history: &History, rules: &Rules) -> Self {
        Self {
            opening: profile.and_then(|profile| profile.points_opening).unwrap_or_default(),
            earned: of_each(profile, history, rules).into_iter().sum(),
            redeemed: profile.and_then(|profile| profile.points_redeemed).unwrap_or_default(),
        }
    }

    /// What is left; below zero where more was taken than is known to have been earned.
    pub const fn balance(&self) -> i64 {
        self.opening + self.earned - self.redeemed
    }

    /// The cheapest gift out of reach, the first of equal ones, with the points missing to it.
    pub fn next_gift<'a>(&self, gifts: &'a [Gift]) -> Option<(&'a Gift, i64)> {
        let out_of_reach = gifts.iter().filter(|gift| gift.points > self.balance());
        out_of_reach.min_by_key(|gift| gift.points).map(|gift| (gift, gift.points - self.balance()))
    }

    /// The gifts within reach, the dearest first; those of equal points in the order of the rules.
    pub fn within_reach<'a>(&self, gifts: &'a [Gift]) -> Vec<&'a Gift> {
        let mut within: Vec<&Gift> = gifts.iter().filter(|gift| gift.points <= self.balance()).collect();
        within.sort_by_key(|gift| std::cmp::Reverse(gift.points));
        within
    }
}

/// The points of each purchase of a history, in its order.
pub fn of_each(profile: Option<&Profile>, history: &History, rules: &Rules) -> Vec<i64> {
    if rules.points.is_one_rate() {
        return history.purchases.iter().map(|purchase| rules.points.rate.points(purchase.net)).collect();
    }
    let opening = profile.and_then(|profile| opening::of_profile(profile, history, &rules.opening));
    let opening = opening.map(|stated| stated.value).unwrap_or_default();
    let mut before = Before { until: History::default(), opening, rules };
    let mut points = Vec::with_capacity(history.purchases.len());
    for of_day in history.purchases.chunk_by(|a, b| a.day == b.day) {
        let rate = rules.points.rate_of(before.tier(of_day[0].day));
        points.extend(of_day.iter().map(|purchase| rate.points(purchase.net)));
        before.bought(of_day);
    }
    points
}

/// What a member had bought before a day.
struct Before<'a> {
    until: History,
    opening: Money,
    rules: &'a Rules,
}

impl Before<'_> {
    /// The tier at the end of the day before `day`.
    fn tier(&self, day: NaiveDate) -> Option<Tier> {
        let eve = day.pred_opt().unwrap_or(NaiveDate::MIN);
        standing(&self.until, self.opening, &self.rules.tiers, eve).map(|earned| earned.tier)
    }

    fn bought(&mut self, purchases: &[Purchase]) {
        self.until.purchases.extend_from_slice(purchases);
    }
}

#[cfg(test)]
mod tests;
