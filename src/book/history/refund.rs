//! Which purchase a refund lowers.

use std::cmp::{Ordering, Reverse};

use super::group::by_text;
use super::{History, Purchase};
use crate::book::{Line, Money, Names};

/// Takes each refund from the purchases it belongs to; what none can take is left over.
pub(super) fn apply(history: &mut History, refunds: &[Line], receipts: &Names) {
    for refund in refunds {
        let mut left = -refund.amount;
        if let Some(target) = named(history, refund).or_else(|| same_item(history, refund, receipts)) {
            take(&mut history.purchases[target], &mut left);
        } else {
            for target in latest_first(history, refund, receipts) {
                if left == Money::ZERO {
                    break;
                }
                take(&mut history.purchases[target], &mut left);
            }
        }
        history.left_over += left;
    }
}

fn take(purchase: &mut Purchase, left: &mut Money) {
    let taken = (*left).min(purchase.net);
    purchase.net -= taken;
    purchase.refunded = true;
    *left -= taken;
}

/// The latest receipt with the refund's number on or before its day, in its shop, else in any.
fn named(history: &History, refund: &Line) -> Option<usize> {
    if refund.receipt.is_none() {
        return None;
    }
    let sold = |purchase: &Purchase| {
        let lines = history.lines(purchase);
        let of_receipt = || lines.iter().filter(|line| line.receipt == refund.receipt);
        // Under one purchase a row several carry the number: the one with the item is meant.
        let item = of_receipt().any(|line| line.item == refund.item);
        of_receipt().next().map(|_| (item, purchase.net))
    };
    let candidates = |own_shop: bool| {
        history
            .purchases
            .iter()
            .enumerate()
            .filter(move |(_, purchase)| purchase.day <= refund.day && (!own_shop || purchase.shop == refund.shop))
            .filter_map(|(index, purchase)| Some((purchase.day, sold(purchase)?, Reverse(index))))
            .max()
            .map(|(_, _, Reverse(index))| index)
    };
    candidates(true).or_else(|| candidates(false))
}

/// The latest purchase, up to the refund's day, with the same item and something left of it.
fn same_item(history: &History, refund: &Line, receipts: &Names) -> Option<usize> {
    if refund.item.is_none() {
        return None;
    }
    let has_item = |&index: &usize| {
        let purchase = &history.purchases[index];
        history.lines(purchase).iter().any(|line| line.item == refund.item)
    };
    latest_first(history, refund, receipts).into_iter().find(has_item)
}

/// The purchases up to the refund's day with something left of them, newest first; of one day the refund's own shop
/// first, then the larger, then by shop and receipt.
fn latest_first(history: &History, refund: &Line, receipts: &Names) -> Vec<usize> {
    let purchases = &history.purchases;
    let mut open: Vec<usize> = (0..purchases.len())
        .filter(|&index| purchases[index].day <= refund.day && purchases[index].net > Money::ZERO)
        .collect();
    let key = |p: &Purchase| (Reverse(p.day), p.shop != refund.shop, Reverse(p.net), p.shop);
    let order = |a: &Purchase, b: &Purchase| -> Ordering {
        key(a).cmp(&key(b)).then_with(|| by_text(a.receipt, b.receipt, receipts))
    };
    open.sort_by(|&a, &b| order(&purchases[a], &purchases[b]));
    open
}
