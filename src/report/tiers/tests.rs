//! The report on small books, worked out by hand.

use super::Tiers;
use crate::book::testing::{book, day, row, rules, sale, stated};
use crate::book::{Book, Money, Profile, Tier};
use crate::report::Run;
use crate::report::testing::{asked, keys, rows};
use crate::table::{Lang, Report};

fn recorded(tier: Tier) -> Profile {
    Profile { tier: Some(stated(tier, 2)), ..Profile::default() }
}

/// Gold by three lines of a receipt; silver by a total, near gold; near silver; a purchase taken back; an opening
/// balance; nobody yet.
fn shop() -> Book {
    let opening = Profile { spend_total: Some(stated(Money::yuan(4600), 6)), ..recorded(Tier::B) };
    let members = [("02", recorded(Tier::A)), ("05", opening), ("06", Profile::default()), ("04", recorded(Tier::B))];
    let mut sales = vec![row("2026-03-05 1000 S R1"), row("2026-03-05 1500 S R1"), row("2026-03-05 500 S R1")];
    sales.push(row("2026-05-01 80 S R8"));
    sales.extend(["2026-02-01", "2026-03-01", "2026-04-01"].map(|day| sale("02", day, "1499")));
    sales.push(sale("02", "2026-05-01", "1000"));
    sales.push(sale("02", "2026-06-01", "4000"));
    sales.push(sale("02", "2026-06-02", "-1001"));
    sales.push(sale("03", "2026-06-30", "1400"));
    sales.extend([sale("04", "2026-01-01", "700"), sale("04", "2026-01-02", "-700")]);
    book(&members, &sales)
}

fn check(report: &Tiers, changes: &[&str], as_of: &str, see: impl Fn(&Report)) {
    let (book, rules) = (shop(), rules(changes));
    see(&report.run(&book, &rules, day(as_of)).expect("a report"));
}

#[test]
fn every_member_has_a_tier_with_its_evidence_and_what_is_to_be_done() {
    check(&Tiers::default(), &[], "2026-05-31", |report| {
        let keys = ["member", "tier", "card", "since", "rule", "total", "largest", "recorded", "action"];
        assert_eq!(
            rows(report, "members", &keys),
            [
                "01|A|gold|2026-03-05|single|3080.00|3000.00|-|apply_gold",
                "02|B|silver|2026-05-01|total|5497.00|1499.00|A|review",
                "05|C|temporary|-|opening|4600.00|-|B|review",
                "03|-|-|-|-|0.00|-|-|-",
                "04|-|-|-|-|0.00|-|B|review",
                "06|-|-|-|-|0.00|-|-|-",
            ]
        );
        let evidence = rows(report, "members", &["evidence"]);
        assert_eq!(evidence[0], "2026-03-05 3,000.00 会员.xlsx › 消费!C2,C3,C4");
        assert_eq!(
            evidence[1],
            "2026-02-01 1,499.00 会员.xlsx › 消费!C6；2026-03-01 1,499.00 会员.xlsx › 消费!C7；\
             2026-04-01 1,499.00 会员.xlsx › 消费!C8；2026-05-01 1,000.00 会员.xlsx › 消费!C9"
        );
        assert_eq!(evidence[2..], ["4,600.00 会员.xlsx › 会员!H6", "-", "-", "-"]);
    });
}

#[test]
fn the_way_to_the_next_tier_is_told_in_full() {
    check(&Tiers::default(), &[], "2026-06-30", |report| {
        // 02 was lifted to gold by the 4,000 of 1 June, of which 2,999 are left; 8,496 of its half year remain.
        let keys = ["member", "next_tier", "gap", "gap_single", "gap_total", "window_ends"];
        assert_eq!(
            rows(report, "members", &keys),
            [
                "01|-|-|-|-|-",
                "02|A|1504.00|3000.00|1504.00|2026-07-31",
                "05|B|400.00|1500.00|400.00|-",
                "03|B|1500.00|1500.00|3600.00|-",
                "04|C|-|-|-|-",
                "06|C|-|-|-|-",
            ]
        );
        assert_eq!(rows(report, "near", &["member", "tier", "next_tier", "gap", "window_ends"]), ["05|C|B|400.00|-"]);
    });
    check(&Tiers::default(), &["tiers.gold.total=9000"], "2026-06-30", |report| {
        let near = rows(report, "near", &["member", "tier", "next_tier", "gap", "window_ends"]);
        assert_eq!(near, ["05|C|B|400.00|-", "02|B|A|504.00|2026-07-31"], "504 is within a tenth of 9,000");
    });
}

