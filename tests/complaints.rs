//! Complaints of the small shop in `tests/shop/`, all figures worked out by hand as of 2026-06-30.
//!
//! Rows of 投诉.csv, in its order: minutes to the solution, outcome.
//!
//! | row | | row | |
//! |---|---|---|---|
//! | 2 | 600, quickly | 9 | open, nobody's |
//! | 3 | 5,760, solved | 10 | solved, day unknown |
//! | 4 | 4,320 (days alone), solved | 11 | 7,200 (days alone), solved |
//! | 5 | 2,880, solved | 12 | open |
//! | 6 | open | 13 | 2,219 (11:00 to the end of the next day), quickly |
//! | 7 | 480, quickly | 14 | 14,400, solved |
//! | 8 | 1,320, quickly | 15 | after the as-of date |
#![allow(clippy::unwrap_used, reason = "a test that cannot read its sheets has failed")]

mod support;

use std::path::Path;

use support::Shop;

fn shop() -> Shop {
    let shop = Shop::new();
    for name in ["会员.csv", "销售明细.csv", "投诉.csv"] {
        shop.write(&format!("熟客/{name}"), std::fs::read(Path::new("tests/shop").join(name)).unwrap());
    }
    shop
}

const LINE: &str = "complaints 熟客 --today 2026-06-30";

fn report(table: &str, columns: &str) -> Vec<String> {
    shop().rows(LINE, table, columns)
}

#[test]
fn each_complaint_with_its_times() {
    let expected = [
        // 11:00 + 24 h; answered after 25 h; open since 2 November: 28 + 31 + 31 + 28 + 31 + 30 + 31 + 30 days.
        "2025-11-02|V004|open|240|2025-11-03 11:00|2025-11-03 12:00|late|25.0|||unsolved|投诉.csv!6",
        "2026-02-10||open|140|2026-02-10 22:00||overdue||||unsolved|投诉.csv!9",
        "2026-06-29|V002|open|1|2026-06-30 08:00||waiting||||unsolved|投诉.csv!12",
        // Solved on the day on which the reply was due; 36 h 59 min = 2,219 min = 1.541 days.
        "2026-06-29|V004|solved||2026-06-30 11:00|2026-06-29 11:30|in_time|0.5|2026-06-30|1.54|solved_quickly|投诉.csv!13",
        "2026-06-10|V005|solved||2026-06-10 20:00|2026-06-10 08:00|in_time|0.0|2026-06-20|10.0|solved|投诉.csv!14",
        // Answered by solving it, four days late.
        "2026-05-20|V010|solved||2026-05-21 23:59|2026-05-25|late||2026-05-25|5.0|solved|投诉.csv!11",
        "2026-03-03|V006|solved||2026-03-04 09:30|2026-03-04 09:00|in_time|23.5|||solved|投诉.csv!10",
        // 22 h = 0.917 days.
        "2026-01-15|V003|solved||2026-01-16 16:00|2026-01-16 10:00|in_time|18.0|2026-01-16|0.92|solved_quickly|投诉.csv!8",
        "2025-12-01|V011|solved||2025-12-01 22:00|2025-12-01 18:00|in_time|8.0|2025-12-01|0.33|solved_quickly|投诉.csv!7",
        "2025-10-20|V005|solved||2025-10-21 03:00|2025-10-21 04:00|late|13.0|2025-10-22|2.0|solved|投诉.csv!5",
        "2025-10-05|V002|solved||2025-10-06 11:59|2025-10-06|in_time||2025-10-08|3.0|solved|投诉.csv!4",
        "2025-09-10|V003|solved||2025-09-11 09:00|2025-09-11 09:00|in_time|24.0|2025-09-14|4.0|solved|投诉.csv!3",
        "2025-09-01|V001|solved||2025-09-01 22:00|2025-09-01 12:30|in_time|2.5|2025-09-01|0.42|solved_quickly|投诉.csv!2",
    ];
    let columns =
        "received member state open_days due first_reply reply reply_hours solved solve_days outcome sheet_cell";
    assert_eq!(report("complaints", columns), expected);
    let texts = report("complaints", "category staff content place satisfied compensation");
    assert_eq!(texts[12], "质量|小李|起球|local|满意|换新");
    assert_eq!(texts[6], "质量|小王|掉扣子||满意|");
}

#[test]
fn the_steps_and_the_one_to_take_next() {
    let expected = [
        "V004|open|3|seek|2025-11-03 小李|√ 小李|√|||",
        "|open|1|analyse|2026-02-11 店长|||||",
        "V002|open|0|understand||||||",
    ];
    let columns = "member state taken next understand analyse accept seek solve else";
    let rows = report("checklist", columns);
    assert_eq!(rows.len(), 13);
    assert_eq!(rows[..3], expected);
    assert_eq!(rows[11], "V003|solved|6||2025-09-11|√|√ 小王|2025-09-12 小王|2025-09-14 小王|2025-09-14 店长");
    assert_eq!(rows[12], "V001|solved|2|else|2025-09-01 小李||||2025-09-01 小王|");
    // Solved, and nobody kept the list.
    assert_eq!(rows[3], "V004|solved|0|||||||");
}

