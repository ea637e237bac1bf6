//! The figures published for the R package rfm 0.3.0 and its data `rfm_data_orders`, as of 2006-12-31.

use super::Rfm;
use crate::book::Rules;
use crate::book::rules::Unit;
use crate::book::testing::day;
use crate::report::Run;
use crate::report::testing::{asked, published, rows};

const ORDERS: (&str, usize, usize, usize) = ("rfm/rfm_data_orders.csv", 0, 1, 2);

/// Rows of a table; nothing where the data is not there.
fn found(unit: Unit, arguments: &[&str], key: &str, columns: &[&str]) -> Option<Vec<String>> {
    let book = published(ORDERS)?;
    let mut rules = Rules::default();
    rules.purchases.unit = unit;
    let report = asked::<Rfm>(arguments).run(&book, &rules, day("2006-12-31")).expect("a report");
    Some(rows(&report, key, columns))
}

#[test]
fn the_default_method_by_rows_gives_the_reference_numbers() {
    let Some(cuts) = found(Unit::Row, &[], "cuts", &["members"]) else { return };
    assert_eq!(cuts.join(" "), "197 201 198 199 200 268 187 176 244 120 199 201 197 203 195");
    let columns = ["members", "purchases", "total", "segment"];
    let segments = found(Unit::Row, &[], "segments", &columns).expect("the data");
    assert_eq!(
        segments,
        [
            "35|316|31646.00|Champions",
            "341|2204|204158.00|Potential Loyalist",
            "171|803|76817.00|Loyal Customers",
            "9|28|4249.00|Promising",
            "104|329|28837.00|New Customers",
            "48|281|33144.00|Can't Lose Them",
            "28|216|22227.00|At Risk",
            "10|57|4562.00|Need Attention",
            "101|279|23194.00|About To Sleep",
            "148|393|35324.00|Lost",
            "0|0|0.00|other",
        ]
    );
}

#[test]
fn the_default_unit_merges_orders_of_a_day() {
    let Some(cuts) = found(Unit::Receipt, &[], "cuts", &["members"]) else { return };
    assert_eq!(cuts.join(" "), "197 201 198 199 200 269 187 178 241 120 199 201 197 203 195");
    let segments = found(Unit::Receipt, &[], "segments", &["segment", "members"]).expect("the data");
    for segment in ["Potential Loyalist|340", "About To Sleep|102", "Loyal Customers|171", "Can't Lose Them|48"] {
        assert!(segments.iter().any(|found| found == segment), "{segment} in {segments:?}");
    }
}

#[test]
fn rfm_compat_gives_the_package_s_own_bins_segments_and_scores() {
    let arguments = ["--method", "rfm-compat"];
    let Some(cuts) = found(Unit::Row, &arguments, "cuts", &["from"]) else { return };
    assert_eq!(cuts.join(" "), "482.0 297.4 181.0 115.0 1.0 1.0 4.0 5.0 6.0 8.0 12.00 255.80 382.00 506.40 666.00");
    let of_score = found(Unit::Row, &arguments, "cuts", &["members"]).expect("the data");
    assert_eq!(of_score.join(" "), "197 200 199 199 200 268 187 176 244 120 200 200 198 202 195");
    let segments = found(Unit::Row, &arguments, "segments", &["members"]).expect("the data");
    assert_eq!(segments.join(" "), "35 342 170 9 104 47 28 10 102 148 0");
    let members =
        found(Unit::Row, &arguments, "members", &["member", "recency_days", "frequency", "monetary", "score"]);
    let members = members.expect("the data");
    assert_eq!(
        members[..10],
        [
            "Abbey O'Reilly|205|6|472.00|343",
            "Add Senger|140|3|340.00|412",
            "Aden Lesch|194|4|405.00|323",
            "Aden Murphy|98|7|596.00|544",
            "Admiral Senger|132|5|448.00|433",
            "Agness O'Keefe|90|9|843.00|555",
            "Aileen Barton|84|9|763.00|555",
            "Ailene Hermann|281|8|699.00|355",
            "Aiyanna Bruen|246|4|157.00|321",
            "Akeelah Walsh|160|7|779.00|445",
        ]
    );
}
