//! Lines → what is left of each member's purchases, rule by rule as the vocabulary states them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::sheet::Line;

/// A purchase and what refunds left of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Purchase {
    pub(crate) day: NaiveDate,
    shop: &'static str,
    receipt: String,
    items: BTreeSet<&'static str>,
    pub(crate) net: i64,
    refunded: bool,
}

impl Purchase {
    /// A purchase that refunds brought to zero is no occasion; a gift at 0.00 is one.
    pub(crate) fn is_occasion(&self) -> bool {
        !self.refunded || self.net > 0
    }

    fn take(&mut self, left: &mut i64) {
        let taken = self.net.min(*left);
        self.net -= taken;
        *left -= taken;
        self.refunded = true;
    }
}

/// Each member's purchases.
pub(crate) fn members(lines: &[Line]) -> BTreeMap<String, Vec<Purchase>> {
    let names: BTreeSet<&String> = lines.iter().map(|line| &line.member).collect();
    let own = |name: &String| lines.iter().filter(|line| line.member == *name).cloned().collect::<Vec<_>>();
    names.into_iter().map(|name| (name.clone(), purchases(&own(name)))).collect()
}

fn purchases(lines: &[Line]) -> Vec<Purchase> {
    let mut grouped: BTreeMap<(NaiveDate, &str, &str), Purchase> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.amount >= 0) {
        let purchase = grouped.entry((line.day, line.shop, &line.receipt)).or_insert_with(|| Purchase {
            day: line.day,
            shop: line.shop,
            receipt: line.receipt.clone(),
            items: BTreeSet::new(),
            net: 0,
            refunded: false,
        });
        purchase.net += line.amount;
        purchase.items.insert(line.item);
    }
    let mut purchases: Vec<Purchase> = grouped.into_values().collect();
    let mut refunds: Vec<&Line> = lines.iter().filter(|line| line.amount < 0).collect();
    // By date; on one day those that name a receipt that there is first, then the larger.
    refunds.sort_by_key(|refund| {
        let unnamed = named(&purchases, refund).is_none();
        (refund.day, unnamed, refund.amount, refund.shop, refund.item, refund.receipt.clone())
    });
    for refund in refunds {
        apply(refund, &mut purchases);
    }
    purchases
}

fn apply(refund: &Line, purchases: &mut [Purchase]) {
    let mut left = -refund.amount;
    if let Some(at) = named(purchases, refund) {
        purchases[at].take(&mut left);
        return;
    }
    let open = |purchase: &Purchase| purchase.day <= refund.day && purchase.net > 0;
    // Newest first; of one day the refund's own shop, then the larger, then by shop and receipt number.
    let mut order: Vec<usize> = (0..purchases.len()).filter(|&at| open(&purchases[at])).collect();
    order.sort_by_key(|&at| {
        let purchase = &purchases[at];
        let shop = (purchase.shop != refund.shop, Reverse(purchase.net), purchase.shop);
        (Reverse(purchase.day), shop, purchase.receipt.clone())
    });
    let same_item = |at: &usize| !refund.item.is_empty() && purchases[*at].items.contains(refund.item);
    match order.iter().copied().find(same_item) {
        Some(at) => purchases[at].take(&mut left),
        None => {
            for at in order {
                if left > 0 {
                    purchases[at].take(&mut left);
                }
            }
        }
    }
}

/// The latest receipt with the refund's number on or before its day: in its shop, else in any, there the larger.
fn named(purchases: &[Purchase], refund: &Line) -> Option<usize> {
    let is_it = |purchase: &Purchase| {
        !refund.receipt.is_empty() && purchase.receipt == refund.receipt && purchase.day <= refund.day
    };
    let latest = |any_shop: bool| {
        let there = |&at: &usize| is_it(&purchases[at]) && (any_shop || purchases[at].shop == refund.shop);
        (0..purchases.len()).filter(there).max_by_key(|&at| (purchases[at].day, purchases[at].net, Reverse(at)))
    };
    latest(false).or_else(|| latest(true))
}
