//! Complaints: what waits for them, and the call that each of them brings.

use super::{callbacks, rules, shop, state_of, told};
use crate::book::callback::Step;
use crate::book::testing::{complaint, day, sale};
use crate::book::{Book, Channel, Moment, NameId, Solved};

// 1 March 2026: day 2 is the 2nd, day 3 the 3rd, day 7 and its message the 7th, day 10 the 10th, day 30 the 30th.
const BOUGHT: &str = "2026-03-01";

fn complained(amount: &str, log: &[super::Row], received: &str, solved: Option<&str>) -> Book {
    let mut book = shop(&[], &[sale("1", BOUGHT, amount)], log);
    let row = complaint(&mut book, "1", received);
    if let Some(solved) = solved {
        row.solved = Solved::At(Moment { day: day(solved), time: None });
    }
    book
}

fn state(book: &Book, as_of: &str, step: &str, due: &str) -> String {
    state_of(&told(book, &rules(""), as_of, as_of), step, due)
}

#[test]
fn an_open_complaint_holds_up_what_is_not_about_the_purchase() {
    // Received the day before the first step; nobody called about it.
    let book = complained("1500", &[], BOUGHT, None);
    for (as_of, step, due, expected) in [
        ("2026-03-02", "service", "2026-03-02", "due"),
        ("2026-03-02", "d2", "2026-03-02", "merged service"),
        ("2026-03-03", "d3", "2026-03-03", "merged service"),
        ("2026-03-07", "d7", "2026-03-07", "merged service"),
        ("2026-03-07", "d7-sms", "2026-03-07", "blocked complaint"),
        ("2026-03-30", "d30", "2026-03-30", "blocked complaint"),
        ("2026-06-28", "d120", "2026-06-28", "blocked complaint"),
        ("2026-09-01", "half-year", "2026-09-01", "blocked complaint"),
    ] {
        assert_eq!(state(&book, as_of, step, due), expected, "{step} on {as_of}");
    }
    // Day 10 of a temporary card goes on.
    assert_eq!(state(&complained("100", &[], BOUGHT, None), "2026-03-10", "d10", "2026-03-10"), "merged service");
}

#[test]
fn what_waits_is_due_again_on_the_day_of_the_solution_while_its_grace_runs() {
    // Day 30 is 30 March, grace 7: to 6 April.
    for (solved, as_of, expected) in [
        ("2026-03-31", "2026-03-30", "blocked complaint"),
        ("2026-03-31", "2026-03-31", "due"),
        ("2026-04-06", "2026-04-06", "due"),
        ("2026-04-06", "2026-04-07", "missed"),
        ("2026-04-07", "2026-04-07", "blocked complaint"),
    ] {
        let book = complained("1500", &[], "2026-03-20", Some(solved));
        assert_eq!(state(&book, as_of, "d30", "2026-03-30"), expected, "{solved} {as_of}");
    }
    // One that comes while day 30 is overdue holds it up from its day on.
    let book = complained("1500", &[], "2026-04-02", None);
    assert_eq!(state(&book, "2026-04-01", "d30", "2026-03-30"), "due");
    assert_eq!(state(&book, "2026-04-02", "d30", "2026-03-30"), "blocked complaint");
    // A call that was made all the same is made.
    let book = complained("1500", &[("1", "2026-03-31", "第30天", Channel::Sms)], "2026-03-20", None);
    assert_eq!(state(&book, "2026-03-31", "d30", "2026-03-30"), "done");
}

#[test]
fn each_complaint_brings_a_call_the_day_after_until_one_is_made() {
    let book = complained("100", &[], "2026-03-20", None);
    assert_eq!(state(&book, "2026-03-21", "service", "2026-03-21"), "due");
    assert_eq!(state(&book, "2026-12-31", "service", "2026-03-21"), "due", "until somebody calls");
    let book = complained("100", &[("1", "2026-04-20", "", Channel::Phone)], "2026-03-20", None);
    assert_eq!(state(&book, "2026-04-20", "service", "2026-03-21"), "done");
    // A message that names it settles it from the day after the complaint on.
    let sms = |on| complained("100", &[("1", on, "投诉回访", Channel::Sms)], "2026-03-20", None);
    assert_eq!(state(&sms("2026-03-20"), "2026-03-21", "service", "2026-03-21"), "due");
    assert_eq!(state(&sms("2026-03-21"), "2026-03-21", "service", "2026-03-21"), "done");
}

#[test]
fn a_complaint_solved_before_anybody_called_needs_no_call() {
    let book = complained("100", &[], "2026-03-20", Some("2026-03-23"));
    assert_eq!(state(&book, "2026-03-22", "service", "2026-03-21"), "due");
    assert_eq!(state(&book, "2026-03-23", "service", "2026-03-21"), "superseded solved");
    let same_day = complained("100", &[], "2026-03-20", Some("2026-03-20"));
    assert_eq!(state(&same_day, "2026-03-21", "service", "2026-03-21"), "superseded solved");
    // A call about it on the day on which it was solved was made in time; a call about anything else was not about it.
    for (step, expected) in [("投诉回访", "done"), ("新品", "superseded solved")] {
        let log = [("1", "2026-03-23", step, Channel::Phone)];
        let book = complained("100", &log, "2026-03-20", Some("2026-03-23"));
        assert_eq!(state(&book, "2026-03-24", "service", "2026-03-21"), expected);
    }
    // Solved, nobody wrote down when.
    let mut book = complained("100", &[], "2026-03-20", None);
    book.complaints[0].solved = Solved::DayUnknown;
    assert_eq!(state(&book, "2026-03-21", "service", "2026-03-21"), "superseded solved");
}

#[test]
fn the_call_is_its_owners_and_a_purchase_does_not_end_it() {
    let sales = [sale("1", BOUGHT, "100"), sale("1", "2026-03-22", "100")];
    let mut book = shop(&[], &sales, &[]);
    let owner = book.staff.intern("赵店长");
    complaint(&mut book, "1", "2026-03-20").owner = owner;
    let all = callbacks(&book, &rules(""), "2026-03-23", "2026-03-23");
    let service: Vec<_> = all.iter().filter(|(_, callback)| callback.step == Step::Service).collect();
    assert_eq!(service.len(), 1);
    assert_eq!((service[0].1.staff, service[0].1.is_listed()), (owner, true));
    assert_ne!(owner, NameId::NONE);
}

#[test]
fn someone_who_never_bought_is_called_about_a_complaint_too() {
    let mut book = shop(&[("1", super::mobile())], &[], &[]);
    complaint(&mut book, "1", "2026-03-20");
    assert_eq!(told(&book, &rules(""), "2026-03-21", "2026-03-21"), ["service 2026-03-21 phone due"]);
}

#[test]
fn two_complaints_of_one_day_are_one_call() {
    let mut book = complained("100", &[], "2026-03-20", Some("2026-03-22"));
    complaint(&mut book, "1", "2026-03-20");
    let calls = |book: &Book, as_of| {
        let told = told(book, &rules(""), as_of, as_of);
        told.into_iter().filter(|line| line.starts_with("service")).collect::<Vec<_>>()
    };
    assert_eq!(calls(&book, "2026-03-23"), ["service 2026-03-21 phone due"], "one of them is open");
    complaint(&mut book, "1", "2026-03-21");
    assert_eq!(
        calls(&book, "2026-03-23"),
        ["service 2026-03-21 phone due", "service 2026-03-22 phone merged service"],
        "another day, another call; one row"
    );
}
