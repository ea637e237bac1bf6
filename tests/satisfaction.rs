//! Surveys and inspections, from the sheet to the figure. What the small shop's come to is worked out by hand below.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its sheets has failed")]

mod support;

use std::path::Path;

use support::Shop;

const TODAY: &str = "--today 2026-06-30";

/// The small shop with its survey and its inspections:
///
/// | | day | member | shop | staff | 服务态度 | 等候时间 | 产品质量 | its importance | recommends |
/// |---|---|---|---|---|---|---|---|---|---|
/// | 1 | 04-05 | V002 | 中山路店 | 小李 | 5 | 4 | 4 | 5 | 10 |
/// | 2 | 04-12 | V004 | 中山路店 | 小王 | 4 | 3 | 5 | 5 | 9 |
/// | 3 | 04-20 | V006 | 北京路店 | 小陈 | 3 | 2 | 4 | 4 | 7 |
/// | 4 | 04-28 | | 北京路店 | 小陈 | 2 | 2 | 3 | 5 | 5 |
/// | 5 | 05-03 | V002 | 中山路店 | 小李 | 5 | 5 | 5 | 4 | 10 |
/// | 6 | 05-11 | V004 | 中山路店 | 小王 | 4 | 4 | 4 | 5 | 8 |
/// | 7 | 05-18 | | 北京路店 | 小陈 | 4 | 1 | 4 | 5 | 6 |
/// | 8 | 05-25 | V010 | (北京路店) | (小陈) | 3 | 2 | 5 | 4 | 3 |
/// | 9 | 06-02 | V002 | (中山路店) | (小李) | 4 | 4 | | 5 | 9 |
/// | 10 | 06-08 | V004 | 中山路店 | (小王) | 非常满意 | 一般 | 满意 | 4 | 10 |
/// | 11 | 06-15 | V003 | (北京路店) | (小陈) | 2 | 3 | 3 | 3 | 0 |
/// | 12 | | V005 | (北京路店) | (小陈) | 4 | 3 | 4 | 5 | |
///
/// What stands in brackets is that of the last purchase up to the day: of V010 on 02-14, of V002 on 06-01, of V004 on 05-15,
/// of V003 on 2025-08-01 (the one of 06-20 came later), of V005, whose answer has no day, on 06-25.
///
/// | day | shop | staff | door | inside | serving | goods | seeing off |
/// |---|---|---|---|---|---|---|---|
/// | 04-10 | 中山路店 | 小李 | 5 | 4 | 4 | 5 | 3 |
/// | 04-24 | 北京路店 | 小陈 | 3 | 3 | 2 | 4 | 2 |
/// | 05-09 | 中山路店 | 小王 | 4 | 4 | 5 | 5 | 4 |
/// | 05-30 | 北京路店 | 小陈 | 2 | 3 | 3 | 4 | |
fn shop() -> Shop {
    let shop = Shop::new();
    for name in ["会员.csv", "销售明细.csv", "满意度调查.csv", "巡店.csv"] {
        shop.write(&format!("店/{name}"), std::fs::read(Path::new("tests/shop").join(name)).unwrap());
    }
    shop
}

fn report(options: &str, table: &str, columns: &str) -> Vec<String> {
    shop().rows(&format!("satisfaction 店 {TODAY} {options}"), table, columns)
}

const SUMS: &str = "group answers scores mean satisfied promoters passives detractors net_promoter";

