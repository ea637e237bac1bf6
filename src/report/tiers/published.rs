//! The tier drill on the CDNOW sample, as of 1998-06-30.

use super::Tiers;
use crate::book::testing::{day, rules};
use crate::report::Run;
use crate::report::testing::{published, rows};

#[test]
fn the_tier_drill_on_the_cdnow_sample_comes_out_as_the_reference_numbers_say() {
    let Some(book) = published(("cdnow/cdnow_sample.csv", 0, 1, 3)) else { return };
    let thresholds = ["tiers.gold.single=100", "tiers.gold.total=300", "tiers.gold.window=all", "tiers.silver.total=100"];
    for (unit, expected) in [
        ("purchases.unit=row", ["A|256", "B|359", "C|1742", "-|0"]),
        ("purchases.unit=receipt", ["A|258", "B|357", "C|1742", "-|0"]),
    ] {
        let rules = rules(&[&thresholds[..], &["tiers.silver.single=off", unit]].concat());
        let report = Tiers::default().run(&book, &rules, day("1998-06-30")).expect("a report");
        assert_eq!(rows(&report, "mix", &["tier", "members"]), expected, "{unit}");
    }
}
