//! Five members scored by hand.

use super::Rfm;
use crate::book::testing::{book, day, rules, sale};
use crate::book::{Book, Rules};
use crate::report::Run;
use crate::report::testing::{asked, keys, rows};
use crate::table::Lang;

// As of 2026-06-30: days A 0, B 10, C 30, E 365, F 5; D took back what was bought.
fn five() -> Book {
    let sales = [
        sale("A", "2026-06-29", "100"),
        sale("A", "2026-06-30", "200"),
        sale("B", "2026-06-20", "50"),
        sale("C", "2026-05-01", "10"),
        sale("C", "2026-05-15", "20"),
        sale("C", "2026-05-31", "30"),
        sale("D", "2026-06-10", "400"),
        sale("D", "2026-06-12", "-400"),
        sale("E", "2025-06-30", "1000"),
        sale("F", "2026-06-25", "0"),
    ];
    book(&[], &sales)
}

fn members(arguments: &[&str], columns: &[&str]) -> Vec<String> {
    let (book, rules) = (five(), Rules::default());
    let report = asked::<Rfm>(arguments).run(&book, &rules, day("2026-06-30")).expect("a report");
    if columns.is_empty() {
        rows(&report, "members", &keys(&report, "members"))
    } else {
        rows(&report, "members", columns)
    }
}

const SCORES: [&str; 4] = ["member", "r", "f", "m"];

#[test]
fn quantiles_give_the_scores_worked_out_by_hand() {
    // Day-cuts 4, 8, 18, 97; count-cuts 1, 1, 1.4, 2.2; money-cuts 40, 56, 156, 440; means 82, 1.6, 282.
    assert_eq!(
        members(&[], &[]),
        [
            "A|-|0|2|300.00|5|4|4|544|Potential Loyalist|HHH",
            "B|-|10|1|50.00|3|1|2|312|About To Sleep|HLL",
            "C|-|30|3|60.00|2|5|3|253|Need Attention|HHL",
            "E|-|365|1|1000.00|1|1|5|115|Lost|LLH",
            "F|-|5|1|0.00|4|1|1|411|New Customers|HLL",
        ]
    );
}

#[test]
fn ntile_goes_from_worst_to_best_with_ties_by_key_and_larger_groups_first() {
    let scores = members(&["--method", "ntile", "--bins", "3"], &SCORES);
    assert_eq!(scores, ["A|3|2|2", "B|2|1|1", "C|1|3|2", "E|1|1|3", "F|2|2|1"]);
}

#[test]
fn fixed_cuts_score_what_lies_strictly_above_them() {
    let scores = members(&["--method", "fixed"], &SCORES);
    assert_eq!(scores, ["A|5|2|1", "B|5|1|1", "C|5|3|1", "E|2|1|2", "F|5|1|1"]);
}

#[test]
fn fixed_cuts_that_do_not_make_the_bins_are_refused() {
    let (book, rules) = (five(), Rules::default());
    let refusal = asked::<Rfm>(&["--method", "fixed", "--bins", "4"]).run(&book, &rules, day("2026-06-30")).err();
    assert_eq!(refusal.expect("refused").1, "rfm.cuts.recency_days must hold 3 ascending cuts to make 4 bins");
}

#[test]
fn a_window_leaves_out_who_bought_before_it_and_averages_are_per_purchase() {
    let found = members(&["--window", "60 days", "--monetary", "average"], &["member", "frequency", "monetary"]);
    assert_eq!(found, ["A|2|150.00", "B|1|50.00", "C|2|25.00", "F|1|0.00"]);
}

#[test]
fn ten_bins_are_joined_by_hyphens() {
    assert_eq!(members(&["--bins", "10"], &["score"])[0], "10-8-8");
}

