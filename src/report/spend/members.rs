//! One row a member.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::book::{Book, Histories, MemberId, Money, Rules, opening};
use crate::report::columns::{phone_cell, who};
use crate::report::span::Span;
use crate::table::{Cell, Column, Table, Words, column};

/// What a member spent in the days looked at.
pub(super) struct Row {
    id: MemberId,
    purchases: u32,
    total: Money,
    average: Money,
    largest: Money,
    first: NaiveDate,
    last: NaiveDate,
}

/// Members without a purchase in the days looked at whose money would else be missed.
#[derive(Default)]
pub(super) struct LeftOut {
    members: u64,
    total: Money,
}

impl LeftOut {
    /// What is to be said of them, if there are any.
    pub(super) fn note(&self) -> Option<Words> {
        let Self { members, total } = self;
        let chinese = format!("另有 {members} 位会员没有消费记录，只有期初累计或退货，合计 {total}，未列出。");
        let english = format!(
            "Not listed: {members} more without a purchase, only an opening balance or refunds, {total} in all."
        );
        (*members > 0).then(|| (chinese, english).into())
    }
}

/// The members with a purchase in `span`, the largest total first, then the key; and those left out.
pub(super) fn rows(
    book: &Book,
    rules: &Rules,
    as_of: NaiveDate,
    span: Span,
    histories: &Histories,
) -> (Vec<Row>, LeftOut) {
    let mut rows = Vec::new();
    let mut left_out = LeftOut::default();
    histories.each(as_of, |id, history| {
        let lines = || histories.lines(id, as_of).filter(|line| span.holds(line.day));
        let spent: Money = if span.is_whole() { history.spent } else { lines().map(|line| line.amount).sum() };
        let carried = if span.is_whole() { opening(book.member(id), history, &rules.opening) } else { Money::ZERO };
        let occasions = || history.occasions().filter(|purchase| span.holds(purchase.day));
        let (Some(first), Some(last)) = (occasions().next(), occasions().next_back()) else {
            left_out.members += u64::from(spent + carried != Money::ZERO);
            left_out.total += spent + carried;
            return;
        };
        let purchases = occasions().map(|_| 1).sum();
        rows.push(Row {
            id,
            purchases,
            total: spent + carried,
            average: spent.average(purchases.into()),
            largest: occasions().map(|purchase| purchase.net).max().unwrap_or_default(),
            first: first.day,
            last: last.day,
        });
    });
    rows.sort_unstable_by_key(|row| (Reverse(row.total), row.id));
    (rows, left_out)
}

/// The table of members.
pub(super) fn table(book: &Book, as_of: NaiveDate, rows: Vec<Row>) -> Table<'_> {
    let [member, name] = who(book, |row: &Row| row.id);
    let card_no = |row: &Row| Cell::text(book.member(row.id).card_no.as_deref().unwrap_or_default());
    let columns: Vec<Column<Row>> = vec![
        member,
        name,
        column("card_no", ("卡号", "Card number"), card_no),
        column("phone", ("电话", "Phone"), |row: &Row| phone_cell(book.member(row.id))),
        column("purchases", ("消费次数", "Purchases"), |row: &Row| Cell::count(row.purchases)),
        column("total", ("累计消费", "Total"), |row: &Row| row.total.into()).dressed(crate::table::Dress::Bars),
        column("average", ("单次平均", "Average"), |row: &Row| row.average.into()),
        column("largest", ("最大单次", "Largest"), |row: &Row| row.largest.into()),
        column("first", ("首次消费", "First"), |row: &Row| row.first.into()),
        column("last", ("最近消费", "Last"), |row: &Row| row.last.into()),
        column("days_since_last", ("未到店天数", "Days since last"), move |row: &Row| {
            Cell::Int((as_of - row.last).num_days())
        }),
    ];
    Table::new("members", ("会员", "Members"), rows, columns)
}