#[test]
fn all_questions_together() {
    // 服务态度 45, 等候时间 36, 产品质量 45 in 12 + 12 + 11 scores: 126 ÷ 35 = 3.6; 4 and more: 8 + 4 + 9 = 21 of 35.
    // Promoters: 1, 2, 5, 9, 10; passives: 3, 6; detractors: 4, 7, 8, 11: (5 − 4) ÷ 11.
    assert_eq!(report("", "overall", SUMS), ["|12|35|3.6|0.6|5|2|4|0.090909"]);
    // 中山路店: 27 + 23 + 22 = 72 ÷ 17 = 4.235, 15 of 17; promoters 1, 2, 5, 9, 10, passive 6: 5 of 6. 北京路店: 18 + 13 + 23 = 54 ÷ 18,
    // of 4 and more 7 and 12 in 服务态度, all but 4 and 11 in 产品质量: 6 of 18.
    let shops = ["中山路店|6|17|4.24|0.882353|5|1|0|0.833333", "北京路店|6|18|3.0|0.333333|0|1|4|-0.8"];
    assert_eq!(report("--group shop", "overall", SUMS), shops);
    // 小李: 14 + 13 + 9 = 36 ÷ 8. 小王: 13 + 10 + 13 = 36 ÷ 9.
    let staff = report("--group staff", "overall", "group answers scores mean");
    assert_eq!(staff, ["小李|3|8|4.5", "小王|3|9|4.0", "小陈|6|18|3.0"]);
}

#[test]
fn each_question_with_its_gap() {
    // 36 ÷ 12, 4 of 12; 45 ÷ 12, 8 of 12; 45 ÷ 11, 9 of 11. Importance 54 ÷ 12 = 4.5; 4.5 − 45 ÷ 11 = 0.409.
    let expected = [
        "等候时间|1-5|12|3.0|3.0|0.333333||",
        "服务态度|1-5|12|3.75|3.75|0.666667||",
        "产品质量|1-5|11|4.09|4.09|0.818182|4.5|0.41",
    ];
    let columns = "attribute scale answers mean_on_scale mean satisfied importance gap";
    assert_eq!(report("", "attributes", columns), expected);
    // April: 14, 11, 16 of 4 each; of them 2, 1 and 3 satisfied. June has no score of 产品质量 from answer 9.
    let periods = report("--to 2026-04", "attribute_periods", "period attribute answers mean satisfied");
    assert_eq!(periods, ["2026-04|产品质量|4|4.0|0.75", "2026-04|服务态度|4|3.5|0.5", "2026-04|等候时间|4|2.75|0.25"]);
    let june = report("--from 2026-06", "attribute_periods", "attribute answers mean");
    assert_eq!(june, ["产品质量|2|3.5", "服务态度|3|3.67", "等候时间|3|3.33"]);
}

#[test]
fn month_by_month() {
    // 41 ÷ 12, 46 ÷ 12, 28 ÷ 8; satisfied 6 and 9 of 12, 4 of 8. Changes: 5 ÷ 12, 3.5 − 46 ÷ 12. Answer 12 has no day.
    let expected = [
        "2026-04|true|4|12|3.42|0.5|0.25|",
        "2026-05|true|4|12|3.83|0.75|-0.25|0.42",
        "2026-06|true|3|8|3.5|0.5|0.333333|-0.33",
    ];
    assert_eq!(report("", "periods", "period complete answers scores mean satisfied net_promoter change"), expected);
    // 05-11, 05-18 and 05-25 are in the days looked at, 05-03 is not: 12 + 9 + 10 = 31 ÷ 9, and no period before.
    let cut = report("--from 2026-05-04 --to 2026-05", "periods", "period complete answers scores mean change");
    assert_eq!(cut, ["2026-05|false|3|9|3.44|"]);
    // Quarters: 41 + 46 + 28 = 115 ÷ 32.
    assert_eq!(report("--by quarter", "periods", "period answers mean"), ["2026-Q2|11|3.59"]);
}

