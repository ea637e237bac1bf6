//! The schedule of each tier, new purchases, refunds, closed days.

use super::{rules, shop, state_of, told};
use crate::book::testing::{Sale, sale};

// 1 March 2026 is a Sunday.
const BOUGHT: &str = "2026-03-01";

#[test]
fn gold_and_silver_have_the_card_holders_schedule() {
    for amount in ["3000", "1500"] {
        let book = shop(&[], &[sale("1", BOUGHT, amount)], &[]);
        assert_eq!(
            told(&book, &rules(""), BOUGHT, "2026-09-30"),
            [
                "d2 2026-03-02 sms coming",
                "d3 2026-03-03 phone coming",
                "d7 2026-03-07 phone coming",
                "d7-sms 2026-03-07 sms coming",
                "d30 2026-03-30 phone coming",
                "d120 2026-06-28 phone coming",
                "half-year 2026-09-01 phone coming",
            ],
            "{amount}"
        );
    }
}

#[test]
fn a_temporary_card_has_day_10_for_day_7() {
    let book = shop(&[], &[sale("1", BOUGHT, "1499.99")], &[]);
    assert_eq!(
        told(&book, &rules(""), BOUGHT, "2026-08-31"),
        [
            "d2 2026-03-02 sms coming",
            "d3 2026-03-03 phone coming",
            "d7-sms 2026-03-07 sms coming",
            "d10 2026-03-10 phone coming",
            "d30 2026-03-30 phone coming",
            "d120 2026-06-28 phone coming",
        ]
    );
}

#[test]
fn the_purchase_day_can_be_day_0() {
    let book = shop(&[], &[sale("1", BOUGHT, "100")], &[]);
    let told = told(&book, &rules("[callbacks]\npurchase_day = 0"), BOUGHT, "2026-03-11");
    assert_eq!(
        told,
        [
            "d2 2026-03-03 sms coming",
            "d3 2026-03-04 phone coming",
            "d7-sms 2026-03-08 sms coming",
            "d10 2026-03-11 phone coming",
        ]
    );
}

#[test]
fn on_closed_sundays_steps_move_to_monday_and_what_meets_there_merges() {
    // Saturday 7 March: day 2 is Sunday the 8th, day 3 Monday the 9th, day 120 Saturday 4 July, day 30 Sunday 5 April.
    let book = shop(&[], &[sale("1", "2026-03-07", "2000")], &[]);
    let rules = rules("[calendar]\nclosed = [\"sun\"]");
    assert_eq!(
        told(&book, &rules, "2026-03-09", "2026-08-31"),
        [
            "d3 2026-03-09 phone due",
            "d2 2026-03-09 sms merged d3",
            "d7 2026-03-13 phone coming",
            "d7-sms 2026-03-13 sms coming",
            "d30 2026-04-06 phone coming",
            "d120 2026-07-04 phone coming",
        ]
    );
    // Day 7 and its message on one day are one row; so is what follows.
    assert_eq!(state_of(&told(&book, &rules, "2026-03-13", "2026-03-13"), "d7-sms", "2026-03-13"), "merged d7");
}

#[test]
fn overdue_steps_stay_due_to_the_last_day_of_grace_and_are_missed_after_it() {
    let book = shop(&[], &[sale("1", BOUGHT, "3000")], &[]);
    let state = |as_of, step, due| state_of(&told(&book, &rules(""), as_of, as_of), step, due);
    for (as_of, step, due, expected) in [
        ("2026-03-03", "d2", "2026-03-02", "due"),
        ("2026-03-04", "d2", "2026-03-02", "missed"),
        ("2026-03-06", "d3", "2026-03-03", "due"),
        ("2026-03-07", "d3", "2026-03-03", "missed"),
        ("2026-03-10", "d7", "2026-03-07", "due"),
        ("2026-03-11", "d7", "2026-03-07", "missed"),
        ("2026-03-11", "d7-sms", "2026-03-07", "merged d7"),
        ("2026-04-06", "d30", "2026-03-30", "due"),
        ("2026-04-07", "d30", "2026-03-30", "missed"),
        ("2026-07-12", "d120", "2026-06-28", "due"),
        ("2026-07-13", "d120", "2026-06-28", "missed"),
    ] {
        assert_eq!(state(as_of, step, due), expected, "{step} on {as_of}");
    }
}

