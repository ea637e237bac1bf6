//! The same input, rules and date give the same bytes; the order of rows and columns and the number of files change no
//! row of a report; every row and all money read are accounted for; more spend never lowers a tier.
#![allow(clippy::unwrap_used, reason = "a test that cannot write its sheets has failed")]

mod support;

use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use serde_json::Value;
use support::{Shop, rows};

const REPORTS: &[&str] = &[
    "spend --by month",
    "tiers --fit-mix --since 2025-12-31",
    "rfm --since 2025-12-31",
    "abc --since 2025-12-31",
    "churn",
    "value",
    "vip",
    "satisfaction --group staff",
    "groups",
    "profile",
    "callbacks today --days 7",
    "today",
    "pack",
    "check",
    "points",
    "benefits",
    "shortfall 5000",
    "promotion",
    "cards",
    "cards form V002",
    "cards check",
    "member V006",
    "callbacks plan",
    "callbacks audit",
    "callbacks effect",
    "callbacks arrivals",
    "callbacks weather record",
    "complaints",
    "staff --by month",
    "handover --from 小王",
];

/// The small shop in a folder of this name.
fn small_shop(folder: &str) -> Shop {
    let shop = Shop::new();
    for name in ["会员.csv", "销售明细.csv", "回访记录.csv", "投诉.csv", "满意度调查.csv", "巡店.csv"]
    {
        shop.write(&format!("{folder}/{name}"), std::fs::read(Path::new("tests/shop").join(name)).unwrap());
    }
    shop
}

/// What all reports write in all formats, by a program with these variables set.
fn bytes(folder: &str, variables: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    let shop = small_shop(folder);
    let mut written = Vec::new();
    for report in REPORTS {
        let is_list = ["callbacks today", "callbacks plan", "callbacks arrivals", "callbacks weather"]
            .iter()
            .any(|list| report.starts_with(list));
        let lists: &[&str] = if is_list { &["ics", "txt"] } else { &[] };
        for extension in [&["csv", "json", "html", "xlsx"], lists].concat() {
            let mut program = shop.program();
            program.args(report.split(' ')).args([folder, "--today", "2026-06-30", "-q", "-o"]);
            program.arg(format!("out.{extension}")).envs(variables.iter().copied());
            assert!(program.status().unwrap().success(), "{report} {variables:?}");
            let bytes = std::fs::read(shop.path(&format!("out.{extension}"))).unwrap();
            written.push((format!("{report} as {extension}"), bytes));
        }
    }
    written
}

#[test]
fn the_same_bytes_anywhere() {
    let here = bytes("shop", &[("TZ", "UTC"), ("LANG", "en_US.UTF-8")]);
    let elsewhere: [(&str, &[(&str, &str)]); 4] = [
        ("shop", &[("TZ", "Pacific/Kiritimati"), ("LANG", "C"), ("LC_ALL", "C")]),
        ("shop", &[("TZ", "America/Los_Angeles"), ("LANG", "zh_CN.UTF-8"), ("RAYON_NUM_THREADS", "1")]),
        ("熟客/三月", &[("TZ", "Asia/Shanghai"), ("LANG", "de_DE.UTF-8"), ("RAYON_NUM_THREADS", "7")]),
        ("shop", &[("TZ", "UTC"), ("REGULARS_LANG", "en"), ("NO_COLOR", "1")]),
    ];
    for (folder, variables) in elsewhere {
        for ((what, expected), (_, got)) in here.iter().zip(bytes(folder, variables)) {
            // `check` names the next command, which holds the folder.
            if folder == "shop" || !what.starts_with("check") {
                assert!(*expected == got, "{what} in {folder} with {variables:?}");
            }
        }
    }
}

/// A line of the till. Its amount ends in its number, so that no two lines are equal.
#[derive(Debug, Clone)]
struct Line {
    day: i64,
    receipt: Option<u8>,
    member: u8,
    item: u8,
    cents: i64,
    staff: u8,
}

const HEADER: [&str; 6] = ["消费日期", "小票号", "卡号", "商品", "实付金额", "导购"];

