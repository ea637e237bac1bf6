//! Who counts, what is said beside the figures, and the keys. The figures of a whole log are in `tests/complaints.rs`.

use super::Complaints;
use crate::book::testing::{book, complaint, day, rules, sale};
use crate::book::{Book, Moment, Profile, Rules, Solved};
use crate::report::Run;
use crate::report::testing::{asked, keys, rows};
use crate::table::{Lang, Report};

fn report<'a>(book: &'a Book, rules: &'a Rules) -> Report<'a> {
    asked::<Complaints>(&[]).run(book, rules, day("2026-06-30")).expect("a report")
}

fn notes(report: &Report) -> Vec<String> {
    report.notes.iter().map(|note| note.get(Lang::English).to_owned()).collect()
}

fn on(text: &str) -> Moment {
    Moment { day: day(text), time: None }
}

#[test]
fn members_who_never_complained_are_followed_from_180_days_ago() {
    // The last 180 days are those from 2 January on.
    let mut book = book(
        &[("F", Profile::default())],
        &[
            sale("A", "2026-01-01", "100"),
            sale("A", "2026-01-02", "100"),
            sale("B", "2026-01-01", "100"),
            sale("C", "2026-01-02", "100"),
            sale("D", "2025-01-01", "100"),
            sale("D", "2026-06-30", "100"),
            // Taken back whole.
            sale("E", "2025-01-01", "100"),
            sale("E", "2026-05-01", "50"),
            sale("E", "2026-05-02", "-50"),
            sale("G", "2025-01-01", "100"),
            sale("G", "2026-06-30", "100"),
        ],
    );
    complaint(&mut book, "G", "2026-06-30");
    let rules = Rules::default();
    let found = rows(&report(&book, &rules), "outcomes", &["outcome", "followed", "bought_again", "again_share"]);
    // A, B, D and E; of them A and D.
    assert_eq!(found[0], "not_complained|4|2|0.500000");
    assert_eq!(found[1], "unsolved|0|0|-");
}

#[test]
fn days_after_the_outcome_count_and_its_own_day_does_not() {
    let mut book = book(
        &[],
        &[
            sale("A", "2025-12-30", "100"),
            sale("B", "2025-12-31", "100"),
            sale("C", "2026-06-28", "100"),
            sale("D", "2026-06-29", "100"),
        ],
    );
    for member in ["A", "B", "C", "D"] {
        complaint(&mut book, member, "2025-12-20").solved = Solved::At(on("2025-12-30"));
    }
    // 2025-12-30 + 180 days = 2026-06-28.
    let rules = Rules::default();
    let mut found = rows(&report(&book, &rules), "members", &["member", "since", "bought_again", "followed"]);
    found.sort();
    let expected = [
        "A|2025-12-30|-|true",
        "B|2025-12-30|2025-12-31|true",
        "C|2025-12-30|2026-06-28|true",
        "D|2025-12-30|-|true",
    ];
    assert_eq!(found, expected);
}

#[test]
fn slips_and_what_nobody_wrote_down_are_said() {
    let mut book = book(&[], &[sale("A", "2026-01-01", "100")]);
    complaint(&mut book, "A", "2026-03-05").solved = Solved::At(on("2026-03-04"));
    complaint(&mut book, "A", "2026-03-06").solved = Solved::DayUnknown;
    // Nobody knew of it on the as-of date.
    complaint(&mut book, "A", "2026-07-01");
    let rules = rules(&["complaints.hours_local=30"]);
    let report = report(&book, &rules);
    assert_eq!(
        notes(&report)[2..],
        [
            "Complaints that do not say local or elsewhere, taken with 30 hours: 2",
            "Solved on a day that nobody wrote down, so neither timed nor quick: 1",
            "Answered or solved before it was received; check: !2",
        ]
    );
    let found = rows(&report, "complaints", &["received", "reply", "solve_days", "outcome"]);
    // 2026-03-04 is no time at all before the 5th.
    assert_eq!(found, ["2026-03-06|-|-|solved", "2026-03-05|in_time|0.00|solved_quickly"]);
}

#[test]
fn a_shop_without_complaints_has_empty_tables_and_says_so() {
    let (book, rules) = (book(&[], &[sale("A", "2025-01-01", "100")]), Rules::default());
    let report = report(&book, &rules);
    assert_eq!(notes(&report), ["No complaints on record"]);
    for table in ["complaints", "checklist", "months", "categories", "owners", "members"] {
        assert_eq!(rows(&report, table, &[]), Vec::<String>::new(), "{table}");
    }
    assert_eq!(rows(&report, "iceberg", &["estimated"])[0], "0.0");
    assert_eq!(rows(&report, "causes", &["share"])[0], "-");
    assert_eq!(rows(&report, "summary", &["key", "value"])[6], "late_share|-");
}

#[test]
fn the_keys_are_those_that_scripts_rely_on() {
    let (book, rules) = (book(&[], &[]), Rules::default());
    let report = report(&book, &rules);
    assert_eq!(keys(&report, "checklist")[6..].join(" "), "taken next understand analyse accept seek solve else");
    assert_eq!(keys(&report, "causes").join(" "), "cause quoted_share complaints share");
}
