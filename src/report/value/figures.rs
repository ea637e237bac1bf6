//! The table `summary`: plain averages, what all members are expected to buy, and how a forecast of before did.

use super::calibration::Calibration;
use super::customers::Customers;
use super::Row;
use crate::book::Money;
use crate::stats::Horizon;
use crate::table::{Cell, Table, column};

type Words = (&'static str, &'static str);

/// A figure and what it is called.
struct Figure<'a> {
    key: &'static str,
    words: Words,
    value: Cell<'a>,
}

/// The table `summary`.
pub(super) fn summary<'a>(
    customers: &Customers,
    rows: &[Row],
    horizon: &Horizon,
    calibration: Option<&Calibration>,
) -> Table<'a> {
    let mut figures = averages(customers);
    figures.extend(forecasts(rows, horizon));
    figures.extend(calibration.into_iter().flat_map(second_half));
    let columns = vec![
        column("key", ("项目", "Figure"), |row: &Figure| Cell::named(row.key, row.words.0, row.words.1)),
        column("value", ("数值", "Value"), |row: &Figure<'a>| row.value.clone()),
    ];
    Table::new("summary", ("概况", "Summary"), figures, columns)
}

fn averages<'a>(customers: &Customers) -> Vec<Figure<'a>> {
    let sum = |of: fn(&super::customers::Customer) -> u32| customers.all.iter().map(|one| u64::from(of(one))).sum();
    let members = customers.all.len() as u64;
    let (purchases, recent): (u64, u64) = (sum(|one| one.purchases), sum(|one| one.recent));
    let net: Money = customers.all.iter().map(|one| one.net).sum();
    let recent_net: Money = customers.all.iter().map(|one| one.recent_net).sum();
    let repeat = customers.all.iter().filter(|one| one.spent().purchases > 0).count();
    let each = |whole: u64| crate::stats::Ratio::new(whole.into(), members.into()).map(|ratio| Cell::Real(ratio.to_f64(), 2));
    vec![
        figure("members", ("有消费的会员", "Members who bought"), Cell::count(members)),
        figure("repeat_buyers", ("再次消费过的会员", "Repeat buyers"), Cell::count(repeat)),
        figure("average", ("平均每次消费", "Average purchase"), net.average(purchases).into()),
        figure("purchases_each", ("近12个月每人消费次数", "Purchases each, last 12 months"), each(recent).unwrap_or(Cell::Blank)),
        figure("spend_each", ("近12个月每人消费", "Spend each, last 12 months"), recent_net.average(members).into()),
    ]
}

fn forecasts<'a>(rows: &[Row], horizon: &Horizon) -> Vec<Figure<'a>> {
    let purchases = |model: usize| -> Option<f64> { rows.iter().map(|row| Some(row.ahead[model]?.purchases)).sum() };
    let value = |model: usize| -> Option<Money> {
        rows.iter().map(|row| row.value(model)).try_fold(Money::ZERO, |sum, value| Some(sum + value?))
    };
    let real = |value: Option<f64>| Cell::maybe(value.filter(|_| !rows.is_empty()), |value| Cell::Real(value, 1));
    let money = |value: Option<Money>| Cell::from(value.filter(|_| !rows.is_empty()));
    vec![
        figure("months", ("往后看几个月", "Months looked ahead"), Cell::count(horizon.months)),
        figure("expected_purchases", ("预计再次消费次数", "Purchases expected"), real(purchases(0))),
        figure("expected_purchases_mbg", ("预计再次消费次数，MBG/NBD", "Purchases expected, MBG/NBD"), real(purchases(1))),
        figure("expected_value", ("预计消费额", "Value expected"), money(value(0))),
        figure("expected_value_mbg", ("预计消费额，MBG/NBD", "Value expected, MBG/NBD"), money(value(1))),
    ]
}

fn second_half<'a>(calibration: &Calibration) -> Vec<Figure<'a>> {
    let Some((actual, [bg, mbg])) = calibration.after() else { return Vec::new() };
    let real = |value: Option<f64>| Cell::maybe(value, |value| Cell::Real(value, 1));
    vec![
        figure("first_half_until", ("前一半到哪天", "First half until"), calibration.fit.until.into()),
        figure("after_actual", ("他们后一半实际再次消费", "Repeats of its members after it"), Cell::count(actual)),
        figure("after_bg_nbd", ("BG/NBD 对后一半的预计", "The same, expected by BG/NBD"), real(bg)),
        figure("after_mbg_nbd", ("MBG/NBD 对后一半的预计", "The same, expected by MBG/NBD"), real(mbg)),
    ]
}

fn figure<'a>(key: &'static str, words: Words, value: Cell<'a>) -> Figure<'a> {
    Figure { key, words, value }
}
