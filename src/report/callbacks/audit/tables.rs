//! The tables of the report.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::completion::{Figures, Part};
use super::judge::{Finding, Judged};
use crate::book::callback::{Block, NumberToMend, State};
use crate::book::{Book, NameId};
use crate::report::callbacks::columns::step_code;
use crate::report::columns::{phone_cell, share_cell, text_cell, who};
use crate::table::{Cell, Code, Column, Dress, Table, column};

/// The table `findings`, a row for each.
pub(super) fn findings<'a>(book: &'a Book, judged: &[Judged<'a>]) -> Table<'a> {
    type Row<'a> = (Finding, Judged<'a>);
    let rows: Vec<Row<'a>> = judged
        .iter()
        .flat_map(|judged| judged.findings.iter().map(move |&finding| (finding, judged.clone())))
        .collect();
    let mut columns = vec![column("finding", ("问题", "Finding"), |row: &Row<'a>| row.0.code().into())];
    let [member, name] = who(book, |row: &Row<'a>| row.1.member);
    columns.extend([member, name]);
    columns.extend(contact(book, |row: &Row<'a>| &row.1));
    Table::new("findings", ("要查的", "Findings"), rows, columns)
}

/// The table `calls`, a row for each row of the log.
pub(super) fn calls<'a>(book: &'a Book, judged: &[Judged<'a>]) -> Table<'a> {
    type Row<'a> = Judged<'a>;
    let rows: Vec<Row<'a>> = judged.iter().filter(|judged| judged.row.is_some()).cloned().collect();
    let mut columns: Vec<Column<'a, Row<'a>>> = who(book, |row: &Row<'a>| row.member).into();
    columns.extend(contact(book, |row: &Row<'a>| row));
    columns.extend([
        column("approved", ("店长同意", "Approved"), |row: &Row<'a>| {
            Cell::maybe(row.row.and_then(|row| row.oversight.verdict), |verdict| {
                Code { key: verdict.key(), words: verdict.words() }.into()
            })
        }),
        column("reviewed_by", ("查阅人", "Reviewed by"), |row: &Row<'a>| {
            Cell::maybe(row.row, |row| Cell::text(&*row.oversight.reviewed_by))
        }),
        column("reviewed", ("查阅日期", "Reviewed"), |row: &Row<'a>| {
            row.row.and_then(|row| row.oversight.reviewed).into()
        }),
        column("findings", ("问题", "Findings"), |row: &Row<'a>| {
            let codes: Vec<Code> = row.findings.iter().map(|finding| finding.code()).collect();
            if codes.is_empty() { Cell::Blank } else { Cell::Codes(codes) }
        }),
    ]);
    Table::new("calls", ("全部记录", "All rows of the log"), rows, columns)
}

/// The table `sample`, with columns for the supervisor.
pub(super) fn sample<'a>(book: &'a Book, rows: Vec<Judged<'a>>) -> Table<'a> {
    type Row<'a> = Judged<'a>;
    let mut columns: Vec<Column<'a, Row<'a>>> = who(book, |row: &Row<'a>| row.member).into();
    columns.push(column("phone", ("电话", "Phone"), |row: &Row<'a>| phone_cell(book.member(row.member))));
    columns.extend(contact(book, |row: &Row<'a>| row));
    let empty = |key, words, room| {
        column(key, words, |_: &Row<'a>| Cell::Blank).dressed(Dress::FillIn(Vec::new())).with_room(room)
    };
    columns.extend([
        empty("checked", ("核对情况", "What the check found"), 24),
        empty("reviewed_by", ("查阅人", "Reviewed by"), 8),
        empty("reviewed", ("查阅日期", "Reviewed"), 10),
    ]);
    Table::new("sample", ("抽查", "To check"), rows, columns)
}

/// What was due and what was logged of a contact.
fn contact<'a, T: 'a>(
    book: &'a Book,
    judged: impl Fn(&T) -> &Judged<'a> + Copy + Send + Sync + 'a,
) -> Vec<Column<'a, T>> {
    let due = move |row: &T| -> Option<NaiveDate> { judged(row).about.map(|callback| callback.due) };
    vec![
        column("date", ("回访日期", "Date"), move |row| judged(row).row.map(|row| row.day).into()),
        column("step", ("回访", "Step"), move |row| {
            Cell::maybe(judged(row).about, |callback| step_code(callback.step).into())
        }),
        column("due", ("应回访日", "Due"), move |row| due(row).into()),
        column("days_late", ("晚几天", "Days late"), move |row| Cell::maybe(judged(row).days_late(), Cell::Int)),
        column("channel", ("方式", "Channel"), move |row| judged(row).row.and_then(|row| row.channel).into()),
        column("result", ("结果", "Result"), move |row| judged(row).row.and_then(|row| row.result).into()),
        column("reply", ("顾客反馈", "Reply"), move |row| Cell::maybe(judged(row).row, |row| Cell::text(&*row.reply))),
        column("staff", ("回访人员", "Staff"), move |row| {
            Cell::maybe(judged(row).about, |callback| text_cell(&book.staff, callback.staff))
        }),
        column("done_by", ("回访人", "Done by"), move |row| {
            Cell::maybe(judged(row).row, |row| text_cell(&book.staff, row.staff))
        }),
        column("cell", ("出处", "Cell"), move |row| {
            Cell::maybe(judged(row).row, |row| Cell::text(book.address(row.place)))
        }),
    ]
}

/// The table `summary`.
pub(super) fn summary<'a>(book: &'a Book, judged: &[Judged<'a>]) -> Table<'a> {
    type Row = (Finding, NameId, u64);
    let mut counts: BTreeMap<(Finding, NameId), u64> = BTreeMap::new();
    for judged in judged {
        let served = || judged.about.map(|callback| callback.staff);
        let person = judged.row.map(|row| row.staff).or_else(served).unwrap_or_default();
        for &finding in &judged.findings {
            *counts.entry((finding, person)).or_default() += 1;
        }
    }
    let rows: Vec<Row> = counts.into_iter().map(|((finding, person), count)| (finding, person, count)).collect();
    Table::new("summary", ("各人的问题", "Findings by person"), rows, vec![
        column("finding", ("问题", "Finding"), |row: &Row| row.0.code().into()),
        column("staff", ("人员", "Person"), |row: &Row| text_cell(&book.staff, row.1)),
        column("contacts", ("次数", "Contacts"), |row: &Row| Cell::count(row.2)),
    ])
}

/// The table `completion`.
pub(super) fn completion(book: &Book, completion: BTreeMap<Part, Figures>) -> Table<'_> {
    type Row = (Part, Figures);
    let count = |of: fn(&Figures) -> u64| move |row: &Row| Cell::count(of(&row.1));
    let share = |part: fn(&Figures) -> u64, whole: fn(&Figures) -> u64| {
        move |row: &Row| share_cell(part(&row.1).into(), whole(&row.1).into())
    };
    Table::new("completion", ("完成情况", "Completion"), completion.into_iter().collect(), vec![
        column("by", ("按", "By"), |row: &Row| by(row.0).into()),
        column("group", ("分组", "Group"), |row: &Row| group(book, row.0)),
        column("due", ("应回访", "Due"), count(|figures| figures.due)),
        column("done", ("已回访", "Done"), count(|figures| figures.done)),
        column("late", ("晚做的", "Late"), count(|figures| figures.late)),
        column("missed", ("漏访", "Missed"), count(Figures::missed)),
        column("completion", ("完成率", "Completion"), share(|figures| figures.done, |figures| figures.due)),
        column("calls", ("电话到访", "Calls"), count(|figures| figures.calls)),
        column("reached", ("接通", "Reached"), count(|figures| figures.reached)),
        column("reach_rate", ("接通率", "Reach rate"), share(|figures| figures.reached, |figures| figures.with_result)),
        column("dead_numbers", ("空号", "Dead numbers"), count(|figures| figures.dead)),
    ])
}

/// The table `numbers`.
pub(super) fn numbers(book: &Book, numbers: Vec<NumberToMend>) -> Table<'_> {
    let [member, name] = who(book, |row: &NumberToMend| row.member);
    let reason = |block: Block| State::Blocked(block).reason().map(|(key, words)| Code { key, words });
    Table::new("numbers", ("要改的号码", "Numbers to mend"), numbers, vec![
        member,
        name,
        column("phone", ("电话", "Phone"), |row: &NumberToMend| phone_cell(book.member(row.member))),
        column("reason", ("原因", "Reason"), move |row: &NumberToMend| Cell::maybe(reason(row.block), Cell::Code)),
        column("found", ("发现日期", "Found"), |row: &NumberToMend| row.found.into()),
        column("taken_by", ("登记人", "Taken down by"), |row: &NumberToMend| text_cell(&book.staff, row.taken_by)),
    ])
}

const fn by(part: Part) -> Code {
    match part {
        Part::Whole => Code { key: "all", words: ("全部", "all") },
        Part::Staff(_) => Code { key: "staff", words: ("人员", "person") },
        Part::Step(_) => Code { key: "step", words: ("回访", "step") },
        Part::Week(_) => Code { key: "week", words: ("周", "week") },
    }
}

fn group(book: &Book, part: Part) -> Cell<'_> {
    match part {
        Part::Whole => Cell::Blank,
        Part::Staff(staff) => text_cell(&book.staff, staff),
        Part::Step(step) => step_code(step).into(),
        Part::Week(monday) => Cell::text(monday.format("%G-W%V").to_string()),
    }
}
