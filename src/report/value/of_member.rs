//! What is said of one member: the averages with what they are made of, and the forecast.

use chrono::NaiveDate;

use super::customers::Customers;
use super::fit::{self, Fit, LEAST};
use super::{Value, from_yuan, horizon, rows};
use crate::book::{Book, MemberId, Money, Rules};
use crate::stats::Expected;

/// A member's value and what it rests on.
pub(in crate::report) struct Explained {
    /// Purchases and their sum; those of the last 12 months.
    pub(in crate::report) purchases: u32,
    pub(in crate::report) net: Money,
    pub(in crate::report) recent: u32,
    pub(in crate::report) contacts: u32,
    pub(in crate::report) basic: Money,
    pub(in crate::report) gain: Money,
    pub(in crate::report) loss: Money,
    pub(in crate::report) lifetime: Option<Money>,
    pub(in crate::report) keeping: Option<Money>,
    pub(in crate::report) replacing: Option<[Money; 2]>,
    /// Repeat days with money.
    pub(in crate::report) repeats: u32,
    /// What BG/NBD and MBG/NBD expect, and the value of it.
    pub(in crate::report) ahead: [Option<Expected>; 2],
    pub(in crate::report) values: [Option<Money>; 2],
    /// The mean purchase expected.
    pub(in crate::report) mean: Option<Money>,
    pub(in crate::report) months: u32,
    /// The repeat buyers, where they are too few for a forecast, and how many it takes.
    pub(in crate::report) too_few: Option<[u64; 2]>,
}

/// The value of a member over the usual horizon; nothing without a purchase.
pub(in crate::report) fn of_member(book: &Book, rules: &Rules, member: MemberId, as_of: NaiveDate) -> Option<Explained> {
    let customers = Customers::gather(book, &rules.purchases, as_of);
    let customer = customers.all.iter().find(|customer| customer.member == member)?;
    let horizon = horizon(&rules.value, Value::MONTHS);
    let fit = Fit::new(&customers, as_of);
    let spending = fit::spending(&customers);
    let rows = rows(&customers, rules, &fit, spending.as_ref(), &horizon);
    let row = rows.iter().find(|row| row.member == member)?;
    Some(Explained {
        purchases: customer.purchases,
        net: customer.net,
        recent: customer.recent,
        contacts: customer.contacts,
        basic: row.worth.basic,
        gain: row.worth.gain,
        loss: row.worth.loss,
        lifetime: row.worth.lifetime,
        keeping: row.worth.keeping,
        replacing: row.worth.replacing(),
        repeats: customer.spent().purchases,
        ahead: row.ahead,
        values: [row.value(0), row.value(1)],
        mean: row.mean.map(from_yuan),
        months: horizon.months,
        too_few: Some([fit.repeat_buyers, LEAST]).filter(|[buyers, least]| buyers < least),
    })
}
