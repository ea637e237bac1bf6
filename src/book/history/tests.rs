//! The refund rules of the vocabulary, each worked out by hand.

use super::{Histories, History};
use crate::book::testing::{book, day, row, rules, sale};
use crate::book::{MemberId, Money, Profile, Rules};

fn history(rows: &[&str], as_of: &str, rules: &Rules) -> History {
    let sales: Vec<_> = rows.iter().map(|text| row(text)).collect();
    let book = book(&[], &sales);
    let mut history = History::default();
    Histories::new(&book, &rules.purchases).fill(MemberId::new(0), day(as_of), &mut history);
    history
}

/// What is left of each purchase in their order, a star where it is no occasion, and what is left over.
fn outcome(history: &History) -> String {
    let net = |purchase: &super::Purchase| format!("{}{}", purchase.net, if purchase.is_occasion() { "" } else { "*" });
    let nets: Vec<String> = history.purchases.iter().map(net).collect();
    format!("{} | {}", nets.join(" "), history.left_over)
}

fn check(changes: &[&str], cases: &[(&str, &[&str], &str)]) {
    let rules = rules(changes);
    for (name, rows, expected) in cases {
        let forth = history(rows, "2026-12-31", &rules);
        assert_eq!(outcome(&forth), *expected, "{name}");
        let back: Vec<&str> = rows.iter().rev().copied().collect();
        assert_eq!(outcome(&history(&back, "2026-12-31", &rules)), *expected, "{name}, rows the other way round");
    }
}

#[test]
fn a_purchase_is_a_receipt_or_what_was_bought_in_one_shop_on_one_day() {
    check(
        &[],
        &[
            (
                "lines of a receipt",
                &["2026-03-05 100 S R1", "2026-03-05 200 S R1", "2026-03-05 50 S R2"],
                "300.00 50.00 | 0.00",
            ),
            (
                "numbers restart daily and by shop",
                &["2026-03-05 1 S R1", "2026-03-06 2 S R1", "2026-03-06 4 T R1"],
                "1.00 2.00 4.00 | 0.00",
            ),
            ("no number: by shop and day", &["2026-03-05 1 S", "2026-03-05 2 S", "2026-03-05 4 T"], "3.00 4.00 | 0.00"),
            (
                "no number: beside the receipts",
                &["2026-03-05 1 S", "2026-03-05 2 S R1", "2026-03-05 4 S"],
                "5.00 2.00 | 0.00",
            ),
        ],
    );
    check(
        &["purchases.unit=day"],
        &[("by day", &["2026-03-05 1 S R1", "2026-03-05 2 S R2", "2026-03-05 4 T"], "3.00 4.00 | 0.00")],
    );
    check(
        &["purchases.unit=row"],
        &[("by row", &["2026-03-05 1 S R1", "2026-03-05 2 S R1", "2026-03-05 1 S R1"], "2.00 1.00 1.00 | 0.00")],
    );
}

#[test]
fn a_refund_lowers_the_receipt_it_names() {
    check(
        &[],
        &[
            (
                "the one it names",
                &["2026-03-01 500 S R1", "2026-03-02 500 S R2", "2026-03-09 -200 S R1"],
                "300.00 500.00 | 0.00",
            ),
            (
                "before the same item",
                &["2026-03-01 500 S R1 a", "2026-03-02 500 S R2 b", "2026-03-09 -200 S R1 b"],
                "300.00 500.00 | 0.00",
            ),
            (
                "the latest with the number",
                &["2026-03-01 500 S R1", "2026-03-02 500 S R1", "2026-03-09 -200 S R1"],
                "500.00 300.00 | 0.00",
            ),
            (
                "not one after it",
                &["2026-03-01 500 S R1", "2026-03-12 500 S R1", "2026-03-09 -200 S R1"],
                "300.00 500.00 | 0.00",
            ),
            (
                "its own shop before a later one",
                &["2026-03-01 500 S R1", "2026-03-02 500 T R1", "2026-03-09 -200 S R1"],
                "300.00 500.00 | 0.00",
            ),
            (
                "else any shop",
                &["2026-03-01 500 S R1", "2026-03-02 500 T R2", "2026-03-09 -200 T R1"],
                "300.00 500.00 | 0.00",
            ),
            (
                "a line of the same receipt",
                &["2026-03-05 500 S R1", "2026-03-05 -200 S R1", "2026-03-05 900 S R2"],
                "300.00 900.00 | 0.00",
            ),
            (
                "what it cannot take is left over",
                &["2026-03-01 500 S R1", "2026-03-02 500 S R2", "2026-03-09 -700 S R1"],
                "0.00* 500.00 | 200.00",
            ),
            (
                "even at zero already",
                &["2026-03-01 500 S R1", "2026-03-02 500 S R2", "2026-03-08 -500 S R1", "2026-03-09 -10 S R1"],
                "0.00* 500.00 | 10.00",
            ),
            (
                "a number that matches nothing names nothing",
                &["2026-03-01 500 S R1 a", "2026-03-02 500 S R2 b", "2026-03-09 -200 S R9 a"],
                "300.00 500.00 | 0.00",
            ),
        ],
    );
}

