//! Cases calculated by hand from `00-vocabulary` and the tier plan, from the text of a CSV to the report.
#![allow(clippy::unwrap_used, reason = "a test that cannot write its sheets has failed")]

mod support;

use support::Shop;

/// The example's till writes these columns.
const TILL: &str = "消费日期,小票号,卡号,商品,实付金额\n";

/// `tiers` of lines of the till: key, tier, since, rule and total of each member.
fn tiers(lines: &str, options: &str) -> Vec<String> {
    let shop = Shop::of(&[("till.csv", &format!("{TILL}{lines}"))]);
    shop.rows(&format!("tiers till.csv {options}"), "members", "member tier since rule total")
}

/// The tier alone of the one member.
fn tier(lines: &str, options: &str) -> String {
    let rows = tiers(lines, options);
    assert_eq!(rows.len(), 1, "{rows:?}");
    rows[0].split('|').nth(1).unwrap().to_owned()
}

#[test]
fn exactly_3000_in_one_receipt_of_three_lines_is_gold() {
    let lines = "2026-03-01,R1,8001,西装,1500.00\n2026-03-01,R1,8001,衬衫,999.99\n2026-03-01,R1,8001,领带,500.01\n";
    assert_eq!(tiers(lines, "--today 2026-03-31"), ["8001|A|2026-03-01|single|3000.00"]);
}

#[test]
fn a_cent_less_than_3000_is_silver() {
    let lines = "2026-03-01,R1,8001,西装,1500.00\n2026-03-01,R1,8001,衬衫,999.99\n2026-03-01,R1,8001,领带,500.00\n";
    assert_eq!(tiers(lines, "--today 2026-03-31"), ["8001|B|2026-03-01|single|2999.99"]);
}

#[test]
fn three_receipts_of_one_day_are_three_purchases_and_one_where_the_unit_is_the_day() {
    let lines = "2026-03-01,R1,8001,西装,1000\n2026-03-01,R2,8001,衬衫,1000\n2026-03-01,R3,8001,领带,1000\n";
    assert_eq!(tier(lines, "--today 2026-03-31"), "C");
    assert_eq!(tier(lines, "--today 2026-03-31 --set purchases.unit=day"), "A");
}

#[test]
fn lines_without_a_receipt_number_are_one_purchase_and_one_each_where_the_unit_is_the_row() {
    let lines = "2026-03-01,,8001,西装,1000\n2026-03-01,,8001,衬衫,1000\n2026-03-01,,8001,领带,1000\n";
    assert_eq!(tier(lines, "--today 2026-03-31"), "A");
    assert_eq!(tier(lines, "--today 2026-03-31 --set purchases.unit=row"), "C");
}

#[test]
fn silver_is_1500_at_once_or_5000_in_all() {
    assert_eq!(tiers("2026-03-01,R1,1,裤,1500.00", "--today 2026-03-31"), ["1|B|2026-03-01|single|1500.00"]);
    assert_eq!(tiers("2026-03-01,R1,1,裤,1499.99", "--today 2026-03-31"), ["1|C|2026-03-01|any|1499.99"]);
    let four = "2020-01-01,R1,1,裤,1400\n2021-01-01,R2,1,裤,1400\n2022-01-01,R3,1,裤,1400\n";
    let exactly = format!("{four}2023-01-01,R4,1,裤,800.00");
    assert_eq!(tiers(&exactly, "--today 2026-03-31"), ["1|B|2023-01-01|total|5000.00"]);
    let below = format!("{four}2023-01-01,R4,1,裤,799.99");
    assert_eq!(tiers(&below, "--today 2026-03-31"), ["1|C|2020-01-01|any|4999.99"]);
}

