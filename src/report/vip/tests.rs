//! Shares worked out by hand.

use super::Vip;
use crate::book::testing::{Sale, book, day, item, rules, sale};
use crate::book::{Book, Rules};
use crate::report::Run;
use crate::report::testing::{asked, keys, rows};
use crate::table::Lang;

fn table(book: &Book, rules: &Rules, arguments: &[&str], table: &str) -> Vec<String> {
    let report = asked::<Vip>(arguments).run(book, rules, day("2026-03-15")).expect("a report");
    rows_of(&report, table)
}

fn rows_of(report: &crate::table::Report, table: &str) -> Vec<String> {
    rows(report, table, &keys(report, table))
}

// M earns the gold card on 10 January, so that its first purchase as a holder is that of 5 February.
fn shop() -> Book {
    let coat = |sale| Sale { item: "新大衣", ..sale };
    let sales = [
        sale("M", "2026-01-10", "3000"),
        sale("M", "2026-01-10", "100"),
        coat(sale("M", "2026-02-05", "600")),
        sale("M", "2026-02-20", "-150"),
        sale("N", "2026-01-31", "200"),
        coat(sale("N", "2026-02-28", "200")),
        coat(sale("N", "2026-03-01", "800")),
        Sale { item: "D-1", ..sale("", "2026-02-10", "350") },
        sale("", "2026-01-02", "700"),
    ];
    let mut book = book(&[], &sales);
    let new = item(&mut book, "新大衣");
    (new.sku, new.category, new.launch) = ("D-1".into(), "大衣".into(), Some(day("2026-01-30")));
    item(&mut book, "旧款").launch = Some(day("2025-11-01"));
    item(&mut book, "三月新款").launch = Some(day("2026-03-10"));
    item(&mut book, "下周新款").launch = Some(day("2026-03-20"));
    book
}

#[test]
fn spend_counts_for_the_card_held_before_the_day() {
    // January: 3,100 on the day of the gold card, 200 of a first visit, 700 of nobody. February: 600 − 150 gold,
    // 200 temporary, 350 of nobody: 450 ÷ 1,000. March: 800 by the temporary card.
    assert_eq!(
        table(&shop(), &Rules::default(), &[], "months"),
        [
            "2026-01|true|4000.00|0.00|0.00|0.00|3300.00|700.00|0.000000|0.750000|false",
            "2026-02|true|1000.00|450.00|0.00|200.00|0.00|350.00|0.450000|0.750000|false",
            "2026-03|false|800.00|0.00|0.00|800.00|0.00|0.00|0.000000|0.750000|false",
        ]
    );
}

#[test]
fn the_goals_and_the_cards_that_count_are_rules() {
    let rules = rules(&["vip.cards=[\"A\",\"B\",\"C\"]", "vip.goals.spend=0.65"]);
    let found = table(&shop(), &rules, &["--from", "2026-02"], "months");
    // (450 + 200) ÷ 1,000 reaches 65 %.
    assert_eq!(found[0], "2026-02|true|1000.00|450.00|0.00|200.00|0.00|350.00|0.650000|0.650000|true");
    let cut = table(&shop(), &rules, &["--from", "2026-02-10", "--to", "2026-02-20"], "months");
    assert_eq!(cut, ["2026-02|false|200.00|-150.00|0.00|0.00|0.00|350.00|-0.750000|0.650000|false"]);
}

#[test]
fn new_arrivals_count_for_thirty_days() {
    // 30 January + 30 days: the last day is 28 February, so that the 800 of 1 March do not count.
    // 600 + 350 by style number + 200 = 1,150, of which a card holder bought 600: 600 ÷ 1,150 = 0.521739.
    let (book, rules) = (shop(), Rules::default());
    assert_eq!(
        table(&book, &rules, &[], "arrivals"),
        [
            "三月新款|-|2026-03-10|2026-04-08|false|0.00|0.00|-|0.340000|-",
            "新大衣|大衣|2026-01-30|2026-02-28|true|1150.00|600.00|0.521739|0.340000|true",
        ]
    );
    // 450 ÷ 5,800 = 0.077586.
    assert_eq!(
        table(&book, &rules, &[], "summary"),
        [
            "spend|5800.00|450.00|0.077586|0.750000|false",
            "arrivals|1150.00|600.00|0.521739|0.340000|true",
        ]
    );
    assert!(table(&book, &rules, &["--from", "2026-03-11"], "arrivals").is_empty());
    let report = asked::<Vip>(&[]).run(&book, &rules, day("2026-03-15")).expect("a report");
    let notes: Vec<&str> = report.notes.iter().map(|note| note.get(Lang::English)).collect();
    assert_eq!(notes, ["Card holders: gold, silver", "Items launched before the first sale in the book, left out: 1"]);
}

#[test]
fn rows_of_one_item_are_one_arrival() {
    let mut book = shop();
    let again = item(&mut book, "新大衣");
    (again.sku, again.size, again.launch) = ("D-1".into(), "XL".into(), Some(day("2026-02-15")));
    assert_eq!(table(&book, &Rules::default(), &[], "arrivals").len(), 2);
}

#[test]
fn a_book_without_sales_has_no_months() {
    let (book, rules) = (book(&[], &[]), Rules::default());
    assert!(table(&book, &rules, &[], "months").is_empty());
    assert_eq!(table(&book, &rules, &[], "summary")[0], "spend|0.00|0.00|-|0.750000|-");
}
