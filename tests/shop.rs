//! The figures of the small shop in `tests/shop/`, worked out by hand as of 2026-06-30.
//!
//! `reports.rs` holds how the reports look; what they say is asserted here.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its sheets has failed")]

mod support;

use std::path::Path;

use support::{Shop, rows};

fn shop() -> Shop {
    let shop = Shop::new();
    for name in ["会员.csv", "销售明细.csv"] {
        shop.write(&format!("熟客/{name}"), std::fs::read(Path::new("tests/shop").join(name)).unwrap());
    }
    shop
}

fn report(line: &str, table: &str, columns: &str) -> Vec<String> {
    shop().rows(&format!("{line} 熟客 --today 2026-06-30"), table, columns)
}

#[test]
fn rows_and_money_are_all_accounted_for() {
    // 33 lines and a totals row, 12 members, a header each. 25,399.99 + 1,338.00 + 500.00 = 27,237.99.
    let balance = report("check", "balance", "bucket rows money");
    let expected = [
        "read|48|54475.98",
        "attributed|40|25399.99",
        "without_member|4|1338.00",
        "set_aside|0|0.00",
        "after_as_of|1|500.00",
        "duplicates|0|0.00",
        "totals|1|27237.99",
        "blank|0|0.00",
        "header|2|0.00",
    ];
    assert_eq!(balance, expected);
}

#[test]
fn spend_of_each_member() {
    let expected = [
        "V002|王芳|4|10000.00|2500.00|2900.00|2026-01-05|2026-06-01|29",
        "V004|刘洋|4|5000.00|1250.00|1400.00|2025-02-01|2026-05-15|46",
        // The opening balance of 4,500 is in the total, not in the average.
        "V010|吴磊|1|4999.99|499.99|499.99|2026-02-14|2026-02-14|136",
        "V001|张伟|2|3500.00|1750.00|3000.00|2025-11-05|2026-03-10|112",
        "V006|杨强|1|2900.00|2900.00|2900.00|2026-04-01|2026-04-01|90",
        "V003|李娜|2|1700.00|850.00|1500.00|2025-08-01|2026-06-20|10",
        "V009|周杰|2|1500.00|750.00|900.00|2024-03-01|2024-09-01|667",
        "V005|陈静|1|300.00|300.00|300.00|2026-06-25|2026-06-25|5",
        "V011|徐丽|1|0.00|0.00|0.00|2026-06-01|2026-06-01|29",
    ];
    let columns = "member name purchases total average largest first last days_since_last";
    assert_eq!(report("spend", "members", columns), expected);
}

#[test]
fn spend_of_each_quarter_holds_sales_without_a_member() {
    // Q1: 3,000 + 2 × 2,900 + 499.99 + 250 + 200. Q2: 2,900 + 1,300 + 200 + 800 + 300 + 3,100 − 200 + 888 + 380 − 380.
    let periods = report("spend --by quarter", "periods", "period purchases members total");
    assert_eq!(periods[periods.len() - 2..], ["2026-Q1|6|3|9749.99", "2026-Q2|8|6|9288.00"]);
    let total = report("spend --by all", "periods", "purchases members total");
    // 18 purchases of members, two of nobody, one of a card that is not known; 25,399.99 + 1,338.00.
    assert_eq!(total, ["21|9|26737.99"]);
}

#[test]
fn spend_by_shop() {
    // Of 2026: Beijing Road 499.99 + 200 + 3,100 − 200 + 200 + 300, the rest in Zhongshan Road.
    let rows =
        report("spend --by year --group shop --from 2026-01-01 --to 2026-06-30", "periods", "period group total");
    assert_eq!(rows, ["2026|中山路店|14938.00", "2026|北京路店|4099.99"]);
}

#[test]
fn differences_between_the_sheet_and_its_rows() {
    let columns = "member field sheet_value computed difference sheet_cell cause";
    let expected = [
        "V002|spend_total|10500.00|10000.00|500.00|会员.csv!G3|missing_row",
        "V006|spend_total|3100.00|2900.00|200.00|会员.csv!G7|refund_counted",
        "V009|purchase_count|3|2|1|会员.csv!H10|missing_row",
    ];
    assert_eq!(report("spend", "differences", columns), expected);
}

#[test]
fn tiers_with_what_they_rest_on_and_what_is_to_be_done() {
    let expected = [
        "V002|A|2026-06-01|total|10000.00|2900.00|A|",
        "V001|A|2026-03-10|single|3500.00|3000.00|B|apply_gold",
        "V007|B||opening|6000.00||B|",
        "V004|B|2026-05-15|total|5000.00|1400.00|B|",
        "V006|B|2026-04-01|single|2900.00|2900.00|A|review",
        "V003|B|2025-08-01|single|1700.00|1500.00||apply_silver",
        "V010|C||opening|4999.99|499.99||",
        "V009|C|2024-03-01|any|1500.00|900.00|A|review",
        "V005|C|2026-06-25|any|300.00|300.00|C|",
        "V011|C|2026-06-01|any|0.00|0.00||",
        "V008||||0.00|||",
        "V012||||0.00||C|",
    ];
    assert_eq!(report("tiers", "members", "member tier since rule total largest recorded action"), expected);
}