#[test]
fn ten_thousand_within_six_months_is_gold_and_within_a_day_more_is_not() {
    // From 1 January, six months end on 30 June.
    let within = "2026-01-01,R1,1,西装,2500\n2026-02-01,R2,1,西装,2500\n2026-03-01,R3,1,西装,2500\n";
    let last = |day: &str, paid: &str| format!("{within}{day},R4,1,西装,{paid}\n");
    let today = "--today 2026-12-31";
    assert_eq!(tiers(&last("2026-06-30", "2500.00"), today), ["1|A|2026-06-30|total|10000.00"]);
    assert_eq!(tier(&last("2026-06-30", "2499.99"), today), "B");
    assert_eq!(tier(&last("2026-07-01", "2500.00"), today), "B");
}

#[test]
fn six_months_are_clamped_at_the_ends_of_months() {
    let pair = |first: &str, last: &str| format!("{first},R1,1,西装,5000\n{last},R2,1,西装,5000\n");
    let windows = [
        ("2026-01-01", "2025-12-31", "2026-06-30"),
        ("2026-03-01", "2026-02-28", "2026-08-31"),
        ("2025-09-01", "2025-08-31", "2026-02-28"),
        // The day after is 31 August; six months before it is the last of February.
        ("2026-02-28", "2026-02-27", "2026-08-30"),
        // In a leap year the day after 28 February is the 29th.
        ("2027-08-29", "2027-08-28", "2028-02-28"),
        ("2027-09-01", "2027-08-31", "2028-02-29"),
    ];
    for (inside, outside, end) in windows {
        let options = "--today 2028-12-31 --set tiers.gold.single=off";
        assert_eq!(tier(&pair(inside, end), options), "A", "{inside} to {end}");
        assert_eq!(tier(&pair(outside, end), options), "B", "{outside} to {end}");
    }
}

#[test]
fn the_gold_total_over_the_whole_history_is_a_rule() {
    let lines =
        "2020-01-01,R1,1,西装,2500\n2021-01-01,R2,1,西装,2500\n2022-01-01,R3,1,西装,2500\n2023-01-01,R4,1,西装,2500";
    assert_eq!(tier(lines, "--today 2026-03-31"), "B");
    let all = "--today 2026-03-31 --set tiers.gold.window=all";
    assert_eq!(tiers(lines, all), ["1|A|2023-01-01|total|10000.00"]);
}

#[test]
fn single_is_named_where_both_ways_are_reached_on_one_day() {
    let lines = "2026-01-01,R1,1,西装,7000\n";
    let options = "--today 2026-03-31 --set tiers.gold.total=7000";
    assert_eq!(tiers(lines, options), ["1|A|2026-01-01|single|7000.00"]);
}

#[test]
fn a_refund_that_names_its_receipt_takes_gold_back_from_its_day_on() {
    let lines = "2026-03-01,R1,1,西装,3000\n2026-03-05,R2,1,衬衫,200\n2026-03-10,R1,1,西装,-0.01\n";
    assert_eq!(tiers(lines, "--today 2026-03-09"), ["1|A|2026-03-01|single|3200.00"]);
    assert_eq!(tiers(lines, "--today 2026-03-10"), ["1|B|2026-03-01|single|3199.99"]);
}

#[test]
fn a_refund_without_a_number_lowers_the_latest_purchase_of_the_same_item() {
    let lines = "2026-03-01,R1,1,西装,3000\n2026-03-05,R2,1,衬衫,1600\n2026-03-10,,1,西装,-100\n";
    let shop = Shop::of(&[("till.csv", &format!("{TILL}{lines}"))]);
    let rows = shop.rows("tiers till.csv --today 2026-03-31", "members", "tier rule largest total");
    assert_eq!(rows, ["B|single|2900.00|4500.00"]);
    // With own-date no purchase is changed: gold stays; the refund lowers total spend.
    let own = "--today 2026-03-31 --set purchases.refunds=own-date";
    assert_eq!(shop.rows(&format!("tiers till.csv {own}"), "members", "tier rule largest"), ["A|single|3000.00"]);
    assert_eq!(shop.rows(&format!("spend till.csv {own}"), "members", "purchases total"), ["2|4500.00"]);
}

