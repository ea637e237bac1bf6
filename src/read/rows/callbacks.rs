//! Rows of a callback log → contacts.

use chrono::NaiveDate;

use super::super::gathered::{ContactRow, Gathered};
use super::super::header::Layout;
use super::super::row::Row;
use super::super::values::planned::Planned;
use super::log_cells::LogCells;
use super::plain::Glance;
use super::purchases::after;
use super::{Fate, Identity, ReadRow};
use crate::book::{Bucket, Contact, Fact, Money, Place};

/// Reads the rows of a callback log.
pub(super) struct Callbacks<'a> {
    cells: LogCells<'a>,
    identity: Identity,
    as_of: NaiveDate,
}

impl<'a> Callbacks<'a> {
    pub(super) fn new(sheet: u16, layout: &'a Layout, as_of: NaiveDate) -> Self {
        Self { cells: LogCells { sheet, layout }, identity: Identity::new(layout), as_of }
    }
}

impl ReadRow for Callbacks<'_> {
    fn take(&mut self, row: &Row<'_>, glance: Glance, to: &mut Gathered) -> Fate {
        let place = Place::row(self.cells.sheet, row.number);
        let aside = (Bucket::SetAside, Money::ZERO);
        let Some(party) = glance.who.index() else {
            to.problem(place, Fact::NoIdentity, &self.identity.written(row));
            return aside;
        };
        to.meet(party);
        if self.cells.cell(row, "date").is_blank() {
            to.problem(place, Fact::NoDate, "");
            return aside;
        }
        let Some(day) = self.cells.day(row, "date", to) else { return aside };
        if let Some((bucket, fact)) = after(day, self.as_of) {
            to.problem(place, fact, &day.to_string());
            return (bucket, Money::ZERO);
        }
        let key = self.cells.text(row, "key");
        let planned = Planned::of(&key).unwrap_or_default();
        let staff = self.cells.text(row, "staff");
        let contact = self.cells.contact(row, party, day, &staff, to);
        let contact = Contact { planned: planned.contact, also: planned.also, ..contact };
        to.contacts.push(ContactRow { party, contact });
        (Bucket::Attributed, Money::ZERO)
    }
}
