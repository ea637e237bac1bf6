//! Refunds that are larger than what they could be taken from.

use chrono::NaiveDate;

use super::gathered::Problems;
use crate::book::rules::Purchases;
use crate::book::rules::Refunds;
use crate::book::{Book, Fact, Histories, History, MemberId, Money};

/// Says for each member with refunds what no purchase could take. Most members have none, and are not looked at.
pub(super) fn say(book: &Book, rules: &Purchases, as_of: NaiveDate, problems: &mut Problems) {
    // Refunds that count on their own day are taken from no purchase.
    if rules.refunds == Refunds::OwnDate {
        return;
    }
    let histories = Histories::new(book, rules);
    let mut history = History::default();
    for member in (0..book.members.len()).map(MemberId::new) {
        let refunded = book.lines.of(member).any(|index| book.lines.amount(index) < Money::ZERO);
        if !refunded {
            continue;
        }
        histories.fill(member, as_of, &mut history);
        if let Some(place) = history.left_over_at {
            problems.add(place, Fact::RefundLeftOver(history.left_over), "");
        }
    }
}