#[test]
fn a_refund_of_another_item_lowers_the_latest_purchases_newest_first() {
    // 700 back: 500 from the latest, which is no occasion any more, and 200 from the one before.
    let lines = "2026-03-01,R1,1,西装,3100\n2026-03-05,R2,1,衬衫,500\n2026-03-10,,1,领带,-700\n";
    let shop = Shop::of(&[("till.csv", &format!("{TILL}{lines}"))]);
    let tiers = shop.rows("tiers till.csv --today 2026-03-31", "members", "tier largest total");
    assert_eq!(tiers, ["B|2900.00|2900.00"]);
    let spend = shop.rows("spend till.csv --today 2026-03-31", "members", "purchases total last");
    assert_eq!(spend, ["1|2900.00|2026-03-01"]);
}

#[test]
fn a_refund_marked_as_one_is_negated() {
    let text =
        "消费日期,小票号,卡号,商品,实付金额,单据类型\n2026-03-01,R1,1,西装,3000,销售\n2026-03-10,R1,1,西装,1000,退货\n";
    let shop = Shop::of(&[("till.csv", text)]);
    assert_eq!(shop.rows("tiers till.csv --today 2026-03-31", "members", "tier total"), ["B|2000.00"]);
}

#[test]
fn what_a_named_receipt_cannot_take_lowers_the_total_spend_only() {
    // R1 takes 200 of the 500; 300 are left over: total spend 2,700, tier total and money of RFM 3,000.
    let lines = "2026-03-01,R1,1,衬衫,200\n2026-03-05,R2,1,西装,3000\n2026-03-10,R1,1,衬衫,-500\n";
    let shop = Shop::of(&[("till.csv", &format!("{TILL}{lines}"))]);
    assert_eq!(shop.rows("spend till.csv --today 2026-03-31", "members", "purchases total"), ["1|2700.00"]);
    assert_eq!(shop.rows("tiers till.csv --today 2026-03-31", "members", "tier largest total"), ["A|3000.00|3000.00"]);
    assert_eq!(shop.rows("rfm till.csv --today 2026-03-31", "members", "frequency monetary"), ["1|3000.00"]);
}

#[test]
fn a_gift_collected_makes_a_temporary_card_and_a_purchase_taken_back_whole_does_not() {
    let lines = "2026-03-01,R1,1,礼品,0\n2026-03-01,R2,2,衬衫,200\n2026-03-10,R2,2,衬衫,-200\n";
    assert_eq!(tiers(lines, "--today 2026-03-31"), ["1|C|2026-03-01|any|0.00", "2||||0.00"]);
}

const MEMBERS: &str = "姓名,卡号,会员等级,累计消费,消费次数,期初累计\n";

fn with_members(members: &str, lines: &str) -> Shop {
    let (members, till) = (format!("{MEMBERS}{members}"), format!("{TILL}{lines}"));
    Shop::of(&[("会员.csv", &members), ("till.csv", &till)])
}

#[test]
fn a_member_without_rows_has_the_sheet_s_total_as_opening_balance() {
    let shop = with_members("张三,1,,5000,9,\n李四,2,,4999.99,9,\n王五,3,,,,\n", "2026-03-01,R1,9,衬衫,1\n");
    let line = "tiers 会员.csv till.csv --today 2026-03-31";
    let rows = shop.rows(line, "members", "member tier since rule total largest");
    assert_eq!(rows, ["1|B||opening|5000.00|", "2|C||opening|4999.99|", "3||||0.00|"]);
    // The gold total counts it where its window is the whole history only.
    let ten = with_members("张三,1,,10000,9,\n", "2026-03-01,R1,9,衬衫,1\n");
    assert_eq!(ten.rows(line, "members", "tier rule"), ["B|opening"]);
    let all = format!("{line} --set tiers.gold.window=all");
    assert_eq!(ten.rows(&all, "members", "tier rule"), ["A|opening"]);
}

