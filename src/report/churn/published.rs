//! The repurchase figures of the CDNOW sample, as of 1998-06-30.

use super::Churn;
use crate::book::Rules;
use crate::book::rules::Unit;
use crate::book::testing::day;
use crate::report::Run;
use crate::report::testing::{asked, published, rows};

#[test]
fn the_whole_history_of_the_cdnow_sample_churns_as_the_reference_numbers_say() {
    let Some(book) = published(("cdnow/cdnow_sample.csv", 0, 1, 3)) else { return };
    let mut rules = Rules::default();
    for (unit, expected) in [
        (Unit::Receipt, "all|1997-01-01|1998-06-30|2357|1139|0.516759"),
        (Unit::Row, "all|1997-01-01|1998-06-30|2357|1152|0.511243"),
    ] {
        rules.purchases.unit = unit;
        let report = asked::<Churn>(&["--by", "all"]).run(&book, &rules, day("1998-06-30")).expect("a report");
        let columns = ["period", "from", "to", "customers", "returned", "churn_rate"];
        assert_eq!(rows(&report, "periods", &columns), [expected], "{unit:?}");
    }
}
