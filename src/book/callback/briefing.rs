//! What the caller should know before the call.

use chrono::NaiveDate;

use super::{Callback, Seen};
use crate::book::rules::Gift;
use crate::book::{CallResult, History, Money, NameId, Points, Profile, Purchase, Rules};

/// What the caller should know of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Briefing {
    /// The last purchase day.
    pub last_purchase: Option<NaiveDate>,
    /// What was paid on it, refunds netted.
    pub last_amount: Option<Money>,
    /// The shop of it.
    pub shop: NameId,
    /// The purchase day that the row is about.
    pub bought: Option<NaiveDate>,
    /// What was bought on it, each once, the largest amount of a receipt first.
    pub items: Vec<NameId>,
    /// What was paid on it, refunds netted.
    pub amount: Money,
    /// Net purchases in all.
    pub spent: Money,
    /// The balance of points.
    pub points: i64,
    /// The last contact: day and result.
    pub last_contact: Option<(NaiveDate, Option<CallResult>)>,
}

impl Briefing {
    /// What to know of the member for `callback`.
    pub(super) fn new(seen: &Seen, callback: &Callback, profile: Option<&Profile>, rules: &Rules) -> Self {
        let own = callback.step.counts_from_purchase().then_some(callback.anchor);
        let about = Self::of(seen.history, own, profile, rules);
        Self { last_contact: seen.last_contact, ..about }
    }

    /// What to know of a member with this history, of the purchase day `own` or the last.
    pub fn of(history: &History, own: Option<NaiveDate>, profile: Option<&Profile>, rules: &Rules) -> Self {
        let last = history.occasions().next_back();
        let last_day = last.map(|purchase| purchase.day);
        let bought = own.or(last_day);
        let mut items: Vec<NameId> = Vec::new();
        for purchase in bought.into_iter().flat_map(|day| of_day(history, day)) {
            let of_purchase = history.lines(purchase).iter().map(|line| line.item);
            items.extend(of_purchase.filter(|item| !item.is_none()));
        }
        let mut known = Vec::new();
        items.retain(|item| {
            !known.contains(item) && {
                known.push(*item);
                true
            }
        });
        let amount = |day| of_day(history, day).map(|purchase| purchase.net).sum();
        Self {
            last_purchase: last_day,
            last_amount: last_day.map(amount),
            shop: last.map_or(NameId::NONE, |purchase| purchase.shop),
            bought,
            items,
            amount: bought.map(amount).unwrap_or_default(),
            spent: history.net(),
            points: Points::of(profile, history, rules).balance(),
            last_contact: None,
        }
    }

    /// The next gift out of reach and the points missing to it.
    pub fn next_gift<'a>(&self, gifts: &'a [Gift]) -> Option<(&'a Gift, i64)> {
        let out_of_reach = gifts.iter().filter(|gift| gift.points > self.points);
        out_of_reach.min_by_key(|gift| gift.points).map(|gift| (gift, gift.points - self.points))
    }
}

fn of_day(history: &History, day: NaiveDate) -> impl Iterator<Item = &Purchase> {
    history.occasions().filter(move |purchase| purchase.day == day)
}
