//! Whom to invite.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::plan::Plan;
use crate::book::message::Message;
use crate::book::{Book, Histories, MemberId, Money, NameId, Rules};
use crate::report::approach::{Approach, Barrier};
use crate::report::columns::{phone_cell, text_cell, who};
use crate::report::letter::{self, Letter, Letters};
use crate::report::responsible::responsible;
use crate::report::taste::{Tastes, preferences, size, typical};
use crate::table::{Cell, Column, Table, column};

/// A member chosen.
#[derive(Clone)]
pub(super) struct Row<'a> {
    id: MemberId,
    pub(super) staff: NameId,
    typical: Money,
    last: NaiveDate,
    category: &'a str,
    item: &'a str,
}

/// The members chosen, and how many fit but were left out.
pub(super) struct Chosen<'a> {
    pub(super) rows: Vec<Row<'a>>,
    pub(super) left_out: BTreeMap<Barrier, u64>,
}

/// Chooses on the eve of the promotion.
pub(super) fn choose<'a>(book: &'a Book, rules: &Rules, plan: &Plan) -> Chosen<'a> {
    let mut chosen = Chosen { rows: Vec::new(), left_out: BTreeMap::new() };
    if !plan.has_criteria() {
        return chosen;
    }
    let eve = plan.eve();
    let (approach, tastes) = (Approach::new(book, rules, eve, None), Tastes::new(book));
    Histories::new(book, &rules.purchases).each(eve, |id, history| {
        let (Some(typical), Some(last)) = (typical(history), history.occasions().next_back()) else { return };
        if !plan.fits(&tastes.categories(history), size(book.member(id)), typical) {
            return;
        }
        match approach.barrier(id) {
            Some(barrier) => *chosen.left_out.entry(barrier).or_default() += 1,
            None => chosen.rows.push(Row {
                id,
                staff: responsible(book, id, history, eve),
                typical,
                last: last.day,
                category: tastes.category(history).unwrap_or_default(),
                item: tastes.item(history).unwrap_or_default(),
            }),
        }
    });
    chosen.rows.sort_by_key(|row| (book.staff.get(row.staff), Reverse(row.typical), row.id));
    chosen
}

/// The table.
pub(super) fn table<'a>(
    book: &'a Book,
    rules: &'a Rules,
    as_of: NaiveDate,
    chosen: &Chosen<'a>,
) -> Table<'a> {
    let [member, name] = who(book, |row: &Row| row.id);
    let mut columns: Vec<Column<'a, Row<'a>>> = vec![
        member,
        name,
        column("phone", ("电话", "Phone"), |row: &Row| phone_cell(book.member(row.id))),
        column("staff", ("责任店员", "Staff"), |row: &Row| text_cell(&book.staff, row.staff)),
        column("category", ("常买品类", "Usual category"), |row: &Row<'a>| Cell::text(row.category)),
        column("item", ("常买商品", "Usual item"), |row: &Row<'a>| Cell::text(row.item)),
        column("size", ("尺码", "Size"), |row: &Row| Cell::text(size(book.member(row.id)))),
        column("taste", ("喜好", "Taste"), |row: &Row| Cell::text(preferences(book.member(row.id)))),
        column("typical", ("通常一次", "Typical purchase"), |row: &Row| row.typical.into()),
        column("last", ("最近消费", "Last"), |row: &Row| row.last.into()),
    ];
    columns.extend(letter::columns(book, rules, as_of, |_: &Letters, row: &Row| Letter {
        member: row.id,
        message: Message::Promotion,
        staff: row.staff,
    }));
    Table::new("chosen", ("该邀请的会员", "Whom to invite"), chosen.rows.clone(), columns)
}