#[test]
fn dated_purchases_complete_a_stated_opening_balance() {
    let shop = with_members("张三,1,,,,4000\n", "2026-03-01,R1,1,衬衫,600\n2026-03-05,R2,1,衬衫,400\n");
    let rows = shop.rows("tiers 会员.csv till.csv --today 2026-03-31", "members", "tier since rule total");
    assert_eq!(rows, ["B|2026-03-05|total|5000.00"]);
    // The average leaves it out: 1,000 in two purchases.
    let rows = shop.rows("spend 会员.csv till.csv --today 2026-03-31", "members", "purchases total average");
    assert_eq!(rows, ["2|5000.00|500.00"]);
    let rows = shop.rows("rfm 会员.csv till.csv --today 2026-03-31", "members", "frequency monetary");
    assert_eq!(rows, ["2|1000.00"]);
}

#[test]
fn a_member_with_rows_takes_no_opening_balance_from_the_sheet_s_total_unless_the_rule_says_so() {
    let shop = with_members("张三,1,,8000,3,\n", "2026-03-01,R1,1,衬衫,1000\n");
    let line = "tiers 会员.csv till.csv --today 2026-03-31";
    assert_eq!(shop.rows(line, "members", "tier total"), ["C|1000.00"]);
    let difference = format!("{line} --set opening.mode=difference");
    assert_eq!(shop.rows(&difference, "members", "tier rule total"), ["B|opening|8000.00"]);
}

#[test]
fn a_tier_that_lapses_falls_to_the_highest_still_earned() {
    let shop = Shop::of(&[
        ("till.csv", &format!("{TILL}2025-03-01,R1,1,西装,3000\n2025-09-01,R2,1,西装,1500\n")),
        ("shop.toml", "schema = 1\n[tiers]\nkeep = \"12 months\"\n"),
    ]);
    let on = |day: &str| shop.rows(&format!("tiers till.csv --today {day}"), "members", "tier").join("");
    // Twelve months ending on 28 February 2026 begin on 1 March 2025.
    assert_eq!(on("2026-02-28"), "A");
    assert_eq!(on("2026-03-01"), "B");
}

#[test]
fn recorded_cards_are_compared_with_those_earned() {
    let members = "甲,1,金卡,,,\n乙,2,银卡,,,\n丙,3,,,,\n丁,4,临时积分卡,,,\n戊,5,金卡,,,\n己,6,金卡,,,\n";
    let lines = "2026-03-01,R1,1,西装,3000\n2026-03-01,R2,2,西装,3000\n2026-03-01,R3,3,西装,1500\n\
                 2026-03-01,R4,4,西装,100\n2026-03-01,R5,5,西装,1500\n";
    let shop = with_members(members, lines);
    let rows =
        shop.rows("tiers 会员.csv till.csv --today 2026-03-31 --sort member", "members", "member tier recorded action");
    assert_eq!(rows, ["1|A|A|", "2|A|B|apply_gold", "3|B||apply_silver", "4|C|C|", "5|B|A|review", "6||A|review"]);
}

#[test]
fn the_distance_to_the_next_tier_is_the_smaller_gap() {
    let lines =
        "2026-01-15,R1,1,西装,1499\n2026-03-01,R2,1,西装,1000\n2026-01-15,R3,2,西装,2000\n2026-03-01,R4,3,西装,3000\n";
    let shop = Shop::of(&[("till.csv", &format!("{TILL}{lines}"))]);
    let columns = "member next_tier gap gap_single gap_total window_ends";
    let rows = shop.rows("tiers till.csv --today 2026-03-31 --sort member", "members", columns);
    // 2: 2,000 of 15 January leave a window of six months after 14 July.
    assert_eq!(rows, ["1|B|1500.00|1500.00|2501.00|", "2|A|3000.00|3000.00|8000.00|2026-07-14", "3|||||"]);
}