#[test]
fn an_unnamed_refund_lowers_the_latest_purchase_with_the_item_else_the_newest() {
    check(
        &[],
        &[
            (
                "the latest with the item",
                &["2026-03-01 500 S R1 a", "2026-03-02 500 S R2 a", "2026-03-03 900 S R3 b", "2026-03-09 -200 S - a"],
                "500.00 300.00 900.00 | 0.00",
            ),
            (
                "its rest is left over",
                &["2026-03-01 500 S R1 a", "2026-03-03 900 S R3 b", "2026-03-09 -700 S - a"],
                "0.00* 900.00 | 200.00",
            ),
            (
                "passing over those at zero",
                &["2026-03-01 500 S R1 a", "2026-03-02 400 S R2 a", "2026-03-08 -400 S R2", "2026-03-09 -200 S - a"],
                "300.00 0.00* | 0.00",
            ),
            (
                "with an item never bought",
                &["2026-03-01 500 S R1 a", "2026-03-03 900 S R3 b", "2026-03-09 -200 S - c"],
                "500.00 700.00 | 0.00",
            ),
            (
                "newest first, none below zero",
                &["2026-03-01 500 S R1", "2026-03-02 100 S R2", "2026-03-09 -250 S"],
                "350.00 0.00* | 0.00",
            ),
            (
                "not those after it",
                &["2026-03-01 500 S R1", "2026-03-12 900 S R2", "2026-03-09 -600 S"],
                "0.00* 900.00 | 100.00",
            ),
            (
                "those of its own day",
                &["2026-03-01 500 S R1", "2026-03-09 900 S R2", "2026-03-09 -600 S"],
                "500.00 300.00 | 0.00",
            ),
            (
                "of one day its own shop first",
                &["2026-03-01 900 S R1", "2026-03-01 500 T R2", "2026-03-09 -200 T"],
                "900.00 300.00 | 0.00",
            ),
            (
                "then the larger",
                &["2026-03-01 500 S R1", "2026-03-01 900 S R2", "2026-03-09 -200 T"],
                "500.00 700.00 | 0.00",
            ),
            (
                "then the shop's name",
                &["2026-03-01 500 T R1", "2026-03-01 500 S R2", "2026-03-09 -200 U"],
                "300.00 500.00 | 0.00",
            ),
            (
                "then the receipt's number",
                &["2026-03-01 500 S R2", "2026-03-01 500 S R1", "2026-03-09 -200 S"],
                "300.00 500.00 | 0.00",
            ),
            ("what nothing can take", &["2026-03-09 -200 S"], " | 200.00"),
        ],
    );
}

#[test]
fn refunds_apply_by_date_and_on_one_day_the_named_first_then_the_larger() {
    check(
        &[],
        &[
            // By date: the 1st is taken from R1 before R2 exists; the other order would leave 500 and 700.
            (
                "by date",
                &["2026-03-01 500 S R1", "2026-03-05 900 S R2", "2026-03-02 -500 S", "2026-03-09 -200 S"],
                "0.00* 700.00 | 0.00",
            ),
            // Named first: R2 has 300 left for the other 400, and R1 gives 100.
            (
                "the named first",
                &["2026-03-01 500 S R1", "2026-03-05 900 S R2", "2026-03-09 -1000 S", "2026-03-09 -600 S R2"],
                "0.00* 0.00* | 200.00",
            ),
            // R9 matches nothing, so that R2 is served first.
            (
                "a number without a match is not named",
                &["2026-03-01 300 S R1", "2026-03-05 300 S R2", "2026-03-09 -300 S R9", "2026-03-09 -100 S R2"],
                "200.00 0.00* | 0.00",
            ),
            // The larger takes all of a, so that the smaller is left over; the smaller first would leave 200 over.
            (
                "then the larger",
                &["2026-03-01 300 S R1 a", "2026-03-01 100 S R2 b", "2026-03-09 -300 S - a", "2026-03-09 -200 S - a"],
                "0.00* 0.00* | 100.00",
            ),
        ],
    );
}

