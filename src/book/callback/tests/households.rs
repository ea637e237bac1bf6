//! Members who live together, over time: one call a day to a household, and what became of the others' calls.

use super::{callbacks, mobile, rules, shop, state_of};
use crate::book::calendar::YearlyDay;
use crate::book::callback::Agenda;
use crate::book::testing::{day, sale};
use crate::book::{Book, Channel, Profile};

const PHONE: Channel = Channel::Phone;

/// 1 and 2 share a phone and bought on 1 March 2026: 1 for a silver card, 2 for a temporary one.
///
/// Day 3 is the 3rd for both (grace to the 6th), day 7 of 1 the 7th (to the 10th), day 10 of 2 the 10th (to the 13th).
fn two(log: &[super::Row]) -> Book {
    let sales = [sale("1", "2026-03-01", "1500"), sale("2", "2026-03-01", "100")];
    of_one_phone(shop(&[], &sales, log))
}

fn of_one_phone(mut book: Book) -> Book {
    for member in &mut book.members {
        member.phone = Some("13912345678".into());
    }
    book
}

/// What [`super::told`] says, of one member.
fn told_of(book: &Book, changes: &str, member: &str, as_of: &str) -> Vec<String> {
    let line = |(id, callback): (crate::book::MemberId, crate::book::callback::Callback)| {
        let own = book.member(id).key() == member;
        let reason = callback.state.reason().map_or(String::new(), |(key, _)| format!(" {key}"));
        let state = callback.state.key();
        own.then(|| format!("{} {} {} {state}{reason}", callback.step.key(), callback.due, callback.channel.key()))
    };
    callbacks(book, &rules(changes), as_of, as_of).into_iter().filter_map(line).collect()
}

fn state(book: &Book, member: &str, as_of: &str, step: &str, due: &str) -> String {
    state_of(&told_of(book, "", member, as_of), step, due)
}

#[test]
fn what_was_merged_into_the_call_of_another_stays_merged() {
    // Day 3 of both: the silver card is called first, the other's call is part of it.
    let now = |log: &[super::Row], as_of| state(&two(log), "2", as_of, "d3", "2026-03-03");
    let called = [("1", "2026-03-04", "第3天", PHONE)];
    assert_eq!(now(&[], "2026-03-03"), "merged household");
    assert_eq!(now(&[], "2026-03-06"), "merged household", "as long as the first is open");
    assert_eq!(now(&called, "2026-03-04"), "merged household");
    assert_eq!(now(&called, "2026-03-20"), "merged household", "the first was called: there is nothing to miss");
}

#[test]
fn it_is_due_again_when_the_first_ends_undone_while_its_own_grace_runs() {
    // Card 2: day 30 is 30 March, grace to 6 April. Card 1 has an agreed contact of that day, which comes first, with
    // grace to 2 April; its own day 120 comes on 13 April only.
    let sales = [sale("1", "2025-12-15", "1500"), sale("2", "2026-03-01", "100")];
    let mut book = of_one_phone(shop(&[], &sales, &[("1", "2026-03-20", "新品", PHONE)]));
    book.contacts[0].next = Some(day("2026-03-30"));
    let now = |as_of| state(&book, "2", as_of, "d30", "2026-03-30");
    assert_eq!(now("2026-03-30"), "merged household");
    assert_eq!(now("2026-04-02"), "merged household");
    assert_eq!(state(&book, "1", "2026-04-03", "next", "2026-03-30"), "missed");
    assert_eq!(now("2026-04-03"), "due");
    assert_eq!(now("2026-04-06"), "due");
    assert_eq!(now("2026-04-07"), "missed");
}

#[test]
fn a_call_to_either_settles_the_open_calls_of_both() {
    // On the 10th day 10 of card 2 falls due while day 7 of card 1 is overdue and, as a step before it, called first.
    assert_eq!(state(&two(&[]), "1", "2026-03-10", "d7", "2026-03-07"), "due");
    assert_eq!(state(&two(&[]), "2", "2026-03-10", "d10", "2026-03-10"), "merged household");
    // A call to card 2 settles what is open of card 1.
    let book = two(&[("2", "2026-03-08", "新品", PHONE)]);
    assert_eq!(state(&book, "1", "2026-03-20", "d7", "2026-03-07"), "done");
    // Day 7 of card 1 and its message are one row; the call to another settles the call only.
    assert_eq!(state(&book, "1", "2026-03-08", "d7-sms", "2026-03-07"), "merged d7");
}

