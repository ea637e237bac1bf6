//! The report on a small book, worked out by hand.

use super::Abc;
use crate::book::testing::{Sale, book, day, item, rules, sale};
use crate::book::{Book, Money};
use crate::report::Run;
use crate::report::testing::{asked, keys, rows};
use crate::table::{Lang, Report};

/// As of 2026-06-30 the window begins on 2025-07-01, the last six months on 2026-01-01.
fn shop() -> Book {
    let sales = [
        sale("01", "2025-08-01", "300"),
        sale("01", "2026-02-01", "300"),
        sale("02", "2026-05-01", "150"),
        sale("02", "2026-05-02", "50"),
        sale("03", "2025-09-01", "100"),
        sale("04", "2025-07-01", "40"),
        sale("04", "2025-10-01", "20"),
        // Bought only before the window.
        sale("05", "2024-01-01", "500"),
        sale("05", "2025-06-30", "10"),
        // Took everything back: never bought.
        sale("06", "2026-06-01", "40"),
        sale("06", "2026-06-15", "-40"),
        // The refund counts on its own day, in the window.
        sale("07", "2025-06-30", "500"),
        sale("07", "2025-07-05", "-100"),
        sale("08", "2025-12-31", "10"),
        sale("08", "2026-01-01", "30"),
    ];
    book(&[], &sales)
}

fn check(arguments: &[&str], changes: &[&str], see: impl Fn(&Report)) {
    let (book, rules) = (shop(), rules(changes));
    see(&asked::<Abc>(arguments).run(&book, &rules, day("2026-06-30")).expect("a report"));
}

fn english(report: &Report) -> Vec<String> {
    report.notes.iter().map(|note| note.get(Lang::English).to_owned()).collect()
}

#[test]
fn members_are_ranked_and_classed_by_the_share_before_them() {
    check(&[], &[], |report| {
        assert_eq!(
            rows(report, "members", &keys(report, "members")),
            [
                "1|01|-|600.00|0.600000|0.600000|A|key",
                "2|02|-|200.00|0.200000|0.800000|A|key",
                "3|03|-|100.00|0.100000|0.900000|B|opportunistic",
                "4|04|-|60.00|0.060000|0.960000|B|keep",
                "5|08|-|40.00|0.040000|1.000000|C|develop",
                "6|05|-|0.00|0.000000|1.000000|C|keep",
                "7|07|-|-100.00|0.000000|1.000000|C|opportunistic",
            ]
        );
        assert_eq!(
            rows(report, "classes", &keys(report, "classes")),
            [
                "A|2|0.285714|800.00|0.800000|0.100000|0.150000",
                "B|2|0.285714|160.00|0.160000|0.150000|0.250000",
                "C|3|0.428571|-60.00|0.040000|-|-",
            ]
        );
        let notes = english(report);
        assert_eq!(notes[0], "Ranked by spend, cut 75/20/5, window 12 months");
        assert_eq!(notes[1], "Class A holds 28.6 % of the members; 10.0-15.0 % is usual");
        assert_eq!(notes.len(), 3, "{notes:?}");
    });
}

#[test]
fn the_summary_is_worked_out_by_hand() {
    // Gini: −6·−100 − 4·0 − 2·40 + 0·60 + 2·100 + 4·200 + 6·600 = 5,120 over 7·900.
    check(&[], &[], |report| {
        assert_eq!(
            rows(report, "summary", &keys(report, "summary")),
            [
                "members|7",
                "with_value|5",
                "value|900.00",
                "members_80|2",
                "members_80_share|0.285714",
                "top_fifth|2",
                "top_fifth_share|0.800000",
                "gini|0.812698",
            ]
        );
        let curve = rows(report, "curve", &keys(report, "curve"));
        assert_eq!((curve.len(), &*curve[1], &*curve[6]), (7, "0.285714|2|200.00|0.800000", "1.000000|7|0.00|1.000000"));
    });
}

#[test]
fn purchases_and_other_cuts_and_windows_rank_anew() {
    check(&["--metric", "purchases", "--cuts", "50/40/10", "--window", "all"], &[], |report| {
        // 12 purchases: before 05 lie 8 ÷ 12 and before 08 10 ÷ 12, before 03 ten, equal ones by key.
        assert_eq!(
            rows(report, "members", &["member", "value", "class"]),
            ["01|2|A", "02|2|A", "04|2|A", "05|2|B", "08|2|B", "03|1|B", "07|1|C"]
        );
    });
    check(&["--window", "90 days"], &[], |report| {
        assert_eq!(rows(report, "summary", &["value"])[1], "1");
        assert!(english(report)[1].starts_with("The window is under 12 months"));
    });
}