#[test]
fn dimensions_and_service_types() {
    // kpi service: 45 + 36 = 81 ÷ 24 = 3.375, 12 of 24.
    let expected = [
        "quality|times|等候时间|12|3.0|0.333333",
        "quality|personal|服务态度|12|3.75|0.666667",
        "quality|product|产品质量|11|4.09|0.818182",
        "kpi|product|产品质量|11|4.09|0.818182",
        "kpi|service|服务态度、等候时间|24|3.38|0.5",
    ];
    assert_eq!(report("", "dimensions", "set dimension attributes scores mean satisfied"), expected);
    // Procedural is 等候时间, personal 服务态度: 23 ÷ 6 and 27 ÷ 6, 13 ÷ 6 and 18 ÷ 6; by month 11 and 14 of 4, 12 and 16 of 4, 10 and 11 of 3.
    let columns = "level name procedural_scores procedural personal_scores personal type";
    let expected = [
        "shop|中山路店|6|3.83|6|4.5|quality",
        "shop|北京路店|6|2.17|6|3.0|zoo",
        "period|2026-04|4|2.75|4|3.5|zoo",
        "period|2026-05|4|3.0|4|4.0|quality",
        "period|2026-06|3|3.33|3|3.67|quality",
    ];
    assert_eq!(report("", "service_types", columns), expected);
    // From 4 of 5 on only 中山路店 is high, and only on the personal side; waiting taken for personal leaves nothing procedural.
    let high = report("--set satisfaction.midpoint=4.0", "service_types", "name type");
    assert_eq!(high[..3], ["中山路店|zoo", "北京路店|freezer", "2026-04|freezer"]);
    let words = r#"--set satisfaction.types.procedural=["质量"]"#;
    let factory = report(&format!("{words} --set satisfaction.midpoint=3.6"), "service_types", "name procedural type");
    assert_eq!(factory[..2], ["中山路店|4.4|quality", "北京路店|3.83|factory"]);
}

#[test]
fn inspections_by_moment_and_month() {
    // 14, 14, 14 and 18 of 4 visits, 9 of 3; 4 and more: 2, 2, 2, 4, 1.
    let expected = [
        "greeting_door|4|3.5|0.5",
        "greeting_inside|4|3.5|0.5",
        "serving|4|3.5|0.5",
        "goods|4|4.5|1.0",
        "seeing_off|3|3.0|0.333333",
    ];
    assert_eq!(report("", "moments", "moment scores mean satisfied"), expected);
    let staff = report("--group staff", "moments", "group moment mean");
    assert_eq!(
        staff[10..],
        [
            "小陈|greeting_door|2.5",
            "小陈|greeting_inside|3.0",
            "小陈|serving|2.5",
            "小陈|goods|4.0",
            "小陈|seeing_off|2.0"
        ]
    );
    // 35 ÷ 10 and 34 ÷ 9; 34 ÷ 9 − 3.5 = 0.278.
    let columns = "period visits greeting_door greeting_inside serving goods seeing_off mean change";
    let expected = ["2026-04|2|4.0|3.5|3.0|4.5|2.5|3.5|", "2026-05|2|3.0|3.5|4.0|4.5|4.0|3.78|0.28"];
    assert_eq!(report("", "visits", columns), expected);
}

#[test]
fn scores_of_ten_and_what_is_no_score() {
    let survey = "日期,手机,环境(0-10),面料(1-10),服务态度,重要度,推荐意愿,备注\n\
        2026-06-01,13810000001,5,10,4,5,11,\n2026-06-02,13810000002,8,1,8,没填,8,\n2026-06-03,13810000003,,7,非常满意,4,,\n\
        2026-06-04,13810000001,,,,,,很好\n2026-06-05,13810000002,,,4,,,\n2026-07-05,13810000002,,,1,,,\n";
    let visits = "日期,店铺,迎宾,接待\n2026-06-01,中山路店,6,5\n2026-06-02,中山路店,,\n2026-06-03,中山路店,差,不知道\n";
    let shop = shop();
    shop.write("店/满意度调查.csv", survey);
    shop.write("店/巡店.csv", visits);
    let rows = |line: &str, table: &str, columns: &str| shop.rows(&format!("{line} 店 {TODAY}"), table, columns);
    let mut problems = rows("check", "problems", "severity file cell value message");
    problems.retain(|row| row.contains("满意度") || row.contains("巡店"));
    let said = |file: &str, cell: &str, severity: &str, text: &str| {
        let found =
            problems.iter().any(|row| row.starts_with(&format!("{severity}|{file}|{cell}|")) && row.contains(text));
        assert!(found, "{cell} {text}: {problems:#?}");
    };
    said("满意度调查.csv", "G2", "E", "0-10");
    said("满意度调查.csv", "E3", "E", "1-5");
    said("满意度调查.csv", "F3", "E", "没填");
    said("满意度调查.csv", "5", "E", "一项评分也没有");
    said("满意度调查.csv", "A7", "I", "在统计日之后");
    said("巡店.csv", "C2", "E", "1-5");
    said("巡店.csv", "3", "E", "一项评分也没有");
    said("巡店.csv", "D4", "E", "不知道");
    let scales = problems.iter().filter(|row| row.contains("列评分按")).count();
    assert_eq!((problems.len(), scales), (8 + 3, 3), "{problems:#?}");
    // 环境: 5 and 8 of 0–10 are 3 and 4.2 of 5, one satisfied. 面料: 10, 1 and 7 of 1–10 are 5, 1 and 11 ÷ 3: 29 ÷ 9. 服务态度: 4, 5, 4.
    // Its importance, to the left of which it stands: 5 and 4.
    let expected =
        ["面料|1-10|3|6.0|3.22|0.333333||", "环境|0-10|2|6.5|3.6|0.5||", "服务态度|1-5|3|4.33|4.33|1.0|4.5|0.17"];
    let columns = "attribute scale answers mean_on_scale mean satisfied importance gap";
    assert_eq!(rows("satisfaction", "attributes", columns), expected);
    assert_eq!(rows("satisfaction", "overall", SUMS), ["|4|8|3.73|0.625|0|1|0|0.0"]);
    // What the first row of inspections says of the door is no score of 5, what the third says of it is 差.
    assert_eq!(
        rows("satisfaction", "moments", "moment scores mean")[..3],
        ["greeting_door|1|2.0", "greeting_inside|0|", "serving|1|5.0"]
    );
}