#[test]
fn a_gift_at_zero_is_an_occasion_and_a_purchase_taken_back_is_none() {
    check(
        &[],
        &[
            ("a gift collected", &["2026-03-01 0 S R1"], "0.00 | 0.00"),
            ("taken back whole", &["2026-03-01 500 S R1", "2026-03-09 -500 S R1"], "0.00* | 0.00"),
            (
                "a gift is passed over",
                &["2026-03-01 500 S R1", "2026-03-02 0 S R2", "2026-03-09 -500 S"],
                "0.00* 0.00 | 0.00",
            ),
        ],
    );
}

#[test]
fn by_row_a_refund_of_a_receipt_takes_its_rows_the_item_first() {
    check(
        &["purchases.unit=row"],
        &[
            (
                "the item",
                &["2026-03-01 500 S R1 a", "2026-03-01 300 S R1 b", "2026-03-09 -200 S R1 b"],
                "500.00 100.00 | 0.00",
            ),
            (
                "then the larger rows",
                &["2026-03-01 500 S R1 a", "2026-03-01 300 S R1 b", "2026-03-09 -600 S R1"],
                "0.00* 200.00 | 0.00",
            ),
        ],
    );
}

#[test]
fn on_their_own_date_refunds_change_no_purchase() {
    check(
        &["purchases.refunds=own-date"],
        &[("own date", &["2026-03-01 500 S R1", "2026-03-09 -200 S R1"], "500.00 | 200.00")],
    );
}

#[test]
fn nothing_after_the_as_of_date_exists() {
    let rows = ["2026-03-01 500 S R1", "2026-03-09 -200 S R1", "2026-04-01 70 S R2"];
    for (as_of, expected, spent) in [
        ("2026-02-28", " | 0.00", 0),
        ("2026-03-08", "500.00 | 0.00", 500),
        ("2026-03-09", "300.00 | 0.00", 300),
        ("2026-04-01", "300.00 70.00 | 0.00", 370),
    ] {
        let history = history(&rows, as_of, &Rules::default());
        assert_eq!(outcome(&history), expected, "{as_of}");
        assert_eq!(history.spent, Money::yuan(spent), "{as_of}");
    }
}

#[test]
fn left_over_refunds_lower_total_spend_only() {
    let rows = ["2026-03-01 500 S R1", "2026-03-09 -700 S R1"];
    let history = history(&rows, "2026-12-31", &Rules::default());
    assert_eq!((history.spent, history.net()), (Money::yuan(-200), Money::ZERO));
}

#[test]
fn the_largest_line_that_names_someone_tells_who_served() {
    let rows = ["2026-03-01 100 S R1 a 小李", "2026-03-01 300 S R1 b", "2026-03-01 200 S R1 c 小王"];
    let sales: Vec<_> = rows.iter().map(|text| row(text)).collect();
    let book = book(&[], &sales);
    let rules = Rules::default();
    Histories::new(&book, &rules.purchases).each(day("2026-12-31"), |_, history| {
        assert_eq!(book.staff.get(history.staff(&history.purchases[0])), "小王");
    });
}

#[test]
fn stretches_have_equal_work_and_leave_nobody_out() {
    // Four members: 6, 1, 1 and 0 lines, so that work ends behind them at 7, 9, 11 and 12.
    let of = ["1", "1", "1", "1", "1", "1", "2", "3"];
    let sales: Vec<_> = of.iter().map(|member| sale(member, "2026-03-01", "10")).collect();
    let book = book(&[("4", Profile::default())], &sales);
    let rules = Rules::default();
    let histories = Histories::new(&book, &rules.purchases);
    assert_eq!([0, 1].map(|stretch| histories.stretch(stretch, 2)), [0..1, 1..4]);
    assert_eq!([0, 1, 2].map(|stretch| histories.stretch(stretch, 3)), [0..1, 1..2, 2..4]);
    assert_eq!(histories.stretch(0, 1), 0..4);
}
