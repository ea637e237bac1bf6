//! The list of a day: households, staff, capacity.

use super::{mobile, rules, shop};
use crate::book::callback::{Agenda, Schedule, State, Step, Waits};
use crate::book::testing::{Sale, day, sale};
use crate::book::{Book, Channel};

fn agenda(book: &Book, changes: &str, as_of: &str) -> Agenda {
    Agenda::new(&Schedule::new(book, &rules(changes), day(as_of), day(as_of)).expect("rules of a test"))
}

fn who(book: &Book, agenda: &Agenda, by: Channel) -> Vec<String> {
    agenda.due.iter().filter(|row| row.channel() == by).map(|row| book.member(row.member).key().to_owned()).collect()
}

#[test]
fn of_two_of_one_phone_the_higher_step_then_tier_is_called_and_a_call_to_either_settles_both() {
    let sales = [sale("1", "2026-03-01", "100"), sale("2", "2026-03-01", "3000"), sale("3", "2026-03-01", "100")];
    let mut book = shop(&[], &sales, &[]);
    book.members[0].phone = Some("13912345678".into());
    book.members[1].phone = Some("13912345678".into());
    // The message of day 2 can still be sent on the 3rd; messages are personal.
    let now = agenda(&book, "", "2026-03-03");
    assert_eq!(who(&book, &now, Channel::Phone), ["2", "3"]);
    assert_eq!(who(&book, &now, Channel::Sms), ["1"]);
    assert_eq!(now.states.get(&(State::Merged(None), Step::D3)), Some(&1));
    let later = agenda(&book, "", "2026-03-04");
    assert_eq!(who(&book, &later, Channel::Phone), ["2", "3"]);
    assert_eq!(later.states.get(&(State::Merged(None), Step::D3)), Some(&1));
    book.contacts = vec![super::contact(&book, ("2", "2026-03-03", "第3天", Channel::Phone))];
    assert_eq!(who(&book, &agenda(&book, "", "2026-03-04"), Channel::Phone), ["3"]);
}

#[test]
fn the_least_urgent_calls_wait_when_a_person_has_enough() {
    // On 30 March: day 30 of the 1st (a week of grace), day 3 of the 28th (three days), of a lower and a higher tier.
    let of = |member, on, amount| Sale { staff: "小李", ..sale(member, on, amount) };
    let sales = [of("1", "2026-03-01", "100"), of("2", "2026-03-28", "100"), of("3", "2026-03-28", "1500")];
    let book = shop(&[], &sales, &[]);
    let since = "since = \"2026-03-30\"";
    let now = agenda(&book, &format!("[callbacks]\ncalls_per_person = 2\n{since}"), "2026-03-30");
    assert_eq!(who(&book, &now, Channel::Phone), ["3", "2"]);
    assert_eq!(now.states.get(&(State::Due(Some(Waits::Capacity)), Step::D30)), Some(&1));
    assert_eq!(now.states.get(&(State::Due(None), Step::D3)), Some(&2));
}

#[test]
fn calls_of_nobody_go_to_whoever_called_last_and_else_to_the_one_with_fewest() {
    let of = |member, staff| Sale { staff, ..sale(member, "2026-03-01", "100") };
    let sales = [of("1", "小李"), of("2", ""), of("3", ""), of("4", ""), of("5", "小王")];
    let mut book = shop(&[("2", mobile())], &sales, &[("4", "2026-02-01", "新品", Channel::Phone)]);
    book.contacts[0].staff = book.staff.find("小王").expect("staff");
    let mut rows = agenda(&book, "", "2026-03-03").due;
    rows.sort_by_key(|row| row.member);
    let staff: Vec<&str> = rows.iter().map(|row| book.staff.get(row.staff)).collect();
    // 小李 has one and 小王 two when the second member comes; both have two when the third comes.
    let fewest_first = |a: &'static str, b: &'static str| if book.staff.find(a) < book.staff.find(b) { a } else { b };
    assert_eq!(staff, ["小李", "小李", fewest_first("小李", "小王"), "小王", "小王"]);
}