#[test]
fn distances_to_the_next_tier() {
    let expected = [
        "V002|||||",
        "V001|||||",
        "V007|A|3000.00|3000.00|10000.00|",
        "V004|A|3000.00|3000.00|9200.00|2026-11-14",
        "V006|A|3000.00|3000.00|7100.00|2026-09-30",
        "V003|A|3000.00|3000.00|9800.00|2026-12-19",
        "V010|B|0.01|1500.00|0.01|",
        "V009|B|1500.00|1500.00|3500.00|",
        "V005|B|1500.00|1500.00|4700.00|",
        "V011|B|1500.00|1500.00|5000.00|",
        "V008|C||||",
        "V012|C||||",
    ];
    assert_eq!(report("tiers", "members", "member next_tier gap gap_single gap_total window_ends"), expected);
    assert_eq!(report("tiers", "near", "member tier next_tier gap window_ends"), ["V010|C|B|0.01|"]);
}

#[test]
fn the_evidence_of_a_tier_names_days_amounts_and_cells() {
    let evidence = report("tiers", "members", "member evidence");
    assert!(evidence.contains(&"V001|2026-03-10 3,000.00 销售明细.csv!G18,G19".to_owned()), "{evidence:#?}");
    assert!(evidence.contains(&"V007|6,000.00 会员.csv!G8".to_owned()), "{evidence:#?}");
    let refunded = "V006|2026-04-01 2,900.00 (= 3,100.00 − 200.00) 销售明细.csv!G22".to_owned();
    assert!(evidence.iter().any(|row| row.starts_with(&refunded)), "{evidence:#?}");
}

#[test]
fn the_mix_of_tiers() {
    // Total 35,899.99. Averages: 13,500 / 6; (15,600 − 6,000) / 7; (6,799.99 − 4,500) / 5.
    let columns = "tier members share target_share total average purchases_per_member repeat_share";
    let expected = [
        "A|2|0.2|0.2|13500.00|2250.00|3.0|1.0",
        "B|4|0.4|0.4|15600.00|1371.43|1.75|0.5",
        "C|4|0.4|0.4|6799.99|460.00|1.25|0.25",
        "|2|||0.00||0.0|0.0",
    ];
    assert_eq!(report("tiers", "mix", columns), expected);
    // 13,500 / 35,899.99 = 0.3760446…, 15,600 / 35,899.99 = 0.4345405…, 6,799.99 / 35,899.99 = 0.1894147…
    assert_eq!(report("tiers", "mix", "total_share"), ["0.376045", "0.434541", "0.189415", "0.0"]);
}

#[test]
fn who_moved_between_tiers_and_segments_since_the_end_of_2025() {
    // V001 had 500 then and V004 4,200; V003 and V007 were silver, V009 and V010 temporary, and are still.
    let moved = report("tiers --since 2025-12-31", "moved", "member from to");
    assert_eq!(moved, ["V001|C|A", "V002||A", "V004|C|B", "V005||C", "V006||B", "V011||C"]);
    let kept = report("tiers --since 2025-12", "migration", "from to members");
    assert_eq!(kept, ["B|B|2", "C|A|1", "C|B|1", "C|C|2", "|A|1", "|B|1", "|C|2"]);
    // Of the four of then: V004 555, V001 411, V003 212, V009 142 (day-cuts 45.6, 75.2, 132.8, 285.6).
    let moved = report("rfm --since 2025-12-31", "moved", "member from");
    let before =
        ["V001|New Customers", "V002|", "V003|About To Sleep", "V004|Champions", "V005|", "V006|", "V010|", "V011|"];
    assert_eq!(moved, before);
    // The shop has just the shares it wants, so that nothing is to be changed.
    let fit = report("tiers --fit-mix", "fit", "tier factor single total members share");
    assert_eq!(fit, ["A|1.0|3000.00|10000.00|2|0.2", "B|1.0|1500.00|5000.00|4|0.4", "C||||4|0.4"]);
}