#[test]
fn the_mix_stands_beside_its_targets_and_an_opening_balance_is_in_no_average() {
    check(&Tiers::default(), &[], "2026-06-30", |report| {
        // Totals 3,080 + 8,496 + 6,000 (of these 4,600 carried over) = 17,576.
        assert_eq!(
            rows(report, "mix", &keys(report, "mix")),
            [
                "A|1|0.250000|0.200000|3080.00|0.175239|1540.00|2.00|1.000000",
                "B|1|0.250000|0.400000|8496.00|0.483386|1699.20|5.00|1.000000",
                "C|2|0.500000|0.400000|6000.00|0.341375|1400.00|0.50|0.000000",
                "-|2|-|-|0.00|0.000000|-|0.00|0.000000",
            ]
        );
        let notes: Vec<&str> = report.notes.iter().map(|note| note.get(Lang::English)).collect();
        assert_eq!(
            notes,
            [
                "gold does not exceed silver in average purchase.",
                "gold does not exceed silver in purchases per member.",
                "gold does not exceed silver in repeat share.",
            ]
        );
        assert_eq!(report.notes[0].get(Lang::Chinese), "金卡的单次平均没有超过银卡。");
        assert_eq!(report.tables[1].charts.len(), 1);
    });
}

#[test]
fn where_tiers_lapse_those_about_to_drop_are_told_day_and_amount() {
    check(&Tiers::default(), &["tiers.keep=12 months"], "2027-01-02", |report| {
        assert_eq!(rows(report, "dropping", &["member"]), Vec::<String>::new(), "61 days before the 4th of March 2027");
    });
    check(&Tiers::default(), &["tiers.keep=12 months"], "2027-01-03", |report| {
        // 3,000 for gold once more, since the half year that ends today is empty.
        let dropping = rows(report, "dropping", &["member", "tier", "needed", "by"]);
        assert_eq!(dropping, ["01|A|3000.00|2027-03-04"]);
    });
    check(&Tiers::default(), &["tiers.keep=12 months"], "2027-05-01", |report| {
        // Any purchase earns silver again: 8,496 in all.
        let dropping = rows(report, "dropping", &["member", "tier", "needed", "by"]);
        assert_eq!(dropping, ["02|B|0.00|2027-05-31"]);
    });
}

#[test]
fn compared_with_the_built_in_rules_it_shows_who_moves() {
    let compare = Tiers { compare: true, ..Tiers::default() };
    check(&compare, &["tiers.gold.single=2500", "tiers.silver.single=1000"], "2026-06-30", |report| {
        assert_eq!(rows(report, "moves", &["member", "name", "from", "to"]), ["02|-|B|A", "03|-|C|B"]);
    });
    check(&compare, &[], "2026-06-30", |report| assert_eq!(rows(report, "moves", &["member"]), Vec::<String>::new()));
}

#[test]
fn long_evidence_counts_what_it_leaves_out_and_a_refund_shows() {
    let days: Vec<String> = (1..=7).map(|day| format!("2026-03-0{day} 1000 S R{day}")).collect();
    let mut sales: Vec<_> = days.iter().map(|text| row(text)).collect();
    sales.push(row("2026-03-08 -200 S R1"));
    let (book, rules) = (book(&[], &sales), rules(&[]));
    let report = Tiers::default().run(&book, &rules, day("2026-12-31")).expect("a report");
    let evidence = rows(&report, "members", &["since", "evidence"]);
    assert!(
        evidence[0].starts_with("2026-03-06|2026-03-01 800.00 (= 1,000.00 − 200.00) 会员.xlsx › 消费!C2；2026-03-02"),
        "{evidence:?}"
    );
    assert!(evidence[0].ends_with("会员.xlsx › 消费!C6；…(+1)"), "{evidence:?}");
}

