//! The sales of each month by the card held.

use chrono::NaiveDate;

use super::held::Buyer;
use crate::book::calendar::Period;
use crate::book::{Money, Tier};

/// A row of the table `months`.
pub(super) struct Month {
    pub(super) period: Period,
    /// Whether the days looked at are the whole month.
    pub(super) complete: bool,
    /// By [`Buyer::place`].
    pub(super) sums: [Money; Buyer::KINDS],
}

/// The sales by month.
pub(super) struct Months(pub(super) Vec<Month>);

impl Months {
    /// Nothing sold yet; the periods are whole months, of which the days from `from` to `end` are looked at.
    pub(super) fn new(periods: Vec<Period>, from: Option<NaiveDate>, end: NaiveDate) -> Self {
        let month = |period: Period| {
            let complete = from.is_none_or(|from| from <= period.from) && period.to <= end;
            Month { period, complete, sums: [Money::ZERO; Buyer::KINDS] }
        };
        Self(periods.into_iter().map(month).collect())
    }

    /// Adds a line.
    pub(super) fn add(&mut self, day: NaiveDate, buyer: Buyer, amount: Money) {
        let index = self.0.partition_point(|month| month.period.to < day);
        if let Some(month) = self.0.get_mut(index) {
            month.sums[buyer.place()] += amount;
        }
    }
}

impl Month {
    /// Everything sold.
    pub(super) fn total(&self) -> Money {
        self.sums.iter().copied().sum()
    }

    /// What holders of these cards bought.
    pub(super) fn of_cards(&self, cards: &[Tier]) -> Money {
        let held = Tier::ALL.into_iter().filter(|card| cards.contains(card));
        held.map(|card| self.sums[Buyer::Holder(card).place()]).sum()
    }
}