#[test]
fn near_is_500_or_a_tenth_of_the_threshold() {
    // To silver: 4,500 spent, 500 missing; 4,499.99 spent, 500.01 missing, which is just over a tenth of 5,000.
    let four = |member: u8, last: &str| {
        let line = |n: u8, paid: &str| format!("2026-0{n}-01,R{member}{n},{member},衬衫,{paid}\n");
        [line(1, "1400"), line(2, "1400"), line(3, "1400"), line(4, last)].concat()
    };
    let lines = four(1, "300.00") + &four(2, "299.99");
    let shop = Shop::of(&[("till.csv", &format!("{TILL}{lines}"))]);
    assert_eq!(shop.rows("tiers till.csv --today 2026-05-31", "near", "member next_tier gap"), ["1|B|500.00"]);
}

#[test]
fn the_erp_tier_table_holds() {
    let options = "--today 2026-12-31 --set tiers.gold.single=off --set tiers.gold.total=20000 \
                   --set tiers.gold.window=all --set tiers.silver.single=off --set tiers.silver.total=10000";
    let cases = [
        ("0", "6000", "C"),
        ("0", "15000", "B"),
        ("0", "25000", "A"),
        ("4000", "500", "C"),
        ("8000", "3000", "B"),
        ("18000", "3000", "A"),
        ("22000", "5000", "A"),
        ("4000", "6000", "B"),
        ("4000", "5999.99", "C"),
        ("12000", "-2000.01", "C"),
        ("12000", "-2000.00", "B"),
    ];
    for (before, now, expected) in cases {
        let lines = format!("2026-01-01,R1,1,西装,{before}\n2026-11-01,,1,西装,{now}\n");
        assert_eq!(tier(&lines, options), expected, "{before} + {now}");
    }
}

#[test]
fn a_single_purchase_decides_in_the_erp_table_too() {
    let options = "--today 2026-12-31 --set tiers.gold.total=20000 --set tiers.silver.total=10000";
    assert_eq!(tier("2026-01-01,R1,1,西装,3000.00\n", options), "A");
    assert_eq!(tier("2026-01-01,R1,1,西装,2999.99\n", options), "B");
}

#[test]
fn spend_counts_receipts_and_days() {
    let lines =
        "2026-01-10,R1,1,西装,1000.50\n2026-01-10,R1,1,领带,99.50\n2026-02-01,R2,1,衬衫,200\n2026-02-01,R3,1,裤,300\n";
    let shop = Shop::of(&[("till.csv", &format!("{TILL}{lines}"))]);
    let columns = "purchases total average largest first last days_since_last";
    let rows = shop.rows("spend till.csv --today 2026-03-01", "members", columns);
    // 1,600 / 3 = 533.33; February 2026 has 28 days.
    assert_eq!(rows, ["3|1600.00|533.33|1100.00|2026-01-10|2026-02-01|28"]);
    let periods =
        shop.rows("spend till.csv --today 2026-03-01 --by month", "periods", "period purchases members total");
    assert_eq!(periods, ["2026-01|1|1|1100.00", "2026-02|2|1|500.00"]);
    let rows = shop.rows("spend till.csv --today 2026-03-01 --from 2026-02-01 --to 2026-02-28", "members", "total");
    assert_eq!(rows, ["500.00"]);
}

