//! What the members bought, as the averages and the models look at it.

use std::ops::Range;

use chrono::NaiveDate;

use super::yuan;
use crate::book::calendar::window_start;
use crate::book::rules::Purchases;
use crate::book::{Book, Histories, History, MemberId, Money};
use crate::stats::{Buying, Spent};

/// The months of a buying cycle.
const CYCLE: u32 = 12;

/// What is kept of a member.
#[derive(Debug, Clone)]
pub(super) struct Customer {
    pub(super) member: MemberId,
    /// Purchases, their sum, and how many of them lie in the cycle that ends on the as-of date.
    pub(super) purchases: u32,
    pub(super) net: Money,
    pub(super) recent: u32,
    pub(super) recent_net: Money,
    /// Contacts in the log.
    pub(super) contacts: u32,
    /// What the repeat days brought.
    repeated: Money,
    /// Where the purchase days stand.
    days: Range<usize>,
}

impl Customer {
    /// What was spent on repeat days.
    pub(super) fn spent(&self) -> Spent {
        Spent { purchases: count(self.days.len() - 1), total: yuan(self.repeated) }
    }
}

/// All members with a purchase, in the order of the book.
pub(super) struct Customers {
    pub(super) all: Vec<Customer>,
    /// Of each the first day, then the later days with money, in order.
    days: Vec<NaiveDate>,
}

impl Customers {
    /// The members with a purchase up to `as_of`.
    pub(super) fn gather(book: &Book, rules: &Purchases, as_of: NaiveDate) -> Self {
        let mut customers = Self { all: Vec::new(), days: Vec::new() };
        Histories::new(book, rules).each(as_of, |member, history| {
            if let Some(first) = history.occasions().next() {
                customers.add(member, first.day, history, as_of);
                if let Some(added) = customers.all.last_mut() {
                    added.contacts = contacts(book, member, as_of);
                }
            }
        });
        customers
    }

    fn add(&mut self, member: MemberId, first: NaiveDate, history: &History, as_of: NaiveDate) {
        let (start, since) = (self.days.len(), window_start(as_of, CYCLE));
        self.days.push(first);
        let mut repeated = Money::ZERO;
        for purchase in history.occasions().filter(|purchase| purchase.day > first && purchase.net > Money::ZERO) {
            repeated += purchase.net;
            if self.days[self.days.len() - 1] < purchase.day {
                self.days.push(purchase.day);
            }
        }
        let recent = history.occasions().filter(|purchase| purchase.day >= since);
        self.all.push(Customer {
            member,
            purchases: count(history.occasions().count()),
            net: history.net(),
            recent: count(recent.clone().count()),
            recent_net: recent.map(|purchase| purchase.net).sum(),
            contacts: 0,
            repeated,
            days: start..self.days.len(),
        });
    }

    /// The purchase days of a customer, the first one and the repeat days.
    pub(super) fn days(&self, customer: &Customer) -> &[NaiveDate] {
        &self.days[customer.days.clone()]
    }

    /// The first purchase day of all.
    pub(super) fn first(&self) -> Option<NaiveDate> {
        self.all.iter().map(|customer| self.days(customer)[0]).min()
    }

    /// What was known of a customer on a day; nothing before the first purchase.
    pub(super) fn known(&self, customer: &Customer, on: NaiveDate) -> Option<Buying> {
        let days = self.days(customer);
        let known = &days[..days.partition_point(|&day| day <= on)];
        let (first, last) = (*known.first()?, *known.last()?);
        Some(Buying { repeats: count(known.len() - 1), last: between(first, last), observed: between(first, on) })
    }
}

/// The days from one to another.
pub(super) fn between(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from((to - from).num_days()).unwrap_or_default()
}

fn count(things: usize) -> u32 {
    u32::try_from(things).unwrap_or(u32::MAX)
}

// The log is in the order of members and days.
fn contacts(book: &Book, member: MemberId, as_of: NaiveDate) -> u32 {
    let start = book.contacts.partition_point(|contact| contact.member < member);
    let end = book.contacts.partition_point(|contact| (contact.member, contact.day) <= (member, as_of));
    count(end - start)
}
