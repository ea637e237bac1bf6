//! Rows of a filled-in call list → contacts, each about the planned contact that its key names.

use chrono::NaiveDate;

use super::super::call_list::CallList;
use super::super::gathered::{ContactRow, Gathered};
use super::super::lists;
use super::super::row::Row;
use super::super::values::planned::{self, Planned};
use super::super::values::text;
use super::log_cells::LogCells;
use super::plain::Glance;
use super::purchases::after;
use super::{Fate, Identity, ReadRow};
use crate::book::callback::Step;
use crate::book::{Approval, Bucket, Contact, Fact, Money, Place};

/// Reads the rows of a call list.
pub(super) struct ListedRows<'a> {
    list: &'a CallList,
    cells: LogCells<'a>,
    identity: Identity,
    as_of: NaiveDate,
    /// How many rows were filled in, and how many not.
    rows: [u64; 2],
    /// How many of the rows that nobody acted on a manager answered.
    answers: u64,
}

impl<'a> ListedRows<'a> {
    pub(super) fn new(sheet: u16, list: &'a CallList, as_of: NaiveDate) -> Self {
        let identity = Identity::of_list(&list.layout);
        Self { list, cells: LogCells { sheet, layout: &list.layout }, identity, as_of, rows: [0; 2], answers: 0 }
    }

    /// The day of the contact: as the staff wrote it, else that for which the row was listed.
    fn day(&self, row: &Row<'_>, to: &mut Gathered) -> Option<NaiveDate> {
        if let Some(column) = self.list.done_on.filter(|&column| !row.value(column).is_blank()) {
            return self.cells.day_in(row, column, to);
        }
        let day = self.list.day_of(row);
        if day.is_none() {
            to.problem(Place::row(self.cells.sheet, row.number), Fact::NoContactDate, "");
        }
        day
    }

    /// Takes what the manager said to a row that nobody has acted on yet.
    fn answer(&mut self, row: &Row<'_>, party: usize, key: &str, to: &mut Gathered) -> Fate {
        let aside = (Bucket::SetAside, Money::ZERO);
        let column = self.cells.layout.column("approved");
        // What is no answer was said with its cell.
        let Some(verdict) = column.and_then(|column| self.cells.verdict_in(row, column, to)) else { return aside };
        let Some(contact) = Planned::of(key).and_then(|planned| planned.contact) else {
            to.problem(Place::row(self.cells.sheet, row.number), Fact::AnswerWithoutKey, "");
            return aside;
        };
        self.answers += 1;
        let (proposed, moved) = (self.list.day_of(row), self.cells.day(row, "moved", to));
        let place = Place::row(self.cells.sheet, row.number);
        let entry = Approval { member: None, contact, proposed, verdict, moved, place };
        to.lists.approvals.push(lists::Row { party: Some(party), entry });
        (Bucket::Attributed, Money::ZERO)
    }

    /// Who called: as the staff wrote it, else for whom the row was meant.
    fn staff(&self, row: &Row<'_>) -> Box<str> {
        let written = self.cells.text(row, "staff");
        let assigned = || self.list.assigned.map(|column| text::trim(&row.value(column).text()).into());
        if written.is_empty() { assigned().unwrap_or_default() } else { written }
    }
}

impl ReadRow for ListedRows<'_> {
    fn take(&mut self, row: &Row<'_>, glance: Glance, to: &mut Gathered) -> Fate {
        let is_filled = self.list.is_filled_in(row);
        if !is_filled && !self.list.is_answered(row) {
            self.rows[1] += 1;
            return (Bucket::Blank, Money::ZERO);
        }
        self.rows[0] += u64::from(is_filled);
        let place = Place::row(self.cells.sheet, row.number);
        let aside = (Bucket::SetAside, Money::ZERO);
        let key = self.cells.text(row, "key");
        let masked = planned::member(&key).is_some_and(|member| member.contains('*'));
        let Some(party) = glance.who.index().filter(|_| !masked) else {
            let fact = if masked { Fact::MaskedList } else { Fact::NoIdentity };
            to.problem(place, fact, &self.identity.written(row));
            return aside;
        };
        to.meet(party);
        if !is_filled {
            return self.answer(row, party, &key, to);
        }
        let Some(day) = self.day(row, to) else { return aside };
        if let Some((bucket, fact)) = after(day, self.as_of) {
            to.problem(place, fact, &day.to_string());
            return (bucket, Money::ZERO);
        }
        let contact = self.cells.contact(row, party, day, &self.staff(row), to);
        let contact = with_words(contact, self.cells.text(row, "result"));
        let contact = about(contact, Planned::of(&key).and_then(|planned| planned.contact));
        to.contacts.push(ContactRow { party, contact });
        (Bucket::Attributed, Money::ZERO)
    }

    fn finish(&mut self, to: &mut Gathered) {
        let ([filled, blank], place) = (self.rows, Place::sheet(self.cells.sheet));
        to.problem(place, Fact::CallList(filled, blank), "");
        if self.answers > 0 {
            to.problem(place, Fact::Answers(self.answers), "");
        }
    }
}

/// The contact with what stands under its result as what was said, where that is no result and nothing else was said.
fn with_words(contact: Contact, result: Box<str>) -> Contact {
    let is_lost = contact.result.is_none() && contact.welcome.is_none() && contact.reply.is_empty();
    if is_lost { Contact { reply: result, ..contact } } else { contact }
}

/// The contact with what its row was about: the step of its key, and the other reasons of the row. A row that the staff
/// added has no key; it is a row of a log like any other, about the first reason that it names.
fn about(contact: Contact, planned: Option<(Step, NaiveDate)>) -> Contact {
    let reasons = planned::steps(&contact.step);
    let first = planned.map(|(step, _)| step).or(reasons.first().copied());
    let also = reasons.into_iter().filter(|&step| planned.is_some() && Some(step) != first).collect();
    let step = first.map_or(contact.step, |step| step.words().0.into());
    Contact { step, planned, also, ..contact }
}
