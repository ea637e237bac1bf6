//! The member plan's tiers, each case worked out by hand.

use proptest::prelude::*;

use super::{Distance, Tier, standing};
use crate::book::testing::{book, day, row, rules, sale, stated};
use crate::book::{Histories, History, MemberId, Money, Profile, Rules, opening};

/// `A single 2026-03-05 [0]`: tier, rule, since, evidence; `-` for someone who is not yet a customer.
fn judged(rows: &[&str], profile: Profile, as_of: &str, rules: &Rules) -> String {
    let (history, carried) = known(rows, profile, as_of, rules);
    standing(&history, carried, &rules.tiers, day(as_of)).map_or_else(
        || "-".to_owned(),
        |earned| {
            let since = earned.since.map_or_else(|| "-".to_owned(), |day| day.to_string());
            format!("{} {} {since} {:?}", earned.tier.key(), earned.by.key(), earned.evidence)
        },
    )
}

fn known(rows: &[&str], profile: Profile, as_of: &str, rules: &Rules) -> (History, Money) {
    let sales: Vec<_> = rows.iter().map(|text| row(text)).collect();
    let members: Vec<_> = std::iter::once(("01", profile)).collect();
    let book = book(&members, &sales);
    let mut history = History::default();
    Histories::new(&book, &rules.purchases).fill(MemberId::new(0), day(as_of), &mut history);
    let carried = opening(&book.members[0], &history, &rules.opening);
    (history, carried)
}

fn check(changes: &[&str], cases: &[(&str, &[&str], &str)]) {
    for (name, rows, expected) in cases {
        assert_eq!(judged(rows, Profile::default(), "2026-12-31", &rules(changes)), *expected, "{name}");
    }
}

#[test]
fn one_purchase_is_judged_as_a_whole_and_at_least_means_at_least() {
    check(
        &[],
        &[
            (
                "three lines of a receipt",
                &["2026-03-05 1000 S R1", "2026-03-05 1500.50 S R1", "2026-03-05 499.50 S R1"],
                "A single 2026-03-05 [0]",
            ),
            ("a cent less", &["2026-03-05 2999.99"], "B single 2026-03-05 [0]"),
            ("two receipts of a day", &["2026-03-05 1500 S R1", "2026-03-05 1500 S R2"], "B single 2026-03-05 [0]"),
            ("silver exactly", &["2026-03-05 1500"], "B single 2026-03-05 [0]"),
            ("a cent less than silver", &["2026-03-05 1499.99"], "C any 2026-03-05 [0]"),
            ("a gift at 0.00", &["2026-03-05 0"], "C any 2026-03-05 [0]"),
            ("no purchase", &[], "-"),
        ],
    );
}

#[test]
fn a_silver_total_counts_the_whole_history_and_comes_after_a_single_purchase() {
    check(
        &[],
        &[
            (
                "in all",
                &["2020-01-01 1400", "2022-01-01 1400", "2024-01-01 1400", "2026-01-01 800"],
                "B total 2026-01-01 [0, 1, 2, 3]",
            ),
            (
                "a cent less",
                &["2020-01-01 1400", "2022-01-01 1400", "2024-01-01 1400", "2026-01-01 799.99"],
                "C any 2020-01-01 [0]",
            ),
            (
                "single before total on one day",
                &["2020-01-01 1400", "2022-01-01 1400", "2024-01-01 1400", "2026-01-01 1500"],
                "B single 2026-01-01 [3]",
            ),
            ("judged at the day's end", &["2026-01-01 2000 S R1", "2026-01-01 3500 S R2"], "A single 2026-01-01 [1]"),
        ],
    );
}

#[test]
fn a_gold_total_is_reached_within_six_months_and_not_a_day_more() {
    let four = |first: &str, last: &str, expected: &str| {
        let rows = [
            format!("{first} 2500"),
            format!("{last} 2500 S R1"),
            format!("{last} 2500 S R2"),
            format!("{last} 2500 S R3"),
        ];
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        assert_eq!(judged(&rows, Profile::default(), "2027-12-31", &Rules::default()), expected, "{first} and {last}");
    };
    for (first, last) in [("2026-01-01", "2026-06-30"), ("2026-03-01", "2026-08-31"), ("2025-09-01", "2026-02-28")] {
        four(first, last, &format!("A total {last} [0, 1, 2, 3]"));
    }
    for (first, last) in [
        ("2025-12-31", "2026-06-30"),
        ("2026-02-28", "2026-08-31"),
        ("2025-08-31", "2026-02-28"),
        ("2026-01-01", "2026-07-01"),
    ] {
        four(first, last, &format!("B single {first} [0]"));
    }
}

#[test]
fn gold_reached_in_a_half_year_stays_when_the_half_year_is_over() {
    let rows = ["2025-01-10 2500", "2025-02-10 2500", "2025-03-10 2500", "2025-04-10 2500"];
    assert_eq!(judged(&rows, Profile::default(), "2026-12-31", &Rules::default()), "A total 2025-04-10 [0, 1, 2, 3]");
}