#[test]
fn cuts_are_shown_and_scores_that_nobody_gets_are_said() {
    let (book, rules) = (five(), Rules::default());
    let report = asked::<Rfm>(&[]).run(&book, &rules, day("2026-06-30")).expect("a report");
    let cuts = rows(&report, "cuts", &keys(&report, "cuts"));
    assert_eq!(
        cuts[..10],
        [
            "recency|1|97.0|-|1",
            "recency|2|18.0|97.0|1",
            "recency|3|8.0|18.0|1",
            "recency|4|4.0|8.0|1",
            "recency|5|-|4.0|1",
            "frequency|1|-|1.0|3",
            "frequency|2|1.0|1.0|0",
            "frequency|3|1.0|1.4|0",
            "frequency|4|1.4|2.2|1",
            "frequency|5|2.2|-|1",
        ]
    );
    assert_eq!(cuts[11], "monetary|2|40.00|56.00|1");
    let notes: Vec<&str> = report.notes.iter().map(|note| note.get(Lang::English)).collect();
    assert_eq!(notes[1], "Scores that nobody gets: F 2, F 3 (too many equal values)");
    assert!(notes[2].ends_with("up to 82.00 days, from 1.60 purchases, from 282.00 (compared exactly)"), "{notes:?}");
}

#[test]
fn segments_and_grid_add_up_to_all_members() {
    let (book, rules) = (five(), Rules::default());
    let report = asked::<Rfm>(&[]).run(&book, &rules, day("2026-06-30")).expect("a report");
    let segments = rows(&report, "segments", &keys(&report, "segments"));
    assert_eq!(segments[0], "Champions|0|0.000000|0|0.00|0.000000|-|-|-|Show new arrivals first; ask for referrals");
    let loyal = "Potential Loyalist|1|0.200000|2|300.00|0.212766|0.0|2.0|300.00|Tell them what the next card brings";
    assert_eq!(segments[1], loyal);
    assert_eq!(segments[10], "other|0|0.000000|0|0.00|0.000000|-|-|-|-");
    let grid = rows(&report, "grid", &keys(&report, "grid"));
    assert_eq!(grid.len(), 25);
    assert_eq!(grid[23], "5|4|1|300.00");
    assert_eq!(grid[24], "5|5|0|-");
    // A 54, B 31, C 25, E 11, F 41; the best R first.
    assert_eq!(rows(&report, "map", &keys(&report, "map")), ["5|0|0|0|1|0", "4|1|0|0|0|0", "3|1|0|0|0|0", "2|0|0|0|0|1", "1|1|0|0|0|0"]);
}

#[test]
fn a_book_without_purchases_has_empty_tables_and_no_degenerate_bins() {
    let (book, rules) = (book(&[], &[]), Rules::default());
    let report = asked::<Rfm>(&[]).run(&book, &rules, day("2026-06-30")).expect("a report");
    assert!(rows(&report, "members", &["member"]).is_empty());
    assert_eq!(report.notes.len(), 1);
}

#[test]
fn high_may_be_what_the_shop_says() {
    let (book, rules) = (five(), rules(&["rfm.high=fixed", "rfm.high_from.frequency=2", "rfm.high_from.monetary=300"]));
    let report = asked::<Rfm>(&[]).run(&book, &rules, day("2026-06-30")).expect("a report");
    // High are up to 90 days, from 2 purchases, from 300.
    assert_eq!(rows(&report, "members", &["member", "class8"]), ["A|HHH", "B|HLL", "C|HHL", "E|LLH", "F|HLL"]);
    let said = report.notes.last().expect("a note").get(Lang::English);
    assert!(said.ends_with("the shop's own cuts: high is up to 90.00 days, from 2.00 purchases, from 300.00 (compared exactly)"));
}

#[test]
fn since_an_earlier_day_members_moved_between_segments() {
    // As of 2026-05-31 there are C (0 days, 3 times, 60) and E (335 days, once, 1,000). Cuts of days 67, 134, 201, 268: R 5
    // and 1; of purchases 1.4, 1.8, 2.2, 2.6: F 5 and 1; of money 248, 436, 624, 812: M 1 and 5. 551 is in a gap, 115 lost.
    let (book, rules) = (five(), Rules::default());
    let report = asked::<Rfm>(&["--since", "2026-05-31"]).run(&book, &rules, day("2026-06-30")).expect("a report");
    assert_eq!(rows(&report, "moved", &["member", "from", "to"]), [
        "A|-|Potential Loyalist",
        "B|-|About To Sleep",
        "C|other|Need Attention",
        "F|-|New Customers",
    ]);
    assert_eq!(rows(&report, "migration", &keys(&report, "migration")), [
        "Lost|Lost|1",
        "other|Need Attention|1",
        "-|Potential Loyalist|1",
        "-|New Customers|1",
        "-|About To Sleep|1",
    ]);
}