#[test]
fn abc_classes_and_kinds_of_account() {
    // Net amounts from 2025-07-01 on: 22,499.99 in all; before V006 lie 17,100 = 76.0 %, before V010 21,700 = 96.4 %.
    let expected = [
        "1|V002|10000.00|0.444445|0.444445|A|key",
        "2|V004|3600.00|0.16|0.604445|A|key",
        "3|V001|3500.00|0.155556|0.76|A|key",
        "4|V006|2900.00|0.128889|0.888889|B|opportunistic",
        "5|V003|1700.00|0.075556|0.964445|B|keep",
        "6|V010|499.99|0.022222|0.986667|C|opportunistic",
        "7|V005|300.00|0.013333|1.0|C|opportunistic",
        "8|V009|0.00|0.0|1.0|C|keep",
        "9|V011|0.00|0.0|1.0|C|opportunistic",
    ];
    let columns = "rank member value share cumulative_share class account_kind";
    assert_eq!(report("abc", "members", columns), expected);
    let classes = report("abc", "classes", "class members value");
    assert_eq!(classes, ["A|3|17100.00", "B|2|4600.00", "C|4|799.99"]);
    // 80 % is 17,999.99: V006 brings the sum to 20,000. ⌈9 ÷ 5⌉ = 2 have 13,600.
    let summary = report("abc", "summary", "key value");
    for figure in
        ["members|9", "with_value|7", "value|22499.99", "members_80|4", "top_fifth|2", "top_fifth_share|0.604445"]
    {
        assert!(summary.iter().any(|row| row == figure), "{figure} in {summary:?}");
    }
    // On 2025-12-31 the year held 4,200 of V004, 1,500 of V003 and 500 of V001: 67.7 % and 91.9 % before the last two.
    let moved = report("abc --since 2025-12-31", "moved", "member from to");
    assert_eq!(moved, ["V001|B|A", "V002||A", "V003|A|B", "V005||C", "V006||B", "V010||C", "V011||C"]);
}

#[test]
fn profit_comes_from_the_purchases_and_survives_the_book() {
    let shop = Shop::new();
    // V1: 40, taken back with the shirt, and 25.50; V2: 2 pieces at 30 each leave 40; V3: nothing is said.
    let sheets = [
        (
            "毛利.csv",
            "日期,VIP卡号,商品,数量,金额,毛利\n2026-01-05,V1,衬衫,1,100,40\n2026-01-09,V1,衬衫,-1,-100,40\n2026-01-09,V1,领带,1,50,25.5\n",
        ),
        ("成本.csv", "日期,VIP卡号,商品,数量,金额,成本价\n2026-02-05,V2,袜子,2,100,30\n2026-02-05,V3,袜子,2,100,\n"),
    ];
    for (name, text) in sheets {
        shop.write(&format!("店/{name}"), text);
    }
    let line = "abc --metric profit --today 2026-06-30";
    let expected = ["V2|40.00", "V1|25.50", "V3|0.00"];
    assert_eq!(shop.rows(&format!("{line} 店"), "members", "member value"), expected);
    let said = shop.json(&format!("{line} 店"))["notes"].to_string();
    assert!(said.contains("5 行消费里有 1 行查不到成本"), "{said}");
    assert_eq!(shop.run("import 店 --into 账本.xlsx --today 2026-06-30").code, 0);
    assert_eq!(shop.rows(&format!("{line} 账本.xlsx"), "members", "member value"), expected);
    shop.write("无.csv", "日期,VIP卡号,金额\n2026-01-05,V1,100\n");
    let without = shop.run(&format!("{line} 无.csv"));
    assert!(without.code == 2 && without.err.contains("No profit without costs"), "{}", without.err);
}

#[test]
fn rfm_scores_segments_and_classes() {
    // Nine members. Days 5 10 29 29 46 90 112 136 667, cuts 21.4 32.4 81.2 121.6; purchases 1 1 1 1 2 2 2 4 4, cuts
    // 1 1.2 2 2.8; money 0 300 499.99 1,500 1,700 2,900 3,500 5,000 10,000, cuts 419.994 1,540 2,660 4,100.
    // Means: 124.9 days, 2 purchases, 2,822.22.
    let expected = [
        "V001|112|2|3500.00|234|Loyal Customers|HHH",
        "V002|29|4|10000.00|455|Potential Loyalist|HHH",
        "V003|10|2|1700.00|533|Potential Loyalist|HHL",
        "V004|46|4|5000.00|355|Potential Loyalist|HHH",
        "V005|5|1|300.00|511|New Customers|HLL",
        "V006|90|1|2900.00|214|About To Sleep|HLH",
        "V009|667|2|1500.00|132|Lost|LHL",
        "V010|136|1|499.99|112|Lost|LLL",
        "V011|29|1|0.00|411|New Customers|HLL",
    ];
    assert_eq!(report("rfm", "members", "member recency_days frequency monetary score segment class8"), expected);
    let segments = report("rfm", "segments", "segment members purchases total");
    let some: Vec<_> = segments.iter().filter(|row| !row.contains("|0|0|")).collect();
    let expected = [
        "Potential Loyalist|3|10|16700.00",
        "Loyal Customers|1|2|3500.00",
        "New Customers|2|2|300.00",
        "About To Sleep|1|1|2900.00",
        "Lost|2|3|1999.99",
    ];
    assert_eq!(some, expected.iter().collect::<Vec<_>>());
}

