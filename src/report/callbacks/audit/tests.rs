//! What is found in a small log, worked out by hand.

use super::Audit;
use crate::book::testing::{Sale, day, person, sale};
use crate::book::{Book, Done, Oversight};
use crate::report::Run;
use crate::report::callbacks::testing::{rules, shop};
use crate::report::testing::{keys, rows};

/// Four members whom 小李 served on 1 March 2026: day 3 is the 3rd, with grace to the 6th.
fn four() -> Book {
    let served = |member| Sale { staff: "小李", ..sale(member, "2026-03-01", "100") };
    let log = [
        "1 2026-03-05 第3天 phone reached 小王 -",
        "2 2026-03-08 第3天 phone no_answer 小李 -",
        "4 2026-03-03 第3天 phone reached 小李 很好",
        "4 2026-05-10 新品 phone - 小李 不要",
    ];
    shop(&[], &["1", "2", "3", "4"].map(served), &log)
}

fn table(book: &Book, (sample, days): (usize, Option<u32>), table: &str, columns: &str) -> Vec<String> {
    let columns: Vec<&str> = columns.split(' ').collect();
    let rules = rules(&["d3"]);
    let report = Audit { sample, days }.run(book, &rules, day("2026-06-30")).expect("a report");
    rows(&report, table, &columns)
}

#[test]
fn each_finding_is_named_with_its_contact_and_its_row() {
    let found = table(&four(), (10, None), "findings", "finding member date step due days_late staff done_by");
    let expected = [
        "not_logged|3|-|d3|2026-03-03|-|小李|-",
        "other_caller|1|2026-03-05|d3|2026-03-03|2|小李|小王",
        "no_reply|1|2026-03-05|d3|2026-03-03|2|小李|小王",
        // Logged after the grace: a wrong day, not a contact that nobody logged.
        "wrong_day|2|2026-03-08|d3|2026-03-03|5|小李|小李",
        "not_due|4|2026-05-10|-|-|-|-|小李",
    ];
    assert_eq!(found, expected);
    let summary = table(&four(), (10, None), "summary", "finding staff contacts");
    let expected = ["not_logged|小李|1", "not_due|小李|1", "wrong_day|小李|1", "other_caller|小王|1", "no_reply|小王|1"];
    assert_eq!(summary, expected);
}

#[test]
fn completion_counts_what_was_done_of_what_was_due() {
    // 3 March is in week 10, as is Sunday the 8th; 10 May is the Sunday of week 19. Reached: two of the three with a result.
    let columns = "by group due done late missed completion calls reached reach_rate dead_numbers";
    let expected = [
        "all|-|4|2|1|2|0.500000|4|2|0.666667|0",
        "staff|小李|4|2|1|2|0.500000|3|1|0.500000|0",
        "staff|小王|0|0|0|0|-|1|1|1.000000|0",
        "step|d3|4|2|1|2|0.500000|3|2|0.666667|0",
        "week|2026-W10|4|2|1|2|0.500000|3|2|0.666667|0",
        "week|2026-W19|0|0|0|0|-|1|0|-|0",
    ];
    assert_eq!(table(&four(), (10, None), "completion", columns), expected);
}

#[test]
fn the_last_days_are_those_up_to_the_as_of_date() {
    // Of 60 days ending on 30 June the first is 2 May; of 52 it is 10 May, of 51 the day after.
    for (days, expected) in [(60, 1), (52, 1), (51, 0)] {
        assert_eq!(table(&four(), (10, Some(days)), "calls", "member").len(), expected, "{days}");
        assert_eq!(table(&four(), (10, Some(days)), "findings", "finding").len(), expected, "{days}");
    }
}

#[test]
fn of_the_first_days_nobody_can_tell_what_was_due_before() {
    // From 1 January on everything counts, and the longest grace is 14 days: rows from the 15th on are judged.
    for (logged, expected) in [("2026-01-14", 0), ("2026-01-15", 1)] {
        let log = [format!("1 {logged} 新品 phone reached - 好")];
        let book = shop(&[], &[sale("1", "2025-12-01", "100")], &[&log[0]]);
        assert_eq!(table(&book, (10, None), "findings", "finding").len(), expected, "{logged}");
    }
}