#[test]
fn the_sheet_s_own_figures_are_held_against_its_rows() {
    let members = "张三,1,,2000,2,\n李四,2,,700,,\n王五,3,,500,1,\n";
    let lines = "2026-01-10,R1,1,西装,1000\n2026-01-11,R2,1,西装,679\n2026-01-10,R3,2,衬衫,500\n2026-01-12,R3,2,衬衫,-200\n\
                 2026-01-10,R5,3,衬衫,500\n";
    let shop = with_members(members, lines);
    let line = "spend 会员.csv till.csv --today 2026-03-31";
    let rows = shop.rows(line, "differences", "member field sheet_value computed difference sheet_cell");
    assert_eq!(
        rows,
        [
            "1|spend_total|2000.00|1679.00|321.00|会员.csv!D2",
            // 500 − 200 = 300; the sheet says 700 as if the refund had been added.
            "2|spend_total|700.00|300.00|400.00|会员.csv!D3"
        ]
    );
    assert_eq!(shop.rows(line, "differences", "cause"), ["missing_row", "refund_counted"]);
}

#[test]
fn sales_without_a_member_are_the_shop_s_and_no_member_s() {
    let text = "消费日期,小票号,姓名,商品,实付金额\n2026-01-10,R1,张三,西装,1000\n2026-01-11,R2,散客,衬衫,300\n2026-01-11,R3,,裤,50\n";
    let shop = Shop::of(&[("till.csv", text)]);
    let line = "spend till.csv --today 2026-03-31 --by all";
    assert_eq!(shop.rows(line, "members", "member total"), ["张三|1000.00"]);
    assert_eq!(shop.rows(line, "periods", "purchases members total"), ["3|1|1350.00"]);
    let balance = shop.rows("check till.csv --today 2026-03-31", "balance", "bucket rows money");
    assert_eq!(balance[..3], ["read|4|1350.00", "attributed|1|1000.00", "without_member|2|350.00"]);
}

#[test]
fn a_card_that_the_member_sheet_does_not_know_is_a_sale_without_a_member() {
    let shop = with_members("张三,1,,,,\n", "2026-01-10,R1,1,西装,1000\n2026-01-11,R2,77,衬衫,300\n");
    let line = "spend 会员.csv till.csv --today 2026-03-31 --by all";
    assert_eq!(shop.rows(line, "members", "member total"), ["1|1000.00"]);
    assert_eq!(shop.rows(line, "periods", "purchases members total"), ["2|1|1300.00"]);
    let balance = shop.rows("check 会员.csv till.csv --today 2026-03-31", "balance", "bucket rows money");
    // Attributed: the member's own row and the line.
    assert_eq!(balance[1..3], ["attributed|2|1000.00", "without_member|1|300.00"]);
}

#[test]
fn a_purchase_inside_the_member_row_is_not_counted_twice() {
    let members = "姓名,卡号,每次消费明细,每次购买的时间,每次的接待人员\n\
                   张三,1,西装 1000；衬衫 200,2026-1-10；2026-2-1,小李；小王\n李四,2,裤 300,2026-1-5,小李\n";
    let till = format!("{TILL}2026-01-10,R1,1,西装,1000\n2026-02-01,R2,1,衬衫,250\n");
    let shop = Shop::of(&[("会员.csv", members), ("till.csv", &till)]);
    let rows = shop.rows("spend 会员.csv till.csv --today 2026-03-31", "members", "member purchases total");
    // Of the day on which the two disagree the till's 250 counts; 李四 stands in the member sheet only.
    assert_eq!(rows, ["1|2|1250.00", "2|1|300.00"]);
    let alone = shop.rows("spend 会员.csv --today 2026-03-31", "members", "member purchases total");
    assert_eq!(alone, ["1|2|1200.00", "2|1|300.00"]);
}

#[test]
fn lines_of_overlapping_exports_count_once_and_lines_twice_in_one_export_count_twice() {
    let january = format!("{TILL}2026-01-10,R1,1,西装,1000\n2026-01-20,R2,1,袜,20\n2026-01-20,R2,1,袜,20\n");
    let more = format!("{january}2026-02-01,R3,1,衬衫,200\n");
    let shop = Shop::of(&[("a.csv", &january), ("b.csv", &more)]);
    for files in ["a.csv b.csv", "b.csv a.csv", "a.csv a.csv b.csv"] {
        let rows = shop.rows(&format!("spend {files} --today 2026-03-31"), "members", "purchases total");
        assert_eq!(rows, ["3|1240.00"], "{files}");
    }
}