#[test]
fn a_refund_takes_gold_back_from_the_day_it_exists() {
    let rows = ["2026-03-05 3000 S R1", "2026-04-10 -0.01 S R1"];
    for (as_of, expected) in
        [("2026-03-04", "-"), ("2026-04-09", "A single 2026-03-05 [0]"), ("2026-04-10", "B single 2026-03-05 [0]")]
    {
        assert_eq!(judged(&rows, Profile::default(), as_of, &Rules::default()), expected, "{as_of}");
    }
    let returned = ["2026-03-05 3000 S R1", "2026-04-10 -3000 S R1"];
    assert_eq!(judged(&returned, Profile::default(), "2026-12-31", &Rules::default()), "-");
    check(&["purchases.refunds=own-date"], &[("own date", &rows, "A single 2026-03-05 [0]")]);
}

fn carried(total: i64) -> Profile {
    Profile { spend_total: Some(stated(Money::yuan(total), 2)), ..Profile::default() }
}

fn stated_before(total: i64) -> Profile {
    Profile { opening: Some(stated(Money::yuan(total), 2)), ..Profile::default() }
}

#[test]
fn an_opening_balance_counts_for_silver_and_for_gold_without_a_window() {
    let all = rules(&["tiers.gold.window=all"]);
    let built_in = Rules::default();
    for (rows, profile, rules, expected) in [
        (&[][..], carried(4999), &built_in, "C opening - []"),
        (&[], carried(5000), &built_in, "B opening - []"),
        (&[], carried(50_000), &built_in, "B opening - []"),
        (&[], carried(50_000), &all, "A opening - []"),
        (&[], carried(0), &built_in, "-"),
        // With dated lines the sheet's total is no opening balance; a column 期初累计 is.
        (&["2026-03-05 100"], carried(5000), &built_in, "C any 2026-03-05 [0]"),
        (&["2026-03-05 100"], stated_before(4900), &built_in, "B total 2026-03-05 [0]"),
        (&["2026-03-05 100"], stated_before(4899), &built_in, "C opening - []"),
        (&["2026-03-05 100"], stated_before(5000), &built_in, "B opening - []"),
        (&["2026-03-05 100"], stated_before(9900), &all, "A total 2026-03-05 [0]"),
        (&["2026-03-05 1500"], stated_before(4000), &built_in, "B single 2026-03-05 [0]"),
    ] {
        assert_eq!(judged(rows, profile.clone(), "2026-12-31", rules), expected, "{rows:?} {profile:?}");
    }
    let difference = rules(&["opening.mode=difference"]);
    assert_eq!(judged(&["2026-03-05 100"], carried(5000), "2026-12-31", &difference), "B total 2026-03-05 [0]");
    // Nothing is dated up to the as-of date, so that the sheet's total stands.
    assert_eq!(judged(&["2026-03-05 100"], carried(5000), "2026-03-04", &built_in), "B opening - []");
}

#[test]
fn tiers_that_lapse_fall_to_the_highest_still_earned() {
    let keep = rules(&["tiers.keep=12 months"]);
    let gold = ["2025-03-05 3000"];
    let again = ["2025-03-05 3000", "2026-03-04 3000"];
    let late = ["2025-03-05 3000", "2026-03-05 3000"];
    let silver = ["2025-03-05 3000", "2026-01-10 2000"];
    for (rows, as_of, expected) in [
        (&gold[..], "2026-03-04", "A single 2025-03-05 [0]"),
        (&gold, "2026-03-05", "C any 2025-03-05 [0]"),
        (&again, "2027-03-03", "A single 2025-03-05 [0]"),
        (&again, "2027-03-04", "C any 2025-03-05 [0]"),
        (&late, "2026-12-31", "A single 2026-03-05 [1]"),
        (&silver, "2026-03-05", "B single 2025-03-05 [0]"),
        (&silver, "2027-01-10", "C any 2025-03-05 [0]"),
    ] {
        assert_eq!(judged(rows, Profile::default(), as_of, &keep), expected, "{rows:?} {as_of}");
    }
    assert_eq!(
        judged(&[], carried(5000), "2026-12-31", &keep),
        "C opening - []",
        "an opening balance has no date to last from"
    );
}

#[test]
fn a_half_year_can_run_once_from_the_first_purchase_or_the_silver_card() {
    let first = "tiers.gold.window_from=first";
    let silver = "tiers.gold.window_from=silver";
    // 10,000 in February to June, but not within half a year of the first purchase in 2025.
    let late = ["2025-06-01 100", "2026-02-01 2500", "2026-03-01 2500", "2026-04-01 2500", "2026-06-01 2500"];
    check(&[], &[("any half year", &late, "A total 2026-06-01 [1, 2, 3, 4]")]);
    check(&[first], &[("from the first purchase", &late, "B single 2026-02-01 [1]")]);
    check(&[silver], &[("from the silver card", &late, "A total 2026-06-01 [1, 2, 3, 4]")]);
    // What was bought before the silver card does not count for gold.
    let before = ["2026-01-01 1400", "2026-02-01 1500", "2026-03-01 2500", "2026-04-01 2500", "2026-05-01 2500"];
    check(&[silver], &[("only from then on", &before, "B single 2026-02-01 [1]")]);
    check(&[first], &[("the earlier counts too", &before, "A total 2026-05-01 [0, 1, 2, 3, 4]")]);
}