#[test]
fn complaints_by_month_category_and_owner() {
    let figures = "complaints open late late_share solved quickly median_days p90_days";
    // Medians and 90th percentiles by hand, in minutes ÷ 1,440: of 600 and 5,760: 3,180 and 600 + 0.9 × 5,160 = 5,244.
    let months = [
        "2025-09|2|0|0|0.0|2|1|2.21|3.64",
        // 2,880 and 4,320: 3,600; 4,176.
        "2025-10|2|0|1|0.5|2|0|2.5|2.9",
        "2025-11|1|1|1|1.0|0|0||",
        "2025-12|1|0|0|0.0|1|1|0.33|0.33",
        "2026-01|1|0|0|0.0|1|1|0.92|0.92",
        "2026-02|1|1|1|1.0|0|0||",
        "2026-03|1|0|0|0.0|1|0||",
        "2026-04|0|0|0||0|0||",
        "2026-05|1|0|1|1.0|1|0|5.0|5.0",
        // One waits still. 2,219 and 14,400: 8,309.5; 13,181.9.
        "2026-06|3|1|0|0.0|2|1|5.77|9.15",
    ];
    assert_eq!(report("months", &format!("month {figures}")), months);
    let categories = [
        // 480 and 4,320: 2,400; 3,936.
        "服务|4|2|1|0.333333|2|1|1.67|2.73",
        // 600, 2,219 and 5,760: 2,219; 2,219 + 0.8 × 3,541 = 5,051.8.
        "质量|4|0|0|0.0|4|2|1.54|3.51",
        "|1|0|1|1.0|1|0|5.0|5.0",
        "价格|1|1|1|1.0|0|0||",
        "其他|1|0|0|0.0|1|0|10.0|10.0",
        "尺码|1|0|1|1.0|1|0|2.0|2.0",
        "送货|1|0|0|0.0|1|1|0.92|0.92",
    ];
    assert_eq!(report("categories", &format!("category {figures}")), categories);
    let owners = [
        // 480, 600, 2,219, 4,320, 7,200: 2,219; 4,320 + 0.6 × 2,880 = 6,048.
        "小李|7|2|2|0.333333|5|3|1.54|4.2",
        // 1,320, 2,880, 5,760, 14,400: 4,320; 5,760 + 0.7 × 8,640 = 11,808.
        "小王|5|0|1|0.2|5|1|3.0|8.2",
        "|1|1|1|1.0|0|0||",
    ];
    assert_eq!(report("owners", &format!("staff {figures}")), owners);
}

#[test]
fn all_complaints_together() {
    let expected = [
        "complaints|13",
        "open|3",
        "in_time|8",
        "late|3",
        "overdue|1",
        "waiting|1",
        // 4 of 12.
        "late_share|0.333333",
        "solved|10",
        "quickly|4",
        // 480 600 1,320 2,219 2,880 4,320 5,760 7,200 14,400: the fifth; 7,200 + 0.2 × 7,200 = 8,640.
        "median_days|2.0",
        "p90_days|6.0",
        "members|8",
        // 2 × 0.19 + 4 × 0.54 + 2 × 0.82; 8 less that.
        "expected_stay|4.18",
        "expected_leave|3.82",
        "at_stake|14251.50",
    ];
    assert_eq!(report("summary", "key value"), expected);
}

#[test]
fn who_is_expected_back_and_who_came_back() {
    // Basic values as in `value`: average × purchases since 2025-07-01. V002: 10,000 ÷ 4 × 4; V004: 5,000 ÷ 4 × 3; V001:
    // 3,500 ÷ 2 × 2; V006: 2,900; V003: 1,700 ÷ 2 × 2; V010: 499.99; V005: 300; V011: a gift.
    let members = [
        "V002|2|unsolved|2026-06-29|10000.00|0.19|8100.00||false",
        // 2025-11-02 + 180 days = 2026-05-01.
        "V004|2|unsolved|2025-11-02|3750.00|0.19|3037.50|2025-12-01|true",
        "V006|1|solved|2026-03-03|2900.00|0.54|1334.00|2026-04-01|false",
        // The one not solved quickly counts; nothing bought until 2026-03-13.
        "V003|2|solved|2025-09-14|1700.00|0.54|782.00||true",
        "V001|1|solved_quickly|2025-09-01|3500.00|0.82|630.00|2025-11-05|true",
        // 499.99 × 0.46 = 229.9954.
        "V010|1|solved|2026-05-25|499.99|0.54|230.00||false",
        "V005|2|solved|2026-06-20|300.00|0.54|138.00|2026-06-25|false",
        // The gift of 2026-06-01 came after the 180 days, which ended on 2026-05-30.
        "V011|1|solved_quickly|2025-12-01|0.00|0.82|0.00||true",
    ];
    let columns = "member complaints outcome since basic expected_share at_stake bought_again followed";
    assert_eq!(report("members", columns), members);
    let outcomes = [
        // V009 first bought before 2026-01-01, and nothing since.
        "not_complained|||0.09|||||1|0|0.0",
        "unsolved|3|2|0.19|0.38|1.62|13750.00|11137.50|1|1|1.0",
        "solved|6|4|0.54|2.16|1.84|5399.99|2484.00|1|0|0.0",
        "solved_quickly|4|2|0.82|1.64|0.36|3500.00|630.00|2|1|0.5",
    ];
    let columns = "outcome complaints members expected_share expected_stay expected_leave basic at_stake followed bought_again again_share";
    assert_eq!(report("outcomes", columns), outcomes);
}

