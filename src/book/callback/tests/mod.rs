//! Hand-computed cases, written out from the specification of the callbacks.

mod always;
mod calendar;
mod cards;
mod changed;
mod complaints;
mod day_steps;
mod households;
mod log;
mod numbers;
mod occasions;
mod rows;
mod staff;
mod year;

use super::{Callback, Schedule};
use crate::book::testing::{Sale, book, day};
use crate::book::{Book, CallResult, Channel, Contact, MemberId, Place, Profile, Reach, Rules};

/// A shop without festivals, which would stand among everything else; its first day of callbacks is 1 January 2026.
fn rules(changes: &str) -> Rules {
    let mut book = crate::book::rules::RuleBook::default();
    book.lay_over(changes).expect("rules of a test");
    let mut rules = book.rules().expect("rules of a test");
    if !changes.contains("festivals") {
        rules.festivals.clear();
    }
    if rules.callbacks.since.is_empty() {
        rules.callbacks.since = "2026-01-01".to_owned();
    }
    rules
}

/// Someone who can be called and texted.
fn mobile() -> Profile {
    Profile { reach: Reach::Mobile, ..Profile::default() }
}

/// A row of the log: member, day, step, channel.
type Row<'a> = (&'a str, &'a str, &'a str, Channel);

fn contact(book: &Book, (member, on, step, channel): Row) -> Contact {
    let found = book.members.iter().position(|known| known.key() == member);
    Contact {
        member: MemberId::new(found.expect("a member of the test")),
        day: day(on),
        staff: crate::book::NameId::NONE,
        channel: Some(channel),
        step: step.into(),
        result: None,
        reply: "".into(),
        leaving_reason: "".into(),
        next: None,
        planned: None,
        also: Box::default(),
        phone: None,
        welcome: None,
        oversight: crate::book::Oversight::default(),
        place: Place::row(0, 2),
    }
}

/// A book of these sales and log rows, all of whose members can be called and texted.
fn shop(members: &[(&str, Profile)], sales: &[Sale], log: &[Row]) -> Book {
    let others = sales.iter().map(|sale| (sale.member, mobile()));
    let known: Vec<(&str, Profile)> = members.iter().cloned().chain(others).collect();
    let mut book = book(&known, sales);
    book.contacts = log.iter().map(|&row| contact(&book, row)).collect();
    book
}

/// The log's last row with this result.
fn with_result(mut book: Book, result: CallResult) -> Book {
    book.contacts.last_mut().expect("a row").result = Some(result);
    book
}

fn callbacks(book: &Book, rules: &Rules, as_of: &str, until: &str) -> Vec<(MemberId, Callback)> {
    let mut all = Vec::new();
    let schedule = Schedule::new(book, rules, day(as_of), day(until)).expect("rules of a test");
    schedule.each(|seen| all.extend(seen.callbacks.iter().map(|&callback| (seen.member, callback))));
    all
}

/// Each callback as `d3 2026-03-03 phone due`, its reason behind the state, in the order of days and rows.
fn told(book: &Book, rules: &Rules, as_of: &str, until: &str) -> Vec<String> {
    let line = |(_, callback): (MemberId, Callback)| {
        let Callback { step, due, channel, state, .. } = callback;
        let reason = state.reason().map_or(String::new(), |(key, _)| format!(" {key}"));
        format!("{} {due} {} {}{reason}", step.key(), channel.key(), state.key())
    };
    callbacks(book, rules, as_of, until).into_iter().map(line).collect()
}

/// The state of the callback of this step and day, with its reason.
fn state_of(told: &[String], step: &str, due: &str) -> String {
    let start = format!("{step} {due} ");
    let found = told.iter().find_map(|line| line.strip_prefix(&start)).expect("such a callback");
    found.split_once(' ').expect("channel and state").1.to_owned()
}
