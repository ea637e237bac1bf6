//! Several tables in one sheet: as good as a file for each.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its sheets has failed")]

mod support;

use std::path::Path;

use serde_json::Value;
use support::{Shop, rows};

const TODAY: &str = "--today 2026-06-30";

fn table(name: &str) -> String {
    std::fs::read_to_string(Path::new("tests/shop").join(name)).unwrap()
}

/// The small shop, whose figures are worked out by hand in `tests/shop.rs`, in one file: these tables below each other.
fn in_one_file(order: [&str; 2]) -> Shop {
    let shop = Shop::new();
    shop.write("店/全部.csv", format!("{}\n一、第二张,,\n{}", table(order[0]), table(order[1])));
    shop
}

fn in_two_files() -> Shop {
    let shop = Shop::new();
    for name in ["会员.csv", "销售明细.csv"] {
        shop.write(&format!("店/{name}"), table(name));
    }
    shop
}

fn both_orders() -> [Shop; 2] {
    [in_one_file(["会员.csv", "销售明细.csv"]), in_one_file(["销售明细.csv", "会员.csv"])]
}

/// The tables of a report without what names a file or a cell.
fn figures(shop: &Shop, line: &str) -> Value {
    let mut tables = shop.json(&format!("{line} {TODAY}"))["tables"].take();
    for rows in tables.as_object_mut().unwrap().values_mut() {
        for row in rows.as_array_mut().unwrap() {
            for column in ["file", "cell", "sheet_cell", "evidence"] {
                row.as_object_mut().unwrap().remove(column);
            }
        }
    }
    tables
}

#[test]
fn every_row_and_all_money_of_both_tables_is_accounted_for() {
    // As in two files (`tests/shop.rs`), with a blank row and a title between.
    for shop in both_orders() {
        let balance = rows(&shop.json(&format!("check 店 {TODAY}")), "balance", "bucket rows money");
        let expected = [
            "read|50|54475.98",
            "attributed|40|25399.99",
            "without_member|4|1338.00",
            "set_aside|0|0.00",
            "after_as_of|1|500.00",
            "duplicates|0|0.00",
            "totals|1|27237.99",
            "blank|1|0.00",
            "header|3|0.00",
        ];
        assert_eq!(balance, expected);
    }
}

#[test]
fn reports_have_the_figures_of_two_files() {
    let apart = in_two_files();
    for report in ["tiers 店", "rfm 店", "spend 店 --by month", "churn 店 --by month", "callbacks today 店"] {
        let expected = figures(&apart, report);
        for shop in both_orders() {
            assert!(figures(&shop, report) == expected, "{report}");
        }
    }
}

#[test]
fn a_book_has_the_figures_of_two_files() {
    let book = |shop: Shop| {
        let ran = shop.run(&format!("import 店 {TODAY} -q"));
        assert_eq!(ran.code, 0, "{}", ran.err);
        figures(&shop, "tiers")
    };
    let expected = book(in_two_files());
    for shop in both_orders() {
        assert!(book(shop) == expected);
    }
}

#[test]
fn check_lists_each_table_with_its_header_row_and_its_columns() {
    let [shop, _] = both_orders();
    let report = shop.json(&format!("check 店 {TODAY}"));
    // 12 members below the header in row 1; a blank row and a title in rows 14 and 15; 33 lines and a total below row 16.
    let sources = ["全部.csv|member|1|15|12", "全部.csv|purchase|16|35|32"];
    assert_eq!(rows(&report, "sources", "file kind header_row rows used"), sources);
    let fields = rows(&report, "fields", "header_row column header field");
    assert!(fields.contains(&"1|D|VIP号码|card_no".to_owned()), "{fields:?}");
    assert!(fields.contains(&"16|D|VIP卡号|card_no".to_owned()), "{fields:?}");
}

#[test]
fn too_many_tables_are_said_and_no_report_is_made() {
    let shop = Shop::new();
    let pair = "会员卡号,姓名,手机号\nV1,张三,13812345678\n消费日期,会员卡号,金额\n2024-3-5,V1,1\n";
    shop.write("店/全部.csv", pair.repeat(32));
    assert_eq!(shop.run(&format!("tiers 店 {TODAY}")).code, 0);
    shop.write("店/全部.csv", pair.repeat(33));
    let ran = shop.run(&format!("tiers 店 {TODAY}"));
    assert_eq!(ran.code, 3, "{}", ran.err);
    // Two rows of 64 tables each, then the header of the next.
    let check = shop.run(&format!("check 店 {TODAY} --format json"));
    let problems = rows(&serde_json::from_str(&check.out).unwrap(), "problems", "severity cell");
    assert!(problems.contains(&"E|129".to_owned()), "{problems:?}");
}
