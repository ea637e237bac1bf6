//! Rows of purchases of which there is nothing to be said: nearly all of them. Such a row is told by its date and amount,
//! before anything is asked that only other rows answer.

use chrono::NaiveDate;

use super::super::identity::Who;
use super::super::row::Row;
use super::super::values::date::{Date, date};
use super::Task;
use super::sale::{Amount, Columns};
use crate::book::{Kind, Money};

/// What is known of a row when it is taken.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glance {
    /// Whom it means.
    pub(super) who: Who,
    /// Its sale, if there is nothing to be said of the row.
    pub(super) sale: Option<Sale>,
}

/// When and for how much a row was sold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sale {
    pub(super) day: NaiveDate,
    pub(super) amount: Money,
}

/// Tells such rows from others by what each says itself.
pub(super) struct Plain {
    columns: Columns,
    width: usize,
    until: NaiveDate,
}

impl Plain {
    /// For the rows of a table of purchases, unless each of its rows states where it comes from.
    pub(super) fn new(task: &Task<'_>) -> Option<Self> {
        let told = task.layout.kind == Kind::Purchases && !task.stored;
        let columns = || Columns::new(task.sheet, task.layout);
        told.then(|| Self { columns: columns(), width: task.layout.width, until: task.until() })
    }

    /// The sale of a row, if there is nothing to be said of it.
    pub(super) fn sale(&self, row: &Row<'_>) -> Option<Sale> {
        if row.is_left_open() || row.is_wider(self.width) || row.faults().next().is_some() {
            return None;
        }
        let Amount::Money { amount, note: None } = self.columns.amount_of(row) else { return None };
        let read = date(row.get(self.columns.date?)).ok()?;
        let Date::Day(day) = read.value else { return None };
        let is_plain = read.note.is_none() && day <= self.until && amount != Money::ZERO;
        (is_plain && self.columns.says_no_more(row)).then_some(Sale { day, amount })
    }
}
