//! The tables of single complaints and members, and of what is counted by category, person and month.

use chrono::{NaiveDate, NaiveDateTime};

use super::case::Case;
use super::members::Complainer;
use super::tally::{Group, Tally};
use crate::book::rules::Shares;
use crate::book::{Book, Complaint, Moment, Origin};
use crate::report::columns::{share_cell, text_cell, who, who_if_any};
use crate::stats::Ratio;
use crate::table::{Cell, Chart, Code, Column, Drawing, Dress, Table, column};

/// An exact number, rounded once to so many decimals.
pub(super) fn real<'a>(value: Option<Ratio>, decimals: u8) -> Cell<'a> {
    let parts = 10_i64.pow(decimals.into());
    let rounded = value.and_then(|value| Ratio::new(value.in_parts(parts)?.into(), parts.into()));
    Cell::maybe(rounded, |value| Cell::Real(value.to_f64(), decimals))
}

/// `2026-03-05 10:20`, as sheets write it.
fn minute<'a>(at: NaiveDateTime) -> Cell<'a> {
    Cell::text(at.format("%Y-%m-%d %H:%M").to_string())
}

fn moment<'a>(moment: Moment) -> Cell<'a> {
    if moment.time.is_some() { minute(moment.begin()) } else { Cell::text(moment.day.to_string()) }
}