#[test]
fn the_book_keeps_every_answer_and_its_scale() {
    let shop = shop();
    let more = "日期,手机,环境(0-10),服务态度(1-10),服务态度重要度,推荐意愿,意见\n2026-06-10,13810000001,5,10,4,3,灯太暗\n2026-06-11,13810000004,4.5,,,10,\n";
    shop.write("店/新调查.csv", more);
    // An export that overlaps: one answer that is there already, one that is not, and an anonymous one twice.
    let again = "调查日期,VIP卡号,店铺,导购,服务态度,等候时间,产品质量,产品质量重要度,推荐意愿,意见\n\
        2026-06-15,V003,北京路店,小陈,2,3,3,3,0,\n2026-06-20,V003,,,3,3,3,3,5,\n2026-04-28,,北京路店,小陈,2,2,3,5,5,\n";
    shop.write("店/旧调查.csv", again);
    let figures = |line: &str| shop.json(&format!("satisfaction --group staff {line} {TODAY}"))["tables"].take();
    let of_sources = figures("店");
    assert_eq!(shop.rows(&format!("satisfaction 店 {TODAY}"), "overall", "answers"), ["15"]);
    let import = |line: &str| {
        let columns = "kind added changed already_there set_aside";
        shop.rows(&format!("import {line} {TODAY}"), "import", columns)
    };
    let changes = import("店");
    assert!(
        changes.contains(&"survey|15|0|2|0".to_owned()) && changes.contains(&"inspection|4|0|0|0".to_owned()),
        "{changes:?}"
    );
    assert!(figures("") == of_sources, "from the book");
    assert!(figures("会员账本.xlsx 店") == of_sources, "from both");
    // A new question is no change of old answers. 5 and 4.5 of 0–10 are 3 and 2.8 of 5; 39 ÷ 13, 52 ÷ 14, 48 ÷ 12, and 5 twice.
    shop.write("又一份.csv", "日期,手机,服务态度,停车,推荐意愿\n2026-06-12,13810000001,4,5,8\n");
    let changes = import("又一份.csv");
    assert!(changes.contains(&"survey|1|0|0|0".to_owned()), "{changes:?}");
    let asked = shop.rows(&format!("satisfaction {TODAY}"), "attributes", "attribute scale answers");
    let expected =
        ["环境|0-10|2", "等候时间|1-5|13", "服务态度|1-5|14", "产品质量|1-5|12", "停车|1-5|1", "服务态度|1-10|1"];
    assert_eq!(asked, expected);
}
