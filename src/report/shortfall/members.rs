//! Whom to invite.

use chrono::NaiveDate;

use super::candidates::Candidate;
use crate::book::{Book, Money, Rules};
use crate::report::columns::{phone_cell, share_cell, text_cell, who};
use crate::report::letter::{self, Letter, Letters};
use crate::report::taste::{preferences, size};
use crate::table::{Cell, Column, Dress, Table, column};

/// A row: the candidate, and the expected amounts up to it.
type Row<'a> = (Candidate<'a>, Money);

/// The candidates in their order.
pub(super) fn table<'a>(
    book: &'a Book,
    rules: &'a Rules,
    as_of: NaiveDate,
    chosen: Vec<Candidate<'a>>,
) -> Table<'a> {
    let mut sum = Money::ZERO;
    let running = |candidate: Candidate<'a>| {
        sum += candidate.expected;
        (candidate, sum)
    };
    let rows: Vec<Row> = chosen.into_iter().map(running).collect();
    let [member, name] = who(book, |(row, _): &Row| row.id);
    let of = |id| book.member(id);
    let mut columns: Vec<Column<'a, Row<'a>>> = vec![
        member,
        name,
        column("phone", ("电话", "Phone"), move |(row, _): &Row| phone_cell(of(row.id))),
        column("staff", ("责任店员", "Staff"), |(row, _): &Row| text_cell(&book.staff, row.staff)),
        column("expected", ("预计金额", "Expected"), |(row, _): &Row| row.expected.into()).dressed(Dress::Bars),
        column("cumulative", ("累计预计", "Cumulative"), |(_, sum): &Row| (*sum).into()),
        column("chance", ("机会", "Chance"), |(row, _): &Row| {
            share_cell(row.past.bought.into(), row.past.months.into())
        }),
        column("typical", ("通常一次", "Typical purchase"), |(row, _): &Row| row.typical.into()),
        column("category", ("常买品类", "Usual category"), |(row, _): &Row<'a>| {
            Cell::text(row.category.unwrap_or_default())
        }),
        column("item", ("常买商品", "Usual item"), |(row, _): &Row<'a>| Cell::text(row.item.unwrap_or_default())),
        column("size", ("尺码", "Size"), move |(row, _): &Row| Cell::text(size(of(row.id)))),
        column("taste", ("喜好", "Taste"), move |(row, _): &Row| Cell::text(preferences(of(row.id)))),
        column("last", ("最近消费", "Last"), |(row, _): &Row| row.last.into()),
        column("days_since_last", ("未到店天数", "Days since last"), move |(row, _): &Row| {
            Cell::Int((as_of - row.last).num_days())
        }),
        column("near_tier", ("快升级", "Card near"), |(row, _): &Row| row.near_tier.into()),
        column("near_gift", ("快换礼", "Gift near"), |(row, _): &Row| row.near_gift.into()),
        column("at_risk", ("快流失", "At risk"), |(row, _): &Row| row.at_risk.into()),
    ];
    columns.extend(letter::columns(book, rules, as_of, |letters: &Letters, (row, _): &Row| Letter {
        member: row.id,
        message: letters.occasion(row.id, row.near_tier),
        staff: row.staff,
    }));
    Table::new("members", ("该请的会员", "Whom to invite"), rows, columns)
}