#[test]
fn a_member_whole_with_the_reasons() {
    let of = |table: &str| report("member V006 --lang en", table, "item value");
    let has = |table: &str, line: &str| {
        let lines = of(table);
        assert!(lines.iter().any(|found| found == line), "{table}: {line} in {lines:#?}");
    };
    // 3,100 less 200; gold is recorded. The half year from 1 January holds 2,900 of the 10,000.
    for (table, line) in [
        ("tier", "tier|B"),
        ("tier", "since|2026-04-01"),
        ("tier", "recorded|A"),
        ("next_tier", "gap_single|3000.00"),
        ("next_tier", "gap_total|7100.00"),
        ("next_tier", "window_ends|2026-09-30"),
        ("next_tier", "near|false"),
        ("points", "balance|2900"),
        // 214 of the nine: see the scores above.
        ("rfm", "r|2"),
        ("rfm", "f|1"),
        ("rfm", "m|4"),
        ("rfm", "segment|About To Sleep"),
        ("segment_rules", "At Risk|false"),
        ("segment_rules", "About To Sleep|true"),
        ("abc", "class|B"),
        ("abc", "share|0.128889"),
        ("abc", "account_kind|opportunistic"),
        // One purchase in twelve months; 5 and 11 people at a tenth.
        ("value", "basic|2900.00"),
        ("value", "gain|1450.00"),
        ("value", "loss|3190.00"),
        ("purchases", "total|2900.00"),
        ("purchases", "2026-04-10|-200.00"),
        ("purchases", "2026-04-01|2900.00"),
    ] {
        has(table, line);
    }
    // Before V006 lie 17,100 of 22,499.99. Silent for less: 5, 10, 29, 29 and 46 days; once came three others.
    let why = |table: &str| report("member V006 --lang en", table, "item why");
    let says = |table: &str, item: &str, text: &str| {
        let lines = why(table);
        assert!(lines.iter().any(|line| line.starts_with(item) && line.contains(text)), "{text} in {lines:#?}");
    };
    says("abc", "class|", "those ranked before hold 76.0%");
    says("rfm", "r|", "90 days since the last purchase; a 2 is 81.2 < R ≤ 121.6; rank 6 of 9");
    says("rfm", "f|", "rank 6 of 9 (4 share it)");
    says("rfm", "m|", "rank 4 of 9");
    says("segment_rules", "At Risk|", "F is 1");
    says("tier", "recorded|", "above what the purchases earned");
}

#[test]
fn churn_of_each_half_year() {
    let columns = "period customers returned churn_rate matured_customers matured_returned matured_rate complete";
    let expected = [
        "2024-H1|1|0|1.0|1|0|1.0|true",
        "2024-H2|1|0|1.0|1|0|1.0|true",
        "2025-H1|1|0|1.0|1|0|1.0|true",
        // 张伟 and 李娜 once, 刘洋 twice; 张伟 too late to be ripe.
        "2025-H2|3|1|0.666667|2|1|0.5|true",
        // Eight bought, 王芳 on four days; ripe by 1 April: 张伟, 王芳, 杨强 (on the day itself), 吴磊.
        "2026-H1|8|1|0.875|4|1|0.75|true",
    ];
    assert_eq!(report("churn", "periods", columns), expected);
}

#[test]
fn cohorts_that_come_back_within_so_many_days() {
    let cohorts = report("churn", "cohorts", "cohort members within_days returned share complete");
    let of = |month: &str| cohorts.iter().filter(|row| row.starts_with(month)).cloned().collect::<Vec<_>>();
    // 周杰 came back after 184 days, 王芳 after 36; 31 January and 180 days are after the as-of date.
    let march =
        ["2024-03|1|30|0|0.0|true", "2024-03|1|90|0|0.0|true", "2024-03|1|180|0|0.0|true", "2024-03|1|365|1|1.0|true"];
    assert_eq!(of("2024-03")[..4], march);
    let january = ["2026-01|1|30|0|0.0|true", "2026-01|1|90|1|1.0|true", "2026-01|1|180|1|1.0|false"];
    assert_eq!(of("2026-01")[..3], january);
}

#[test]
fn cohorts_that_come_back_in_a_calendar_month() {
    // The months in which somebody came back; the last of them ends on the as-of date.
    let rows = report("churn", "cohort_months", "cohort members month returned share complete");
    let back: Vec<&String> = rows.iter().filter(|row| !row.ends_with("|0|0.0|true")).collect();
    let expected = [
        "2024-03|1|6|1|1.0|true",
        "2025-02|1|5|1|1.0|true",
        "2025-02|1|10|1|1.0|true",
        "2025-08|1|10|1|1.0|true",
        "2025-11|1|4|1|1.0|true",
        "2026-01|1|1|1|1.0|true",
        "2026-01|1|3|1|1.0|true",
        "2026-01|1|5|1|1.0|true",
    ];
    assert_eq!(back, expected);
    // 2024-03, 2025-02 and 2025-08 have had ten months or more: 12 + 12 + 10; then 7, 5, 4 and 2.
    assert_eq!(rows.len(), 12 + 12 + 10 + 7 + 5 + 4 + 2);
}

