//! Published figures, reproduced from the public data sets in the folder that `REGULARS_DATA` names; skipped without it.
//!
//! CDNOW: the sample of 2,357 customers of Fader and Hardie. RFM: `rfm_data_orders` of the R package `rfm`.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]
#![allow(clippy::print_stderr, reason = "a test that is skipped says so")]

mod support;

use serde_json::Value;
use support::{Shop, rows};

const CDNOW: [&str; 3] = ["cdnow/cdnow_sample.csv", "cdnow/cdnow_sample_gbk.csv", "cdnow/cdnow_sample_zh.xlsx"];
const ORDERS: [&str; 3] = ["rfm/rfm_data_orders.csv", "rfm/rfm_data_orders_gbk.csv", "rfm/rfm_data_orders_zh.xlsx"];
const DRILL: &str = "--set tiers.gold.single=100 --set tiers.gold.total=300 --set tiers.gold.window=all \
                     --set tiers.silver.total=100 --set tiers.silver.single=off";

/// The report `COMMAND FILE OPTIONS` of each file, or nothing where there is no data.
#[expect(clippy::print_stderr, reason = "a skipped test must not look like a passed one")]
fn reports(command: &str, files: &[&str], options: &str) -> Vec<Value> {
    let Some(folder) = std::env::var_os("REGULARS_DATA") else {
        eprintln!("skipped: REGULARS_DATA names no folder of public data");
        return Vec::new();
    };
    // Cargo runs tests in the crate's folder, from which the variable may be relative.
    let folder = std::path::absolute(folder).unwrap();
    let shop = Shop::new();
    let report = |file: &&str| shop.json(&format!("{command} {} {options}", folder.join(file).display()));
    files.iter().map(report).collect()
}

/// Each file gives these rows.
fn each_has(reports: &[Value], table: &str, columns: &str, expected: &[&str]) {
    for report in reports {
        assert_eq!(rows(report, table, columns), expected, "{}", report["sources"]);
    }
}

fn cents(money: &Value) -> i64 {
    money.as_str().unwrap().replace('.', "").parse().unwrap()
}

#[test]
fn cdnow_has_2357_members_who_spent_244091_94() {
    for report in reports("spend", &CDNOW, "--today 1998-06-30") {
        let members = report["tables"]["members"].as_array().unwrap();
        assert_eq!(members.len(), 2_357);
        assert_eq!(members.iter().map(|row| cents(&row["total"])).sum::<i64>(), 24_409_194);
    }
}

#[test]
fn cdnow_has_6919_rows() {
    for report in reports("check", &CDNOW, "--today 1998-06-30") {
        let balance = rows(&report, "balance", "bucket rows money");
        assert!(balance.contains(&"attributed|6919|244091.94".to_owned()), "{balance:?}");
    }
}

#[test]
fn cdnow_churn_over_all_is_51_6759_percent_by_days() {
    let reports = reports("churn", &CDNOW, "--by all --today 1998-06-30");
    each_has(&reports, "periods", "customers returned churn_rate complete", &["2357|1139|0.516759|"]);
}

#[test]
fn cdnow_churn_over_all_is_51_1243_percent_by_rows() {
    let reports = reports("churn", &CDNOW, "--by all --today 1998-06-30 --set purchases.unit=row");
    each_has(&reports, "periods", "customers returned churn_rate", &["2357|1152|0.511243"]);
}

#[test]
fn cdnow_value_of_the_first_members_and_forecast_of_the_second_half() {
    for report in reports("value", &CDNOW, "--today 1998-06-30") {
        let summary = rows(&report, "summary", "key value");
        for figure in ["first_half_until|1997-09-30", "after_actual|1882", "after_bg_nbd|1653.4"] {
            assert!(summary.contains(&figure.to_owned()), "{figure} in {summary:?}");
        }
    }
    // E[M] times what is expected within 12 months of 1997-09-30.
    for report in reports("value", &CDNOW[..1], "--today 1997-09-30") {
        let members = rows(&report, "members", "member expected_value");
        for (number, value) in (1..).zip(["36.27", "4.64", "8.34", "8.34", "8.34", "283.56", "6.88"]) {
            assert!(members.contains(&format!("{number:04}|{value}")), "{number} is worth {value}");
        }
    }
}

#[test]
fn cdnow_in_three_forms_gives_the_same_reports() {
    for command in ["spend", "tiers", "rfm", "abc", "churn", "value"] {
        let mut reports = reports(command, &CDNOW, "--today 1998-06-30");
        for report in &mut reports {
            // The cells of the evidence differ with the file; everything else must not.
            let tiers = report["tables"]["members"].as_array_mut().into_iter().flatten();
            tiers.for_each(|row| drop(row.as_object_mut().unwrap().remove("evidence")));
        }
        let bodies: Vec<_> = reports.iter().map(|report| &report["tables"]).collect();
        assert!(bodies.windows(2).all(|pair| pair[0] == pair[1]), "{command}");
    }
}

#[test]
fn cdnow_falls_into_636_942_and_779_by_75_20_5() {
    let reports = reports("abc", &CDNOW, "--window all --today 1998-06-30");
    each_has(&reports, "classes", "class members", &["A|636", "B|942", "C|779"]);
}

#[test]
fn cdnow_falls_into_522_689_and_1146_by_70_20_10() {
    let reports = reports("abc", &CDNOW, "--window all --cuts 70/20/10 --today 1998-06-30");
    each_has(&reports, "classes", "class members", &["A|522", "B|689", "C|1146"]);
}

