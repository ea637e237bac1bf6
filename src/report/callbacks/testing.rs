//! Small shops with a log, for the tests of what is said about callbacks.

use crate::book::testing::{Sale, book, day};
use crate::book::{Book, CallResult, Channel, Contact, MemberId, NameId, Oversight, Place, Profile, Reach, Rules};

/// The built-in rules from 1 January 2026 on, without festivals and with these day steps only.
pub(in crate::report) fn rules(steps: &[&str]) -> Rules {
    let mut rules = Rules::default();
    rules.festivals.clear();
    rules.callbacks.since = "2026-01-01".to_owned();
    rules.callbacks.steps.retain(|step| steps.contains(&step.id.as_str()));
    rules
}

/// Someone who can be called and texted.
pub(super) fn mobile() -> Profile {
    Profile { reach: Reach::Mobile, ..Profile::default() }
}

/// A shop of these sales, all of whose members can be called and texted but those whom `members` describes, with a log
/// whose rows are written `member day step channel result caller reply`, `-` for a blank.
pub(in crate::report) fn shop(members: &[(&str, Profile)], sales: &[Sale], log: &[&str]) -> Book {
    let others = sales.iter().map(|sale| (sale.member, mobile()));
    let known: Vec<(&str, Profile)> = members.iter().cloned().chain(others).collect();
    let mut book = book(&known, sales);
    let rows: Vec<Contact> = log.iter().zip(100..).map(|(row, number)| contact(&mut book, row, number)).collect();
    book.contacts = rows;
    book.contacts.sort_by_key(|row| (row.member, row.day));
    book
}

fn contact(book: &mut Book, row: &str, number: u32) -> Contact {
    let mut words = row.split_whitespace().map(|word| if word == "-" { "" } else { word });
    let mut next = || words.next().unwrap_or_default();
    let (member, on, step, channel, result, caller, reply) = (next(), next(), next(), next(), next(), next(), next());
    let channels = [Channel::Phone, Channel::Sms, Channel::Visit];
    let position = book.members.iter().position(|known| known.key() == member);
    Contact {
        member: MemberId::new(position.expect("a member of the shop")),
        day: day(on),
        staff: if caller.is_empty() { NameId::NONE } else { book.staff.intern(caller) },
        channel: channels.into_iter().find(|known| known.key() == channel),
        step: step.into(),
        result: CallResult::ALL.into_iter().find(|known| known.key() == result),
        reply: reply.into(),
        leaving_reason: "".into(),
        next: None,
        planned: None,
        also: Box::default(),
        phone: None,
        welcome: None,
        oversight: Oversight::default(),
        place: Place::row(0, number),
    }
}
