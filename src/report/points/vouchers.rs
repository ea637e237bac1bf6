//! What became of the vouchers.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::book::{Book, Histories, History, MemberId, Money, Voucher};
use crate::report::columns::{phone_cell, share_cell, who};
use crate::table::{Cell, Column, Table, column};

/// The vouchers given up to the as-of date.
pub(super) struct Vouchers<'a> {
    book: &'a Book,
    as_of: NaiveDate,
    given: Vec<&'a Voucher>,
}

/// The vouchers of one kind.
#[derive(Default)]
struct Kind<'a> {
    name: &'a str,
    issued: u64,
    used: u64,
    expired: u64,
    value: Money,
    // Who used one, and when: a day on which a member used several counts once.
    uses: BTreeSet<(MemberId, NaiveDate)>,
    sales: Money,
}

impl<'a> Vouchers<'a> {
    pub(super) fn new(book: &'a Book, as_of: NaiveDate) -> Self {
        let given = |voucher: &&Voucher| voucher.issued.is_none_or(|day| day <= as_of);
        Self { book, as_of, given: book.vouchers.iter().filter(given).collect() }
    }

    /// One row a kind, in text order.
    pub(super) fn kinds(&self, histories: &Histories) -> Table<'a> {
        let mut kinds: BTreeMap<&str, Kind> = BTreeMap::new();
        for voucher in &self.given {
            self.add(kinds.entry(&voucher.kind).or_default(), voucher);
        }
        let mut history = History::default();
        for kind in kinds.values_mut() {
            for &(member, day) in &kind.uses {
                histories.fill(member, self.as_of, &mut history);
                let of_day = history.purchases.iter().filter(|purchase| purchase.day == day);
                kind.sales += of_day.map(|purchase| purchase.net).sum();
            }
        }
        let columns: Vec<Column<'a, Kind>> = vec![
            column("kind", ("券种", "Kind"), |row: &Kind<'a>| Cell::text(row.name)),
            column("issued", ("发放", "Issued"), |row: &Kind| Cell::count(row.issued)),
            column("used", ("使用", "Used"), |row: &Kind| Cell::count(row.used)),
            column("use_rate", ("使用率", "Use rate"), |row: &Kind| share_cell(row.used.into(), row.issued.into())),
            column("expired", ("过期未用", "Expired"), |row: &Kind| Cell::count(row.expired)),
            column("open", ("还可用", "Open"), |row: &Kind| Cell::count(row.issued - row.used - row.expired)),
            column("value", ("发放面额", "Value"), |row: &Kind| row.value.into()),
            column("sales", ("用券当天消费", "Sales"), |row: &Kind| row.sales.into()),
        ];
        Table::new("vouchers", ("代金券", "Vouchers"), kinds.into_values().collect(), columns)
    }

    fn add(&self, kind: &mut Kind<'a>, voucher: &'a Voucher) {
        kind.name = &voucher.kind;
        kind.issued += 1;
        kind.value += voucher.value.unwrap_or_default();
        if voucher.used.by(self.as_of) {
            kind.used += 1;
            kind.uses.extend(voucher.member.zip(voucher.used.day()));
        } else if voucher.valid_until.is_some_and(|last| last < self.as_of) {
            kind.expired += 1;
        }
    }

    /// Members' vouchers that run out within `days`, the first to go first, then by key and kind.
    pub(super) fn expiring(&self, days: u32) -> Table<'a> {
        let as_of = self.as_of;
        let good = self.given.iter().filter(|voucher| voucher.is_good_on(as_of));
        let soon = good.filter_map(|&voucher| {
            let last = voucher.valid_until.filter(|&last| (last - as_of).num_days() <= i64::from(days))?;
            Some(Expiring { last, id: voucher.member?, voucher })
        });
        let mut rows: Vec<Expiring> = soon.collect();
        rows.sort_by_key(|row| (row.last, row.id, &*row.voucher.kind, row.voucher.issued, row.voucher.value));
        let book = self.book;
        let [member, name] = who(book, |row: &Expiring| row.id);
        let columns: Vec<Column<'a, Expiring>> = vec![
            member,
            name,
            column("phone", ("电话", "Phone"), |row: &Expiring| phone_cell(book.member(row.id))),
            column("kind", ("券种", "Kind"), |row: &Expiring<'a>| Cell::text(&*row.voucher.kind)),
            column("value", ("面额", "Value"), |row: &Expiring| row.voucher.value.into()),
            column("issued", ("发放日期", "Issued"), |row: &Expiring| row.voucher.issued.into()),
            column("valid_until", ("有效期至", "Valid until"), |row: &Expiring| row.last.into()),
            column("days_left", ("还剩天数", "Days left"), move |row: &Expiring| {
                Cell::Int((row.last - as_of).num_days())
            }),
        ];
        Table::new("expiring", ("快到期的券", "Vouchers about to expire"), rows, columns)
    }
}

struct Expiring<'a> {
    last: NaiveDate,
    id: MemberId,
    voucher: &'a Voucher,
}
