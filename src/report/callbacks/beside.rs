//! A list of what no schedule brings, with its messages.

use chrono::NaiveDate;

use super::message::Writer;
use super::{sms, task};
use crate::book::callback::{Beside, Row, State, Waits};
use crate::book::{Book, Rules};
use crate::report::approach::sentence;
use crate::table::{Column, Report, Table, Words};

/// What the lists of a report are made of.
pub(super) type Of<'a> = (&'a Book, &'a Rules, NaiveDate);

/// A list for calling under a key and a title, with columns of its own.
pub(super) type List<'a> = (&'static str, (&'static str, &'static str), Vec<Row>, Vec<Column<'a, Row>>);

/// The report of these lists; the text messages of all of them stand aside.
pub(super) fn report<'a>(of: Of<'a>, lists: Vec<List<'a>>) -> Report<'a> {
    let (book, rules, as_of) = of;
    let rows: Vec<Row> = lists.iter().flat_map(|(.., rows, _)| rows.iter().cloned()).collect();
    let table = |(key, title, rows, own): List<'a>| task::list_with(key, title, rows, of, own);
    let mut tables: Vec<Table<'a>> = lists.into_iter().map(table).collect();
    let [now, _] = sms::tables(book, Writer::new(book, rules, as_of), &rows);
    tables.push(now);
    let mut report = Report::new("callbacks", ("回访名单", "Callbacks"), tables);
    report.for_calling = true;
    report
}

/// How many were left out for which reason.
pub(super) fn left_out(beside: &Beside) -> Option<Words> {
    let words = |state: &State| match state {
        State::Due(Some(Waits::Household)) => Some(("今天已有电话", "called today already")),
        state => state.reason().map(|(_, words)| words),
    };
    sentence(beside.left_out.iter().filter_map(|(state, &count)| Some((words(state)?, count))))
}