#[test]
fn price_times_quantity_is_rounded_once_a_line_half_away_from_zero() {
    let text = "消费日期,小票号,卡号,商品,单价,数量\n\
                2026-01-01,R1,1,甲,19.99,3\n2026-01-01,R2,2,乙,0.333,3\n2026-01-01,R3,3,丙,0.125,1\n2026-01-01,R4,4,丁,0.045,1.5\n";
    let shop = Shop::of(&[("till.csv", text)]);
    // 59.97; 0.999; 0.125; 0.0675
    let rows = shop.rows("spend till.csv --today 2026-03-31 --sort member", "members", "member total");
    assert_eq!(rows, ["1|59.97", "2|1.00", "3|0.13", "4|0.07"]);
}

#[test]
fn card_numbers_that_lost_their_zeros_are_matched_on_the_full_number() {
    let shop = with_members("张三,00123,,,,\n李四,00124,,,,\n", "2026-01-10,R1,123,西装,1000\n");
    let rows = shop.rows("spend 会员.csv till.csv --today 2026-03-31", "members", "member total");
    assert_eq!(rows, ["00123|1000.00"]);
    let said = shop.run("check 会员.csv till.csv --today 2026-03-31 --table problems --format csv --lang zh");
    assert!(said.out.contains("“123”少了前面的 0，按 00123 计"), "{}", said.out);
}

#[test]
fn a_refund_beside_its_sale_is_another_line_of_the_same_row() {
    let text = "消费日期,小票号,卡号,实付金额,退款金额\n2026-01-10,R1,1,1000,300\n2026-01-11,R2,77,500,100\n";
    let shop = Shop::of(&[("会员.csv", "姓名,卡号\n张三,1\n"), ("a.csv", text), ("b.csv", text)]);
    let line = "会员.csv a.csv b.csv --today 2026-03-31";
    assert_eq!(shop.rows(&format!("spend {line}"), "members", "purchases total largest"), ["1|700.00|700.00"]);
    let balance = shop.rows(&format!("check {line}"), "balance", "bucket rows money");
    assert_eq!(balance[..3], ["read|8|2200.00", "attributed|2|700.00", "without_member|1|400.00"]);
    assert_eq!(balance[5], "duplicates|2|1100.00");
    // The same where only the column tells days from months.
    let slashed = text.replace("2026-01-10", "10/1/2026").replace("2026-01-11", "13/1/2026");
    let shop = Shop::of(&[("till.csv", &slashed)]);
    let rows = shop.rows("spend till.csv --today 2026-03-31", "members", "member total first");
    assert_eq!(rows, ["1|700.00|2026-01-10", "77|400.00|2026-01-13"]);
}

#[test]
fn a_receipt_number_that_starts_again_every_day_is_another_receipt() {
    let lines = "2026-01-10,1,1,西装,1600\n2026-01-11,1,1,西装,1600\n";
    assert_eq!(tier(lines, "--today 2026-03-31"), "B");
}

#[test]
fn two_members_on_one_receipt_number_are_two_purchases() {
    let lines = "2026-01-10,R1,1,西装,1600\n2026-01-10,R1,2,西装,1600\n2026-01-11,R2,2,西装,5\n";
    let rows = tiers(lines, "--today 2026-03-31");
    assert_eq!(rows, ["2|B|2026-01-10|single|1605.00", "1|B|2026-01-10|single|1600.00"]);
}

#[test]
fn purchases_after_the_as_of_date_do_not_exist_yet() {
    let lines = "2026-01-10,R1,1,西装,100\n2026-04-01,R2,1,西装,3000\n";
    assert_eq!(tier(lines, "--today 2026-03-31"), "C");
    assert_eq!(tier(lines, "--today 2026-04-01"), "A");
}
