//! The call list on paper.

use super::Today;
use super::ahead::Ahead;
use crate::book::testing::{Sale, book, day, sale};
use crate::book::{Gender, Profile, Reach, Rules};
use crate::report::Run;
use crate::table::{Cell, Dress};

const KEYS: &str = "key due days_overdue reasons channel member name salutation phone tier staff last_purchase \
    last_amount items points next_gift points_missing convenient_time last_contact last_result advice text result \
    reply news_welcome next_date done_by";

#[test]
fn a_call_list_has_the_keys_that_scripts_rely_on_and_says_what_was_bought() {
    let profile = Profile { reach: Reach::Mobile, gender: Some(Gender::Female), ..Profile::default() };
    let sales = [
        Sale { item: "大衣", staff: "小李", ..sale("7", "2026-03-01", "1600.50") },
        Sale { item: "帽", staff: "小王", receipt: "2", ..sale("7", "2026-03-01", "99.50") },
    ];
    let mut book = book(&[("7", profile)], &sales);
    book.members[0].name = Some("欧阳雪".into());
    // The Lantern Festival of 2026 is 3 March.
    let mut rules = Rules { festivals: Vec::new(), ..Rules::default() };
    rules.gifts = vec![crate::book::rules::Gift { name: "领带夹".to_owned(), points: 2000 }];
    let callbacks = Today { ahead: Ahead::of(7) };
    let report = callbacks.run(&book, &rules, day("2026-03-05")).expect("a report");
    let due = &report.tables[0];
    assert_eq!(due.heads().map(|head| head.key).collect::<Vec<_>>(), KEYS.split_whitespace().collect::<Vec<_>>());
    assert_eq!(due.len(), 1);
    let cell = |key| due.cell(0, due.position(key).expect("the column"));
    assert_eq!(cell("key"), Cell::text("7|d3|2026-03-01|2026-03-03"));
    assert_eq!(cell("days_overdue"), Cell::Int(2));
    assert_eq!(cell("salutation"), Cell::both("欧阳女士", "欧阳雪"));
    assert_eq!(cell("staff"), Cell::text("小李"));
    assert_eq!(cell("last_amount"), Cell::Money(170_000));
    assert_eq!(cell("items"), Cell::text("大衣、帽"));
    // floor(1600.50) + floor(99.50)
    assert_eq!(cell("points"), Cell::Int(1699));
    assert_eq!(cell("next_gift"), Cell::text("领带夹"));
    assert_eq!(cell("points_missing"), Cell::Int(301));
    let Cell::Both(text, _) = cell("text") else { panic!("a text") };
    assert_eq!(text, "欧阳女士，2026-03-01 购买大衣、帽，1700.00 元：问穿过没有，提醒洗涤方法，问服务是否满意");
    let dress = |key| due.heads().find(|head| head.key == key).map(|head| head.dress.clone());
    assert!(matches!(dress("result"), Some(Dress::FillIn(choices)) if choices.len() == 7));
    assert_eq!(dress("key"), Some(Dress::Hidden));
    assert!(report.for_calling);
    // Day 7 and its message, one row, are coming; day 2 was missed.
    assert_eq!(report.tables[1].len(), 1);
    assert_eq!(report.tables[2].len(), 2);
}

#[test]
fn a_rule_that_names_no_step_is_refused() {
    let mut rules = Rules::default();
    rules.callbacks.steps[0].id = "d5".to_owned();
    let callbacks = Today { ahead: Ahead::of(7) };
    assert!(callbacks.run(&book(&[], &[]), &rules, day("2026-03-05")).is_err());
}