#[test]
fn who_buys_only_in_the_promotion_is_opportunistic() {
    let kind = |changes: &[&str], expected: &str| {
        check(&["--cuts", "50/45/5"], changes, |report| {
            assert_eq!(rows(report, "members", &["member", "class", "account_kind"])[1], format!("02|B|{expected}"));
        });
    };
    kind(&[], "develop");
    kind(&["promotion.from=2026-05-01", "promotion.to=2026-05-02"], "opportunistic");
    kind(&["promotion.from=2026-05-01", "promotion.to=2026-05-01"], "develop");
}

#[test]
fn an_account_grows_above_the_factor_not_at_it() {
    let kinds = |amount: &str| {
        let sales = [sale("01", "2025-07-01", "900"), sale("02", "2025-12-31", "10"), sale("02", "2026-01-01", amount)];
        let (book, rules) = (book(&[], &sales), rules(&[]));
        let report = asked::<Abc>(&[]).run(&book, &rules, day("2026-06-30")).expect("a report");
        rows(&report, "members", &["account_kind"])[1].clone()
    };
    assert_eq!((kinds("12.00").as_str(), kinds("12.01").as_str()), ("keep", "develop"));
}

#[test]
fn a_class_below_its_floor_names_the_best_below() {
    check(&[], &[], |report| assert!(report.tables.iter().all(|table| table.key != "candidates")));
    check(&[], &["abc.floors.A=4"], |report| {
        assert_eq!(
            rows(report, "candidates", &keys(report, "candidates")),
            ["A|03|-|3|B|100.00|100.00|opportunistic", "A|04|-|4|B|60.00|140.00|keep"]
        );
    });
}

#[test]
fn since_an_earlier_day_members_moved_between_classes() {
    // On 2025-12-31, of 880: 07 400 and 01 300 are A, 03 100 and 04 60 B, 05 10 and 08 10 C; 02 had not come yet.
    check(&["--since", "2025-12-31"], &[], |report| {
        let migration = rows(report, "migration", &keys(report, "migration"));
        assert_eq!(migration, ["A|A|1", "A|C|1", "B|B|2", "C|C|2", "-|A|1"]);
        assert_eq!(rows(report, "moved", &keys(report, "moved")), ["02|-|-|A", "07|-|A|C"]);
    });
    let (book, rules) = (shop(), rules(&[]));
    let refusal = asked::<Abc>(&["--since", "2026-06"]).run(&book, &rules, day("2026-06-30")).err();
    assert!(refusal.expect("refused").1.starts_with("--since 2026-06-30 is not before"));
}

#[test]
fn profit_takes_off_what_the_items_cost() {
    let bought = |day, amount, item| Sale { item, ..sale("01", day, amount) };
    let sales = [bought("2026-01-01", "100", "衬衫"), bought("2026-01-02", "100", "衬衫"), bought("2026-01-03", "-90", "衬衫"), bought("2026-02-01", "50", "礼品")];
    let mut book = book(&[], &sales);
    let rules = rules(&[]);
    let run = |book: &Book| {
        let report = asked::<Abc>(&["--metric", "profit"]).run(book, &rules, day("2026-06-30"));
        report.map(|report| (rows(&report, "members", &["value"]), english(&report)))
    };
    assert!(run(&book).expect_err("no cost is known").1.starts_with("No profit without costs"));
    item(&mut book, "衬衫").cost = Some(Money::yuan(60));
    // 40 + 40 − 30; what 礼品 cost is not known.
    let (value, notes) = run(&book).expect("a report");
    assert_eq!(value, ["50.00"]);
    assert_eq!(notes[1], "1 of 4 lines have no known cost and count for no profit");
}

#[test]
fn nobody_and_nothing_make_no_shares() {
    for sales in [&[][..], &[sale("01", "2024-01-01", "5"), sale("02", "2024-01-01", "0")]] {
        let (book, rules) = (book(&[], sales), rules(&[]));
        let report = asked::<Abc>(&[]).run(&book, &rules, day("2026-06-30")).expect("a report");
        let shares = rows(&report, "members", &["share", "cumulative_share", "class"]);
        assert!(shares.iter().all(|row| row == "-|-|C"), "{shares:?}");
        let summary = rows(&report, "summary", &["value"]);
        assert_eq!(summary[3..], ["-", "-", if sales.is_empty() { "0" } else { "1" }, "-", "-"]);
    }
}
