//! The rows of a sheet that was understood → members, lines and log entries, each row in one bucket of the balance.

mod above;
mod answers;
mod approvals;
mod callbacks;
mod cells;
mod complaints;
mod data;
mod days;
mod footer;
mod from_row;
mod identity;
mod inline;
mod inspections;
mod items;
mod kinds;
mod listed;
mod log_cells;
mod measures;
mod members;
mod merged;
mod orders;
mod outliers;
mod pass;
mod people;
mod plain;
mod profit;
mod purchases;
mod read_row;
mod register;
mod sale;
mod title;
mod totals;
mod vouchers;
mod wide;

use std::ops::ControlFlow;

use chrono::NaiveDate;

use super::call_list::CallList;
use super::gathered::Gathered;
use super::header::{Border, Layout};
use super::identity::Who;
use super::records::Keep;
use super::row::{Row, Walk};
use crate::book::{Details, Fact, Place};

use data::{Data, is_selected};
pub(super) use days::count_days;
use identity::Identity;
pub(super) use merged::fill_down;
use pass::Pass;
use plain::{Glance, Plain};
use read_row::{Fate, ReadRow};

/// A sheet to be read, and how.
pub(super) struct Task<'a> {
    /// Its number.
    pub(super) sheet: u16,
    /// How it was understood.
    pub(super) layout: &'a Layout,
    /// The day the report speaks for.
    pub(super) as_of: NaiveDate,
    /// Fields of purchases and the values they must have.
    pub(super) select: &'a [(String, String)],
    /// What of each line is read.
    pub(super) details: Details,
    /// Whether it is a sheet of the book on disk, where every row has been understood before.
    pub(super) stored: bool,
    /// Where everything is kept for a book on disk: what beyond the rest.
    pub(super) keep: Option<Keep>,
    /// The call list that it is, if it is one.
    pub(super) list: Option<&'a CallList>,
}

impl Task<'_> {
    /// The last day whose rows are used: a book on disk waits for the days to come.
    fn until(&self) -> NaiveDate {
        if self.keep.is_some() { NaiveDate::MAX } else { self.as_of }
    }
}

/// Where the rows of a table end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// With the sheet.
    Sheet,
    /// Above this row, the header of another table.
    Table(u32),
    /// Too early; what stopped the walk is said.
    Early,
}

/// Walks through a table and gathers what its rows say; `border` is where it ends, if another may stand below it.
pub(super) fn gather(walk: &mut dyn Walk, task: &Task<'_>, mut border: Option<Border<'_>>, to: &mut Gathered) -> End {
    let &Task { sheet, layout, select, stored, .. } = task;
    let mut reader = kinds::reader(task, to);
    let has_all = || select.iter().all(|(field, _)| layout.column(field).is_some());
    let select = if layout.kind.is_selected(has_all) { select } else { &[] };
    let select: Vec<_> = select.iter().map(|(field, value)| (layout.column(field), value.as_str())).collect();
    let identity = if task.list.is_some() { Identity::of_list(layout) } else { Identity::new(layout) };
    let mut parties = std::mem::take(&mut to.parties);
    let (data, plain) = (Data::new(layout), Plain::new(task));
    let mut ended = false;
    let mut ahead = |rows: &[Row<'_>], marks: &mut Vec<u32>| {
        let before = marks.len();
        marks.extend(rows.iter().map(|row| {
            let plainly = data.holds_plainly(row);
            ended = ended || (!plainly && crosses(&mut border, row));
            let wanted = !ended && (plainly || data.holds(row)) && is_selected(row, &select);
            let unless = if ended { Who::ELSEWHERE } else { Who::NO_DATA };
            if wanted { Who::UNSEEN } else { unless }.mark()
        }));
        let sheet_columns = (identity.kind, identity.columns());
        let marks = &mut marks[before..];
        parties.whom(sheet_columns, rows, marks, |row| identity.plain(row), |row| identity.said(row, sheet));
    };
    let mut pass = Pass::new(task);
    let mut end = End::Sheet;
    let mut glances = Vec::new();
    let walked = walk.walk_ahead(&mut ahead, &mut |rows, marks| {
        let here = marks.iter().take_while(|mark| **mark != Who::ELSEWHERE.mark()).count();
        glances.clear();
        glances.extend(rows.iter().zip(&marks[..here]).map(|(row, mark)| {
            let who = Who::of_mark(*mark);
            let sale = plain.as_ref().filter(|_| who != Who::NO_DATA).and_then(|plain| plain.sale(row));
            Glance { who, sale }
        }));
        pass.rows(rows, &glances, reader.as_mut(), to);
        let Some(other) = rows.get(here) else { return ControlFlow::Continue(()) };
        end = End::Table(other.number);
        ControlFlow::Break(())
    });
    if task.list.is_some() {
        // What is wrong with a number was said of the sheet that the list was made from.
        parties.notes.clear();
    }
    to.take_back(parties);
    let mut remarks = walk.remarks();
    // What holds for the sheet as a whole is known, and said, once it was walked through to its end.
    remarks.retain(|remark| end == End::Sheet || remark.row > 0);
    merged::say(remarks, sheet, layout, to);
    if walked.is_ok() && !pass.any && select.is_empty() && !stored {
        to.problem(Place::sheet(sheet), Fact::HeaderOnly, "");
    }
    if let Err((row, fact)) = walked {
        to.problem(Place::row(sheet, row), fact, "");
        end = End::Early;
    }
    pass.say_passed_over(to);
    reader.finish(to);
    end
}

/// Whether another table begins at a row.
fn crosses(border: &mut Option<Border<'_>>, row: &Row<'_>) -> bool {
    border.as_mut().is_some_and(|border| border.is_crossed_by(row))
}

/// The row where another table begins below one that is not gathered.
pub(super) fn next_table(walk: &mut dyn Walk, mut border: Option<Border<'_>>) -> End {
    let mut end = End::Sheet;
    if border.is_none() {
        return end;
    }
    // A sheet that cannot be walked through to its end holds nothing more that could be read.
    let _ = walk.walk(&mut |row| {
        if crosses(&mut border, &row) {
            end = End::Table(row.number);
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    });
    end
}

/// Whether some identity stands on two rows of the table.
pub(super) fn somebody_stands_twice(walk: &mut dyn Walk, layout: &Layout, mut border: Option<Border<'_>>) -> bool {
    let identity = Identity::new(layout);
    let mut seen = hashbrown::HashSet::new();
    let mut twice = false;
    // A sheet that cannot be walked through to its end says so when it is read.
    let _ = walk.walk(&mut |row| {
        let written = identity.written(&row);
        let data = row.number > layout.header_last && !written.is_empty() && totals::word(&row, layout).is_none();
        twice = data && !seen.insert(written);
        if twice || crosses(&mut border, &row) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    twice
}

/// The cell of a row in a column.
fn at(sheet: u16, row: &Row<'_>, column: usize) -> Place {
    Place { sheet, row: row.number, column: u16::try_from(column).unwrap_or(Place::WHOLE_ROW) }
}
