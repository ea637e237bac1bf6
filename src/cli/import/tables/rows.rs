//! Purchases, the callback log and the list of imports, a row each.

use super::{source_columns, text};
use crate::book::{Consent, Contact, Identity, Import, Line, Lines, MemberId, Place, Records};
use crate::read::stored;
use crate::read::values::planned::Planned;
use crate::table::{Cell, Column, Table, column};

/// The name that stands where a row means nobody.
const NOBODY: &str = "散客";

/// Lines, named as their sheets name whom they mean.
pub(super) fn lines<'a>(records: &'a Records, key: &'static str, name: &'static str, lines: &'a Lines) -> Table<'a> {
    let line = move |row: &usize| lines.get(*row);
    let of = move |field, name, value: fn(&Line, &'a Records) -> Cell<'a>| {
        named(field, name, move |row: &usize| value(&line(row), records))
    };
    let mut columns = vec![of("date", "消费日期", |line, _| line.day.into())];
    columns.extend(whom(records, move |row: &usize| line(row).member));
    columns.extend([
        of("store", "店铺", |line, records| Cell::text(records.shops.get(line.shop))),
        of("receipt", "小票号", |line, records| Cell::text(records.receipts.get(line.receipt))),
        of("item", "商品", |line, records| Cell::text(records.items.get(line.item))),
        of("qty", "数量", |line, _| quantity(line.quantity)),
        of("amount", "金额", |line, _| Cell::Money(line.amount.0)),
        of("staff", "导购", |line, records| Cell::text(records.staff.get(line.staff))),
    ]);
    if name == stored::LINES {
        columns.push(of("opt_in", "短信开启状态", |line, records| {
            match line.member.map(|member| records.consents[member.index()]) {
                Some(Consent::NoMessages) => Cell::text("关闭"),
                Some(Consent::NoContact) => Cell::text("勿扰"),
                Some(Consent::Open) | None => Cell::Blank,
            }
        }));
    }
    if name == stored::LINES && !records.points_used.is_empty() {
        columns.push(of("points_used", "使用积分", |line, records| {
            Cell::maybe(records.points_used.get(&(line.place.sheet, line.place.row)).copied(), Cell::Int)
        }));
    }
    if lines.state_profit() {
        columns.push(of("profit", "毛利", |line, _| Cell::maybe(line.profit, |profit| Cell::Money(profit.0))));
    }
    if lines.state_entry() {
        columns.push(of("entered", "录入日期", |line, _| line.entered.into()));
    }
    columns.extend(source_columns(move |row: &usize| vec![source(records, line(row).place)]));
    Table::new(key, (name, name), (0..lines.len()).collect(), columns)
}

/// The callback log.
pub(super) fn contacts(records: &Records) -> Table<'_> {
    type Row<'a> = &'a Contact;
    let rows: Vec<Row<'_>> = records.contacts.iter().collect();
    let mut columns = vec![named("date", "回访日期", |row: &Row<'_>| row.day.into())];
    columns.extend(whom(records, |row: &Row<'_>| Some(row.member)));
    columns.extend([
        named("reason", "回访原因", |row: &Row<'_>| Cell::text(&*row.step)),
        named("channel", "回访方式", |row: &Row<'_>| Cell::maybe(row.channel, |how| Cell::text(how.words().0))),
        named("result", "回访结果", |row: &Row<'_>| Cell::maybe(row.result, |what| Cell::text(what.words().0))),
        named("content", "回访内容", |row: &Row<'_>| Cell::text(&*row.reply)),
        named("staff", "回访人", |row: &Row<'_>| Cell::text(records.staff.get(row.staff))),
        named("next", "下次回访日期", |row: &Row<'_>| row.next.into()),
        named("leaving_reason", "流失原因", |row: &Row<'_>| Cell::text(&*row.leaving_reason)),
        named("news_welcome", "愿意接收", |row: &Row<'_>| {
            Cell::maybe(row.welcome, |welcome| Cell::text(if welcome { "是" } else { "否" }))
        }),
        named("approved", "店长同意", |row: &Row<'_>| {
            Cell::maybe(row.oversight.verdict, |verdict| Cell::text(verdict.words().0))
        }),
        named("reviewed_by", "查阅人", |row: &Row<'_>| Cell::text(&*row.oversight.reviewed_by)),
        named("reviewed", "查阅日期", |row: &Row<'_>| row.oversight.reviewed.into()),
        named("key", "回访编号", |row: &Row<'_>| {
            Cell::maybe(row.planned, |planned| Cell::text(Planned::key(planned, &row.also)))
        }),
    ]);
    columns.extend(source_columns(|row: &Row<'_>| vec![source(records, row.place)]));
    Table::new("contacts", (stored::CONTACTS, stored::CONTACTS), rows, columns)
}

/// The sheets imported.
pub(super) fn imports(records: &Records) -> Table<'_> {
    type Row<'a> = &'a Import;
    let [file, hash, sheet, kind, rows, used] = stored::IMPORT_COLUMNS;
    let columns = vec![
        named("file", file, |row: &Row<'_>| Cell::text(&*row.file)),
        named("sha256", hash, |row: &Row<'_>| Cell::text(&*row.hash)),
        named("sheet", sheet, |row: &Row<'_>| Cell::text(&*row.sheet)),
        named("kind", kind, |row: &Row<'_>| Cell::text(row.kind.words().0)),
        named("rows", rows, |row: &Row<'_>| Cell::count(row.rows)),
        named("used", used, |row: &Row<'_>| Cell::count(row.used)),
    ];
    Table::new("imports", (stored::IMPORTS, stored::IMPORTS), records.imports.iter().collect(), columns)
}

/// Card, phone and name as the row's own sheet has them.
pub(super) fn whom<'a, T: 'a>(
    records: &'a Records,
    member: impl Fn(&T) -> Option<MemberId> + Copy + Send + Sync + 'a,
) -> [Column<'a, T>; 3] {
    let identity = move |row: &T| member(row).map(|member| &records.identities[member.index()]);
    let part = move |of: fn(&Identity) -> Option<&str>| move |row: &T| text(identity(row).and_then(of));
    [
        named("card_no", "VIP号码", part(|identity| identity.card.as_deref())),
        named("phone", "电话", part(|identity| identity.phone.as_deref())),
        named("name", "姓名", move |row: &T| match identity(row) {
            Some(identity) => text(identity.name.as_deref()),
            None => Cell::text(NOBODY),
        }),
    ]
}

pub(super) fn source(records: &Records, place: Place) -> crate::book::Source {
    records.sources.of(place, &records.sheets)
}

/// Thousandths as the number that they are; blank where nothing is said.
fn quantity<'a>(thousandths: i32) -> Cell<'a> {
    match (thousandths, thousandths % 1000) {
        (0, _) => Cell::Blank,
        (_, 0) => Cell::Int(i64::from(thousandths / 1000)),
        _ => Cell::Real(f64::from(thousandths) / 1000.0, 3),
    }
}

pub(super) fn named<'a, T>(
    field: &'static str,
    name: &'static str,
    value: impl Fn(&T) -> Cell<'a> + Send + Sync + 'a,
) -> Column<'a, T> {
    column(field, (name, name), value)
}