#[test]
fn the_tier_table_of_the_erp_comes_out() {
    let changes = [
        "tiers.silver.single=off",
        "tiers.gold.single=off",
        "tiers.silver.total=10000",
        "tiers.gold.total=20000",
        "tiers.gold.window=all",
    ];
    for (before, now, expected) in [
        (0, "6000", Tier::C),
        (0, "15000", Tier::B),
        (0, "25000", Tier::A),
        (4000, "500", Tier::C),
        (8000, "3000", Tier::B),
        (18_000, "3000", Tier::A),
        (22_000, "5000", Tier::A),
        (0, "10000", Tier::B),
        (0, "9999.99", Tier::C),
        (0, "3000", Tier::C),
        (0, "2999.99", Tier::C),
    ] {
        let sales = format!("2026-03-05 {now}");
        let judged = judged(&[&sales], stated_before(before), "2026-12-31", &rules(&changes));
        assert!(judged.starts_with(expected.key()), "{before}, {now}: {judged}");
    }
    check(&changes, &[("a refund takes it below", &["2026-03-05 10000", "2026-03-09 -0.01"], "C any 2026-03-05 [0]")]);
}

/// `single total window_ends`, each `-` where there is none.
fn distance(rows: &[&str], profile: Profile, as_of: &str, rules: &Rules) -> String {
    let (history, carried) = known(rows, profile, as_of, rules);
    let tier = standing(&history, carried, &rules.tiers, day(as_of)).map(|earned| earned.tier);
    let distance = Distance::of(tier, &history, carried, &rules.tiers, day(as_of));
    let money = |money: Option<Money>| money.map_or_else(|| "-".to_owned(), |money| money.to_string());
    let ends = distance.window_ends.map_or_else(|| "-".to_owned(), |day| day.to_string());
    format!("{} {} {ends}", money(distance.single), money(distance.total))
}

#[test]
fn the_distance_to_the_next_tier_is_of_the_window_that_ends_today() {
    let built_in = Rules::default();
    let gold = ["2026-01-01 2000", "2026-02-01 0", "2026-03-01 2500.50"];
    for (rows, as_of, expected) in [
        (&[][..], "2026-06-30", "- - -"),
        (&["2026-01-01 3000"], "2026-06-30", "- - -"),
        (&["2020-01-01 1400", "2026-01-01 100"], "2026-06-30", "1500.00 3500.00 -"),
        (&gold, "2026-06-30", "3000.00 5499.50 2026-06-30"),
        (&gold, "2026-07-01", "3000.00 7499.50 2026-08-31"),
        (&gold, "2026-09-01", "3000.00 10000.00 -"),
    ] {
        assert_eq!(distance(rows, Profile::default(), as_of, &built_in), expected, "{rows:?} {as_of}");
    }
    assert_eq!(distance(&[], carried(4000), "2026-06-30", &built_in), "1500.00 1000.00 -");
    assert_eq!(distance(&[], carried(6000), "2026-06-30", &built_in), "3000.00 10000.00 -");
    let once = rules(&["tiers.gold.window_from=first"]);
    assert_eq!(distance(&gold, Profile::default(), "2026-06-30", &once), "3000.00 5499.50 2026-06-30");
    assert_eq!(
        distance(&gold, Profile::default(), "2026-07-01", &once),
        "3000.00 - -",
        "the half year is over for good"
    );
}

proptest! {
    #[test]
    fn another_purchase_never_lowers_a_tier(
        bought in prop::collection::vec((0_u64..900, 0_i64..400_000), 0..12),
        more in (0_u64..900, 0_i64..400_000),
        keep in prop::bool::ANY,
    ) {
        let rules = rules(if keep { &["tiers.keep=12 months"] } else { &[] });
        let tier = |all: &[(u64, i64)]| {
            let texts: Vec<_> = all.iter().map(|&(days, cents)| ((day("2024-01-01") + chrono::Days::new(days)).to_string(), Money(cents).to_string())).collect();
            let sales: Vec<_> = texts.iter().map(|(day, amount)| sale("01", day, amount)).collect();
            let book = book(&[("01", Profile::default())], &sales);
            let mut history = History::default();
            Histories::new(&book, &rules.purchases).fill(MemberId::new(0), day("2026-12-31"), &mut history);
            standing(&history, Money::ZERO, &rules.tiers, day("2026-12-31")).map(|earned| earned.tier)
        };
        let before = tier(&bought);
        let after = tier(&[bought, vec![more]].concat());
        prop_assert!(after >= before, "{before:?} {after:?}");
    }
}
