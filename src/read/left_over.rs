//! Refunds that are larger than what they could be taken from.

use chrono::NaiveDate;

use super::gathered::Problems;
use crate::book::rules::Purchases;
use crate::book::rules::Refunds;
use crate::book::{Book, Fact, Histories, History, Money, Place};

/// Says for each member with refunds what no purchase could take. Most members have none, and are not looked at.
pub(super) fn say(book: &Book, rules: &Purchases, as_of: NaiveDate, problems: &mut Problems) {
    // Refunds that count on their own day are taken from no purchase.
    if rules.refunds == Refunds::OwnDate {
        return;
    }
    let histories = Histories::new(book, rules);
    let refunded = |member| book.lines.of(member).any(|index| book.lines.amount(index) < Money::ZERO);
    let add = |found: &mut Vec<(Place, Money)>, _, history: &History| {
        found.extend(history.left_over_at.map(|place| (place, history.left_over)));
    };
    for (place, money) in histories.fold_some(as_of, refunded, Vec::new, add).into_iter().flatten() {
        problems.add(place, Fact::RefundLeftOver(money), "");
    }
}
