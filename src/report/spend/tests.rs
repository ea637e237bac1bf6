//! The report on small books, worked out by hand.

use super::Spend;
use crate::book::calendar::By;
use crate::book::testing::{Sale, book, day, row, rules, sale, stated};
use crate::book::{Book, Money, Profile};
use crate::report::Run;
use crate::report::grouping::Group;
use crate::report::span::Span;
use crate::report::testing::{keys, rows};
use crate::table::{Lang, Report};

/// Two receipts, of which the refund takes from the first; a member with an opening balance and three purchases;
/// one who brought all back; one with an opening balance only; sales without a member.
fn shop() -> Book {
    let before = Profile { opening: Some(stated(Money::yuan(1000), 3)), ..Profile::default() };
    let only = Profile { spend_total: Some(stated(Money::yuan(800), 5)), ..Profile::default() };
    let mut sales = vec![
        row("2026-01-10 300 S R1 a 小李"),
        row("2026-01-10 200 S R1 b 小王"),
        row("2026-02-20 400 T R2 c 小王"),
        row("2026-03-01 -100 S R1 a 小李"),
    ];
    sales.extend(["2026-01-31", "2026-02-01", "2026-02-02"].map(|day| Sale { shop: "T", ..sale("02", day, "100.01") }));
    sales.extend([sale("03", "2026-02-01", "50"), sale("03", "2026-02-03", "-50")]);
    sales.extend(["70", "30"].map(|amount| Sale { member: "", ..row("2026-02-05 0 S R7") }.of(amount)));
    sales.extend(["5", "6"].map(|amount| Sale { member: "", ..row("2026-02-05 0 S") }.of(amount)));
    book(&[("02", before), ("04", only)], &sales)
}

impl<'a> Sale<'a> {
    fn of(self, amount: &'a str) -> Self {
        Self { amount, ..self }
    }
}

fn check(spend: &Spend, see: impl Fn(&Report)) {
    let (book, rules) = (shop(), rules(&[]));
    see(&spend.run(&book, &rules, day("2026-03-10")).expect("a report"));
}

const FIGURES: [&str; 8] =
    ["member", "purchases", "total", "average", "largest", "first", "last", "days_since_last"];

#[test]
fn every_member_with_a_purchase_is_listed_and_the_opening_balance_is_in_no_average() {
    check(&Spend::default(), |report| {
        assert_eq!(
            rows(report, "members", &FIGURES),
            [
                "02|3|1300.03|100.01|100.01|2026-01-31|2026-02-02|36",
                "01|2|800.00|400.00|400.00|2026-01-10|2026-02-20|18",
            ]
        );
        let note = report.notes[0].get(Lang::English);
        assert_eq!(note, "Not listed: 1 more without a purchase, only an opening balance or refunds, 800.00 in all.");
    });
}

#[test]
fn a_span_counts_refunds_on_their_own_date_and_no_opening_balance() {
    let span = |from, to| Spend { span: Span { from: Some(day(from)), to: Some(day(to)) }, ..Spend::default() };
    check(&span("2026-02-01", "2026-03-31"), |report| {
        // 400 − 100 returned in March for January's receipt: the purchase of February is 400 still.
        assert_eq!(
            rows(report, "members", &FIGURES),
            [
                "01|1|300.00|300.00|400.00|2026-02-20|2026-02-20|18",
                "02|2|200.02|100.01|100.01|2026-02-01|2026-02-02|36",
            ]
        );
    });
    check(&span("2026-01-01", "2026-01-31"), |report| {
        // As of the 10th of March the receipt is one of 400, but in January 500 were paid.
        let expected = ["01|500.00|400.00", "02|100.01|100.01"];
        assert_eq!(rows(report, "members", &["member", "total", "largest"]), expected);
    });
    let wrong = span("2026-03-01", "2026-02-01");
    assert!(wrong.run(&shop(), &rules(&[]), day("2026-03-10")).is_err());
}

#[test]
fn periods_hold_the_sales_without_a_member_too() {
    check(&Spend { by: Some(By::Month), ..Spend::default() }, |report| {
        // February: 400 + 200.02 + 50 − 50 + 111; one, two and three purchases (a receipt and two rows).
        let expected = ["2026-01|-|2|2|600.01", "2026-02|-|6|2|711.02", "2026-03|-|0|0|-100.00"];
        assert_eq!(rows(report, "periods", &["period", "group", "purchases", "members", "total"]), expected);
    });
    check(&Spend { by: Some(By::All), ..Spend::default() }, |report| {
        assert_eq!(rows(report, "periods", &["period", "purchases", "members", "total"]), ["all|8|2|1211.03"]);
    });
    check(&Spend::default(), |report| {
        assert_eq!(report.tables.iter().map(|table| table.key).collect::<Vec<_>>(), ["members", "differences"]);
    });
}

