//! What is said of one member: the class with the share before, and what decides the kind of account.

use chrono::NaiveDate;

use super::cost::Costs;
use super::measure::measure;
use super::rank::Ranking;
use super::{Abc, account, tables};
use crate::book::calendar::Window;
use crate::book::rules::{Metric, Parts};
use crate::book::{Book, MemberId, Rules};
use crate::report::Refusal;
use crate::stats::share;
use crate::table::{Cell, Code};

/// A member's class and what it rests on.
pub(in crate::report) struct Explained {
    pub(in crate::report) class: Cell<'static>,
    pub(in crate::report) rank: usize,
    pub(in crate::report) members: usize,
    /// Money, or a count.
    pub(in crate::report) value: Cell<'static>,
    pub(in crate::report) is_positive: bool,
    /// The shares of the member and of all before, in millionths.
    pub(in crate::report) share: Option<i64>,
    pub(in crate::report) before: Option<i64>,
    pub(in crate::report) metric: Metric,
    pub(in crate::report) cuts: Parts,
    pub(in crate::report) window: Window,
    pub(in crate::report) account: Code,
    /// In the last months that show whether an account grows, and in as many before.
    pub(in crate::report) recent: Cell<'static>,
    pub(in crate::report) earlier: Cell<'static>,
}

/// The class of a member under the rules in force; nothing without a purchase ever.
///
/// # Errors
/// Rules that do not fit each other or the sheets.
pub(in crate::report) fn of_member(
    book: &Book,
    rules: &Rules,
    member: MemberId,
    as_of: NaiveDate,
) -> Result<Option<Explained>, Refusal> {
    let plan = Abc::default().plan(rules, as_of)?;
    let costs = Costs::new(book, plan.metric)?;
    let ranking = Ranking::new(measure(book, &rules.purchases, plan, &costs, as_of), plan.cuts);
    let Some(own) = ranking.rows.iter().find(|row| row.measured.member == member) else { return Ok(None) };
    let cell = |value| tables::value(plan.metric, value);
    let positive = own.measured.value.max(0);
    let part = |value: i64| share(value.into(), ranking.whole.into());
    Ok(Some(Explained {
        class: own.class.into(),
        rank: own.rank,
        members: ranking.rows.len(),
        value: cell(own.measured.value),
        is_positive: positive > 0,
        share: part(positive),
        before: part(own.cumulative - positive),
        metric: plan.metric,
        cuts: plan.cuts,
        window: plan.window,
        account: account::kind(own, plan),
        recent: cell(own.measured.recent),
        earlier: cell(own.measured.earlier),
    }))
}