impl Line {
    fn cells(&self) -> [String; 6] {
        let day = chrono::NaiveDate::from_ymd_opt(2025, 1, 1).unwrap() + chrono::TimeDelta::days(self.day);
        [
            day.to_string(),
            self.receipt.map(|number| format!("R{number}")).unwrap_or_default(),
            format!("V{:02}", self.member),
            format!("商品{}", self.item),
            format!("{:.2}", f64::from(i32::try_from(self.cents).unwrap()) / 100.0),
            format!("店员{}", self.staff),
        ]
    }
}

fn line() -> impl Strategy<Value = Line> {
    let amount = prop_oneof![5 => 0_i64..4_000, 1 => -1_500_i64..0];
    (0_i64..540, prop::option::of(0_u8..9), 0_u8..6, 0_u8..3, amount, 0_u8..3).prop_map(
        |(day, receipt, member, item, yuan, staff)| Line { day, receipt, member, item, cents: yuan * 100, staff },
    )
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    prop::collection::vec(line(), 1..60).prop_map(|mut lines| {
        for (number, line) in (0..).zip(&mut lines) {
            line.cents += number;
        }
        lines
    })
}

/// A till of these lines with its columns in this order.
fn till(lines: &[Line], columns: &[usize]) -> String {
    let row =
        |cells: &dyn Fn(usize) -> String| columns.iter().map(|&at| cells(at)).collect::<Vec<_>>().join(",") + "\n";
    let header = row(&|at| HEADER[at].to_owned());
    lines.iter().fold(header, |text, line| text + &row(&|at| line.cells()[at].clone()))
}

/// The tables of the reports, without the cells that figures came from, which follow the input.
fn tables(files: &[(&str, &str)]) -> Vec<Value> {
    let shop = Shop::of(files);
    let names = files.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" ");
    let reports = ["spend --by quarter --group staff", "tiers", "rfm", "churn --group staff", "callbacks today"];
    let report = |report: &&str| {
        let mut tables = shop.json(&format!("{report} {names} --today 2026-06-30"))["tables"].take();
        let members = tables["members"].as_array_mut().into_iter().flatten();
        members.for_each(|row| drop(row.as_object_mut().unwrap().remove("evidence")));
        tables
    };
    reports.iter().map(report).collect()
}

fn cases(cases: u32) -> ProptestConfig {
    let failure_persistence = Some(Box::new(FileFailurePersistence::Off) as _);
    ProptestConfig { cases, failure_persistence, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn the_order_of_rows_and_columns_and_the_number_of_files_change_no_row(
        (plain, shuffled) in lines().prop_flat_map(|lines| (Just(lines.clone()), Just(lines).prop_shuffle())),
        columns in Just(vec![0, 1, 2, 3, 4, 5]).prop_shuffle(),
        split in any::<prop::sample::Index>(),
    ) {
        let expected = tables(&[("till.csv", &till(&plain, &[0, 1, 2, 3, 4, 5]))]);
        let other = till(&shuffled, &columns);
        prop_assert_eq!(&tables(&[("till.csv", &other)]), &expected);
        let (a, b) = shuffled.split_at(split.index(shuffled.len()));
        let (a, b) = (till(a, &columns), till(b, &[0, 1, 2, 3, 4, 5]));
        // A file of a header alone is no table.
        if a.lines().count() > 1 && b.lines().count() > 1 {
            prop_assert_eq!(&tables(&[("a.csv", &a), ("b.csv", &b)]), &expected);
        }
    }
}

fn dirty_line() -> impl Strategy<Value = String> {
    let any_of = |choices: &'static [&'static str]| prop::sample::select(choices);
    let date = any_of(&[
        "2026-01-05",
        "2026/2/7",
        "2026年3月9日",
        "24/3/5",
        "3/5/2026",
        "13/5/2026",
        "3月5日",
        "2026-2-30",
        "1900-1-1",
        "2026-12-01",
        "2031-01-01",
        "",
        "昨天",
    ]);
    let who = any_of(&["V01", "V02", "V99", "", "散客", "#N/A"]);
    let amount = any_of(&[
        "100",
        "-50",
        "￥1,280.00",
        "约300",
        "1,28",
        "",
        "0",
        "NaN",
        "1.2万",
        "(200)",
        "很多",
        "#REF!",
        "99999999",
    ]);
    let refund = any_of(&["", "", "", "30", "x"]);
    let status = any_of(&["交易成功", "交易成功", "交易关闭", ""]);
    let row = (date, who, amount, refund, status)
        .prop_map(|(date, who, amount, refund, status)| format!("{date},{who},\"{amount}\",{refund},{status}\n"));
    prop_oneof![
        12 => row,
        1 => Just("合计,,5000,,\n".to_owned()),
        1 => Just(",,,,\n".to_owned()),
        1 => Just("\n".to_owned()),
        1 => Just(DIRTY_HEADER.to_owned()),
    ]
}