#[test]
fn periods_are_split_by_shop_staff_or_the_tier_at_their_end() {
    let split = |group| Spend { by: Some(By::Quarter), group: Some(group), ..Spend::default() };
    let keys = ["group", "purchases", "members", "total"];
    check(&split(Group::Shop), |report| {
        assert_eq!(rows(report, "periods", &keys), ["S|4|1|511.00", "T|4|2|700.03", "-|0|0|0.00"]);
    });
    check(&split(Group::Staff), |report| {
        // The receipt of 300 and 200 was served by 小李, each line's money is its own.
        assert_eq!(rows(report, "periods", &keys), ["小李|1|1|200.00", "小王|1|1|600.00", "-|6|1|411.03"]);
    });
    check(&split(Group::Tier), |report| {
        assert_eq!(rows(report, "periods", &keys), ["C|5|2|1100.03", "-|3|0|111.00"]);
    });
    let (by, group) = (Some(By::Month), Some(Group::Tier));
    let sales = [sale("01", "2026-01-05", "100"), sale("01", "2026-02-05", "1500"), sale("01", "2026-02-01", "1")];
    let (book, rules) = (book(&[], &sales), rules(&[]));
    let report = Spend { by, group, ..Spend::default() }.run(&book, &rules, day("2026-03-10")).expect("a report");
    let expected = ["2026-01|C|1|100.00", "2026-02|B|2|1501.00"];
    assert_eq!(rows(&report, "periods", &["period", "group", "purchases", "total"]), expected);
}

/// The rows of `differences` where the sheet states this total and count beside these rows.
fn differences(total: &str, count: Option<i64>, sold: &[&str]) -> Vec<String> {
    let spend_total = Money::parse_plain(total).map(|total| stated(total, 9));
    let profile = Profile { spend_total, purchase_count: count.map(|count| stated(count, 9)), ..Profile::default() };
    let sales: Vec<Sale> = sold.iter().map(|text| row(text)).collect();
    let (book, rules) = (book(&[("01", profile)], &sales), rules(&[]));
    let report = Spend::default().run(&book, &rules, day("2026-12-31")).expect("a report");
    rows(&report, "differences", &["member", "field", "sheet_value", "computed", "difference", "cause"])
}

#[test]
fn a_difference_names_its_likely_cause() {
    let two = ["2026-01-10 300 S R1", "2026-02-20 400 S R2"];
    let refund = ["2026-01-10 300 S R1", "2026-02-20 400 S R2", "2026-03-01 -300 S R1"];
    let twice = ["2026-01-10 300 S R1", "2026-01-10 300 S R1", "2026-02-20 400 S R2"];
    for (total, sold, expected) in [
        ("900", &two[..], "900.00|700.00|200.00|missing_row"),
        ("700", &refund, "700.00|400.00|300.00|refund_counted"),
        ("1000", &refund, "1000.00|400.00|600.00|refund_counted"),
        ("700", &twice, "700.00|1000.00|-300.00|counted_twice"),
        ("300", &two, "300.00|700.00|-400.00|sheet_behind"),
        ("699.99", &two, "699.99|700.00|-0.01|unknown"),
    ] {
        assert_eq!(differences(total, None, sold), [format!("01|spend_total|{expected}")], "{total}");
    }
    for (count, sold, expected) in [
        (3, &two[..], "3|2|1|missing_row"),
        (2, &refund, "2|1|1|refund_counted"),
        (1, &two, "1|2|-1|unknown"),
    ] {
        let total = if count == 2 { "400" } else { "700" };
        assert_eq!(differences(total, Some(count), sold), [format!("01|purchase_count|{expected}")], "{count}");
    }
}

#[test]
fn no_difference_makes_no_row_and_a_member_without_lines_has_none() {
    assert_eq!(differences("700", Some(2), &["2026-01-10 300 S R1", "2026-02-20 400 S R2"]), Vec::<String>::new());
    assert_eq!(differences("700", Some(2), &[]), Vec::<String>::new());
    assert_eq!(differences("700", Some(2), &["2027-01-10 300 S R1"]), Vec::<String>::new(), "after the as-of date");
}

#[test]
fn the_keys_are_those_that_scripts_rely_on() {
    check(&Spend { by: Some(By::Month), ..Spend::default() }, |report| {
        for (table, expected) in [
            ("members", "member name card_no phone purchases total average largest first last days_since_last"),
            ("periods", "period group purchases members total"),
            ("differences", "member field sheet_value computed difference sheet_cell cause"),
        ] {
            assert_eq!(keys(report, table).join(" "), expected);
        }
    });
    assert!(differences("900", None, &["2026-01-10 300 S R1"]).len() == 1);
}

#[test]
fn options_are_read_from_the_command_line() {
    use clap::{Args, FromArgMatches};
    let read = |args: &[&str]| {
        let command = Spend::augment_args(clap::Command::new("spend"));
        let matches = command.try_get_matches_from([&["spend"], args].concat()).ok()?;
        Spend::from_arg_matches(&matches).ok()
    };
    let spend = read(&["--from", "2026-02", "--to", "2026-02", "--by", "half", "--group", "tier"]).expect("options");
    assert_eq!(spend.span.from.zip(spend.span.to), Some((day("2026-02-01"), day("2026-02-28"))));
    assert_eq!((spend.by, spend.group), (Some(By::Half), Some(Group::Tier)));
    assert!(read(&["--by", "rolling"]).is_none() && read(&["--group", "tier"]).is_none());
}