#[test]
fn cdnow_s_top_fifth_holds_67_4550_percent_and_its_gini_is_0_630917() {
    for report in reports("abc", &CDNOW, "--window all --today 1998-06-30") {
        let summary = rows(&report, "summary", "key value");
        for figure in ["members|2357", "value|244091.94", "top_fifth|472", "top_fifth_share|0.67455", "gini|0.630917"] {
            assert!(summary.iter().any(|row| row == figure), "{figure} in {summary:?}");
        }
        // The eight customers with a total of 0 are ranked, and class C.
        let members = rows(&report, "members", "value class");
        assert_eq!(members.iter().filter(|row| *row == "0.00|C").count(), 8);
    }
}

#[test]
fn the_tier_drill_finds_258_gold_and_357_silver() {
    let reports = reports("tiers", &CDNOW, &format!("--today 1998-06-30 {DRILL}"));
    each_has(&reports, "mix", "tier members", &["A|258", "B|357", "C|1742", "|0"]);
}

#[test]
fn the_tier_drill_by_rows_finds_256_gold_and_359_silver() {
    let reports = reports("tiers", &CDNOW, &format!("--today 1998-06-30 {DRILL} --set purchases.unit=row"));
    each_has(&reports, "mix", "tier members", &["A|256", "B|359", "C|1742", "|0"]);
}

/// Score counts, 1 to 5.
fn counts(r: [u32; 5], f: [u32; 5], m: [u32; 5]) -> Vec<String> {
    let of = |dimension: &'static str, counts: [u32; 5]| {
        (1..).zip(counts).map(move |(score, count)| format!("{dimension}|{score}|{count}")).collect::<Vec<_>>()
    };
    [of("recency", r), of("frequency", f), of("monetary", m)].concat()
}

fn counts_are(reports: &[Value], r: [u32; 5], f: [u32; 5], m: [u32; 5]) {
    for report in reports {
        assert_eq!(rows(report, "cuts", "dimension score members"), counts(r, f, m));
    }
}

#[test]
fn rfm_compat_by_rows_gives_the_r_package_s_bins() {
    let reports = reports("rfm", &ORDERS, "--today 2006-12-31 --method rfm-compat --set purchases.unit=row");
    counts_are(&reports, [197, 200, 199, 199, 200], [268, 187, 176, 244, 120], [200, 200, 198, 202, 195]);
    // The bins of recency stand by score, and the lowest score is the longest silence.
    let lower = [
        "482.0", "297.4", "181.0", "115.0", "1.0", "1.0", "4.0", "5.0", "6.0", "8.0", "12.00", "255.80", "382.00",
        "506.40", "666.00",
    ];
    each_has(&reports, "cuts", "from", &lower);
}

#[test]
fn rfm_compat_by_rows_gives_the_r_package_s_segments() {
    let reports = reports("rfm", &ORDERS, "--today 2006-12-31 --method rfm-compat --set purchases.unit=row");
    let published = [
        "Champions|35|316|31646.00",
        "Potential Loyalist|342|2211|204856.00",
        "Loyal Customers|170|799|76562.00",
        "Promising|9|28|4249.00",
        "New Customers|104|329|28837.00",
        "Can't Lose Them|47|274|32446.00",
        "At Risk|28|216|22227.00",
        "Need Attention|10|57|4562.00",
        "About To Sleep|102|283|23449.00",
        "Lost|148|393|35324.00",
        "other|0|0|0.00",
    ];
    each_has(&reports, "segments", "segment members purchases total", &published);
}

#[test]
fn rfm_compat_by_rows_scores_ten_members_as_published() {
    let published = [
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
    ];
    for report in reports("rfm", &ORDERS, "--today 2006-12-31 --method rfm-compat --set purchases.unit=row") {
        let members = rows(&report, "members", "member recency_days frequency monetary score");
        assert_eq!(members.len(), 995);
        for member in published {
            assert!(members.iter().any(|row| row == member), "{member}");
        }
    }
}

#[test]
fn rfm_by_rows_gives_the_reference_s_scores_and_segments() {
    let reports = reports("rfm", &ORDERS, "--today 2006-12-31 --set purchases.unit=row");
    counts_are(&reports, [197, 201, 198, 199, 200], [268, 187, 176, 244, 120], [199, 201, 197, 203, 195]);
    let published = [
        "Champions|35|316|31646.00",
        "Potential Loyalist|341|2204|204158.00",
        "Loyal Customers|171|803|76817.00",
        "Promising|9|28|4249.00",
        "New Customers|104|329|28837.00",
        "Can't Lose Them|48|281|33144.00",
        "At Risk|28|216|22227.00",
        "Need Attention|10|57|4562.00",
        "About To Sleep|101|279|23194.00",
        "Lost|148|393|35324.00",
        "other|0|0|0.00",
    ];
    each_has(&reports, "segments", "segment members purchases total", &published);
}

#[test]
fn rfm_by_receipts_gives_the_reference_s_scores_and_segments() {
    let reports = reports("rfm", &ORDERS, "--today 2006-12-31");
    counts_are(&reports, [197, 201, 198, 199, 200], [269, 187, 178, 241, 120], [199, 201, 197, 203, 195]);
    let published = [
        "Champions|35",
        "Potential Loyalist|340",
        "Loyal Customers|171",
        "Promising|9",
        "New Customers|104",
        "Can't Lose Them|48",
        "At Risk|28",
        "Need Attention|10",
        "About To Sleep|102",
        "Lost|148",
        "other|0",
    ];
    each_has(&reports, "segments", "segment members", &published);
}

#[test]
fn the_orders_add_up_to_464158_in_every_form() {
    for report in reports("spend", &ORDERS, "--today 2006-12-31") {
        let members = report["tables"]["members"].as_array().unwrap();
        assert_eq!(members.len(), 995);
        assert_eq!(members.iter().map(|row| cents(&row["total"])).sum::<i64>(), 46_415_800);
    }
}
