//! Tiers and RFM beside a slow and obvious way to work them out, on two hundred random sheets: the same bytes.
#![allow(clippy::unwrap_used, reason = "a test that cannot write its sheet has failed")]

#[path = "../support/dice.rs"]
mod dice;
mod purchases;
mod reports;
mod sheet;
#[path = "../support/mod.rs"]
mod support;

use support::Shop;

const SHEETS: u64 = 200;
const OPTIONS: &str = "till.csv --today 2026-11-22 --table members --lang keys --sort member -q --format csv";

#[test]
fn tiers_and_rfm_are_those_of_the_reference() {
    for seed in 0..SHEETS {
        let lines = sheet::lines(seed);
        let members = purchases::members(&lines);
        let shop = Shop::of(&[("till.csv", &sheet::text(&lines))]);
        for (report, columns, expected) in [
            ("tiers", "member,tier,total,largest", reports::tiers(&members)),
            ("rfm", "member,recency_days,frequency,monetary,r,f,m", reports::rfm(&members)),
        ] {
            let ran = shop.run(&format!("{report} {OPTIONS} --columns {columns}"));
            assert_eq!(ran.out, expected, "seed {seed}, {report}\n{}", sheet::text(&lines));
        }
    }
}
