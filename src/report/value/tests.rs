//! Plain values worked out by hand, and refusals.

use super::Value;
use crate::book::testing::{book, day, rules, sale};
use crate::book::{Book, Rules};
use crate::report::Run;
use crate::report::testing::{asked, contact, keys, rows};
use crate::table::{Lang, Report};

/// A bought on three days, one of them before the last 12 months; B took back the only other purchase; C got a gift.
fn three() -> Book {
    let sales = [
        sale("A", "2025-01-10", "100"),
        sale("A", "2026-02-01", "200"),
        sale("A", "2026-05-01", "300.01"),
        sale("B", "2026-03-01", "500"),
        sale("B", "2026-03-05", "80"),
        sale("B", "2026-03-06", "-80"),
        sale("C", "2026-04-01", "0"),
    ];
    let mut book = book(&[], &sales);
    for on in ["2026-02-03", "2026-05-03", "2026-09-01"] {
        contact(&mut book, "A", on);
    }
    book
}

fn report<'a>(book: &'a Book, rules: &'a Rules) -> Report<'a> {
    asked::<Value>(&[]).run(book, rules, day("2026-06-30")).expect("a report")
}

#[test]
fn plain_values_are_those_worked_out_by_hand() {
    let (book, rules) = (three(), rules(&["value.margin=0.4", "value.contact_cost=2.50", "value.told_bad=66"]));
    let columns = ["member", "basic", "gain", "loss", "lifetime", "keeping", "replace_low", "replace_high", "p_alive"];
    assert_eq!(
        rows(&report(&book, &rules), "members", &columns),
        [
            // B: 500 × 1; 500 × 5 × 0.1; 500 × 66 × 0.1; 0.4 × 500; nobody called.
            "B|500.00|250.00|3300.00|200.00|0.00|-|-|-",
            // A: 600.01 ÷ 3 × 2 = 400.0067; × 0.5 = 200.005, half a cent up; × 6.6 = 2640.066; 0.4 × 600.01 = 240.004 less
            // two contacts (the third is later) of 2.50; 5 and 10 times that.
            "A|400.01|200.01|2640.07|235.00|5.00|25.00|50.00|-",
            "C|0.00|0.00|0.00|0.00|0.00|-|-|-",
        ]
    );
}

#[test]
fn without_a_margin_and_with_few_repeat_buyers_the_reasons_are_said_and_the_averages_stand() {
    let (book, rules) = (three(), Rules::default());
    let report = report(&book, &rules);
    let said: Vec<&str> = report.notes.iter().map(|note| note.get(Lang::English)).collect();
    assert_eq!(
        said,
        [
            "No margin (value.margin), so no lifetime value",
            "No cost of a contact (value.contact_cost), so no cost of keeping or replacing",
            "Repeat buyers: 1, fewer than 100: no forecast; see the averages in the summary",
            "Repeat buyers in the first half: 0, fewer than 100: no calibration",
        ]
    );
    let columns = ["member", "lifetime", "p_alive", "expected_purchases", "expected_value", "expected_value_mbg", "keeping"];
    assert_eq!(rows(&report, "members", &columns)[0], "B|-|-|-|-|-|-");
    assert_eq!(rows(&report, "model", &["model"]), Vec::<String>::new());
    assert_eq!(
        rows(&report, "summary", &["key", "value"])[..7],
        [
            "members|3",
            "repeat_buyers|1",
            // 1,100.01 in 5 purchases; 4 of them and 1,000.01 in the last 12 months, by 3 members.
            "average|220.00",
            "purchases_each|1.33",
            "spend_each|333.34",
            "months|12",
            "expected_purchases|-",
        ]
    );
}

#[test]
fn nobody_at_all_gives_empty_tables() {
    let (book, rules) = (book(&[], &[]), Rules::default());
    let report = report(&book, &rules);
    for table in ["members", "model", "calibration", "weeks"] {
        assert_eq!(rows(&report, table, &[]), Vec::<String>::new(), "{table}");
    }
}

#[test]
fn the_keys_are_those_that_scripts_rely_on() {
    let (book, rules) = (three(), Rules::default());
    let report = report(&book, &rules);
    let contract = "member name basic gain loss lifetime p_alive expected_purchases expected_value";
    assert_eq!(keys(&report, "members")[..9].join(" "), contract);
    assert_eq!(keys(&report, "model")[..4].join(" "), "model parameter estimate standard_error");
}
