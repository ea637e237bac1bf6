//! The cells of a row about a contact, in a callback log or on a call list.

use chrono::{Datelike, NaiveDate};

use super::super::cell::Raw;
use super::super::gathered::Gathered;
use super::super::header::Layout;
use super::super::row::Row;
use super::super::values::birthday::{Reading, birthday};
use super::super::values::date::{Date, Orders, date};
use super::super::values::mark::{self, Asks};
use super::super::values::{contact, text, verdict};
use super::at;
use crate::book::{CallResult, Contact, Fact, MemberId, Oversight, Place, Verdict};

/// The cells of a sheet's rows by field.
#[derive(Debug, Clone, Copy)]
pub(super) struct LogCells<'a> {
    pub(super) sheet: u16,
    pub(super) layout: &'a Layout,
}

impl LogCells<'_> {
    pub(super) fn cell<'r>(&self, row: &Row<'r>, field: &str) -> Raw<'r> {
        self.layout.column(field).map_or(Raw::Blank, |column| row.value(column))
    }

    /// The text in a column.
    pub(super) fn text(&self, row: &Row<'_>, field: &str) -> Box<str> {
        text::trim(&self.cell(row, field).text()).into()
    }

    /// The day in the column of a field; what is wrong with it is said.
    pub(super) fn day(&self, row: &Row<'_>, field: &str, to: &mut Gathered) -> Option<NaiveDate> {
        self.day_in(row, self.layout.column(field)?, to)
    }

    /// The day in a column; what is wrong with it is said.
    pub(super) fn day_in(&self, row: &Row<'_>, column: usize, to: &mut Gathered) -> Option<NaiveDate> {
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

    /// The contact that a row is about: with `party`, on `day`, made by `staff`.
    pub(super) fn contact(
        &self,
        row: &Row<'_>,
        party: usize,
        day: NaiveDate,
        staff: &str,
        to: &mut Gathered,
    ) -> Contact {
        let place = Place::row(self.sheet, row.number);
        let staff = to.staff.intern(staff, place);
        let said = contact::said(self.cell(row, "result"), self.cell(row, "content"));
        let marked = self.welcome(row, to);
        let refused = marked == Some(mark::Consent::DoNotContact);
        Contact {
            member: MemberId::new(party),
            day,
            staff,
            channel: contact::channel(self.cell(row, "channel")),
            step: self.text(row, "reason"),
            result: if refused { Some(CallResult::Refused) } else { said.result },
            reply: self.text(row, "content"),
            leaving_reason: self.text(row, "leaving_reason"),
            next: self.next(row, day, to),
            planned: None,
            also: Box::default(),
            phone: None,
            // What was said against messages counts, whatever is ticked beside it.
            welcome: said.welcome.or(marked.map(|consent| consent == mark::Consent::Yes)),
            oversight: self.oversight(row, to),
            place,
        }
    }

    /// What the manager said of the row.
    fn oversight(&self, row: &Row<'_>, to: &mut Gathered) -> Oversight {
        Oversight {
            verdict: self.layout.column("approved").and_then(|column| self.verdict_in(row, column, to)),
            reviewed_by: self.text(row, "reviewed_by"),
            reviewed: self.day(row, "reviewed", to),
        }
    }

    /// What the manager said to a proposal, in a column.
    pub(super) fn verdict_in(&self, row: &Row<'_>, column: usize, to: &mut Gathered) -> Option<Verdict> {
        let cell = row.value(column);
        if cell.is_blank() {
            return None;
        }
        let verdict = verdict::verdict(cell);
        if verdict.is_none() {
            to.problem(at(self.sheet, row, column), Fact::UnknownMark, &cell.text());
        }
        verdict
    }

    /// The day agreed on in a contact of `day`. A spreadsheet shows one of the same year without it, and saves it so as
    /// text: 11月28日 is the next day of that name.
    fn next(&self, row: &Row<'_>, day: NaiveDate, to: &mut Gathered) -> Option<NaiveDate> {
        let cell = self.cell(row, "next");
        if date(cell).err() != Some(Fact::NoYear) {
            return self.day(row, "next", to);
        }
        let reading = Reading { as_of_year: day.year(), lunar: false, orders: Orders::default() };
        let named = birthday(cell, reading).ok().map(|read| read.value).filter(|named| !named.lunar);
        let in_year = |year: i32| named.and_then(|named| NaiveDate::from_ymd_opt(year, named.month, named.day));
        let years = [day.year(), day.year() + 1];
        let next = years.into_iter().filter_map(in_year).find(|&next| next > day);
        next.or_else(|| self.day(row, "next", to))
    }

    /// What stands in the column that asks whether messages are welcome.
    fn welcome(&self, row: &Row<'_>, to: &mut Gathered) -> Option<mark::Consent> {
        let column = self.layout.column("news_welcome")?;
        let cell = row.value(column);
        if cell.is_blank() {
            return None;
        }
        match mark::consent(cell, Asks::OptIn) {
            Ok(read) => Some(read.value),
            Err(fact) => {
                to.problem(at(self.sheet, row, column), fact, &cell.text());
                None
            }
        }
    }
}