#[test]
fn the_keys_are_those_that_scripts_rely_on() {
    let compare = Tiers { compare: true, ..Tiers::default() };
    check(&compare, &["tiers.keep=12 months"], "2026-06-30", |report| {
        for (table, expected) in [
            (
                "members",
                "member name tier card since rule evidence total largest recorded action next_tier gap gap_single gap_total window_ends",
            ),
            ("mix", "tier members share target_share total total_share average purchases_per_member repeat_share"),
            ("near", "member name tier next_tier gap window_ends text parts fallbacks"),
            ("dropping", "member name tier needed by"),
            ("moves", "member name from to"),
        ] {
            assert_eq!(keys(report, table).join(" "), expected);
        }
    });
}

#[test]
fn since_an_earlier_day_members_moved_between_tiers() {
    let since = |day: &str| asked::<Tiers>(&["--since", day]);
    // On 30 April 02 had 4,497 in all, and 03 had not come yet; 04 took everything back before, 06 never came.
    check(&since("2026-04-30"), &[], "2026-06-30", |report| {
        let migration = rows(report, "migration", &keys(report, "migration"));
        assert_eq!(migration, ["A|A|1", "C|B|1", "C|C|1", "-|C|1"]);
        assert_eq!(rows(report, "moved", &["member", "from", "to"]), ["02|C|B", "03|-|C"]);
    });
}

#[test]
fn what_a_sheet_states_today_is_no_opening_balance_of_an_earlier_day() {
    let stated = Profile { spend_total: Some(stated(Money::yuan(4600), 2)), ..Profile::default() };
    let book = book(&[("01", stated)], &[sale("01", "2026-06-01", "4600")]);
    let report = asked::<Tiers>(&["--since", "2026-05-01"]);
    let rules = rules(&[]);
    let report = report.run(&book, &rules, day("2026-06-30")).expect("a report");
    assert_eq!(rows(&report, "moved", &["member", "from", "to"]), ["01|-|A"]);
}

#[test]
fn thresholds_are_fitted_to_the_target_shares() {
    // Of five, 20 % gold, 40 % silver and 40 % temporary are 1, 2 and 2: 03 must reach silver. 1,500 becomes 1,200 below a
    // factor of 1,250 ÷ 1,500 = 0.8333; from 4,150 ÷ 5,000 = 0.83 on 5,000 becomes 4,200; the middle is 0.8317.
    let amounts = [("01", "5000"), ("02", "2000"), ("03", "1200"), ("04", "400"), ("05", "100")];
    let book = book(&[], &amounts.map(|(member, amount)| sale(member, "2026-03-05", amount)));
    let rules = rules(&[]);
    let report = asked::<Tiers>(&["--fit-mix"]).run(&book, &rules, day("2026-06-30")).expect("a report");
    assert_eq!(
        rows(&report, "fit", &keys(&report, "fit")),
        [
            "A|1.0000|3000.00|3000.00|10000.00|10000.00|1|1|0.200000|0.200000",
            "B|0.8317|1500.00|1200.00|5000.00|4200.00|1|2|0.400000|0.400000",
            "C|-|-|-|-|-|3|2|0.400000|0.400000",
        ]
    );
    let advice = report.notes.last().expect("a note").get(Lang::English);
    let sets = "tiers.gold.single=3000 --set tiers.gold.total=10000 --set tiers.silver.single=1200 --set tiers.silver.total=4200";
    assert_eq!(advice, format!("To try it: regulars tiers --compare --set {sets}"));
}
