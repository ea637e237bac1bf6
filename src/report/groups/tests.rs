use crate::book::testing::{Sale, book, day, rules, sale};
use crate::report::Run;
use crate::report::groups::Groups;
use crate::report::testing::{asked, contact, rows};

fn each<'a>(member: &'a str, amount: &'a str, days: &[&'a str]) -> Vec<Sale<'a>> {
    days.iter().map(|day| Sale { staff: "小李", ..sale(member, day, amount) }).collect()
}

#[test]
fn each_member_is_in_the_first_group_that_fits() {
    let sales = [
        // Gaps 242 and 15: 15 + 0.9 × 227 = 219.3; silent for 15 days.
        each("a loyal", "10", &["2025-10-01", "2026-05-31", "2026-06-15"]),
        // Gaps 10 and 20: 19, so the least limit of 30; silent for 181 days.
        each("b overdue", "10", &["2025-12-01", "2025-12-11", "2025-12-31"]),
        // The same rhythm, but 4,800 of 5,000: the silver card is near.
        each("c overdue, near", "1200", &["2025-12-01", "2025-12-11", "2025-12-21", "2025-12-31"]),
        // The last 90 days are 2 April to 30 June.
        each("d new", "10", &["2026-04-02"]),
        each("e one purchase", "10", &["2026-04-01"]),
        each("f lost after 366 days", "10", &["2025-06-29"]),
        each("g not yet after 365", "10", &["2025-06-30"]),
        each("h every promotion", "10", &["2025-11-05", "2026-01-02"]),
        // Missed the second; gaps 177 and 31: 31 + 0.9 × 146 = 162.4; silent for 29 days.
        each("i not every promotion", "10", &["2025-11-05", "2026-05-01", "2026-06-01"]),
        each("j only in one", "10", &["2025-11-01", "2025-11-11"]),
    ]
    .concat();
    let mut book = book(&[], &sales);
    contact(&mut book, "b overdue", "2026-06-20");
    let rules = rules(&["groups.promotions=[\"2025-11-01 2025-11-11\", \"2026-01-01 2026-01-03\"]"]);
    let report = asked::<Groups>(&[]).run(&book, &rules, day("2026-06-30")).expect("a report");
    let mut found = rows(&report, "members", &["member", "group", "silent_days"]);
    found.sort();
    let expected = [
        "a loyal|loyal|15",
        "b overdue|wavering|181",
        "c overdue, near|winnable|181",
        "d new|conquered|89",
        "e one purchase|winnable|90",
        "f lost after 366 days|lost|366",
        "g not yet after 365|winnable|365",
        "h every promotion|easy|179",
        "i not every promotion|loyal|29",
        "j only in one|wavering|231",
    ];
    assert_eq!(found, expected);
    let limits = rows(&report, "members", &["member", "limit_days"]);
    for limit in ["a loyal|219.3", "b overdue|30.0", "f lost after 366 days|365.0", "i not every promotion|162.4"] {
        assert!(limits.iter().any(|row| row == limit), "{limits:?}");
    }
    let last = |key: &str| rows(&report, "groups", &["period", "group", "members", "share"]).into_iter().filter(|row| row.starts_with(key)).collect::<Vec<_>>();
    let june = [
        "2026-06|loyal|2|0.200000",
        "2026-06|wavering|2|0.200000",
        "2026-06|conquered|1|0.100000",
        "2026-06|winnable|3|0.300000",
        "2026-06|easy|1|0.100000",
        "2026-06|lost|1|0.100000",
    ];
    assert_eq!(last("2026-06"), june);
    // Two of three gone quiet, one called ten days ago: by staff.
    let staff = rows(&report, "staff", &["staff", "group", "members", "never_contacted", "median_days", "longest_days"]);
    assert_eq!(staff, ["小李|wavering|2|1|10.0|10", "小李|lost|1|1|-|-"]);
}

#[test]
fn a_month_is_judged_as_it_was_at_its_end() {
    // Day 1 April: new until 29 June. The gap of 70 days is known on 10 June only; until then nobody has a rhythm.
    let sales = [each("a", "10", &["2026-04-01", "2026-06-10"]), each("b", "10", &["2026-01-01"])].concat();
    let (book, rules) = (book(&[], &sales), rules(&[]));
    let report = asked::<Groups>(&["--from", "2026-03"]).run(&book, &rules, day("2026-07-15")).expect("a report");
    let keys = ["period", "members", "loyal", "conquered", "winnable", "lost"];
    let expected = [
        // 31 March is the 90th day of b.
        "2026-03|1|0.000000|1.000000|0.000000|0.000000",
        "2026-04|2|0.000000|0.500000|0.500000|0.000000",
        "2026-05|2|0.000000|0.500000|0.500000|0.000000",
        "2026-06|2|0.500000|0.000000|0.500000|0.000000",
        "2026-07|2|0.500000|0.000000|0.500000|0.000000",
    ];
    assert_eq!(rows(&report, "shares", &keys), expected);
    let earlier = asked::<Groups>(&["--to", "2026-05"]).run(&book, &rules, day("2026-07-15")).expect("a report");
    assert_eq!(rows(&earlier, "members", &["member", "group", "purchases"]), ["a|conquered|1", "b|winnable|1"]);
}
