//! The moments at which a tier was earned.

use std::cmp::Reverse;
use std::ops::Range;

use chrono::NaiveDate;

use super::frame::Frame;
use super::{EarnedBy, Tier};
use crate::book::calendar::Window;
use crate::book::rules::{TierRule, Tiers};
use crate::book::{History, Money, Purchase};

/// A day at whose end a tier was earned. A member has as many as purchase days, so it is small.
#[derive(Debug, Clone)]
pub(super) struct Moment {
    /// The day; `None` for an opening balance, which has no date.
    pub(super) since: Option<NaiveDate>,
    /// By which rule.
    pub(super) by: EarnedBy,
    // The purchases among which those that count stand.
    among: Range<usize>,
}

impl Moment {
    const OPENING: Self = Self { since: None, by: EarnedBy::Opening, among: 0..0 };

    /// The purchases that count for it: for a total, those with something left of them.
    pub(super) fn evidence(&self, history: &History) -> Vec<usize> {
        let counts = |&index: &usize| self.by != EarnedBy::Total || history.purchases[index].net > Money::ZERO;
        self.among.clone().filter(counts).collect()
    }
}

/// Every day with a purchase at whose end `tier` was earned, in order; first of all the opening balance, if that
/// alone earned it.
pub(super) fn moments(tier: Tier, history: &History, opening: Money, rules: &Tiers) -> Vec<Moment> {
    match tier {
        Tier::A => by_rule(&rules.gold, history, opening, rules),
        Tier::B => by_rule(&rules.silver, history, opening, rules),
        Tier::C => any(history, opening),
    }
}

fn any(history: &History, opening: Money) -> Vec<Moment> {
    let first = history.purchases.iter().position(Purchase::is_occasion).map(|index| {
        let since = Some(history.purchases[index].day);
        Moment { since, by: EarnedBy::Any, among: index..index + 1 }
    });
    (opening > Money::ZERO).then_some(Moment::OPENING).into_iter().chain(first).collect()
}

/// The moments of a tier with thresholds.
pub(super) fn by_rule(rule: &TierRule, history: &History, opening: Money, rules: &Tiers) -> Vec<Moment> {
    let mut moments = Vec::new();
    let carried = if matches!(rule.window, Window::All) { opening } else { Money::ZERO };
    if carried > Money::ZERO && rule.total.reached_by(carried) {
        moments.push(Moment::OPENING);
    }
    if !can_be_earned(rule, history, carried) {
        return moments;
    }
    let frame = Frame::new(rule, history, opening, rules);
    let mut total = carried;
    let mut oldest = 0;
    for (day, range) in days(history) {
        total += history.purchases[range.clone()].iter().map(|purchase| purchase.net).sum();
        let start = frame.start(day);
        while oldest < range.end && start.is_some_and(|start| history.purchases[oldest].day < start) {
            total -= history.purchases[oldest].net;
            oldest += 1;
        }
        let since = Some(day);
        if let Some(index) = single(rule, history, range.clone()) {
            moments.push(Moment { since, by: EarnedBy::Single, among: index..index + 1 });
        } else if rule.total.reached_by(total) && frame.open_on(day) && bought(history, range.clone()) {
            moments.push(Moment { since, by: EarnedBy::Total, among: oldest..range.end });
        }
    }
    moments
}

/// Whether all purchases together, or one alone, reach a threshold: what most members are told by.
fn can_be_earned(rule: &TierRule, history: &History, carried: Money) -> bool {
    let total = carried + history.net();
    rule.total.reached_by(total) || history.purchases.iter().any(|purchase| rule.single.reached_by(purchase.net))
}

/// The largest of a day's purchases, if it alone earns the tier.
fn single(rule: &TierRule, history: &History, range: Range<usize>) -> Option<usize> {
    let largest = range.max_by_key(|&index| (history.purchases[index].net, Reverse(index)))?;
    rule.single.reached_by(history.purchases[largest].net).then_some(largest)
}

// A total reached before is not earned again by a day whose purchases were all taken back.
fn bought(history: &History, mut range: Range<usize>) -> bool {
    range.any(|index| history.purchases[index].net > Money::ZERO)
}

/// The purchases day by day.
fn days(history: &History) -> impl Iterator<Item = (NaiveDate, Range<usize>)> {
    let mut start = 0;
    history.purchases.chunk_by(|a, b| a.day == b.day).map(move |chunk| {
        let range = start..start + chunk.len();
        start = range.end;
        (chunk[0].day, range)
    })
}