#[test]
fn a_new_purchase_supersedes_what_falls_due_from_its_day_and_ends_what_is_overdue() {
    let sales = [sale("1", BOUGHT, "100"), sale("1", "2026-03-10", "100")];
    let book = shop(&[], &sales, &[]);
    let now = told(&book, &rules(""), "2026-03-11", "2026-03-12");
    assert_eq!(
        now,
        [
            "d2 2026-03-02 sms missed",
            "d3 2026-03-03 phone missed",
            "d7-sms 2026-03-07 sms missed",
            "d10 2026-03-10 phone superseded purchase",
            "d2 2026-03-11 sms due",
            "d3 2026-03-12 phone coming",
        ]
    );
    // On the day of the purchase the overdue message can still be sent.
    let then = told(&book, &rules(""), "2026-03-10", "2026-03-10");
    assert_eq!(state_of(&then, "d7-sms", "2026-03-07"), "due");
    // Later the old steps and the old half year are counted on the days on which they would have been due.
    let late = told(&book, &rules(""), "2026-09-01", "2026-09-01");
    for (step, due) in [("d30", "2026-03-30"), ("d120", "2026-06-28"), ("half-year", "2026-09-01")] {
        assert_eq!(state_of(&late, step, due), "superseded purchase", "{step}");
    }
}

#[test]
fn later_purchases_leave_the_schedule_and_a_refund_changes_it_from_its_own_day() {
    let refund = |on| Sale { item: "大衣", ..sale("1", on, "-2000") };
    let coat = Sale { item: "大衣", ..sale("1", BOUGHT, "3000") };
    let steps = |book, as_of| told(&book, &rules(""), as_of, "2026-03-10");
    // Taken back on the 9th: day 7 was the card holder's, day 10 is the temporary card's.
    let book = shop(&[], &[coat, refund("2026-03-09")], &[]);
    assert_eq!(steps(book.clone(), "2026-03-08").iter().filter(|line| line.starts_with("d10")).count(), 0);
    let now = steps(book, "2026-03-10");
    assert!(!now.iter().any(|line| line.starts_with("d7 ")), "its grace was running, and it is no step of C: {now:?}");
    assert_eq!(state_of(&now, "d10", "2026-03-10"), "due");
    // Taken back on the 20th: day 7 was missed and stays so, day 10 was never due.
    let book = shop(&[], &[coat, refund("2026-03-20")], &[]);
    let now = steps(book, "2026-03-25");
    assert_eq!(state_of(&now, "d7", "2026-03-07"), "missed");
    assert!(!now.iter().any(|line| line.starts_with("d10")));
}

#[test]
fn a_purchase_brought_to_zero_gives_the_schedule_back() {
    let sales = [
        sale("1", BOUGHT, "100"),
        Sale { item: "帽", ..sale("1", "2026-03-20", "50") },
        Sale { item: "帽", ..sale("1", "2026-03-25", "-50") },
    ];
    let book = shop(&[], &sales, &[]);
    let before = told(&book, &rules(""), "2026-03-24", "2026-03-31");
    assert_eq!(state_of(&before, "d30", "2026-03-30"), "superseded purchase");
    let after = told(&book, &rules(""), "2026-03-30", "2026-06-30");
    assert_eq!(state_of(&after, "d30", "2026-03-30"), "due");
    assert!(!after.iter().any(|line| line.starts_with("d10 2026-03-29")), "{after:?}");
    assert_eq!(state_of(&after, "d2", "2026-03-21"), "missed", "its grace was over before the refund");
    assert!(!after.iter().any(|line| line.starts_with("d3 2026-03-22")), "its grace was still running: {after:?}");
}

#[test]
fn a_gift_at_zero_is_a_purchase_day() {
    let book = shop(&[], &[sale("1", BOUGHT, "0")], &[]);
    assert_eq!(told(&book, &rules(""), "2026-03-02", "2026-03-02"), ["d2 2026-03-02 sms due"]);
}

#[test]
fn nothing_before_since_is_due_or_missed() {
    let book = shop(&[], &[sale("1", BOUGHT, "100")], &[]);
    let rules = rules("[callbacks]\nsince = \"2026-03-07\"");
    assert_eq!(told(&book, &rules, "2026-03-09", "2026-03-09"), ["d7-sms 2026-03-07 sms due"]);
}
