//! The tables of the report.

use chrono::NaiveDate;

use super::cohort;
use super::rate::{Row, Tally};
use super::cause::Cause;
use super::evidence::Traced;
use crate::book::{Book, MemberId};
use crate::report::columns;
use crate::stats;
use crate::table::{Cell, Chart, Column, Drawing, Dress, Table, column};

/// The table `periods`, with lines of the rate and its limits where there is one row a period.
pub(super) fn periods(book: &Book, whole: bool, rows: Vec<Row>) -> Table<'_> {
    let limit = |limit: Option<f64>| Cell::maybe(limit, |limit| Cell::Share(millionths(limit)));
    let columns = vec![
        column("period", ("时段", "Period"), |row: &Row| Cell::text(row.stretch.period.key.clone())),
        column("group", ("分组", "Group"), move |row: &Row| row.group.cell(book)),
        column("from", ("从", "From"), |row: &Row| row.stretch.period.from.into()),
        column("to", ("到", "To"), |row: &Row| row.stretch.period.to.into()),
        column("complete", ("完整", "Complete"), |row: &Row| row.stretch.complete.into()),
        column("customers", ("会员数", "Customers"), |row: &Row| Cell::count(row.tally.customers)),
        column("returned", ("再来会员", "Returned"), |row: &Row| Cell::count(row.tally.returned)),
        column("churn_rate", ("流失率", "Churn rate"), |row: &Row| rate(&row.tally)),
        column("matured_customers", ("成熟会员", "Matured"), |row: &Row| Cell::count(row.tally.matured_customers)),
        column("matured_returned", ("成熟再来", "Matured returned"), |row: &Row| {
            Cell::count(row.tally.matured_returned)
        }),
        column("matured_rate", ("成熟流失率", "Matured rate"), |row: &Row| matured_rate(&row.tally)),
        column("lower", ("下限", "Lower"), move |row: &Row| limit(row.alarm.map(|alarm| alarm.limits.lower))),
        column("upper", ("上限", "Upper"), move |row: &Row| limit(row.alarm.map(|alarm| alarm.limits.upper))),
        column("alarm", ("警报", "Alarm"), |row: &Row| row.alarm.map(|alarm| alarm.raised).into()),
    ];
    let table = Table::new("periods", ("各时段流失率", "Churn by period"), rows, columns);
    let title = ("各时段流失率", "Churn rate by period").into();
    let chart = Chart { drawing: Drawing::Lines, title, category: "period", series: vec!["churn_rate", "lower", "upper"] };
    if whole { table.with_chart(chart) } else { table }
}

fn share<'a>(part: u32, whole: u32) -> Cell<'a> {
    Cell::maybe(stats::share(part.into(), whole.into()), Cell::Share)
}

/// The churn rate.
pub(super) fn rate<'a>(tally: &Tally) -> Cell<'a> {
    share(tally.customers - tally.returned, tally.customers)
}

fn matured_rate<'a>(tally: &Tally) -> Cell<'a> {
    share(tally.matured_customers - tally.matured_returned, tally.matured_customers)
}

#[expect(clippy::cast_possible_truncation, reason = "a limit lies between 0 and 1")]
fn millionths(limit: f64) -> i64 {
    (limit * 1e6).round() as i64
}

/// The table `cohorts`.
pub(super) fn cohorts<'a>(rows: Vec<cohort::Row>) -> Table<'a> {
    let columns = vec![
        column("cohort", ("首购月份", "First bought in"), |row: &cohort::Row| {
            Cell::text(row.month.format("%Y-%m").to_string())
        }),
        column("members", ("会员数", "Members"), |row: &cohort::Row| Cell::count(row.members)),
        column("within_days", ("天内", "Within days"), |row: &cohort::Row| Cell::Int(row.within_days.into())),
        column("returned", ("再来会员", "Returned"), |row: &cohort::Row| Cell::count(row.returned)),
        column("share", ("再来比例", "Share"), |row: &cohort::Row| share(row.returned, row.members)),
        column("complete", ("已满期", "Complete"), |row: &cohort::Row| row.complete.into()),
    ];
    Table::new("cohorts", ("首购后再来", "Cohorts"), rows, columns)
}

/// The table `cohort_months`.
pub(super) fn cohort_months<'a>(rows: Vec<cohort::MonthRow>) -> Table<'a> {
    let columns = vec![
        column("cohort", ("首购月份", "First bought in"), |row: &cohort::MonthRow| {
            Cell::text(row.cohort.format("%Y-%m").to_string())
        }),
        column("members", ("会员数", "Members"), |row: &cohort::MonthRow| Cell::count(row.members)),
        column("month", ("之后第几月", "Months after"), |row: &cohort::MonthRow| Cell::count(row.month)),
        column("returned", ("再来会员", "Returned"), |row: &cohort::MonthRow| Cell::count(row.returned)),
        column("share", ("再来比例", "Share"), |row: &cohort::MonthRow| share(row.returned, row.members)),
        column("complete", ("已满期", "Complete"), |row: &cohort::MonthRow| row.complete.into()),
    ];
    Table::new("cohort_months", ("首购后各月再来", "Cohorts by calendar month"), rows, columns)
}

/// The tables `at_risk` and `lost`.
pub(super) fn silences(book: &Book, as_of: NaiveDate, [at_risk, lost]: [Vec<Traced>; 2]) -> [Table<'_>; 2] {
    [
        Table::new("at_risk", ("有流失风险", "At risk"), at_risk, silent(book, as_of)),
        Table::new("lost", ("已流失", "Lost"), lost, silent(book, as_of)),
    ]
}

fn silent(book: &Book, as_of: NaiveDate) -> Vec<Column<'_, Traced>> {
    let mut columns = Vec::from(columns::who(book, |row: &Traced| row.silence.member));
    columns.extend([
        column("phone", ("电话", "Phone"), move |row: &Traced| columns::phone_cell(book.member(row.silence.member))),
        column("last", ("最后消费", "Last purchase"), |row: &Traced| row.silence.last.into()),
        column("silent_days", ("未到店天数", "Silent days"), |row: &Traced| Cell::Int(row.silence.silent.into())),
        column("limit_days", ("应到店天数", "Limit in days"), |row: &Traced| Cell::Real(tenth(row.silence.limit), 1)),
        column("purchases", ("消费次数", "Purchases"), |row: &Traced| Cell::count(row.silence.purchases)),
        column("value", ("近一年消费", "Value at stake"), |row: &Traced| row.silence.value.into()).dressed(Dress::Bars),
        column("last_contact", ("上次回访", "Last contact"), move |row: &Traced| {
            last_contact(book, row.silence.member, as_of).into()
        }),
        column("staff", ("导购", "Staff"), move |row: &Traced| columns::text_cell(&book.staff, row.silence.staff)),
        column("evidence", ("流失迹象", "Evidence"), |row: &Traced| Cause::cell(&row.causes)),
    ]);
    columns
}

#[expect(clippy::cast_precision_loss, reason = "days are few")]
fn tenth(tenths: i64) -> f64 {
    tenths as f64 / 10.0
}

// The log is in the order of members and days.
pub(in crate::report) fn last_contact(book: &Book, member: MemberId, as_of: NaiveDate) -> Option<NaiveDate> {
    let after = book.contacts.partition_point(|contact| (contact.member, contact.day) <= (member, as_of));
    book.contacts[..after].last().filter(|contact| contact.member == member).map(|contact| contact.day)
}