#[test]
fn causes_beside_those_that_the_trade_quotes() {
    // Of 13: rows 2, 3, 5, 10 quality; 4, 7, 8, 9, 12 service; 6 and, by its reason, 13 price; 11 friends; 14 other.
    let expected = [
        "moved|0.03|0|0.0",
        "friends|0.05|1|0.076923",
        "price|0.09|2|0.153846",
        "quality|0.14|4|0.307692",
        "service|0.68|5|0.384615",
        "other|0.01|1|0.076923",
    ];
    assert_eq!(report("causes", "cause quoted_share complaints share"), expected);
}

#[test]
fn estimates_of_the_silent_and_of_whom_the_story_reaches() {
    // Eight members and somebody unknown. 9 ÷ 0.04 = 225; 96 % of it; 90 % of these. 9 ÷ (0.05 + 0.45) = 18.
    let iceberg = [
        "quiet_majority|discontent|1.0|225.0|",
        "quiet_majority|complained|0.04|9.0|9",
        "quiet_majority|silent|0.96|216.0|",
        "quiet_majority|gone_for_good|0.864|194.4|",
        "half_speak|discontent|1.0|18.0|",
        // V002, V003, V004 and V005 complained twice.
        "half_speak|insisted|0.05|0.9|4",
        "half_speak|complained_once|0.45|8.1|5",
        "half_speak|silent|0.5|9.0|",
    ];
    assert_eq!(report("iceberg", "estimate customers share estimated observed"), iceberg);
    let report = shop().json(LINE);
    let basis = support::rows(&report, "iceberg", "basis");
    assert_eq!(basis[0], "假定不满的人里只有 4% 会投诉：投诉的人数 ÷ 4%");
    assert_eq!(basis[3], "假定不说的人里有 90% 从此不来");
    assert!(report["notes"].to_string().contains("只作估计"), "{}", report["notes"]);
    // V002, V004 and somebody unknown are not content: 3 × 11, 3 × 55, 3 × 67; the other six 6 × 5.
    let mouth = ["told|3|11|33", "told_on|3|55|165", "all_who_know|3|67|201", "well_solved|6|5|30"];
    assert_eq!(support::rows(&report, "word_of_mouth", "heard customers each people"), mouth);
}

#[test]
fn the_book_keeps_all_that_the_report_says() {
    let shop = shop();
    // The cells are those of the book.
    let figures = |line: &str| {
        let mut tables = shop.json(line)["tables"].clone();
        for row in tables["complaints"].as_array_mut().unwrap() {
            row.as_object_mut().unwrap().remove("sheet_cell");
        }
        tables
    };
    let of_sources = figures(LINE);
    let ran = shop.run("import 熟客 --into 账本.xlsx --today 2026-06-30 -q");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(figures("complaints 账本.xlsx --today 2026-06-30") == of_sources);
}

#[test]
fn rules_of_the_shop_and_days_asked_for() {
    let shop = shop();
    let line = format!(
        "{LINE} --from 2026 --to 2026-05 --set complaints.hours_elsewhere=17 --set complaints.shares.solved=0.5"
    );
    // Rows 8 (18 h), 9, 10 (23.5 h) and 11 (late in any case).
    let rows = shop.rows(&line, "complaints", "received reply outcome");
    let expected =
        ["2026-02-10|overdue|unsolved", "2026-05-20|late|solved", "2026-03-03|late|solved", "2026-01-15|late|solved"];
    assert_eq!(rows, expected);
    // V010: 499.99 × 0.5 = 249.995.
    let members = shop.rows(&line, "members", "member outcome at_stake");
    assert_eq!(members, ["V006|solved|1450.00", "V003|solved|850.00", "V010|solved|250.00"]);
    assert_eq!(shop.rows(&line, "months", "month complaints").len(), 5);
    assert_eq!(shop.run(&format!("{LINE} --from 2026-07")).code, 2);
    // Told to 66 already: no further ring.
    let line = format!("{LINE} --set value.told_bad=66 --set value.told_on=0");
    assert_eq!(shop.rows(&line, "word_of_mouth", "each"), ["66", "0", "67", "5"]);
}