#[test]
fn a_second_row_of_the_day_is_part_of_the_first() {
    let log = ["1 2026-03-03 第3天 phone reached - 好", "1 2026-03-03 - sms - - -"];
    let book = shop(&[], &[sale("1", "2026-03-01", "100")], &log);
    assert_eq!(table(&book, (10, None), "findings", "finding"), Vec::<String>::new());
    // Without a reply only calls are found, and only those that somebody answered.
    let log = ["1 2026-03-03 第3天 sms - - -"];
    let book = shop(&[], &[sale("1", "2026-03-01", "100")], &log);
    assert_eq!(table(&book, (10, None), "findings", "finding"), Vec::<String>::new());
}

#[test]
fn the_sample_is_of_calls_that_nobody_has_looked_at_and_always_the_same() {
    let mut book = four();
    assert_eq!(table(&book, (10, None), "sample", "member").len(), 4);
    let drawn = table(&book, (2, None), "sample", "member date");
    assert_eq!(drawn.len(), 2);
    assert_eq!(table(&book, (2, None), "sample", "member date"), drawn);
    assert_eq!(table(&book, (0, None), "sample", "member"), Vec::<String>::new());
    book.contacts[0].oversight = Oversight { reviewed_by: "店长".into(), ..Oversight::default() };
    let left = table(&book, (10, None), "sample", "member date");
    assert_eq!(left, ["4|2026-03-03", "2|2026-03-08", "4|2026-05-10"]);
    let seen = table(&book, (10, None), "calls", "member date reviewed_by");
    assert_eq!(seen[1], "1|2026-03-05|店长");
}

#[test]
fn its_tables_have_the_keys_that_scripts_rely_on() {
    let (book, rules) = (four(), rules(&["d3"]));
    let report = Audit { sample: 1, days: None }.run(&book, &rules, day("2026-06-30")).expect("a report");
    let contact = "date step due days_late channel result reply staff done_by cell";
    for (table, expected) in [
        ("findings", format!("finding member name {contact}")),
        ("calls", format!("member name {contact} approved reviewed_by reviewed findings")),
        ("sample", format!("member name phone {contact} checked reviewed_by reviewed")),
    ] {
        assert_eq!(keys(&report, table).join(" "), expected);
    }
}

#[test]
fn numbers_to_mend_stand_with_who_took_them_down() {
    // 3 was called and the number is dead; 小王 served 3 later, 小李 first.
    let later = Sale { staff: "小王", ..sale("3", "2026-04-01", "100") };
    let first = Sale { staff: "小李", ..sale("3", "2026-03-01", "100") };
    let mut book = shop(&[], &[first, later], &["3 2026-03-03 第3天 phone dead_number 小王 -"]);
    book.members[0].phone = Some("13912345678".into());
    let listed = table(&book, (0, None), "numbers", "member reason found taken_by");
    assert_eq!(listed, ["3|dead_number|2026-03-03|小李"]);
    let report = Audit { sample: 0, days: None }.run(&book, &rules(&["d3"]), day("2026-06-30")).map(|report| keys(&report, "numbers"));
    assert_eq!(report.expect("a report").join(" "), "member name phone reason found taken_by");
}

#[test]
fn who_has_left_answers_for_nothing() {
    let mut book = four();
    person(&mut book, "小李", "").left = Done::On(day("2026-03-02"));
    let found = table(&book, (10, None), "findings", "finding member staff done_by");
    let expected = ["not_logged|3|-|-", "no_reply|1|-|小王", "wrong_day|2|-|小李", "not_due|4|-|小李"];
    assert_eq!(found, expected);
    let columns = "by group due done late missed";
    assert!(table(&book, (10, None), "completion", columns).contains(&"staff|-|4|2|1|2".to_owned()));
    // On the last day itself he was still there.
    book.people[0].left = Done::On(day("2026-03-03"));
    assert_eq!(table(&book, (10, None), "findings", "finding").len(), 5);
}
