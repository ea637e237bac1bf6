//! Calls about a card that lies ready.

use super::{callbacks, mobile, rules, shop, told};
use crate::book::testing::{application, day, sale};
use crate::book::{Application, Book, CardStage, Channel, Done};

const PHONE: Channel = Channel::Phone;

/// A silver card earned on 1 February 2026 and approved on Tuesday 3 March; all steps of the purchase but day 30
/// (2 March, to the 9th) and day 120 (31 May) are over by then.
fn book(log: &[super::Row], register: impl Fn(&mut Application)) -> Book {
    let mut book = shop(&[], &[sale("1", "2026-02-01", "1500")], log);
    let row = application(&mut book, "1");
    row.set(CardStage::Approved, Done::On(day("2026-03-03")));
    register(row);
    book
}

fn cards(book: &Book, as_of: &str) -> Vec<String> {
    let mut told = told(book, &rules(""), as_of, "2026-03-31");
    told.retain(|line| line.starts_with("card"));
    told
}

#[test]
fn the_notice_is_due_on_the_day_of_approval_with_a_week_of_grace() {
    let book = book(&[], |_| {});
    assert!(cards(&book, "2026-03-02").is_empty(), "not yet approved");
    for (as_of, expected) in [("2026-03-03", "due"), ("2026-03-10", "due"), ("2026-03-11", "missed")] {
        assert_eq!(cards(&book, as_of), [format!("card-notice 2026-03-03 phone {expected}")], "{as_of}");
    }
}

#[test]
fn a_date_a_mark_or_a_row_of_the_log_settles_it() {
    let notified = |done| cards(&book(&[], |row| row.set(CardStage::Notified, done)), "2026-03-09")[0].clone();
    assert_eq!(notified(Done::On(day("2026-03-05"))), "card-notice 2026-03-03 phone done");
    assert_eq!(notified(Done::DayUnknown), "card-notice 2026-03-03 phone done");
    assert_eq!(notified(Done::On(day("2026-03-12"))), "card-notice 2026-03-03 phone due", "not known on the 9th");
    let logged = |row| cards(&book(&[row], |_| {}), "2026-03-09")[0].clone();
    assert_eq!(logged(("1", "2026-03-03", "领卡通知", Channel::Sms)), "card-notice 2026-03-03 phone done");
    assert_eq!(logged(("1", "2026-03-04", "第30天", PHONE)), "card-notice 2026-03-03 phone done");
    assert_eq!(logged(("1", "2026-03-04", "", Channel::Sms)), "card-notice 2026-03-03 phone due");
    // Told before the approval was written down.
    assert_eq!(notified(Done::On(day("2026-03-03"))), "card-notice 2026-03-03 phone done");
}

#[test]
fn the_second_notice_is_due_the_day_after_the_agreed_day() {
    let told_on_5 = |row: &mut Application| row.set(CardStage::Notified, Done::On(day("2026-03-05")));
    // Agreed on the 10th: due on the 11th, to the 18th.
    let agreed = book(&[], |row| {
        told_on_5(row);
        row.agreed = Some(day("2026-03-10"));
    });
    assert_eq!(cards(&agreed, "2026-03-11")[1], "card-second 2026-03-11 phone due");
    assert_eq!(cards(&agreed, "2026-03-18")[1], "card-second 2026-03-11 phone due");
    assert_eq!(cards(&agreed, "2026-03-19")[1], "card-second 2026-03-11 phone missed");
    // Nothing agreed: seven days after the notice, the 12th; due on the 13th.
    assert_eq!(cards(&book(&[], told_on_5), "2026-03-13")[1], "card-second 2026-03-13 phone due");
    // Told by a call of the log on the 4th: the 11th, due on the 12th.
    let logged = book(&[("1", "2026-03-04", "领卡通知", PHONE)], |_| {});
    assert_eq!(cards(&logged, "2026-03-12")[1], "card-second 2026-03-12 phone due");
    // Not told: nothing to agree on.
    assert_eq!(cards(&book(&[], |_| {}), "2026-03-13").len(), 1);
    // Told, nobody wrote down when.
    let marked = book(&[], |row| row.set(CardStage::Notified, Done::DayUnknown));
    assert_eq!(cards(&marked, "2026-03-13").len(), 1);
    let again = book(&[("1", "2026-03-12", "二次通知", PHONE)], |row| row.agreed = Some(day("2026-03-10")));
    assert_eq!(cards(&again, "2026-03-13")[1], "card-second 2026-03-11 phone done");
}

#[test]
fn a_card_collected_or_mailed_needs_no_call() {
    for stage in [CardStage::Collected, CardStage::Mailed] {
        let with = |done| {
            book(&[], move |row| {
                row.agreed = Some(day("2026-03-10"));
                row.set(stage, done);
            })
        };
        let on = |text: &str| with(Done::On(day(text)));
        assert_eq!(
            cards(&on("2026-03-05"), "2026-03-13"),
            ["card-notice 2026-03-03 phone superseded collected"],
            "before the agreed day: no second notice"
        );
        assert_eq!(
            cards(&on("2026-03-12"), "2026-03-13"),
            ["card-notice 2026-03-03 phone missed", "card-second 2026-03-11 phone superseded collected"]
        );
        assert_eq!(
            cards(&on("2026-03-12"), "2026-03-11"),
            ["card-notice 2026-03-03 phone missed", "card-second 2026-03-11 phone due"],
            "not known on the 11th"
        );
        let marked = cards(&with(Done::DayUnknown), "2026-03-03");
        assert_eq!(marked, ["card-notice 2026-03-03 phone superseded collected"]);
    }
}

#[test]
fn the_person_in_charge_calls_and_two_rows_about_one_card_are_one_call() {
    let mut book = book(&[], |_| {});
    let owner = book.staff.intern("赵店长");
    book.applications[0].staff = owner;
    let again = book.applications[0].clone();
    book.applications.push(again);
    let all = callbacks(&book, &rules(""), "2026-03-03", "2026-03-03");
    let cards: Vec<_> = all.iter().filter(|(_, callback)| callback.step.key() == "card-notice").collect();
    assert_eq!(cards.len(), 1);
    assert_eq!(cards[0].1.staff, owner);
}

#[test]
fn a_card_notice_comes_before_the_steps_of_a_purchase_and_moves_off_closed_days() {
    // Day 30 of the purchase is 2 March, still open on the 3rd: it keeps its own state on the row of the notice. Where
    // Tuesdays are closed the notice is due on Wednesday.
    let book = book(&[], |_| {});
    let now = told(&book, &rules(""), "2026-03-03", "2026-03-03");
    assert_eq!(now[now.len() - 2..], ["d30 2026-03-02 phone due", "card-notice 2026-03-03 phone due"]);
    let closed = told(&book, &rules("[calendar]\nclosed = [\"tue\"]"), "2026-03-04", "2026-03-04");
    assert_eq!(closed.last().map(String::as_str), Some("card-notice 2026-03-04 phone due"));
    let minor =
        crate::book::Profile { birthday: crate::book::calendar::YearlyDay::solar(Some(2015), 8, 1), ..mobile() };
    let mut young = shop(&[("1", minor)], &[sale("1", "2026-02-01", "1500")], &[]);
    application(&mut young, "1").set(CardStage::Approved, Done::On(day("2026-03-03")));
    assert_eq!(cards(&young, "2026-03-03"), ["card-notice 2026-03-03 phone due"], "children collect cards too");
}
