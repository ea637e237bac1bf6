//! The orders sheet: items that members asked the shop to get.

use chrono::NaiveDate;

use super::{Done, MemberId, Place};

/// One item that was ordered for a member.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order {
    /// For whom; `None` where the row names nobody that the shop knows.
    pub member: Option<MemberId>,
    /// The item.
    pub item: Box<str>,
    /// Its size.
    pub size: Box<str>,
    /// When it was ordered.
    pub ordered: Option<NaiveDate>,
    /// Whether it is in the shop.
    pub arrived: Done,
    /// Whether the member was told.
    pub told: Done,
    /// Whether the member has it.
    pub collected: Done,
    /// Where the row stands.
    pub place: Place,
}

impl Order {
    /// Whether it lies in the shop on a day, and the member does not know.
    pub fn is_to_be_told(&self, day: NaiveDate) -> bool {
        self.arrived.by(day) && !self.told.by(day) && !self.collected.by(day)
    }
}

#[cfg(test)]
mod tests {
    use super::Done;
    use crate::book::testing::{book, day, order};

    #[test]
    fn an_order_is_told_from_its_arrival_until_somebody_did() {
        let mut book = book(&[("01", crate::book::Profile::default())], &[]);
        let order = order(&mut book, "01", "羊毛外套");
        assert!(!order.is_to_be_told(day("2026-03-05")));
        order.arrived = Done::On(day("2026-03-05"));
        assert!(!order.is_to_be_told(day("2026-03-04")) && order.is_to_be_told(day("2026-03-05")));
        order.told = Done::DayUnknown;
        assert!(!order.is_to_be_told(day("2026-03-05")));
    }
}