#[test]
fn sales_by_the_card_held_the_day_before() {
    let expected = [
        // 王芳's first visit makes her silver; 250 of nobody.
        "2026-01|3150.00|0.00|0.00|0.00|2900.00|250.00|0.0",
        // 吴磊 has the temporary card of the opening balance: 2,900 of 3,399.99 = 2,900 ÷ 3,400 × 1.00000294.
        "2026-02|3399.99|0.00|2900.00|499.99|0.00|0.00|0.852944",
        // 张伟 earns the gold card that day; 99.90 + 100.10 of nobody.
        "2026-03|3200.00|0.00|0.00|3000.00|0.00|200.00|0.0",
        // 杨强: 3,100 on the first visit, the 200 taken back as silver; 2,700 of 6,688. V999 is nobody that the shop knows.
        "2026-04|6688.00|0.00|2700.00|0.00|3100.00|888.00|0.403708",
        // 孙涛 took everything back; 刘洋 becomes silver that day.
        "2026-05|800.00|0.00|0.00|800.00|0.00|0.00|0.0",
        // 王芳 becomes gold that day: 1,300 + 200 of 1,800.
        "2026-06|1800.00|0.00|1500.00|0.00|300.00|0.00|0.833333",
    ];
    let columns = "month total gold silver temporary no_card no_member card_share";
    assert_eq!(report("vip --from 2026-01", "months", columns), expected);
    // 7,100 of 19,037.99; the shop has no items sheet.
    let summary = report("vip --from 2026-01", "summary", "figure total card_total card_share goal reached");
    assert_eq!(summary, ["spend|19037.99|7100.00|0.372939|0.75|false", "arrivals|0.00|0.00||0.34|"]);
}

#[test]
fn who_is_lost_and_who_is_at_risk() {
    let lost = report("churn", "lost", "member last silent_days purchases value staff");
    assert_eq!(lost, ["V009|2024-09-01|667|2|1500.00|小李"]);
    assert_eq!(report("churn", "at_risk", "member"), Vec::<String>::new());
    // Forty days later: the 90th percentile of 王芳's gaps of 36, 69 and 42 days is 63.6; she was silent for 69.
    // Nobody else is past his limit: 刘洋 86 of 162.6; all gaps pooled give 211.8, and the longest silence is 176.
    let later = shop().rows("churn 熟客 --today 2026-08-09", "at_risk", "member silent_days limit_days value last");
    assert_eq!(later, ["V002|69|63.6|10000.00|2026-06-01"]);
}

#[test]
fn plain_values_of_each_member() {
    // Average × purchases since 2025-07-01; × 5 × 0.1; × 11 × 0.1; 0.4 × all purchases.
    let expected = [
        "V002|10000.00|5000.00|11000.00|4000.00",
        // 5,000 in four purchases, three of them in the 12 months: 2025-07-01 is their first day.
        "V004|3750.00|1875.00|4125.00|2000.00",
        "V001|3500.00|1750.00|3850.00|1400.00",
        "V006|2900.00|1450.00|3190.00|1160.00",
        "V003|1700.00|850.00|1870.00|680.00",
        // 499.99: 249.995, 549.989 and 199.996, rounded. The opening balance does not count.
        "V010|499.99|250.00|549.99|200.00",
        "V005|300.00|150.00|330.00|120.00",
        "V009|0.00|0.00|0.00|600.00",
        "V011|0.00|0.00|0.00|0.00",
    ];
    assert_eq!(report("value --set value.margin=0.4", "members", "member basic gain loss lifetime"), expected);
    // Too few for a forecast: 王芳, 刘洋, 张伟, 李娜 and 周杰 came again.
    let summary = report("value", "summary", "key value");
    assert_eq!(summary[..2], ["members|9", "repeat_buyers|5"]);
}

#[test]
fn groups_of_members_at_the_ends_of_may_and_june() {
    // The gaps of all by June: 36 42 69 125 150 153 165 184 323; the 90th percentile 184 + 0.2 × 139.
    let expected = [
        "V001|loyal|112|211.8|小李",
        // 150, 153, 165: 153 + 0.8 × 12.
        "V004|loyal|46|162.6|小王",
        // 36, 69, 42: 42 + 0.8 × 27.
        "V002|loyal|29|63.6|小李",
        "V003|loyal|10|211.8|小陈",
        "V011|conquered|29|211.8|小王",
        "V005|conquered|5|211.8|小陈",
        "V010|winnable|136|211.8|小陈",
        // 1 April is the day before the last 90.
        "V006|winnable|90|211.8|小陈",
        "V009|lost|667|365.0|小李",
    ];
    assert_eq!(report("groups", "members", "member group silent_days limit_days staff"), expected);
    let shares = report("groups --from 2026-05", "shares", "period members loyal wavering conquered winnable lost");
    // In May 李娜 had bought once, 杨强 was new, 陈静 and 徐丽 nobody yet; 王芳's limit was 36 + 0.9 × 33, silent for 41 days.
    let expected =
        ["2026-05|7|0.428571|0.0|0.142857|0.285714|0.142857", "2026-06|9|0.444444|0.0|0.222222|0.222222|0.111111"];
    assert_eq!(shares, expected);
    assert_eq!(report("groups", "staff", "staff group members never_contacted"), ["小李|lost|1|1"]);
}

