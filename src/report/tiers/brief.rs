//! What the morning brief takes from the tiers: cards to see to, and who is close to the next.

use chrono::NaiveDate;

use super::members::{action, judge, recorded};
use super::near::near;
use crate::book::{Book, Histories, MemberId, Money, Rules, Tier};
use crate::table::Code;

/// Whose card is not the one earned, and who is near the next.
pub(in crate::report) struct Brief {
    /// By key, with what is to be done.
    pub(in crate::report) cards: Vec<(MemberId, Code)>,
    /// The smallest gap first: the next tier, and the gap.
    pub(in crate::report) near: Vec<(MemberId, Tier, Money)>,
}

/// Judges every member as the report `tiers` does.
pub(in crate::report) fn brief(book: &Book, rules: &Rules, as_of: NaiveDate) -> Brief {
    let judged = judge(book, rules, as_of, &Histories::new(book, &rules.purchases));
    let action = |id, tier| action(tier, recorded(book.member(id)));
    let mut cards: Vec<_> = judged.rows.iter().filter_map(|row| Some((row.id, action(row.id, row.tier)?))).collect();
    cards.sort_unstable_by_key(|card| card.0);
    let close = judged.rows.iter().filter_map(|row| near(row, rules));
    let mut near: Vec<_> = close.filter_map(|near| Some((near.id, near.next, near.distance.gap()?))).collect();
    near.sort_unstable_by_key(|near| (near.2, near.0));
    Brief { cards, near }
}
