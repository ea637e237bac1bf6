//! Rows of a callback log → contacts.

use chrono::NaiveDate;

use super::super::cell::Raw;
use super::super::gathered::{ContactRow, Gathered};
use super::super::header::Layout;
use super::super::row::Row;
use super::super::values::date::{Date, Orders, date};
use super::super::values::{contact, text};
use super::plain::Glance;
use super::purchases::after;
use super::{Fate, Identity, ReadRow, at};
use crate::book::{Bucket, Contact, Fact, MemberId, Money, Place};

/// Reads the rows of a callback log.
pub(super) struct Callbacks<'a> {
    sheet: u16,
    layout: &'a Layout,
    identity: Identity,
    as_of: NaiveDate,
}

impl<'a> Callbacks<'a> {
    pub(super) fn new(sheet: u16, layout: &'a Layout, as_of: NaiveDate) -> Self {
        Self { sheet, layout, identity: Identity::new(layout), as_of }
    }

    fn cell<'r>(&self, row: &Row<'r>, field: &str) -> Raw<'r> {
        self.layout.column(field).map_or(Raw::Blank, |column| row.value(column))
    }

    /// The text in a column.
    fn text(&self, row: &Row<'_>, field: &str) -> Box<str> {
        text::trim(&self.cell(row, field).text()).into()
    }

    /// The day in a column; what is wrong with it is said.
    fn day(&self, row: &Row<'_>, field: &str, to: &mut Gathered) -> Option<NaiveDate> {
        let column = self.layout.column(field)?;
        let cell = row.value(column);
        if cell.is_blank() {
            return None;
        }
        let place = at(self.sheet, row, column);
        let read = date(cell).and_then(|read| match read.value {
            Date::Day(day) => Ok((day, read.note)),
            Date::Slashed(slashed) => slashed.settle(Orders::default()).map(|day| (day, None)).ok_or(Fact::DayOrMonth),
        });
        match read {
            Ok((day, note)) => {
                if let Some(note) = note {
                    to.problem(place, note, &cell.text());
                }
                Some(day)
            }
            Err(fact) => {
                to.problem(place, fact, &cell.text());
                None
            }
        }
    }
}

impl ReadRow for Callbacks<'_> {
    fn take(&mut self, row: &Row<'_>, glance: Glance, to: &mut Gathered) -> Fate {
        let place = Place::row(self.sheet, row.number);
        let aside = (Bucket::SetAside, Money::ZERO);
        let Some(party) = glance.who.index() else {
            to.problem(place, Fact::NoIdentity, &self.identity.written(row));
            return aside;
        };
        to.meet(party);
        if self.cell(row, "date").is_blank() {
            to.problem(place, Fact::NoDate, "");
            return aside;
        }
        let Some(day) = self.day(row, "date", to) else { return aside };
        if let Some((bucket, fact)) = after(day, self.as_of) {
            to.problem(place, fact, &day.to_string());
            return (bucket, Money::ZERO);
        }
        let staff = self.text(row, "staff");
        let staff = to.staff.intern(&staff, place);
        let contact = Contact {
            member: MemberId::new(party),
            day,
            staff,
            channel: contact::channel(self.cell(row, "channel")),
            step: self.text(row, "reason"),
            result: contact::result(self.cell(row, "result")),
            reply: self.text(row, "content"),
            leaving_reason: self.text(row, "leaving_reason"),
            next: self.day(row, "next", to),
            place,
        };
        to.contacts.push(ContactRow { party, contact });
        (Bucket::Attributed, Money::ZERO)
    }

    fn amount(&self, _: &Row<'_>) -> Option<Money> {
        None
    }

    fn money(&self, _: &Row<'_>) -> Money {
        Money::ZERO
    }

    fn finish(&mut self, _: &mut Gathered) {}
}