#[test]
fn profiles_by_gender_and_age() {
    let columns = "group members total purchases average gold silver temporary churn_rate enough";
    // 3,500 + 5,000 + 2,900 + 1,500 + 499.99; 张伟, 刘洋 and 周杰 came on two days. Four women are too few to say.
    let expected = ["male|5|13399.99|10|1340.00|1|2|2|0.4|true", "female|4|12000.00|8||1|1|2||false"];
    assert_eq!(report("profile --by gender", "groups", columns), expected);
    // 王芳 is 40 until 2 July, 李娜 35; 张伟 46, 刘洋 47, 杨强 37.
    let ages = report("profile --by age", "groups", "group members total");
    assert_eq!(ages, ["35–44|3|14600.00", "45–54|2|8500.00", "|4|2299.99"]);
    // Who never bought, and 周杰, silent since 2024; 孙涛 came, though he brought it back.
    assert_eq!(report("profile", "untouched", "member last"), ["V007|", "V008|", "V009|2024-09-01"]);
}

#[test]
fn a_report_in_json_holds_the_same_rows_as_its_csv() {
    let shop = shop();
    for (command, table) in [("spend", "members"), ("tiers", "mix"), ("rfm", "cuts"), ("churn", "periods")] {
        let line = format!("{command} 熟客 --today 2026-06-30 --table {table}");
        let csv = shop.run(&format!("{line} --format csv --lang keys")).out;
        let keys = csv.lines().next().unwrap().replace(',', " ");
        let json = rows(&shop.json(&line), table, &keys);
        assert_eq!(json.len(), csv.lines().count() - 1, "{command}");
        let heads = |text: &str, mark: char| text.split(mark).next().unwrap().to_owned();
        for (a, b) in json.iter().zip(csv.lines().skip(1)) {
            assert_eq!(heads(a, '|'), heads(b, ','), "{command}");
        }
    }
}

#[test]
fn callbacks_of_the_day_and_of_the_week_after() {
    // Day N counts from the purchase as day 1: day 3 after 25 June is the 27th, day 30 after 1 June the 30th, day 120
    // after 10 March 7 July. 周杰 was silent for more than half a year.
    let mut due = report("callbacks today --days 7", "due", "member due days_overdue reasons channel");
    due.sort();
    let expected = [
        r#"V002|2026-06-30|0|["d30"]|phone"#,
        r#"V005|2026-06-27|3|["d3"]|phone"#,
        r#"V009|2026-06-16|14|["half-year"]|phone"#,
        r#"V011|2026-06-30|0|["d30"]|phone"#,
    ];
    assert_eq!(due, expected);
    let coming = report("callbacks today --days 7", "coming", "member due reasons channel");
    let expected = [
        r#"V005|2026-07-01|["d7-sms"]|sms"#,
        r#"V002|2026-07-02|["birthday"]|phone"#,
        r#"V005|2026-07-04|["d10"]|phone"#,
        r#"V001|2026-07-07|["d120"]|phone"#,
    ];
    assert_eq!(coming, expected);
}

#[test]
fn points_of_each_member_beside_the_gifts() {
    // 2,900 × 3 + 1,300; 2,600 + 400 + 500; 499.99 rounded down; V006 3,100 − 200; V012 brought all back.
    let expected =
        ["V002|10000", "V004|5000", "V001|3500", "V006|2900", "V003|1700", "V009|1500", "V010|499", "V005|300"];
    let found = report("points", "members", "member balance");
    assert_eq!(found[..8], expected);
    assert_eq!(found[8..], ["V007|0", "V008|0", "V011|0", "V012|0"]);
}

#[test]
fn cards_to_apply_for() {
    // V001 stands as silver and earned gold on 10 March, V003's card is blank and silver was earned on 1 August: 112 and
    // 333 days before 30 June. V006 stands as gold and earned silver: that is to be reviewed, not applied for.
    let found = report("cards", "due", "member card stage since days_late staff");
    assert_eq!(found, ["V003|B|applied|2025-08-01|333|小陈", "V001|A|applied|2026-03-10|112|小李"]);
}

/// A report on the small shop with its callback log.
fn with_log(line: &str, table: &str, columns: &str) -> Vec<String> {
    let shop = shop();
    shop.write("熟客/回访记录.csv", std::fs::read("tests/shop/回访记录.csv").unwrap());
    shop.rows(&format!("{line} 熟客 --today 2026-06-30"), table, columns)
}

