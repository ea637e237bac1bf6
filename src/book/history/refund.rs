//! Which purchase a refund lowers.

use std::cmp::Reverse;

use super::group::by_text;
use super::{History, Purchase};
use crate::book::{Line, Money, NameId, Names};

/// Takes each refund from the purchases it belongs to; what none can take is left over. On one day those that name a
/// receipt come first; a number that matches nothing names none.
pub(super) fn apply(history: &mut History, receipts: &Names) {
    let mut refunds = std::mem::take(&mut history.refunds);
    if refunds.len() > 1 {
        refunds.sort_by_cached_key(|refund| (refund.day, named(history, refund).is_empty()));
    }
    for refund in &refunds {
        let mut left = -refund.amount;
        for target in targets(history, refund, receipts) {
            take(&mut history.purchases[target], &mut left);
        }
        history.left_over += left;
        if left > Money::ZERO {
            history.left_over_at = history.left_over_at.or(Some(refund.place));
        }
    }
    history.refunds = refunds;
}

fn take(purchase: &mut Purchase, left: &mut Money) {
    let taken = (*left).min(purchase.net);
    purchase.net -= taken;
    purchase.refunded = true;
    *left -= taken;
}

/// The purchases that a refund is taken from, in this order.
fn targets(history: &History, refund: &Line, receipts: &Names) -> Vec<usize> {
    let mut left = -refund.amount;
    let mut enough = |&target: &usize| {
        let needed = left > Money::ZERO;
        left -= history.purchases[target].net;
        needed
    };
    let named = named(history, refund);
    if !named.is_empty() {
        return named.into_iter().take_while(enough).collect();
    }
    let with_item = |&index: &usize| has(history, index, |line| line.item == refund.item);
    let item = || latest_first(history, refund, receipts).find(with_item);
    if let Some(target) = (!refund.item.is_none()).then(item).flatten() {
        return vec![target];
    }
    latest_first(history, refund, receipts).take_while(&mut enough).collect()
}

fn has(history: &History, purchase: usize, wanted: impl Fn(&Line) -> bool) -> bool {
    history.lines(&history.purchases[purchase]).iter().any(wanted)
}

/// The latest receipt with the refund's number on or before its day, in its shop, else in any. It is one purchase,
/// but under one purchase a row its rows: those with the refund's item first, then the larger.
fn named(history: &History, refund: &Line) -> Vec<usize> {
    if refund.receipt == NameId::NONE {
        return Vec::new();
    }
    let purchases = &history.purchases;
    let known = purchases.partition_point(|purchase| purchase.day <= refund.day);
    let carriers = || (0..known).filter(|&index| has(history, index, |line| line.receipt == refund.receipt));
    let latest = |shop: Option<NameId>| {
        let there = |&index: &usize| shop.is_none_or(|shop| purchases[index].shop == shop);
        carriers().filter(there).max_by_key(|&index| (purchases[index].day, purchases[index].net, Reverse(index)))
    };
    let Some(found) = latest(Some(refund.shop)).or_else(|| latest(None)) else {
        return Vec::new();
    };
    let receipt = |index: usize| (purchases[index].day, purchases[index].shop);
    let mut rows: Vec<usize> = carriers().filter(|&index| receipt(index) == receipt(found)).collect();
    let other_item = |index: usize| !has(history, index, |line| line.item == refund.item);
    rows.sort_by_key(|&index| (other_item(index), Reverse(purchases[index].net)));
    rows
}

/// The purchases up to the refund's day with something left of them, newest first; of one day the refund's own shop
/// first, then the larger, then by shop and receipt.
fn latest_first(history: &History, refund: &Line, receipts: &Names) -> impl Iterator<Item = usize> {
    let purchases = &history.purchases;
    let known = purchases.partition_point(|purchase| purchase.day <= refund.day);
    let mut first = known;
    purchases[..known].chunk_by(|a, b| a.day == b.day).rev().flat_map(move |chunk| {
        first -= chunk.len();
        let mut open: Vec<usize> =
            (first..first + chunk.len()).filter(|&index| purchases[index].net > Money::ZERO).collect();
        let key = |p: &Purchase| (p.shop != refund.shop, Reverse(p.net), p.shop);
        open.sort_by(|&a, &b| {
            let (a, b) = (&purchases[a], &purchases[b]);
            key(a).cmp(&key(b)).then_with(|| by_text(a.receipt, b.receipt, receipts))
        });
        open
    })
}