const DIRTY_HEADER: &str = "消费日期,卡号,实付金额,退款金额,订单状态\n";

/// Rows, and money in minor units.
fn count(row: &str) -> (i64, i64) {
    let cells: Vec<&str> = row.split('|').collect();
    (cells[1].parse().unwrap(), cells[2].replace('.', "").parse().unwrap())
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn rows_and_money_read_are_the_sum_of_the_buckets(
        lines in prop::collection::vec(dirty_line(), 3..40),
        again in any::<bool>(),
        members in any::<bool>(),
        select in any::<bool>(),
    ) {
        // One good line, so that the header is followed by data.
        let text = format!("{DIRTY_HEADER}2026-01-01,V01,10,,交易成功\n{}", lines.concat());
        let shop = Shop::of(&[("till.csv", &text), ("again.csv", &text)]);
        shop.write("会员.csv", "姓名,卡号,每次消费明细,每次购买的时间\n张三,V01,裤 100,2026-1-5\n李四,V02,,\n");
        let files = ["till.csv", if again { "again.csv" } else { "" }, if members { "会员.csv" } else { "" }].join(" ");
        let select = if select { "--where card_no=V01" } else { "" };
        let report = shop.json(&format!("check {files} --today 2026-06-30 {select}"));
        let balance = rows(&report, "balance", "bucket rows money");
        prop_assert!(balance[0].starts_with("read|"));
        let (read, sum) = (count(&balance[0]), balance[1..].iter().map(|row| count(row)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1)));
        prop_assert_eq!(read, sum, "{}\n{}", balance.join("\n"), text);
        let physical = text.lines().count() * if again { 2 } else { 1 } + if members { 3 } else { 0 };
        prop_assert_eq!(usize::try_from(read.0).unwrap(), physical);
        let attributed = count(&balance[1]).1;
        let spend = shop.json(&format!("spend {files} --today 2026-06-30 --by all {select}"));
        // What is attributed is what the members spent, shop totals hold what has no member as well.
        let total: i64 = rows(&spend, "periods", "total").iter().map(|row| row.replace('.', "").parse::<i64>().unwrap()).sum();
        prop_assert_eq!(total, attributed + count(&balance[2]).1, "{}\n{}", balance.join("\n"), text);
    }

    #[test]
    fn more_spend_never_lowers_a_tier(mut lines in lines(), chosen in any::<prop::sample::Index>(), more in 1_i64..500_000) {
        for line in &mut lines {
            line.cents = line.cents.abs();
        }
        let member = lines[chosen.index(lines.len())].member;
        let tier = |lines: &[Line]| {
            let shop = Shop::of(&[("till.csv", &till(lines, &[0, 1, 2, 3, 4, 5]))]);
            let rows = shop.rows("tiers till.csv --today 2026-06-30", "members", "member tier");
            rows.iter().find_map(|row| row.strip_prefix(&format!("V{member:02}|")).map(str::to_owned)).unwrap()
        };
        let before = tier(&lines);
        let index = chosen.index(lines.len());
        lines[index].cents += more;
        let after = tier(&lines);
        // A is the highest, and the smallest letter.
        prop_assert!(after <= before, "{} to {}", before, after);
    }
}
