//! Called against not called, worked out by hand.

use super::Effect;
use crate::book::testing::{Sale, day, sale};
use crate::book::{Book, Rules};
use crate::report::Run;
use crate::report::callbacks::testing::{rules, shop};
use crate::report::testing::{keys, rows};
use crate::table::{Lang, Report};

const EFFECT: [&str; 9] = [
    "stratum",
    "called",
    "called_bought",
    "not_called",
    "not_called_bought",
    "difference",
    "lower",
    "upper",
    "enough",
];

/// Five members who bought for 100 on 1 March 2026, so that day 3 is the 3rd with grace to the 6th, and what they bought
/// afterwards.
fn five<'a>(more: &[Sale<'a>]) -> Vec<Sale<'a>> {
    let first = ["1", "2", "3", "4", "5"].map(|member| sale(member, "2026-03-01", "100"));
    [&first, more].concat()
}

/// The rules with day 3 only, and so many on each side as enough.
fn at_least(least: u64) -> Rules {
    let mut rules = rules(&["d3"]);
    rules.effect.least = least;
    rules
}

fn report<'a>(book: &'a Book, rules: &'a Rules, as_of: &str) -> Report<'a> {
    Effect {}.run(book, rules, day(as_of)).expect("a report")
}

fn effect(book: &Book, rules: &Rules, as_of: &str) -> Vec<String> {
    rows(&report(book, rules, as_of), "effect", &EFFECT)
}

#[test]
fn members_called_are_compared_with_members_not_called_of_their_tier_step_and_month() {
    // Called: 1 and 2, of whom 1 bought, on day 17 after the 3rd. Not called: 3, 4 and 5, of whom 4 bought on day 30, 2 April;
    // 5 came on day 31.
    let more = [
        sale("1", "2026-03-20", "3000"),
        sale("4", "2026-04-02", "100"),
        sale("5", "2026-04-03", "100"),
    ];
    let log = ["1 2026-03-03 第3天 phone reached - 会再来看看", "2 2026-03-06 第3天 phone no_answer - -"];
    let book = shop(&[], &five(&more), &log);
    // 1/2 − 1/3 = 1/6. Wilson: 1/2 in 0.094531 … 0.905469, 1/3 in 0.061492 … 0.792340, so by method 10
    // 1/6 − √(0.405469² + 0.459007²) = −0.445781 and 1/6 + √(0.405469² + 0.271841²) = 0.654829.
    let figures = "2|1|3|1|0.166667|-0.445781|0.654829|true";
    let expected = ["all", "d3", "C d3 2026-03"].map(|stratum| format!("{stratum}|{figures}"));
    assert_eq!(effect(&book, &at_least(1), "2026-06-30"), expected);
    // The purchase of the 20th made 1 a gold member, whose day 3 of March has nobody to be compared with; neither have those
    // of 4 and 5 of April.
    let rules = at_least(1);
    let report = report(&book, &rules, "2026-06-30");
    let notes: Vec<&str> = report.notes.iter().map(|note| note.get(Lang::English)).collect();
    assert!(notes.iter().any(|note| note.starts_with("3 contacts have nothing to compare with")), "{notes:?}");
    assert!(notes.iter().any(|note| note.starts_with("A difference is no cause")), "{notes:?}");
    assert_eq!(keys(&report, "effect"), EFFECT);
}

#[test]
fn too_few_on_either_side_give_no_difference() {
    // Nobody bought: 0/1 lies in 0 … 0.793451, 0/4 in 0 … 0.489891.
    let book = shop(&[], &five(&[]), &["1 2026-03-03 第3天 phone reached - -"]);
    for (least, expected) in [(1, "1|0|4|0|0.000000|-0.489891|0.793451|true"), (2, "1|0|4|0|-|-|-|false")] {
        assert_eq!(effect(&book, &at_least(least), "2026-06-30")[0], format!("all|{expected}"), "{least}");
    }
    let rules = Rules { festivals: Vec::new(), ..at_least(30) };
    let report = report(&book, &rules, "2026-06-30");
    let notes: Vec<&str> = report.notes.iter().map(|note| note.get(Lang::English)).collect();
    assert!(notes.contains(&"Too few to tell: 1 called and 4 not called, of at least 30 on each side"), "{notes:?}");
}

#[test]
fn a_contact_counts_once_it_is_thirty_days_old() {
    let book = shop(&[], &five(&[]), &["1 2026-03-03 第3天 phone reached - -"]);
    let all = |as_of: &str| effect(&book, &at_least(30), as_of)[0].clone();
    assert_eq!(all("2026-04-01"), "all|0|0|0|0|-|-|-|false");
    assert_eq!(all("2026-04-02"), "all|1|0|4|0|-|-|-|false");
}

#[test]
fn called_is_whoever_was_logged_within_the_grace_whatever_the_result() {
    for (logged, called) in [("03-01", 0), ("03-02", 1), ("03-03", 1), ("03-06", 1), ("03-07", 0)] {
        let row = format!("1 2026-{logged} 第3天 phone no_answer - -");
        let book = shop(&[], &five(&[]), &[&row, "2 2026-03-03 第3天 phone reached - -"]);
        let found = effect(&book, &at_least(30), "2026-06-30");
        assert_eq!(found[0], format!("all|{}|0|{}|0|-|-|-|false", 1 + called, 4 - called), "{logged}");
    }
}

#[test]
fn strata_weigh_by_both_their_sides() {
    // March: 1 and 2 called, of whom 1 bought, 3 and 4 not. April: 6 called, who bought, 7 not.
    // w = 2·2/4 = 1 and 1·1/2 = 1/2, so d = (1 · (1/2 − 0) + 1/2 · (1 − 0)) ÷ 3/2 = 2/3.
    let sales = [
        sale("1", "2026-03-01", "100"),
        sale("2", "2026-03-01", "100"),
        sale("3", "2026-03-01", "100"),
        sale("4", "2026-03-01", "100"),
        sale("6", "2026-04-01", "100"),
        sale("7", "2026-04-01", "100"),
        sale("1", "2026-03-25", "3000"),
        sale("6", "2026-04-25", "3000"),
    ];
    let log = [
        "1 2026-03-03 第3天 phone reached - -",
        "2 2026-03-03 第3天 phone reached - -",
        "6 2026-04-03 第3天 phone reached - -",
    ];
    let book = shop(&[], &sales, &log);
    let found = effect(&book, &at_least(1), "2026-06-30");
    assert!(found[0].starts_with("all|3|2|3|0|0.666667|"), "{}", found[0]);
    let strata: Vec<&str> = found[2..].iter().map(|row| row.split('|').next().unwrap_or_default()).collect();
    assert_eq!(strata, ["C d3 2026-03", "C d3 2026-04"]);
}

#[test]
fn who_said_that_they_would_buy_again_stands_beside_who_bought() {
    let more = [sale("1", "2026-03-20", "100"), sale("4", "2026-03-21", "100")];
    let log = [
        "1 2026-03-03 第3天 phone reached - 下次会再来看看",
        "2 2026-03-03 第3天 phone reached - 太贵，不会再来了",
        "3 2026-03-03 第3天 phone will_come - -",
        "4 2026-03-03 第3天 phone reached - 很好",
    ];
    let book = shop(&[], &five(&more), &log);
    let rules = at_least(30);
    let said = rows(&report(&book, &rules, "2026-06-30"), "said", &["said", "contacts", "bought", "share"]);
    assert_eq!(said, ["yes|2|1|0.500000", "no|1|0|0.000000", "nothing|1|1|1.000000"]);
}
