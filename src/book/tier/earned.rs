//! The moments at which a tier was earned.

use chrono::NaiveDate;

use super::{Earned, EarnedBy, Tier};
use crate::book::calendar::Window;
use crate::book::rules::{TierRule, Tiers, WindowFrom};
use crate::book::{History, Money, Purchase};

/// Every day with a purchase at whose end `tier` was earned, in order; first of all the opening balance, if that
/// alone earned it.
pub(super) fn moments(tier: Tier, history: &History, opening: Money, rules: &Tiers) -> Vec<Earned> {
    match tier {
        Tier::A => by_rule(tier, &rules.gold, history, opening, rules),
        Tier::B => by_rule(tier, &rules.silver, history, opening, rules),
        Tier::C => any(history, opening),
    }
}

fn any(history: &History, opening: Money) -> Vec<Earned> {
    let opened = Earned { tier: Tier::C, since: None, by: EarnedBy::Opening, evidence: Vec::new() };
    let first = occasions(history).next().map(|(index, purchase)| Earned {
        tier: Tier::C,
        since: Some(purchase.day),
        by: EarnedBy::Any,
        evidence: vec![index],
    });
    (opening > Money::ZERO).then_some(opened).into_iter().chain(first).collect()
}

fn occasions(history: &History) -> impl Iterator<Item = (usize, &Purchase)> {
    history.purchases.iter().enumerate().filter(|(_, purchase)| purchase.is_occasion())
}

fn by_rule(tier: Tier, rule: &TierRule, history: &History, opening: Money, rules: &Tiers) -> Vec<Earned> {
    let mut moments = Vec::new();
    let carried = if matches!(rule.window, Window::All) { opening } else { Money::ZERO };
    if carried > Money::ZERO && rule.total.reached_by(carried) {
        moments.push(Earned { tier, since: None, by: EarnedBy::Opening, evidence: Vec::new() });
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
        let largest = range.clone().max_by_key(|&index| (history.purchases[index].net, std::cmp::Reverse(index)));
        let single = largest.filter(|&index| rule.single.reached_by(history.purchases[index].net));
        let since = Some(day);
        if let Some(index) = single {
            moments.push(Earned { tier, since, by: EarnedBy::Single, evidence: vec![index] });
        } else if rule.total.reached_by(total) && frame.open_on(day) && bought(history, range.clone()) {
            let counted = |&index: &usize| history.purchases[index].net > Money::ZERO;
            let evidence = (oldest..range.end).filter(counted).collect();
            moments.push(Earned { tier, since, by: EarnedBy::Total, evidence });
        }
    }
    moments
}

// A total reached by the opening balance alone is not earned again by a day whose purchases were all taken back.
fn bought(history: &History, mut range: std::ops::Range<usize>) -> bool {
    range.any(|index| history.purchases[index].net > Money::ZERO)
}

/// The purchases day by day.
fn days(history: &History) -> impl Iterator<Item = (NaiveDate, std::ops::Range<usize>)> {
    let mut start = 0;
    history.purchases.chunk_by(|a, b| a.day == b.day).map(move |chunk| {
        let range = start..start + chunk.len();
        start = range.end;
        (chunk[0].day, range)
    })
}

/// The stretch of time whose purchases count for a total.
struct Frame {
    window: Window,
    // For a window that runs once: its first and last day.
    once: Option<Option<(NaiveDate, NaiveDate)>>,
}

impl Frame {
    fn new(rule: &TierRule, history: &History, opening: Money, rules: &Tiers) -> Self {
        let from = match rule.window_from {
            WindowFrom::Any => return Self { window: rule.window, once: None },
            WindowFrom::First => occasions(history).next().map(|(_, purchase)| purchase.day),
            // A silver rule that waits for the silver card would wait for itself.
            WindowFrom::Silver => {
                let silver = TierRule { window_from: WindowFrom::Any, ..rules.silver };
                by_rule(Tier::B, &silver, history, opening, rules).iter().find_map(|moment| moment.since)
            }
        };
        let last = |from| rule.window.ends(from).unwrap_or(NaiveDate::MAX);
        Self { window: rule.window, once: Some(from.map(|from| (from, last(from)))) }
    }

    /// The first day that counts for a total on `day`; `None` for the whole history.
    fn start(&self, day: NaiveDate) -> Option<NaiveDate> {
        match self.once {
            None => self.window.start(day),
            Some(once) => once.map(|(from, _)| from),
        }
    }

    fn open_on(&self, day: NaiveDate) -> bool {
        self.once.is_none_or(|once| once.is_some_and(|(from, last)| from <= day && day <= last))
    }
}
