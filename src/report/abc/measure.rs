//! What each member is ranked by.

use chrono::NaiveDate;

use super::Plan;
use super::cost::Costs;
use crate::book::calendar::Window;
use crate::book::rules::{Metric, Purchases};
use crate::book::{Book, Histories, History, MemberId};

/// A member who ever bought, and what was bought.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measured {
    pub(super) member: MemberId,
    /// In the window: minor units, or purchases.
    pub(super) value: i64,
    /// In the last months that show whether an account grows.
    pub(super) recent: i64,
    /// In as many months before these.
    pub(super) earlier: i64,
    /// One purchase ever, or none outside the promotion.
    pub(super) opportunistic: bool,
}

/// Measures every member with a purchase up to `as_of`, in the order of the book.
pub(super) fn measure(book: &Book, rules: &Purchases, plan: Plan, costs: &Costs, as_of: NaiveDate) -> Vec<Measured> {
    let histories = Histories::new(book, rules);
    let start = plan.window.start(as_of).unwrap_or(NaiveDate::MIN);
    let months = Window::Months(plan.rules.develop.months.max(1));
    let recent = months.start(as_of).unwrap_or(NaiveDate::MIN);
    let earlier = recent.pred_opt().and_then(|eve| months.start(eve)).unwrap_or(NaiveDate::MIN);
    histories.filter_map(as_of, |member, history| {
        history.occasions().next()?;
        let mut row =
            Measured { member, value: 0, recent: 0, earlier: 0, opportunistic: is_opportunistic(history, plan) };
        let mut add = |day: NaiveDate, value: i64| {
            row.value += if day >= start { value } else { 0 };
            row.recent += if day >= recent { value } else { 0 };
            row.earlier += if (earlier..recent).contains(&day) { value } else { 0 };
        };
        match plan.metric {
            Metric::Purchases => history.occasions().for_each(|purchase| add(purchase.day, 1)),
            Metric::Spend => histories.lines(member, as_of).for_each(|line| add(line.day, line.amount.0)),
            Metric::Profit => histories
                .lines(member, as_of)
                .for_each(|line| add(line.day, costs.profit(&line).unwrap_or_default().0)),
        }
        Some(row)
    })
}

fn is_opportunistic(history: &History, plan: Plan) -> bool {
    let in_promotion = |day| plan.promotion.is_some_and(|(from, to)| from <= day && day <= to);
    history.occasions().nth(1).is_none() || history.occasions().all(|purchase| in_promotion(purchase.day))
}
