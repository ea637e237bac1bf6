//! The ABC figures of the CDNOW sample, as of 1998-06-30 over the whole history.

use super::Abc;
use crate::book::Rules;
use crate::book::testing::day;
use crate::report::Run;
use crate::report::testing::{asked, published, rows};

#[test]
fn the_cdnow_sample_falls_into_the_classes_of_the_reference_numbers() {
    let Some(book) = published(("cdnow/cdnow_sample.csv", 0, 1, 3)) else { return };
    let rules = Rules::default();
    for (cuts, expected) in [("75/20/5", ["A|636", "B|942", "C|779"]), ("70/20/10", ["A|522", "B|689", "C|1146"])] {
        let report = asked::<Abc>(&["--window", "all", "--cuts", cuts]);
        let report = report.run(&book, &rules, day("1998-06-30")).expect("a report");
        assert_eq!(rows(&report, "classes", &["class", "members"]), expected, "{cuts}");
        let summary = rows(&report, "summary", &["key", "value"]);
        for figure in ["members|2357", "value|244091.94", "top_fifth|472", "top_fifth_share|0.674550", "gini|0.630917"] {
            assert!(summary.iter().any(|found| found == figure), "{figure} in {summary:?}");
        }
    }
}
