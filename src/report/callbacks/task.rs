//! A row as something to be done: for a calendar, and for a list to paste.

use chrono::NaiveDate;

use super::columns::{columns, items, step_code};
use super::message::Writer;
use super::purpose::{advice, salutation};
use crate::book::callback::{Row, hour};
use crate::book::{Book, Rules};
use crate::table::{Code, Column, Table, Task, Words};

/// Rows of a call list, each with what is to be done about it.
pub(super) fn list<'a>(
    key: &'static str,
    title: (&'static str, &'static str),
    rows: Vec<Row>,
    (book, rules, as_of): (&'a Book, &'a Rules, NaiveDate),
) -> Table<'a> {
    list_with(key, title, rows, (book, rules, as_of), Vec::new())
}

/// The same with columns of the list's own.
pub(super) fn list_with<'a>(
    key: &'static str,
    title: (&'static str, &'static str),
    rows: Vec<Row>,
    (book, rules, as_of): (&'a Book, &'a Rules, NaiveDate),
    own: Vec<Column<'a, Row>>,
) -> Table<'a> {
    let writer = Writer::new(book, rules, as_of);
    let columns = columns((book, rules, as_of), own);
    Table::of_tasks(key, title, rows, columns, move |row| task(row, book, writer, as_of))
}

/// What is to be done about a row. What is overdue is to be done on the as-of date.
pub(super) fn task<'a>(row: &Row, book: &'a Book, writer: Writer<'a>, as_of: NaiveDate) -> Task<'a> {
    let member = book.member(row.member);
    let profile = member.profile.as_deref();
    let time = profile.and_then(|profile| profile.call_time.as_deref());
    let days = |due: NaiveDate| u32::try_from((as_of - due).num_days()).unwrap_or_default();
    let channel = row.channel();
    Task {
        key: row.first().key(member.key()),
        day: row.due().max(as_of),
        late: days(row.due()),
        // The row's key is that of its first contact, so it is that contact's day that moves.
        revision: days(row.first().due),
        hour: time.and_then(hour).filter(|hour| *hour < 24),
        staff: book.staff.get(row.staff).into(),
        channel: Code { key: channel.key(), words: channel.words() },
        whom: whom(row, book),
        phone: member.phone.as_deref(),
        about: row.callbacks.iter().map(|callback| step_code(callback.step)).collect(),
        text: writer.text(row),
        notes: notes(row, book, time),
    }
}

/// A name by which the caller finds the member: 张女士（张小雪）.
fn whom(row: &Row, book: &Book) -> String {
    let member = book.member(row.member);
    let (title, name) = salutation(member);
    match (title.is_empty(), title == name) {
        (true, _) => member.card_no.as_deref().unwrap_or_default().to_owned(),
        (false, true) => name,
        (false, false) => format!("{name}（{title}）"),
    }
}

fn notes(row: &Row, book: &Book, time: Option<&str>) -> Vec<Words> {
    let mut notes: Vec<Words> = Vec::new();
    if let Some(time) = time.filter(|time| !time.trim().is_empty()) {
        notes.push((format!("方便接听：{time}"), format!("Convenient: {time}")).into());
    }
    if let Some(day) = row.about.bought {
        let items = items(book, &row.about.items);
        let amount = row.about.amount;
        notes.push((format!("{day} 购买{items}，{amount} 元"), format!("Bought {day}: {items} {amount}")).into());
    }
    let style = book.member(row.member).profile.as_deref().and_then(|profile| profile.style);
    notes.push(advice(row.first().step, style).into());
    notes
}
