//! On which days a member bought, and with which schedule, as it was known day by day.
//!
//! A refund can take a tier or a whole purchase day back, but only from its own date on: what fell due before it
//! followed the schedule of that time. So the past is a list of epochs, each beginning with a refund; nearly every
//! member has one.

use std::cell::Cell;

use chrono::NaiveDate;

use super::days::earlier;
use crate::book::rules::{Keep, Rules};
use crate::book::{Histories, History, Member, MemberId, Money, Purchase, Tier, opening, standing};

/// What the book knew between two refunds.
struct Epoch {
    from: NaiveDate,
    purchases: Vec<Purchase>,
    opening: Money,
    /// The days with an occasion to call about, with the tier earned by their end if they still matter.
    anchors: Vec<(NaiveDate, Option<Tier>)>,
}

/// The purchase days of a member.
pub(super) struct Past<'a> {
    rules: &'a Rules,
    epochs: Vec<Epoch>,
    /// Every day that was a purchase day at its own end, ascending.
    pub(super) days: Vec<NaiveDate>,
    // The tier last worked out: epoch, number of purchases, tier.
    last_tier: Cell<Option<(usize, usize, Option<Tier>)>>,
}

impl<'a> Past<'a> {
    /// The past of `id` as of `as_of`; schedules of purchases before `cutoff` no longer matter. `history` holds the
    /// purchases as of `as_of` before and after.
    pub(super) fn new(
        (id, member): (MemberId, &Member),
        histories: &Histories,
        history: &mut History,
        rules: &'a Rules,
        (cutoff, as_of): (NaiveDate, NaiveDate),
    ) -> Self {
        let refunds = histories.lines(id, as_of).filter(|line| line.amount < Money::ZERO && line.day > cutoff);
        let mut starts: Vec<NaiveDate> = refunds.map(|line| line.day).collect();
        starts.sort_unstable();
        starts.dedup();
        let ends: Vec<NaiveDate> = starts.iter().map(|&day| earlier(day, 1)).chain([as_of]).collect();
        starts.insert(0, NaiveDate::MIN);
        let mut past = Self { rules, epochs: Vec::new(), days: Vec::new(), last_tier: Cell::new(None) };
        for (from, end) in starts.into_iter().zip(ends) {
            histories.fill(id, end, history);
            let opening = opening(member, history, &rules.opening);
            past.epochs.push(Epoch { from, purchases: history.purchases.clone(), opening, anchors: Vec::new() });
            let epoch = past.epochs.len() - 1;
            let mut days: Vec<NaiveDate> = history.occasions().map(|purchase| purchase.day).collect();
            days.dedup();
            let tier = |day| if day < cutoff { None } else { past.tier_in(epoch, day) };
            let anchors = days.into_iter().map(|day| (day, tier(day))).collect();
            past.epochs[epoch].anchors = anchors;
        }
        past.days = past.own_days();
        past
    }

    /// The tier at the end of `day`, as it was known on that day.
    pub(super) fn tier_on(&self, day: NaiveDate) -> Option<Tier> {
        self.tier_in(self.epoch(day), day)
    }

    /// The schedule that the purchase day `anchor` has as known on `known`, if it is one.
    pub(super) fn schedule(&self, anchor: NaiveDate, known: NaiveDate) -> Option<Tier> {
        let anchors = &self.epochs[self.epoch(known)].anchors;
        let found = anchors.binary_search_by_key(&anchor, |&(day, _)| day).ok()?;
        anchors[found].1
    }

    /// The days on which the past changed.
    pub(super) fn changes(&self) -> impl Iterator<Item = NaiveDate> {
        self.epochs[1..].iter().map(|epoch| epoch.from)
    }

    fn own_days(&self) -> Vec<NaiveDate> {
        let mut days = Vec::new();
        for (epoch, end) in self.epochs.iter().zip(self.changes().chain([NaiveDate::MAX])) {
            let own = epoch.anchors.iter().map(|&(day, _)| day);
            days.extend(own.filter(|&day| epoch.from <= day && day < end));
        }
        days
    }

    /// The first purchase day after `anchor`, as known on `known`.
    pub(super) fn next(&self, anchor: NaiveDate, known: NaiveDate) -> Option<NaiveDate> {
        let anchors = &self.epochs[self.epoch(known)].anchors;
        anchors.get(anchors.partition_point(|&(day, _)| day <= anchor)).map(|&(day, _)| day)
    }

    fn epoch(&self, known: NaiveDate) -> usize {
        self.epochs.partition_point(|epoch| epoch.from <= known).saturating_sub(1)
    }

    fn tier_in(&self, index: usize, day: NaiveDate) -> Option<Tier> {
        let epoch = &self.epochs[index];
        let count = epoch.purchases.partition_point(|purchase| purchase.day <= day);
        if let Some((of, counted, tier)) = self.last_tier.get()
            && (of, counted) == (index, count)
            && self.rules.tiers.keep == Keep::Forever
        {
            return tier;
        }
        let mut until = History::default();
        until.purchases.extend_from_slice(&epoch.purchases[..count]);
        let tier = standing(&until, epoch.opening, &self.rules.tiers, day).map(|earned| earned.tier);
        self.last_tier.set(Some((index, count, tier)));
        tier
    }
}
