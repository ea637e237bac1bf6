//! The staff sheet: who works in which shop, and since and until when.

use chrono::NaiveDate;

use super::{Done, Money, NameId, Place};

/// A person of the staff.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Person {
    /// The name, in [`Book::staff`](super::Book::staff).
    pub name: NameId,
    /// Staff number, leading zeros kept.
    pub number: Box<str>,
    /// What the person does in the shop.
    pub role: Box<str>,
    /// The shop, in [`Book::shops`](super::Book::shops).
    pub shop: NameId,
    /// First day.
    pub joined: Option<NaiveDate>,
    /// Last day; a mark says that the person left, nobody knows when.
    pub left: Done,
    /// The person's own number.
    pub phone: Box<str>,
    /// Target of sales.
    pub target: Option<Money>,
    /// Where the row stands.
    pub place: Place,
}

impl Person {
    /// Whether the person works in the shop on a day: from the first day to the last, both included.
    pub fn is_there(&self, day: NaiveDate) -> bool {
        let left = match self.left {
            Done::No => false,
            Done::DayUnknown => true,
            Done::On(last) => last < day,
        };
        !left && self.joined.is_none_or(|first| first <= day)
    }
}

#[cfg(test)]
mod tests {
    use super::Done;
    use crate::book::testing::{book, day, person};

    #[test]
    fn who_leaves_is_there_on_the_last_day_and_gone_on_the_next() {
        let mut book = book(&[], &[]);
        let person = person(&mut book, "陈静", "中山路店");
        assert!(person.is_there(day("2020-01-01")));
        person.joined = Some(day("2024-05-06"));
        person.left = Done::On(day("2025-06-30"));
        let there = |text: &str| person.is_there(day(text));
        assert_eq!(["2024-05-05", "2024-05-06", "2025-06-30", "2025-07-01"].map(there), [false, true, true, false]);
        person.left = Done::DayUnknown;
        assert!(!person.is_there(day("2024-05-06")));
    }
}
