//! Why a sheet's balance of points may differ from the computed one.

use crate::book::rules::Gift;
use crate::book::{History, Profile, Purchase, Rules, points_of_each};
use crate::table::Code;

/// The likely cause of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// The sheet has not taken back what a refund took.
    RefundCounted,
    /// The sheet has more: points from before the first row.
    BeforeRows,
    /// The sheet has more: a sale has no row.
    MissingRow,
    /// A gift was taken that nobody noted.
    GiftTaken,
    /// The sheet does not have the points of the latest purchases yet.
    SheetBehind,
    /// Nothing fits.
    Unknown,
}

impl Cause {
    /// Its code, and its words in Chinese and English.
    pub(super) const fn code(self) -> Code {
        let (key, words) = match self {
            Self::RefundCounted => ("refund_counted", ("退货的积分表里没扣", "points of a refund not taken back")),
            Self::BeforeRows => ("before_rows", ("表里算了明细之前的积分", "points from before the first row")),
            Self::MissingRow => ("missing_row", ("明细少了一笔", "a row is missing")),
            Self::GiftTaken => ("gift_taken", ("换了礼品没有登记", "a gift was taken and not noted")),
            Self::SheetBehind => ("sheet_behind", ("表里还没加上最近的消费", "the sheet lacks the latest purchases")),
            Self::Unknown => ("unknown", ("原因不明", "unknown")),
        };
        Code { key, words }
    }
}

/// The likely cause why the sheet has `difference` points more than were computed.
pub(super) fn cause(difference: i64, profile: &Profile, history: &History, rules: &Rules) -> Cause {
    if difference < 0 {
        return of_less(-difference, profile, history, rules);
    }
    let taken = taken_back(history, rules);
    let all: i64 = taken.iter().sum();
    if taken.contains(&difference) || (all > 0 && all == difference) {
        Cause::RefundCounted
    } else if profile.opening.is_some() || profile.spend_total.is_some_and(|total| total.value > history.spent) {
        Cause::BeforeRows
    } else {
        Cause::MissingRow
    }
}

fn of_less(missing: i64, profile: &Profile, history: &History, rules: &Rules) -> Cause {
    let mut behind = 0;
    let mut latest = points_of_each(Some(profile), history, rules).into_iter().rev().map(|points| {
        behind += points;
        behind
    });
    if rules.gifts.iter().any(|gift: &Gift| gift.points == missing) {
        Cause::GiftTaken
    } else if latest.any(|behind| behind == missing) {
        Cause::SheetBehind
    } else {
        Cause::Unknown
    }
}

/// The points that refunds took back, of each purchase, at the common rate.
fn taken_back(history: &History, rules: &Rules) -> Vec<i64> {
    let rate = rules.points.rate;
    let refunded = history.purchases.iter().filter(|purchase| purchase.refunded);
    refunded.map(|purchase: &Purchase| rate.points(purchase.gross) - rate.points(purchase.net)).collect()
}
