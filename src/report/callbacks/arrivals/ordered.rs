//! Orders that lie in the shop.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::book::callback::{Approach, Step, Wanted};
use crate::book::message::{Slot, Values};
use crate::book::{Book, MemberId, Order, Rules};
use crate::report::callbacks::message::Writer;

/// Who is to be told of what, in the order of the book. Of several orders the last arrival counts.
pub(super) fn wanted(book: &Book, rules: &Rules, as_of: NaiveDate, approach: &Approach) -> Vec<Wanted> {
    let mut of_member: BTreeMap<MemberId, Vec<&Order>> = BTreeMap::new();
    for order in book.orders.iter().filter(|order| order.is_to_be_told(as_of)) {
        if let Some(member) = order.member {
            of_member.entry(member).or_default().push(order);
        }
    }
    let between = Writer::new(book, rules, as_of).between();
    let wanted = of_member.into_iter().filter_map(|(member, mut orders)| {
        let told = approach.to(member).told(Step::Ordered);
        orders.retain(|order| told.is_none_or(|told| there_since(order).is_some_and(|day| day > told)));
        let anchor = orders.iter().map(|order| there_since(order)).max()?.unwrap_or(as_of);
        let due = rules.calendar.closed.next_open(anchor);
        Some(Wanted { member, step: Step::Ordered, anchor, due, named: named(&orders, between) })
    });
    wanted.filter(|wanted| wanted.due <= as_of).collect()
}

/// The day of arrival; where only a tick says that it came, the day of the order.
fn there_since(order: &Order) -> Option<NaiveDate> {
    order.arrived.day().or(order.ordered)
}

fn named(orders: &[&Order], between: &str) -> Values {
    let mut names: Vec<&str> = orders.iter().map(|order| &*order.item).filter(|item| !item.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    let mut values = Values::default();
    values.set(Slot::Ordered, names.join(between));
    values
}
