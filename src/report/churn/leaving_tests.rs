//! Causes, their evidence and calendar months, worked out by hand.

use super::Churn;
use crate::book::testing::{Sale, book, complaint, day, item, person, sale};
use crate::book::{Book, Channel, Done, Moment, Rules, Solved};
use crate::report::Run;
use crate::report::testing::{asked, contact, keys, rows};
use crate::table::{Lang, Report};

fn report<'a>(book: &'a Book, rules: &'a Rules) -> Report<'a> {
    asked::<Churn>(&[]).run(book, rules, day("2026-11-22")).expect("a report")
}

// Lost are all whose last purchase is before 2025-11-22; N is not.
fn lost() -> Book {
    let coat = |sale| Sale { item: "大衣", ..sale };
    let sales = [
        Sale { staff: "陈静", ..coat(sale("A", "2025-01-10", "600")) },
        Sale { staff: "陈静", ..sale("B", "2024-01-10", "500") },
        Sale { staff: "小李", ..coat(sale("C", "2025-02-10", "400")) },
        Sale { item: "领带", ..sale("D", "2025-02-10", "300") },
        Sale { item: "衬衫", ..sale("D", "2025-03-10", "200") },
        Sale { item: "领带", ..sale("D", "2025-03-12", "100") },
        Sale { item: "衬衫", ..sale("N", "2026-11-01", "200") },
    ];
    let mut book = book(&[], &sales);
    // 陈静 was there until 30 June 2025: A was lost on 10 January 2026, B on 9 January 2025.
    person(&mut book, "陈静", "店").left = Done::On(day("2025-06-30"));
    for (name, category) in [("大衣", "外套"), ("领带", "配饰"), ("衬衫", "衬衫")] {
        item(&mut book, name).category = category.into();
    }
    book
}

#[test]
fn evidence_is_looked_up_for_every_lost_member() {
    let (mut book, rules) = (lost(), Rules::default());
    contact(&mut book, "A", "2026-09-01").channel = Some(Channel::Sms);
    contact(&mut book, "C", "2026-09-01");
    contact(&mut book, "D", "2026-11-23");
    complaint(&mut book, "C", "2025-02-20");
    complaint(&mut book, "D", "2025-03-20").solved = Solved::At(Moment { day: day("2025-03-25"), time: None });
    let report = report(&book, &rules);
    // Nobody bought of 外套 or 配饰 within the year, of 衬衫 N did; 配饰 are what D mostly buys.
    assert_eq!(
        rows(&report, "lost", &["member", "evidence"]),
        [
            "A|assortment,never_called,staff_left",
            "D|assortment,never_called",
            "B|never_called",
            "C|after_sales,assortment",
        ]
    );
    assert_eq!(keys(&report, "causes"), ["cause", "recorded", "evidence"]);
    assert_eq!(
        rows(&report, "causes", &keys(&report, "causes")),
        [
            "moved|0|-",
            "service|0|-",
            "assortment|0|3",
            "brand|0|-",
            "after_sales|0|1",
            "never_called|0|3",
            "staff_left|0|1",
            "other|0|-",
        ]
    );
}

#[test]
fn a_category_is_sold_while_something_of_it_comes_in() {
    let (mut book, rules) = (lost(), Rules::default());
    let coat = item(&mut book, "新大衣");
    (coat.category, coat.launch) = ("外套".into(), Some(day("2026-11-20")));
    assert_eq!(rows(&report(&book, &rules), "causes", &["cause", "evidence"])[2], "assortment|1");
}

#[test]
fn where_no_sheet_could_say_the_evidence_is_blank() {
    let (book, rules) = (book(&[], &[sale("A", "2025-01-10", "600")]), Rules::default());
    let report = report(&book, &rules);
    assert!(rows(&report, "causes", &["recorded", "evidence"]).iter().all(|row| row == "0|-"));
    assert_eq!(rows(&report, "lost", &["evidence"]), ["-"]);
}

#[test]
fn causes_count_members_and_what_is_not_recognised_is_said() {
    let (mut book, rules) = (lost(), Rules::default());
    for (member, on, reason) in [
        ("A", "2026-09-01", "搬家"),
        ("A", "2026-10-01", "已经搬到外地，款式也少"),
        ("B", "2026-09-01", "价格偏高"),
        ("C", "2026-09-01", "搬走了"),
        ("D", "2026-09-01", "无"),
        ("D", "2026-11-23", "搬家"),
    ] {
        contact(&mut book, member, on).leaving_reason = reason.into();
    }
    let report = report(&book, &rules);
    let found = rows(&report, "causes", &["cause", "recorded"]);
    assert_eq!(found[..3], ["moved|2", "service|0", "assortment|1"]);
    assert_eq!(found[7], "other|1");
    let notes: Vec<&str> = report.notes.iter().map(|note| note.get(Lang::English)).collect();
    let other = notes.iter().find(|note| note.starts_with("Reasons for leaving")).expect("said");
    assert!(other.starts_with("Reasons for leaving not recognised, counted as other: 1, at "), "{other}");
    assert!(notes.contains(&"The callback log begins on 2026-09-01; of calls before it nobody knows"));
}

#[test]
fn calendar_months_after_the_first_purchase() {
    // X: November, twice in December, February; Y: December twice, then never.
    let sales = [
        sale("X", "2025-11-30", "10"),
        sale("X", "2025-12-01", "10"),
        sale("X", "2025-12-31", "10"),
        sale("X", "2026-02-01", "10"),
        sale("Y", "2025-11-01", "10"),
        sale("Y", "2025-11-02", "10"),
    ];
    let (book, rules) = (book(&[], &sales), Rules::default());
    let report = asked::<Churn>(&[]).run(&book, &rules, day("2026-02-27")).expect("a report");
    assert_eq!(
        rows(&report, "cohort_months", &keys(&report, "cohort_months")),
        [
            "2025-11|2|1|1|0.500000|true",
            "2025-11|2|2|0|0.000000|true",
            // February is not over.
            "2025-11|2|3|1|0.500000|false",
        ]
    );
    let said = "Bought in the calendar month after the first purchase, complete months: 1: 50.0 %, 2: 0.0 %";
    assert!(report.notes.iter().any(|note| note.get(Lang::English) == said), "{:?}", report.notes);
}
