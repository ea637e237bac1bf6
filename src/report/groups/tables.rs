//! The tables of the report.

use std::collections::BTreeMap;

use super::group::Group;
use super::walk::{Month, Row};
use crate::book::{Book, NameId};
use crate::report::columns::{phone_cell, share_cell, text_cell, who};
use crate::report::tags::tags_column;
use crate::stats::{Ratio, median};
use crate::table::{Cell, Chart, Column, Drawing, Table, column};

/// The table `groups`: a row for each group in each month.
pub(super) fn groups<'a>(months: &[Month]) -> Table<'a> {
    struct Part {
        period: String,
        group: Group,
        members: u32,
        all: u32,
    }
    let of_month = |month: &Month| {
        let (period, all, counts) = (month.period.key.clone(), month.all(), month.members);
        let part = move |group| Part { period: period.clone(), group, members: counts[group as usize], all };
        Group::ALL.map(part)
    };
    let columns = vec![
        column("period", ("月份", "Month"), |row: &Part| Cell::text(row.period.clone())),
        column("group", ("顾客群", "Group"), |row: &Part| row.group.code().into()),
        column("members", ("会员数", "Members"), |row: &Part| Cell::count(row.members)),
        column("share", ("占比", "Share"), |row: &Part| share_cell(row.members.into(), row.all.into())),
    ];
    Table::new("groups", ("各月顾客群", "Groups by month"), months.iter().flat_map(of_month).collect(), columns).aside()
}

/// The table `shares`: a row for each month, with a chart.
pub(super) fn shares<'a>(months: Vec<Month>) -> Table<'a> {
    let mut columns: Vec<Column<'a, Month>> = vec![
        column("period", ("月份", "Month"), |row: &Month| Cell::text(row.period.key.clone())),
        column("members", ("会员数", "Members"), |row: &Month| Cell::count(row.all())),
    ];
    columns.extend(Group::ALL.map(|group| {
        let share = move |row: &Month| share_cell(row.members[group as usize].into(), row.all().into());
        column(group.code().key, group.code().words, share)
    }));
    let chart = Chart {
        drawing: Drawing::Share,
        title: ("各月顾客群占比", "Shares of the groups by month").into(),
        category: "period",
        series: Group::ALL.map(|group| group.code().key).to_vec(),
    };
    Table::new("shares", ("各月占比", "Shares by month"), months, columns).with_chart(chart)
}

/// The table `staff`: how long the wavering and the lost of each of the staff have not been contacted.
pub(super) fn staff<'a>(book: &'a Book, rows: &[Row]) -> Table<'a> {
    struct Care {
        staff: NameId,
        group: Group,
        /// Days since each one's last contact.
        days: Vec<i64>,
        never: usize,
    }
    let mut found: BTreeMap<(NameId, Group), Vec<Option<i64>>> = BTreeMap::new();
    for row in rows.iter().filter(|row| matches!(row.group, Group::Wavering | Group::Lost)) {
        found.entry((row.staff, row.group)).or_default().push(row.since_contact());
    }
    let care = |((staff, group), since): ((NameId, Group), Vec<Option<i64>>)| {
        let never = since.iter().filter(|days| days.is_none()).count();
        Care { staff, group, days: since.into_iter().flatten().collect(), never }
    };
    let tenth = |days: Ratio| days.in_parts(10).map(|tenths| Ratio::new(tenths.into(), 10).map_or(0.0, Ratio::to_f64));
    let middle = move |row: &Care| median(&mut row.days.clone()).and_then(tenth);
    let columns = vec![
        column("staff", ("责任店员", "Staff"), |row: &Care| text_cell(&book.staff, row.staff)),
        column("group", ("顾客群", "Group"), |row: &Care| row.group.code().into()),
        column("members", ("会员数", "Members"), |row: &Care| Cell::count(row.days.len() + row.never)),
        column("never_contacted", ("从未联系", "Never contacted"), |row: &Care| Cell::count(row.never)),
        column("median_days", ("距上次联系（中位数）", "Days since contact (median)"), move |row: &Care| {
            Cell::maybe(middle(row), |days| Cell::Real(days, 1))
        }),
        column("longest_days", ("最久的天数", "Longest"), |row: &Care| {
            Cell::maybe(row.days.iter().max().copied(), Cell::Int)
        }),
    ];
    Table::new("staff", ("不忠实和流失的会员，按责任店员", "Wavering and lost, by staff"), found.into_iter().map(care).collect(), columns)
}

/// The table `members`.
pub(super) fn members<'a>(book: &'a Book, rows: Vec<Row<'a>>) -> Table<'a> {
    let mut columns: Vec<Column<'a, Row<'a>>> = Vec::from(who(book, |row: &Row| row.id));
    #[expect(clippy::cast_precision_loss, reason = "days are few")]
    let limit = |row: &Row| Cell::Real(row.limit as f64 / 10.0, 1);
    columns.extend([
        column("phone", ("电话", "Phone"), |row: &Row| phone_cell(book.member(row.id))),
        column("group", ("顾客群", "Group"), |row: &Row| row.group.code().into()),
        column("purchases", ("消费次数", "Purchases"), |row: &Row| Cell::count(row.purchases)),
        column("last", ("最近消费", "Last purchase"), |row: &Row| row.last.into()),
        column("silent_days", ("未到店天数", "Silent days"), |row: &Row| Cell::Int(row.silent())),
        column("limit_days", ("应到店天数", "Limit in days"), limit),
        column("last_contact", ("上次联系", "Last contact"), |row: &Row| row.last_contact.into()),
        column("days_since_contact", ("距上次联系天数", "Days since contact"), |row: &Row| {
            Cell::maybe(row.since_contact(), Cell::Int)
        }),
        column("staff", ("责任店员", "Staff"), |row: &Row| text_cell(&book.staff, row.staff)),
        tags_column(|row: &Row<'a>| &row.tags),
    ]);
    Table::new("members", ("会员", "Members"), rows, columns)
}