/// The columns with which rows of single complaints begin.
pub(super) fn about<'a>(book: &'a Book) -> Vec<Column<'a, Case<'a>>> {
    let [member, name] = who_if_any(book, |case: &Case<'a>| case.complaint.member);
    vec![
        column("received", ("投诉日期", "Received"), |case: &Case<'a>| case.complaint.received.day.into()),
        member,
        name,
        column("category", ("投诉类别", "Category"), |case: &Case<'a>| Cell::text(&*case.complaint.category)),
        column("staff", ("责任人", "Owner"), move |case: &Case<'a>| text_cell(&book.staff, case.complaint.owner)),
        column("state", ("状态", "State"), |case: &Case<'a>| state(case).into()),
    ]
}

const fn state(case: &Case<'_>) -> Code {
    let (key, words) = if case.is_open { ("open", ("未解决", "open")) } else { ("solved", ("已解决", "solved")) };
    Code { key, words }
}

fn place(complaint: &Complaint) -> Option<Code> {
    let (key, words) = match complaint.origin? {
        Origin::Local => ("local", ("本地", "local")),
        Origin::Elsewhere => ("elsewhere", ("外地", "elsewhere")),
    };
    Some(Code { key, words })
}

/// The table `complaints`.
pub(super) fn complaints<'a>(book: &'a Book, cases: Vec<Case<'a>>, as_of: NaiveDate) -> Table<'a> {
    let hours = |minutes: Option<i64>| real(minutes.and_then(|minutes| Ratio::new(minutes.into(), 60)), 1);
    let mut columns = about(book);
    columns.extend([
        column("open_days", ("未解决天数", "Days open"), move |case: &Case<'a>| {
            Cell::maybe(case.is_open.then_some(as_of - case.complaint.received.day), |days| Cell::Int(days.num_days()))
        }),
        column("content", ("投诉内容", "What happened"), |case: &Case<'a>| Cell::text(&*case.complaint.content))
            .dressed(Dress::Prose),
        column("place", ("地区", "Place"), |case: &Case<'a>| place(case.complaint).into()),
        column("due", ("最晚回复", "Reply due"), |case: &Case<'a>| minute(case.timing.due)),
        column("first_reply", ("首次回复", "First reply"), |case: &Case<'a>| Cell::maybe(case.timing.first, moment)),
        column("reply", ("回复", "Reply"), |case: &Case<'a>| case.timing.reply.code().into()),
        column("reply_hours", ("几小时回复", "Hours to reply"), move |case: &Case<'a>| hours(case.timing.reply_minutes)),
        column("solved", ("解决日期", "Solved"), |case: &Case<'a>| {
            Cell::maybe((!case.is_open).then(|| case.complaint.solved_on()).flatten(), Cell::Date)
        }),
        column("solve_days", ("几天解决", "Days to solve"), |case: &Case<'a>| {
            real(case.timing.solve_minutes.and_then(|minutes| Ratio::new(minutes.into(), 24 * 60)), 2)
        }),
        column("outcome", ("结果", "Outcome"), |case: &Case<'a>| case.outcome.code().into()),
        column("satisfied", ("顾客满意", "Member says"), |case: &Case<'a>| Cell::text(&*case.complaint.outcome)),
        column("compensation", ("赔偿", "Given"), |case: &Case<'a>| Cell::text(&*case.complaint.compensation)),
        column("sheet_cell", ("单元格", "Cell"), move |case: &Case<'a>| Cell::text(book.address(case.complaint.place))),
    ]);
    Table::new("complaints", ("投诉", "Complaints"), cases, columns)
}

/// The tables `months`, `categories` and `owners`.
pub(super) fn groups<'a>(months: Vec<Group>, categories: Vec<Group>, owners: Vec<Group>) -> [Table<'a>; 3] {
    let title = ("每月投诉：全部、回复晚了、未解决", "Complaints by month: all, late, open").into();
    let series = vec!["complaints", "late", "open"];
    let chart = Chart { drawing: Drawing::Columns, title, category: "month", series };
    [
        Table::new("months", ("每月投诉", "By month"), months, counted("month", ("月份", "Month"))).with_chart(chart),
        Table::new("categories", ("投诉类别", "By category"), categories, counted("category", ("类别", "Category"))),
        Table::new("owners", ("责任人", "By owner"), owners, counted("staff", ("责任人", "Owner"))),
    ]
}

fn counted<'a>(key: &'static str, words: (&'static str, &'static str)) -> Vec<Column<'a, Group>> {
    let count = |of: fn(&Tally) -> u32| move |group: &Group| Cell::count(of(&group.tally));
    vec![
        column(key, words, |group: &Group| Cell::text(group.name.clone())),
        column("complaints", ("投诉", "Complaints"), count(|tally| tally.complaints)),
        column("open", ("未解决", "Open"), count(|tally| tally.open)),
        column("late", ("回复晚了", "Late"), count(|tally| tally.late)),
        column("late_share", ("晚回复比例", "Share late"), |group: &Group| {
            share_cell(group.tally.late.into(), group.tally.judged.into())
        }),
        column("solved", ("已解决", "Solved"), count(|tally| tally.solved)),
        column("quickly", ("很快解决", "Solved quickly"), count(|tally| tally.quickly)),
        column("median_days", ("解决天数中位数", "Median days to solve"), |group: &Group| real(group.tally.days(5), 2)),
        column("p90_days", ("九成在几天内", "90th percentile of days"), |group: &Group| real(group.tally.days(9), 2)),
    ]
}

/// The table `members`.
pub(super) fn members<'a>(book: &'a Book, shares: &'a Shares, rows: Vec<Complainer>) -> Table<'a> {
    let mut columns = Vec::from(who(book, |row: &Complainer| row.member));
    columns.extend([
        column("complaints", ("投诉", "Complaints"), |row: &Complainer| Cell::count(row.complaints)),
        column("outcome", ("结果", "Outcome"), |row: &Complainer| row.outcome.code().into()),
        column("since", ("从哪天看", "Since"), |row: &Complainer| row.since.into()),
        column("basic", ("基本价值", "Basic value"), |row: &Complainer| row.basic.into()),
        column("expected_share", ("预计会再来", "Expected back"), move |row: &Complainer| {
            Cell::Share(row.outcome.share(shares).millionths())
        }),
        column("at_stake", ("可能损失", "At stake"), |row: &Complainer| row.at_stake.into()).dressed(Dress::Bars),
        column("bought_again", ("再来日期", "Bought again"), |row: &Complainer| row.next.into()),
        column("followed", ("已看满期", "Followed to the end"), |row: &Complainer| row.followed.into()),
    ]);
    Table::new("members", ("投诉的会员", "Members who complained"), rows, columns)
}