#[test]
fn what_became_of_the_contacts_of_a_day() {
    // 王芳 and 徐丽 bought on 1 June; 徐丽's message of day 7 is the only one that was sent, a day late.
    let columns = "member step state last date done_by";
    let third = ["V002|d3|missed|2026-06-06||", "V011|d3|missed|2026-06-06||"];
    assert_eq!(with_log("callbacks on 2026-06-03", "contacts", columns), third);
    let seventh = [
        "V002|d7|missed|2026-06-10||",
        "V002|d7-sms|merged|2026-06-10||",
        "V011|d7-sms|done|2026-06-10|2026-06-08|小王",
    ];
    assert_eq!(with_log("callbacks on 2026-06-07", "contacts", columns), seventh);
}

#[test]
fn what_the_log_was_found_to_be() {
    // 杨强 was served by 小陈; 孙涛 gave back what he bought; of 周杰, silent since 2024, half a year was due on the first day
    // of the log, 105 days before.
    let mut findings = with_log("callbacks audit", "findings", "finding member date step due days_late done_by");
    findings.retain(|row| !row.starts_with("not_logged"));
    let expected = [
        "other_caller|V006|2026-04-09|d7|2026-04-07|2|小王",
        "not_due|V012|2026-06-10||||小王",
        "no_reply|V009|2026-06-25|half-year|2026-03-12|105|小李",
    ];
    assert_eq!(findings, expected);
    // Day 3: 张伟 done, 刘洋 done three days late; 杨强, 王芳 (April, June), 徐丽 and 李娜 missed. 陈静's counts until today,
    // 孙涛's was taken back.
    let completion = with_log("callbacks audit", "completion", "by group due done late missed completion");
    assert!(completion.contains(&"step|d3|7|2|1|5|0.285714".to_owned()), "{completion:#?}");
    // Of five calls with a result nobody answered one.
    let calls = with_log("callbacks audit", "completion", "by calls reached reach_rate dead_numbers");
    assert_eq!(calls[0], "all|5|4|0.8|0");
}

#[test]
fn calls_that_the_manager_agreed_to_and_others() {
    // The first word is that on 张伟's call of 12 March, so all five calls count.
    let calls = with_log("callbacks plan", "calls", "staff calls agreed refused without");
    assert_eq!(calls, ["小李|2|1|0|1", "小王|3|1|1|1"]);
}

#[test]
fn called_against_not_called() {
    // Of day 7 in April 杨强 was called and 王芳 was not, both silver by then; neither bought in the thirty days after.
    let columns = "stratum called called_bought not_called not_called_bought difference enough";
    let expected = ["all", "d7", "B d7 2026-04"].map(|stratum| format!("{stratum}|1|0|1|0||false"));
    assert_eq!(with_log("callbacks effect", "effect", columns), expected);
    // 刘洋 said that he would come again; of the others called in time (张伟, 杨强, 周杰) nobody said anything.
    assert_eq!(with_log("callbacks effect", "said", "said contacts bought"), ["yes|1|0", "nothing|3|0"]);
}

#[test]
fn the_week_of_the_pack_is_the_last_that_was_over() {
    // 22 to 28 June: V005 buys for the first time, for 300. 15 to 21 June: V003 for 200, who came before.
    let summary = report("pack", "summary", "figure week before change change_share");
    assert_eq!(
        summary[..6],
        [
            "sales|300.00|200.00|100.00|0.5",
            "purchases|1|1|0|0.0",
            "average|300.00|200.00|100.00|0.5",
            "refunds|0.00|0.00|0.00|",
            "members|1|1|0|0.0",
            "new_members|1|0|1|",
        ]
    );
}

#[test]
fn what_each_of_the_staff_did() {
    // Q1: 小李 served 王芳 twice, 张伟 and somebody without a card; 小陈 吴磊, who left no birthday, and somebody. Q2: 小李 王芳
    // twice; 小王 a card that nobody knows, 刘洋, and 徐丽 without a birthday; 小陈 杨强, 李娜, and 陈静 without one. What 孙涛 gave
    // back is no purchase. 张伟 earned the gold card on 10 March, and nobody applied. 赵敏, who has an opening balance and was
    // served by nobody, had no wishes on two festivals of June.
    let expected = [
        "小李|2026-Q2|2|1|1.0|0.0||0|中山路店",
        "小王|2026-Q2|3|1|0.333333|0.0||0|中山路店",
        "小陈|2026-Q2|3|2|0.666667|0.0||0|北京路店",
        "|2026-Q2|0|0||||0|",
        "小李|2026-Q1|4|2|0.75|0.0||1|中山路店",
        "小陈|2026-Q1|2|0|0.0|||0|北京路店",
    ];
    let columns = "staff period purchases recorded fill_rate switch_on_rate late_entries cards_late shop";
    assert_eq!(report("staff --by quarter --from 2026-01", "people", columns), expected);
    // Of the half year: 小李 王芳 and 张伟, filled five of six; 小陈 杨强 and 李娜, two of five.
    let totals = report("staff --by quarter --from 2026-01", "totals", "staff purchases recorded fill_rate");
    assert_eq!(totals, ["小李|6|2|0.833333", "小王|3|1|0.333333", "小陈|5|2|0.4", "|0|0|"]);
}

