//! Rows of purchases of which there is nothing to be said: nearly all of them. Such a row is told by its date and amount,
//! before anything is asked that only other rows answer.

use chrono::NaiveDate;

use super::super::cell::Raw;
use super::super::identity::Who;
use super::super::row::Row;
use super::super::values::date::{self, Date};
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

impl Glance {
    /// The sale and the party that bought, if there is nothing to be said of the row, whatever stands above it.
    pub(super) fn plainly(&self) -> Option<(usize, Sale)> {
        self.who.index().zip(self.sale)
    }
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
        if row.is_left_open() || row.is_wider(self.width) || row.has_faults() {
            return None;
        }
        let amount = self.columns.plain_amount(row).or_else(|| self.amount(row))?;
        let date = self.columns.date?;
        let day = row.plain(date).and_then(date::plain).or_else(|| day(row.get(date)))?;
        let is_plain = day <= self.until && amount != Money::ZERO;
        (is_plain && self.columns.says_no_more(row)).then_some(Sale { day, amount })
    }

    /// An amount that is written in some other way, of which there is nothing to be said.
    fn amount(&self, row: &Row<'_>) -> Option<Money> {
        match self.columns.amount_of(row) {
            Amount::Money { amount, note: None } => Some(amount),
            _ => None,
        }
    }
}

/// A day that is written in some other way, of which there is nothing to be said.
fn day(cell: Raw<'_>) -> Option<NaiveDate> {
    let read = date::date(cell).ok().filter(|read| read.note.is_none())?;
    match read.value {
        Date::Day(day) => Some(day),
        Date::Slashed(_) => None,
    }
}
