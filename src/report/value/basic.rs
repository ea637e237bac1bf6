//! The basic value of every member, for reports that weigh members by it.

use chrono::NaiveDate;

use super::customers::Customers;
use super::plain::Worth;
use crate::book::{Book, MemberId, Money, Rules};

/// The basic value of each member with a purchase, in the order of the book.
pub(in crate::report) fn basics(book: &Book, rules: &Rules, as_of: NaiveDate) -> Vec<(MemberId, Money)> {
    let customers = Customers::gather(book, &rules.purchases, as_of).all;
    customers.iter().map(|customer| (customer.member, Worth::new(customer, &rules.value).basic)).collect()
}
