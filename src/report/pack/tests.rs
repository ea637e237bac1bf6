//! A week worked out by hand.

use super::source::asked;
use super::{PARTS, Pack, weeks};
use crate::book::testing::{Sale, application, book, complaint, day, sale};
use crate::book::{Book, CardStage, Done, Moment, Profile, Rules, Solved};
use crate::report::callbacks::testing::{rules as stepping, shop};
use crate::report::testing::{keys, rows};
use crate::report::{Ask, Run};
use crate::table::{Lang, Report};

fn pack<'a>(book: &'a Book, rules: &'a Rules, as_of: &str) -> Report<'a> {
    Pack {}.run(book, rules, day(as_of)).expect("a pack")
}

/// Callbacks of day 3 only, and no festivals.
fn d3() -> Rules {
    stepping(&["d3"])
}

/// Monday 2 March 2026 begins the week W10, Sunday 8 March ends it.
#[test]
fn the_week_is_the_last_that_is_over() {
    for (as_of, week, before) in [
        ("2026-03-07", "2026-W09", "2026-W08"),
        ("2026-03-08", "2026-W10", "2026-W09"),
        ("2026-03-09", "2026-W10", "2026-W09"),
        ("2026-03-14", "2026-W10", "2026-W09"),
        ("2026-03-15", "2026-W11", "2026-W10"),
        // The year 2026 of the calendar of weeks has 53 of them and ends on 3 January 2027.
        ("2027-01-04", "2026-W53", "2026-W52"),
    ] {
        assert_eq!(weeks(day(as_of)).map(|week| week.key), [week, before], "{as_of}");
    }
}

/// W09, 23 February to 1 March: member 1 buys for 300 on the 24th. W10: member 1 for 200 on the 2nd and 100 on the 3rd of
/// March, member 2 for 500 on the 8th, of which 80 come back the same day; a sale of 50 to nobody on the 4th; member 3 joins on
/// the 5th and buys nothing. On the 9th, in W11, member 1 buys for 900.
fn sold() -> Book {
    let joined = Profile { joined: Some(day("2026-03-05")), ..Profile::default() };
    let sales = [
        sale("1", "2026-02-24", "300"),
        sale("1", "2026-03-02", "200"),
        sale("1", "2026-03-03", "100"),
        sale("2", "2026-03-08", "500"),
        sale("2", "2026-03-08", "-80"),
        Sale { member: "", ..sale("", "2026-03-04", "50") },
        sale("1", "2026-03-09", "900"),
    ];
    book(&[("3", joined)], &sales)
}

#[test]
fn the_figures_of_the_week_stand_beside_those_of_the_week_before() {
    let (book, rules) = (sold(), Rules::default());
    for as_of in ["2026-03-08", "2026-03-11"] {
        let report = pack(&book, &rules, as_of);
        let all = rows(&report, "summary", &["figure", "week", "before", "change", "change_share"]);
        assert_eq!(all[..6], [
            // 200 + 100 + 500 − 80 + 50 = 770; 770 ÷ 4 = 192.50; (770 − 300) ÷ 300 = 1.566667.
            "sales|770.00|300.00|470.00|1.566667",
            "purchases|4|1|3|3.000000",
            "average|192.50|300.00|-107.50|-0.358333",
            "refunds|80.00|0.00|80.00|-",
            "members|2|1|1|1.000000",
            // 2 buys for the first time and 3 joins; 1 came in the week before.
            "new_members|2|1|1|1.000000",
        ]);
        assert_eq!(rows(&report, "weeks", &["period", "purchases", "total"]), ["2026-W09|1|300.00", "2026-W10|4|770.00"]);
    }
    assert_eq!(pack(&book, &rules, "2026-03-11").title.get(Lang::English), "Weekly pack 2026-W10 (2026-03-02 to 2026-03-08)");
}

/// Of two complaints one of W09 is solved on Tuesday of W10, one of W10 is open. A card applied for on 27 February and entered on
/// that day should have been sent to head office by 2 March: not late on the Sunday before.
#[test]
fn where_the_shop_stood_is_told_of_both_sundays() {
    let mut book = book(&[("1", Profile::default()), ("2", Profile::default())], &[sale("1", "2026-02-27", "1600")]);
    complaint(&mut book, "1", "2026-02-26").solved = Solved::At(Moment { day: day("2026-03-03"), time: None });
    complaint(&mut book, "2", "2026-03-04");
    let applied = application(&mut book, "1");
    for stage in [CardStage::Applied, CardStage::Entered] {
        applied.set(stage, Done::On(day("2026-02-27")));
    }
    let rules = Rules { festivals: Vec::new(), ..Rules::default() };
    let report = pack(&book, &rules, "2026-03-08");
    let all = rows(&report, "summary", &["figure", "week", "before"]);
    assert_eq!(all[14..17], ["cards_late|1|0", "complaints_new|1|1", "complaints_open|1|1"]);
    assert_eq!(rows(&report, "cards_late", &["member", "stage", "due", "days_late"]), ["1|submitted|2026-03-02|6"]);
}