#[test]
fn messages_stay_when_the_call_is_merged_into_that_of_another() {
    // Both silver cards, of one day: day 7 of 2 is part of the call to 1, its message is not.
    let sales = [sale("1", "2026-03-01", "1500"), sale("2", "2026-03-01", "1500")];
    let book = of_one_phone(shop(&[], &sales, &[]));
    assert_eq!(state(&book, "2", "2026-03-07", "d7", "2026-03-07"), "merged household");
    assert_eq!(state(&book, "2", "2026-03-07", "d7-sms", "2026-03-07"), "due");
    let rules = rules("");
    let schedule = super::Schedule::new(&book, &rules, day("2026-03-07"), day("2026-03-07")).expect("rules");
    let agenda = Agenda::new(&schedule);
    let rows: Vec<(&str, Channel, usize)> =
        agenda.due.iter().map(|row| (book.member(row.member).key(), row.channel(), row.callbacks.len())).collect();
    assert_eq!(rows.len(), 2);
    assert!(rows.contains(&("1", PHONE, 2)), "the call with its message: {rows:?}");
    assert!(rows.contains(&("2", Channel::Sms, 1)), "the message alone: {rows:?}");
}

#[test]
fn a_call_to_one_starts_the_half_year_of_the_other_again() {
    // Half a year after the purchase of 31 August 2025 is 28 February 2026; the call to 1 on 5 March settles both,
    // and half a year after it is 5 September.
    let sales = [sale("1", "2025-08-31", "100"), sale("2", "2025-08-31", "100")];
    let book = of_one_phone(shop(&[], &sales, &[("1", "2026-03-05", "半年", PHONE)]));
    assert_eq!(state(&book, "2", "2026-03-04", "half-year", "2026-02-28"), "merged household");
    for member in ["1", "2"] {
        let now = told_of(&book, "", member, "2026-09-05");
        let expected = if member == "1" { "due" } else { "merged household" };
        assert_eq!(state_of(&now, "half-year", "2026-09-05"), expected, "{member}: {now:?}");
    }
    // A call before half a year is over says nothing of the other.
    let book = of_one_phone(shop(&[], &sales, &[("1", "2026-02-05", "新品", PHONE)]));
    assert_eq!(state(&book, "2", "2026-02-28", "half-year", "2026-02-28"), "due");
    assert!(!told_of(&book, "", "1", "2026-02-28").iter().any(|line| line.starts_with("half")), "called on the 5th");
}

#[test]
fn of_a_day_to_come_one_call_is_shown_and_all_messages() {
    // Seen on the 6th: day 7 of both silver cards and its messages on the 7th.
    let sales = [sale("1", "2026-03-01", "1500"), sale("2", "2026-03-01", "1500")];
    let (book, rules) = (of_one_phone(shop(&[], &sales, &[])), rules(""));
    let schedule = super::Schedule::new(&book, &rules, day("2026-03-06"), day("2026-03-07")).expect("rules");
    let coming = Agenda::new(&schedule).coming;
    let steps = |row: &crate::book::callback::Row| -> Vec<&str> {
        row.callbacks.iter().map(|callback| callback.step.key()).collect()
    };
    let rows: Vec<_> = coming.iter().map(|row| (book.member(row.member).key(), steps(row))).collect();
    assert_eq!(rows.len(), 2);
    assert!(rows.contains(&("1", vec!["d7", "d7-sms"])) && rows.contains(&("2", vec!["d7-sms"])), "{rows:?}");
}

#[test]
fn the_wishes_of_a_household_are_personal() {
    // Both silver cards have their birthday on 3 May: two calls.
    let birthday = Profile { birthday: YearlyDay::solar(None, 5, 3), ..mobile() };
    let people = [("1", birthday.clone()), ("2", birthday)];
    let sales = [sale("1", "2026-01-01", "1500"), sale("2", "2026-01-01", "1500")];
    let book = of_one_phone(shop(&people, &sales, &[("1", "2026-05-03", "生日", PHONE)]));
    assert_eq!(state(&book, "1", "2026-05-03", "birthday", "2026-05-03"), "done");
    assert_eq!(state(&book, "2", "2026-05-03", "birthday", "2026-05-03"), "due");
}

#[test]
fn who_shares_an_address_and_a_wedding_day_is_a_household_and_who_shares_one_of_them_is_none() {
    let home = |address: &str, month| Profile {
        address: Some(address.into()),
        wedding: YearlyDay::solar(Some(2010), month, 10),
        ..mobile()
    };
    for (other, expected) in
        [(home("一号", 10), "merged household"), (home("一号", 11), "due"), (home("二号", 10), "due")]
    {
        let sales = [sale("1", "2026-03-01", "1500"), sale("2", "2026-03-01", "100")];
        let book = shop(&[("1", home("一号", 10)), ("2", other)], &sales, &[]);
        assert_eq!(state(&book, "2", "2026-03-03", "d3", "2026-03-03"), expected);
    }
}
