//! The callback record behind a member's row: 购买日期, 购买详情, 第三天, 第7-10天, … each filled cell is a contact.

use chrono::{Days, NaiveDate};

use super::super::gathered::{ContactRow, Gathered};
use super::super::header::Layout;
use super::super::row::Row;
use super::super::values::date::{Date, Orders, date};
use super::super::values::{contact, entries, text};
use super::at;
use super::purchases::after;
use crate::book::{Channel, Contact, Fact, MemberId, Oversight};
use crate::read::cell::Raw;

/// The columns of the record: field, how a log names the step, and how many days after the purchase it is due, the
/// purchase being day 1: a cell without a day is taken to be of that one.
const STEPS: [(&str, &str, Option<u64>); 6] = [
    ("callback.d2", "第2天", Some(1)),
    ("callback.d3", "第3天", Some(2)),
    ("callback.d7_10", "第7-10天", Some(6)),
    ("callback.d30", "第30天", Some(29)),
    ("callback.d120", "一季度", Some(119)),
    ("callback.holiday", "节日", None),
];

/// A column of the record.
struct Step {
    column: usize,
    name: &'static str,
    days: Option<u64>,
}

/// Reads the callback record of member rows.
pub(super) struct Wide {
    sheet: u16,
    as_of: NaiveDate,
    purchased: Option<usize>,
    steps: Vec<Step>,
}

impl Wide {
    /// `None` for a member sheet without such columns.
    pub(super) fn new(sheet: u16, layout: &Layout, as_of: NaiveDate) -> Option<Self> {
        let of = |&(field, name, days): &(&'static str, &'static str, Option<u64>)| {
            layout.columns_of(field).map(move |column| Step { column, name, days }).collect::<Vec<_>>()
        };
        let steps: Vec<Step> = STEPS.iter().flat_map(of).collect();
        let purchased = layout.column("each.date").or_else(|| layout.column("last_purchase"));
        (!steps.is_empty()).then_some(Self { sheet, as_of, purchased, steps })
    }

    /// Takes the contacts of a row.
    pub(super) fn take(&self, row: &Row<'_>, party: usize, to: &mut Gathered) {
        let purchased = self.purchased.and_then(|column| last_day(row.get(column)));
        for step in &self.steps {
            let cell = row.value(step.column);
            let written = cell.text();
            let note = text::trim(&written);
            if note.is_empty() || text::is_nothing(note) {
                continue;
            }
            let place = at(self.sheet, row, step.column);
            let (own, reply) = dated(cell, note);
            let counted = purchased.zip(step.days).and_then(|(day, days)| day.checked_add_days(Days::new(days)));
            let Some(day) = own.or(counted) else {
                to.problem(place, Fact::NoContactDate, note);
                continue;
            };
            if let Some((_, fact)) = after(day, self.as_of) {
                to.problem(place, fact, &day.to_string());
                continue;
            }
            let by_name = (step.days == Some(1)).then_some(Channel::Sms);
            let said = contact::said(cell, Raw::Blank);
            let contact = Contact {
                member: MemberId::new(party),
                day,
                staff: crate::book::NameId::NONE,
                channel: contact::channel(cell).or(by_name),
                step: step.name.into(),
                result: said.result,
                reply: reply.into(),
                leaving_reason: Box::default(),
                next: None,
                planned: None,
                also: Box::default(),
                phone: None,
                welcome: said.welcome,
                oversight: Oversight::default(),
                place,
            };
            to.contacts.push(ContactRow { party, contact });
        }
    }
}

/// The day that stands in a cell, or in front of its text, and the text behind it.
fn dated<'a>(cell: Raw<'_>, note: &'a str) -> (Option<NaiveDate>, &'a str) {
    match cell {
        Raw::Text(_) => entries::dated(note),
        other => (day(other), ""),
    }
}

/// The day of the last purchase of a cell.
fn last_day(cell: Raw<'_>) -> Option<NaiveDate> {
    let text = cell.text();
    day(cell).or_else(|| text.split(['；', ';', '\n', '、']).filter_map(|part| day(Raw::Text(text::trim(part)))).max())
}

fn day(cell: Raw<'_>) -> Option<NaiveDate> {
    match date(cell).ok()?.value {
        Date::Day(day) => Some(day),
        Date::Slashed(slashed) => slashed.settle(Orders::NONE),
    }
}