/// Day 3 of member 1, who bought on 27 February, is 1 March: called on that day. Day 3 of member 2, who bought on 1 March, is the
/// 3rd: called on the 4th, who said nothing that was written down, and once more on the 5th.
#[test]
fn callbacks_are_those_of_the_week_with_replies_first() {
    let sales = [sale("1", "2026-02-27", "100"), sale("2", "2026-03-01", "100")];
    let log = [
        "1 2026-03-01 第3天 phone reached 小王 好",
        "2 2026-03-04 第3天 phone reached 小王 -",
        "2 2026-03-05 第3天 phone reached 小王 很合身",
    ];
    let (book, rules) = (shop(&[], &sales, &log), d3());
    let report = pack(&book, &rules, "2026-03-08");
    let figures = rows(&report, "summary", &["figure", "week", "before"]);
    assert_eq!(figures[6..9], ["callbacks_due|1|1", "callbacks_done|1|1", "callbacks_late|1|0"]);
    let done = rows(&report, "callbacks_done", &["date", "member", "reply"]);
    assert_eq!(done, ["2026-03-05|2|很合身", "2026-03-04|2|-"]);
}

/// Members 1 to 4, whom 小李 served, bought on 5 March, member 5 on the 7th: day 3 is the 7th, and the 9th. On the Sunday
/// between, the first four are overdue; they count to the 10th, three days after.
#[test]
fn who_must_do_what_is_told_by_task_and_person() {
    let served = |member| Sale { staff: "小李", ..sale(member, "2026-03-05", "100") };
    let mut sales = ["1", "2", "3", "4"].map(served).to_vec();
    sales.push(Sale { day: "2026-03-07", ..served("5") });
    let (book, rules) = (shop(&[], &sales, &[]), d3());
    let report = pack(&book, &rules, "2026-03-08");
    let actions = rows(&report, "actions", &["task", "staff", "due", "count", "members"]);
    assert_eq!(actions, ["overdue|小李|2026-03-07|4|1、2、3 …(+1)", "coming|小李|2026-03-09|1|5"]);
    // On Wednesday the week is the same; what was to come on Monday is overdue.
    let report = pack(&book, &rules, "2026-03-11");
    assert_eq!(rows(&report, "actions", &["task", "due", "count"]), ["overdue|2026-03-09|1"]);
}

/// Thirty members who bought every second day, then no more, are at risk: five are not shown.
#[test]
fn a_list_is_cut_for_paper_and_says_so() {
    let cards: Vec<String> = (10..40).map(|card| card.to_string()).collect();
    let of = |card| ["2025-01-01", "2025-01-03", "2025-01-05"].map(|day| sale(card, day, "100"));
    let sales: Vec<Sale> = cards.iter().flat_map(|card| of(card)).collect();
    let (book, rules) = (book(&[], &sales), Rules::default());
    let report = pack(&book, &rules, "2025-03-09");
    let table = report.tables.iter().find(|table| table.key == "at_risk").expect("the table");
    assert_eq!(table.len(), 25);
    let remark = table.remark.as_ref().map(|words| words.get(Lang::English));
    assert_eq!(remark, Some("5 more: regulars churn --table at_risk"));
    let notes: Vec<&str> = report.notes.iter().map(|note| note.get(Lang::English)).collect();
    assert_eq!(notes, ["At risk: 5 more: regulars churn --table at_risk"]);
}

#[test]
fn it_goes_by_the_rules_and_the_details_of_all_its_parts() {
    for words in PARTS {
        let part = asked(words).expect("a report");
        for section in part.rules() {
            assert!(Pack::RULES.contains(section), "{words:?} goes by [{section}]");
        }
    }
}

#[test]
fn its_tables_have_the_keys_that_scripts_rely_on() {
    let (book, rules) = (sold(), Rules::default());
    let report = pack(&book, &rules, "2026-03-08");
    let tables: Vec<&str> = report.tables.iter().map(|table| table.key).collect();
    assert_eq!(tables.join(" "), "summary actions weeks callback_weeks mix periods callbacks_done callbacks_coming cards_late staff supervision map segments classes curve at_risk attention");
    assert_eq!(keys(&report, "summary").join(" "), "figure week before change change_share");
    assert_eq!(keys(&report, "actions").join(" "), "task staff due count members");
}