#[test]
fn callbacks_of_the_staff_are_those_of_the_audit() {
    let figures = "due done late missed reached";
    let mut audit = with_log("callbacks audit", "completion", &format!("by group {figures}"));
    audit.retain(|row| row.starts_with("staff|"));
    let staff = with_log("staff --by all", "people", &format!("staff {figures}"));
    let staff: Vec<String> = staff.iter().map(|row| format!("staff|{row}")).collect();
    assert_eq!(staff, audit);
}

#[test]
fn what_the_supervision_finds() {
    // The second quarter ends on the as-of date. Below 1,500: 888 of nobody known, 800, 1,300, 0, 200 and 300.
    let columns = "line period target actual met missed_by";
    let lines = report("staff --by quarter --from 2026-01", "supervision", columns);
    assert_eq!(lines[0], "offered|2026-Q2|0.9|0.833333|false|小王 66.7%");
    // Five of eight purchases were filled.
    assert_eq!(lines[1], "fill_rate|2026-Q2|0.8|0.625|false|小王 33.3%、小陈 66.7%");
    // 李娜 by a single 1,500, recorded with no card; 吴磊 is short of one. Of those in B 张伟 is due for gold.
    assert_eq!(lines[7], "above_silver||0|1|false|小陈 1");
    assert_eq!(lines[11], "gold_due||0|1|false|小李 1");
}

#[test]
fn what_one_of_the_staff_hands_over() {
    // 小王 served 刘洋 and 徐丽 last; what 孙涛 bought was given back. 小李 has 张伟, 王芳 and 周杰, and is the only other of the shop.
    let columns = "member name tier purchases last_purchase last_amount new_owner";
    let expected = ["V004|刘洋|B|4|2026-05-15|800.00|小李", "V011|徐丽|C|1|2026-06-01|0.00|小李"];
    assert_eq!(report("handover --from 小王", "members", columns), expected);
    let columns = "new_owner members callbacks cards complaints members_before members_after";
    // Day 30 of 1 June is the 30th.
    assert_eq!(report("handover --from 小王", "owners", columns), ["小李|2|1|0|0|3|5"]);
    let ran = shop().run("handover --from 小汪 熟客 --today 2026-06-30");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("是不是“小李”？现有：小李 小王 小陈"), "{}", ran.err);
}

#[test]
fn entries_are_late_after_the_end_of_the_next_day() {
    // Entered on the next day; two days later; nobody says when; two days later, with the hour; a word that is no day.
    let sales = "消费日期,姓名,电话,实收金额,导购,录入日期\n\
        2026-03-02,张伟,13810000001,100,小李,2026-03-03\n\
        2026-03-03,王芳,13810000002,100,小李,2026-03-05\n\
        2026-03-04,李娜,13810000003,100,小李,\n\
        2026-03-05,刘洋,13810000004,100,小李,2026/3/7 10:30\n\
        2026-03-06,杨强,13810000006,100,小李,早上\n";
    let shop = Shop::of(&[("销售.csv", sales)]);
    assert_eq!(shop.run("import 销售.csv --into 账本.xlsx --today 2026-03-31 -q").code, 0);
    for file in ["销售.csv", "账本.xlsx"] {
        let rows = |table, columns| shop.rows(&format!("staff {file} --by all --today 2026-03-31"), table, columns);
        assert_eq!(rows("people", "staff purchases late_entries"), ["小李|5|2"], "{file}");
        // Of three with a day one was in time.
        assert_eq!(rows("supervision", "line target actual missed_by")[4], "entry|1.0|0.333333|小李 33.3%", "{file}");
    }
}

#[test]
fn member_sheets_with_other_columns_are_warned_of_and_stand_on_the_supervision_list() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (name, heads, cells) in [
        ("A类", &["姓名", "电话", "生日"][..], &["张伟", "13810000001", "1980-01-15"][..]),
        ("C类", &["姓名", "手机"], &["王芳", "13810000002"]),
    ] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        sheet.write_row(0, 0, heads.iter().copied()).unwrap();
        sheet.write_row(1, 0, cells.iter().copied()).unwrap();
    }
    let shop = Shop::new();
    shop.write("会员.xlsx", workbook.save_to_buffer().unwrap());
    let problems = shop.rows("check 会员.xlsx", "problems", "severity sheet value message");
    // 电话 and 手机 are one thing.
    assert!(problems.contains(&"W|C类|生日|列与“A类”不同：生日，请改成一样".to_owned()), "{problems:#?}");
    let lines = shop.rows("staff 会员.xlsx --today 2026-06-30", "supervision", "line target actual met missed_by");
    assert_eq!(lines[5], "same_columns|0|1|false|会员.xlsx › C类");
}
