//! Rules with other values than their defaults: each is read where it counts, and nowhere else.

use super::{contact, mobile, rules, shop, state_of, told};
use crate::book::calendar::YearlyDay;
use crate::book::testing::{application, day, sale};
use crate::book::{CardStage, Channel, Done, Profile};

const PHONE: Channel = Channel::Phone;

/// Someone of a temporary card who bought on 1 March 2026, with this log.
fn one(log: &[super::Row]) -> crate::book::Book {
    shop(&[], &[sale("1", "2026-03-01", "100")], log)
}

fn changed(rule: &str) -> crate::book::Rules {
    rules(&format!("[callbacks]\n{rule}"))
}

#[test]
fn the_purchase_day_can_be_day_0() {
    let due = |rule: &str| {
        let all = told(&one(&[]), &changed(rule), "2026-03-01", "2026-03-12");
        all.iter().filter_map(|line| line.strip_suffix(" coming").map(str::to_owned)).collect::<Vec<_>>()
    };
    // Day 10 is the ninth or the tenth day after 1 March.
    assert!(due("purchase_day = 1").contains(&"d10 2026-03-10 phone".to_owned()));
    assert!(due("purchase_day = 0").contains(&"d10 2026-03-11 phone".to_owned()));
}

#[test]
fn a_child_is_called_from_the_age_that_the_rule_names() {
    // Born on 3 March 2016: ten on the third day itself.
    let child = Profile { birthday: YearlyDay::solar(Some(2016), 3, 3), ..mobile() };
    let book = shop(&[("1", child)], &[sale("1", "2026-03-02", "100")], &[]);
    let state = |age: u32| {
        let all = told(&book, &changed(&format!("minor_below = {age}")), "2026-03-04", "2026-03-04");
        state_of(&all, "d3", "2026-03-04")
    };
    assert_eq!([state(14), state(11), state(10), state(0)], ["blocked minor", "blocked minor", "due", "due"]);
}

#[test]
fn a_card_notice_counts_as_long_as_its_own_grace_says() {
    let mut book = shop(&[], &[sale("1", "2026-02-01", "1500")], &[]);
    application(&mut book, "1").set(CardStage::Approved, Done::On(day("2026-03-03")));
    let state =
        |rule: &str, as_of: &str| state_of(&told(&book, &changed(rule), as_of, as_of), "card-notice", "2026-03-03");
    assert_eq!(["2026-03-05", "2026-03-06"].map(|as_of| state("card_grace = 2", as_of)), ["due", "missed"]);
    // The other graces are none of its business.
    assert_eq!(state("next_grace = 0\nquarterly_grace = 0", "2026-03-10"), "due");
}

#[test]
fn an_agreed_contact_counts_as_long_as_its_own_grace_says() {
    let mut book = one(&[("1", "2026-03-03", "第3天", PHONE)]);
    book.contacts[0].next = Some(day("2026-03-20"));
    let state = |rule: &str, as_of: &str| state_of(&told(&book, &changed(rule), as_of, as_of), "next", "2026-03-20");
    assert_eq!(["2026-03-21", "2026-03-22"].map(|as_of| state("next_grace = 1", as_of)), ["due", "missed"]);
    assert_eq!(state("card_grace = 0", "2026-03-23"), "due");
}

#[test]
fn the_calls_before_the_quarterly_rhythm_are_counted_by_the_rule() {
    // One call: day 10 is dropped where one is enough, and day 120 (28 June) stays and is the first quarterly one; the
    // second is 120 days later, on 26 October.
    let book = one(&[("1", "2026-03-03", "第3天", PHONE)]);
    let state = |rule: &str| {
        let all = told(&book, &changed(rule), "2026-03-10", "2026-03-10");
        state_of(&all, "d10", "2026-03-10")
    };
    assert_eq!([state("fallback_calls = 1"), state("fallback_calls = 2")], ["superseded fallback", "due"]);
    let quarterly = |grace: u32, as_of: &str| {
        let rule = format!("fallback_calls = 1\nhalf_year_months = 60\nquarterly_grace = {grace}");
        state_of(&told(&book, &changed(&rule), as_of, as_of), "quarterly", "2026-10-26")
    };
    assert_eq!([quarterly(5, "2026-10-31"), quarterly(5, "2026-11-01")], ["due", "missed"]);
    assert_eq!([quarterly(14, "2026-11-09"), quarterly(14, "2026-11-10")], ["due", "missed"]);
}

#[test]
fn half_a_year_is_as_many_months_as_the_rule_says() {
    let due = |rule: &str| {
        let all = told(&one(&[]), &changed(rule), "2026-03-01", "2026-12-31");
        all.into_iter().filter(|line| line.starts_with("half-year")).collect::<Vec<_>>()
    };
    assert_eq!(due("")[..1], ["half-year 2026-09-01 phone coming"]);
    assert_eq!(due("half_year_months = 3")[..1], ["half-year 2026-06-01 phone coming"]);
}

#[test]
fn fatigue_looks_back_as_many_days_as_the_rule_says() {
    // Called on 25 February; day 3 is due on 3 March, the seventh day from then, that day included.
    let mut book = one(&[]);
    book.contacts = vec![contact(&book, ("1", "2026-02-25", "", PHONE))];
    let state = |days: u32| {
        let rule = format!("fatigue = 2\nfatigue_days = {days}");
        state_of(&told(&book, &changed(&rule), "2026-03-03", "2026-03-03"), "d3", "2026-03-03")
    };
    assert_eq!([state(7), state(6)], ["blocked fatigue", "due"]);
}

#[test]
fn each_wish_goes_by_its_own_list_of_tiers() {
    let profile = Profile {
        birthday: YearlyDay::solar(None, 3, 10),
        wedding: YearlyDay::solar(None, 3, 20),
        joined: Some(day("2020-03-30")),
        ..mobile()
    };
    let book = shop(&[("1", profile)], &[sale("1", "2025-06-01", "100")], &[]);
    let calls = |wish: &str| {
        let rule = format!("[callbacks.wish_calls]\n{wish} = [\"C\"]");
        let all = told(&book, &rules(&rule), "2026-03-01", "2026-03-31");
        let wishes = all.iter().filter(|line| ["birthday", "wedding", "joining"].iter().any(|id| line.starts_with(id)));
        wishes.filter(|line| line.contains(" phone ")).cloned().collect::<Vec<_>>()
    };
    assert_eq!(calls("birthday"), ["birthday 2026-03-10 phone coming"]);
    assert_eq!(calls("wedding"), ["wedding 2026-03-20 phone coming"]);
    assert_eq!(calls("joining"), ["joining 2026-03-30 phone coming"]);
    assert_eq!(calls("festival"), Vec::<String>::new());
}
