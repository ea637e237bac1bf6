//! A call list of this program that the staff filled in: known by its headings, in whatever order and format it was saved.
//!
//! The staff sort, filter and split such a list, delete rows and columns, save it as xls, ods or csv. What must be left
//! are the days, a column for the result or what the member said, and one that tells the member; all else only helps.

use std::ops::ControlFlow;

use chrono::{Days, NaiveDate};

use super::dictionary::dictionary;
use super::header::{self, Layout, Mapping, Naming, fold};
use super::preview::Preview;
use super::row::{Row, Walk};
use super::values::date::{Date, date};
use super::values::{quantity, text};
use crate::book::{Kind, Match};

/// The columns that are read as fields of a log: the field, and the heading in Chinese, in English, as a key.
const FIELDS: [(&str, [&str; 3]); 14] = [
    ("key", ["编号", "Key", "key"]),
    ("date", [DUE[0], DUE[1], DUE[2]]),
    ("reason", ["回访内容", "Reasons", "reasons"]),
    ("channel", ["方式", "Channel", "channel"]),
    ("card_no", ["会员", "Member", "member"]),
    ("name", ["姓名", "Name", "name"]),
    ("phone", ["电话", "Phone", "phone"]),
    ("result", ["结果", "Result", "result"]),
    ("content", ["顾客反馈", "Reply", "reply"]),
    ("news_welcome", ["愿意接收", "News welcome", "news_welcome"]),
    ("next", ["下次联系", "Next date", "next_date"]),
    ("staff", ["回访人", "Done by", "done_by"]),
    ("approved", ["店长同意", "Approved", "approved"]),
    ("moved", ["改期到", "New date", "new_date"]),
];
const DUE: [&str; 3] = ["应回访日", "Due", "due"];
const OVERDUE: [&str; 3] = ["逾期天数", "Days overdue", "days_overdue"];
const ASSIGNED: [&str; 3] = ["回访人员", "Staff", "staff"];

/// What the staff fill in; a row in which none of it is filled says nothing.
const FILLED_IN: [&str; 5] = ["result", "content", "news_welcome", "next", "staff"];

/// Rows among which the heading is looked for: somebody may have put a title above it.
const ABOVE: usize = 10;

/// A call list, and where its columns stand.
#[derive(Debug)]
pub(super) struct CallList {
    /// Its columns as fields of a log.
    pub(super) layout: Layout,
    /// The day on which each row was due is that of the list, once the days overdue are added.
    overdue: Option<usize>,
    /// The person for whom the row was meant.
    pub(super) assigned: Option<usize>,
    /// A column that the staff added for the day of the contact.
    pub(super) done_on: Option<usize>,
    /// The day of the list, for rows that the staff added.
    day: Option<NaiveDate>,
    /// Whether any row is filled in.
    pub(super) is_filled: bool,
}

impl CallList {
    /// The call list that a sheet holds, if it is one.
    pub(super) fn of(preview: &Preview, walk: &mut dyn Walk) -> Option<Self> {
        let at = preview.rows.iter().take(ABOVE).position(|row| is_heading(&row.row()))?;
        let heading = &preview.rows[at];
        let find = |names: &[&str; 3]| heading.row().iter().position(|cell| is_named(&cell.text(), names));
        let mapping = |(field, names): &(&str, [&str; 3])| {
            let column = (find(names)? + 1).to_string();
            Some(Mapping { field: (*field).to_owned(), column })
        };
        let mapped: Vec<Mapping> = FIELDS.iter().filter_map(mapping).collect();
        let naming = Naming { mapped: &mapped, kind: Some(Kind::Callbacks), ..Naming::default() };
        // Titles above are no part of it.
        let below = Preview { rows: preview.rows[at..].to_vec(), ..Preview::default() };
        let layout = header::understand(&below, "", &naming).ok()?.with_columns_as_called();
        let done_on = layout.columns.iter().find(|column| column.field.is_empty() && is_date(&column.header));
        let mut list = Self {
            overdue: find(&OVERDUE),
            assigned: find(&ASSIGNED),
            done_on: done_on.map(|column| usize::from(column.index)),
            day: None,
            is_filled: false,
            layout,
        };
        list.name_columns();
        list.look_through(walk);
        Some(list)
    }

    /// Says of the columns that are read beside the fields of a log that they are used.
    fn name_columns(&mut self) {
        let own = [("days_overdue", self.overdue), ("assigned", self.assigned), ("done_on", self.done_on)];
        for (field, at) in own {
            let column = self.layout.columns.iter_mut().find(|column| Some(usize::from(column.index)) == at);
            if let Some(column) = column {
                (column.field, column.how) = (field.to_owned(), Match::Exact);
            }
        }
    }

    /// Sees which is the day of the list, and whether anything is filled in.
    fn look_through(&mut self, walk: &mut dyn Walk) {
        super::rows::count_days(walk, &self.layout);
        let (mut first, mut filled) = (None::<NaiveDate>, false);
        // A sheet that cannot be walked through to its end says so when it is read.
        let _ = walk.walk(&mut |row| {
            if row.number > self.layout.header_last {
                filled |= self.is_filled_in(&row) || self.is_answered(&row);
                first = self.listed_on(&row).into_iter().chain(first).min();
            }
            ControlFlow::Continue(())
        });
        (self.day, self.is_filled) = (first, filled);
    }

    /// Whether the staff filled in anything of a row.
    pub(super) fn is_filled_in(&self, row: &Row<'_>) -> bool {
        let columns = FILLED_IN.iter().filter_map(|field| self.layout.column(field)).chain(self.done_on);
        columns.map(|column| row.value(column).text()).any(|written| !text::trim(&written).is_empty())
    }

    /// Whether the manager said anything to what a row proposes.
    pub(super) fn is_answered(&self, row: &Row<'_>) -> bool {
        let written = self.layout.column("approved").map(|column| row.value(column).text());
        written.is_some_and(|written| !text::trim(&written).is_empty())
    }

    /// The day on which a row was listed to be called: its own day, or, overdue, the day of the list.
    fn listed_on(&self, row: &Row<'_>) -> Option<NaiveDate> {
        let Date::Day(due) = date(row.value(self.layout.column("date")?)).ok()?.value else { return None };
        let overdue = self.overdue.and_then(|column| quantity::count(row.value(column)).ok());
        due.checked_add_days(Days::new(overdue.map_or(0, |read| u64::try_from(read.value).unwrap_or_default())))
    }

    /// The day for a row that does not say when it was called: that on which it was listed, else that of the list.
    pub(super) fn day_of(&self, row: &Row<'_>) -> Option<NaiveDate> {
        self.listed_on(row).or(self.day)
    }
}

/// Whether a row is the heading of a call list: its days and something to fill in, and more of its own names.
fn is_heading(row: &Row<'_>) -> bool {
    let has = |names: &[&str; 3]| row.iter().any(|cell| is_named(&cell.text(), names));
    let names = |field: &str| FIELDS.iter().find(|(own, _)| *own == field).is_some_and(|(_, names)| has(names));
    let whom = ["key", "card_no", "phone", "name"].into_iter().any(names);
    let own = has(&OVERDUE) || (names("key") && names("reason"));
    has(&DUE) && own && whom && (names("result") || names("content"))
}

fn is_named(written: &str, names: &[&str; 3]) -> bool {
    let written = text::trim(written);
    names.contains(&written)
}

/// Whether a heading is a name for the day of a contact.
fn is_date(header: &str) -> bool {
    let senses = dictionary().whole(&fold(header)).iter();
    senses.into_iter().any(|sense| sense.kind == Kind::Callbacks && sense.field == "date")
}
