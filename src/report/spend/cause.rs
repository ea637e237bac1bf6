//! Why a figure of the sheet may differ from its rows.

use crate::book::{History, Line, Money};
use crate::table::Code;

/// The likely cause of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// The sheet has more: a sale has no row.
    MissingRow,
    /// The rows take a refund off, the sheet does not.
    RefundCounted,
    /// The rows have a sale twice.
    CountedTwice,
    /// The sheet does not have the latest purchases yet.
    SheetBehind,
    /// The sheet counts purchases from before the first row.
    BeforeRows,
    /// Nothing fits.
    Unknown,
}

impl Cause {
    /// Its code, and its words in Chinese and English.
    pub(super) const fn code(self) -> Code {
        let (key, words) = match self {
            Self::MissingRow => ("missing_row", ("明细少了一笔", "a row is missing")),
            Self::RefundCounted => ("refund_counted", ("退货：明细扣了，表里没扣", "a refund the sheet does not take off")),
            Self::CountedTwice => ("counted_twice", ("明细有一笔重复", "a row stands twice")),
            Self::SheetBehind => ("sheet_behind", ("表里还没加上最近的消费", "the sheet lacks the latest purchases")),
            Self::BeforeRows => ("before_rows", ("表里算了明细之前的次数", "purchases before the first row")),
            Self::Unknown => ("unknown", ("原因不明", "unknown")),
        };
        Code { key, words }
    }
}

/// What the rows of a member tell about causes.
pub(super) struct Known {
    /// Amounts given back, above zero.
    refunds: Vec<Money>,
    /// Amounts of lines equal to another one in all but their place.
    repeated: Vec<Money>,
}

impl Known {
    pub(super) fn of(lines: impl Iterator<Item = Line>) -> Self {
        let mut lines: Vec<Line> = lines.collect();
        let key = |line: &Line| (line.day, line.shop, line.receipt, line.item, line.quantity, line.amount);
        lines.sort_unstable_by_key(key);
        let refunds = lines.iter().map(|line| -line.amount).filter(|&back| back > Money::ZERO).collect();
        let pairs = lines.windows(2).filter(|pair| key(&pair[0]) == key(&pair[1]));
        Self { refunds, repeated: pairs.map(|pair| pair[0].amount).filter(|&amount| amount > Money::ZERO).collect() }
    }

    /// The likely cause why the sheet's total is `difference` more than the rows.
    pub(super) fn of_total(&self, difference: Money, history: &History) -> Cause {
        if difference > Money::ZERO {
            // Not taken off, or added instead.
            let refund = |back: Money| difference == back || difference == back + back;
            return if one_or_all(&self.refunds, refund) { Cause::RefundCounted } else { Cause::MissingRow };
        }
        let mut behind = Money::ZERO;
        let mut latest = history.occasions().rev().map(|purchase| {
            behind += purchase.net;
            behind
        });
        if one_or_all(&self.repeated, |amount| difference == -amount) {
            Cause::CountedTwice
        } else if latest.any(|behind| difference == -behind) {
            Cause::SheetBehind
        } else {
            Cause::Unknown
        }
    }

    /// The likely cause why the sheet's count is `difference` more than the rows.
    pub(super) fn of_count(&self, difference: i64, history: &History, carried: Money) -> Cause {
        let number = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
        let taken_back = history.purchases.iter().filter(|purchase| !purchase.is_occasion()).count();
        if difference > 0 && carried > Money::ZERO {
            Cause::BeforeRows
        } else if difference > 0 && [number(taken_back), number(self.refunds.len())].contains(&difference) {
            Cause::RefundCounted
        } else if difference > 0 {
            Cause::MissingRow
        } else if -difference == number(self.repeated.len()) {
            Cause::CountedTwice
        } else {
            Cause::Unknown
        }
    }
}

fn one_or_all(amounts: &[Money], fits: impl Fn(Money) -> bool) -> bool {
    amounts.iter().any(|&amount| fits(amount)) || (amounts.len() > 1 && fits(amounts.iter().copied().sum()))
}
