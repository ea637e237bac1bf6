//! Workbooks with what only a workbook has: merged cells, hidden rows, formats, formulas; from the file to the report.
#![allow(clippy::unwrap_used, reason = "a test that cannot write its sheets has failed")]

mod support;
#[path = "support/workbook.rs"]
mod written;

use support::{Shop, rows};
use written::{Parts, Sheet};

/// A workbook of one sheet, 明细: its rows, what stands behind them, and what stands before the list of sheets.
fn workbook(rows: &str, behind: &str, before: &str) -> Vec<u8> {
    let rows = vec![(1, rows.to_owned())];
    let sheet = Sheet { name: "明细".to_owned(), hidden: false, rows, behind: behind.to_owned() };
    Parts::of(&[sheet], &["General", "yyyy-mm-dd", "00000"].map(str::to_owned), before).zip()
}

/// A row of cells: text as it stands, a number behind `=`, a date behind `@`, one filled with zeros behind `0`; a cell of
/// XML as it is.
fn row(attributes: &str, cells: &[&str]) -> String {
    let cell = |cell: &&str| match cell.chars().next() {
        None => "<c/>".to_owned(),
        Some('=') => format!("<c><v>{}</v></c>", &cell[1..]),
        Some('@') => format!("<c s=\"1\"><v>{}</v></c>", &cell[1..]),
        Some('0') => format!("<c s=\"2\"><v>{}</v></c>", &cell[1..]),
        Some('<') => (*cell).to_owned(),
        Some(_) => format!("<c t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
    };
    format!("<row {attributes}>{}</row>", cells.iter().map(cell).collect::<String>())
}

/// Rows below the header 日期, 卡号, 姓名, 金额.
fn till(rows: &[String]) -> String {
    row("", &["消费日期", "卡号", "姓名", "实付金额"]) + &rows.concat()
}

fn shop(bytes: &[u8]) -> Shop {
    let shop = Shop::new();
    shop.write("till.xlsx", bytes);
    shop
}

/// The problems of `check`, as `cell|severity|message`, those of the sheet first.
fn problems(shop: &Shop, options: &str) -> Vec<String> {
    let report = shop.json(&format!("check till.xlsx --today 2024-12-31 --lang zh {options}"));
    rows(&report, "problems", "cell severity message")
}

#[test]
fn a_member_merged_over_several_purchases_is_the_member_of_all_of_them() {
    let data = till(&[
        row("", &["@45356", "8001", "张三", "=100"]),
        row("", &["@45357", "", "", "=200"]),
        row("", &["@45358", "", "", "=300"]),
        row("", &["@45360", "8002", "李四", "=500"]),
    ]);
    let merges = "<mergeCells><mergeCell ref=\"B2:B4\"/><mergeCell ref=\"C2:C4\"/></mergeCells>";
    let shop = shop(&workbook(&data, merges, ""));
    assert_eq!(
        shop.rows("spend till.xlsx --today 2024-12-31", "members", "member total"),
        ["8001|600.00", "8002|500.00"]
    );
    let said = problems(&shop, "");
    assert!(said.iter().any(|said| said == "C2|I|C2:C4 是合并单元格，3 行都算“张*”"), "{said:#?}");
    assert!(said.iter().any(|said| said == "B2|I|B2:B4 是合并单元格，3 行都算“8001”"), "{said:#?}");
}

#[test]
fn hidden_rows_count_and_are_said_or_are_left_out_where_that_is_asked() {
    let data =
        till(&[row("", &["@45356", "8001", "张三", "=100"]), row("hidden=\"1\"", &["@45357", "8001", "张三", "=200"])]);
    let shop = shop(&workbook(&data, "", ""));
    let total = |options: &str| shop.rows(&format!("spend till.xlsx --today 2024-12-31 {options}"), "members", "total");
    assert_eq!((total(""), total("--visible-only")), (vec!["300.00".to_owned()], vec!["100.00".to_owned()]));
    let said = problems(&shop, "");
    assert!(said.iter().any(|said| said.contains("|W|有 1 行被筛选或隐藏，也算进来了")), "{said:#?}");
    let said = problems(&shop, "--visible-only");
    assert!(said.iter().any(|said| said.contains("|I|有 1 行被筛选或隐藏，没有算")), "{said:#?}");
}

#[test]
fn formulas_without_a_result_are_said_with_their_cell() {
    let data = till(&[
        row("", &["@45356", "8001", "张三", "<c><f>A1*2</f></c>"]),
        row("", &["@45356", "8001", "张三", "<c><f>A1*2</f><v>90</v></c>"]),
        row("", &["@45356", "8001", "张三", "<c t=\"e\"><v>#N/A</v></c>"]),
    ]);
    let shop = shop(&workbook(&data, "", ""));
    assert_eq!(shop.rows("spend till.xlsx --today 2024-12-31", "members", "total"), ["90.00"]);
    let said = problems(&shop, "");
    assert!(said.iter().any(|said| said.starts_with("D2|E|是公式但没有计算结果")), "{said:#?}");
    assert!(said.iter().any(|said| said.starts_with("D4|W|是错误值 #N/A")), "{said:#?}");
}

#[test]
fn numbers_that_name_a_member_keep_their_digits() {
    let data = till(&[
        row("", &["@45356", "0123", "张三", "=100"]),
        row("", &["@45356", "=6222000123456789012", "李四", "=200"]),
        row("", &["@45356", "=6222000123456789013", "王五", "=300"]),
    ]);
    let shop = shop(&workbook(&data, "", ""));
    assert_eq!(
        shop.rows("spend till.xlsx --today 2024-12-31", "members", "member total"),
        ["6222000123456789013|300.00", "6222000123456789012|200.00", "00123|100.00"]
    );
}

#[test]
fn a_workbook_that_counts_from_1904_is_read_so_and_said_once() {
    let data = till(&[row("", &["@43894", "8001", "张三", "=100"])]);
    let shop = shop(&workbook(&data, "", "<workbookPr date1904=\"1\"/>"));
    assert_eq!(shop.rows("spend till.xlsx --today 2024-12-31", "members", "last"), ["2024-03-05"]);
    let said = problems(&shop, "");
    assert_eq!(said.iter().filter(|said| said.contains("1904")).count(), 1, "{said:#?}");
}

#[test]
fn a_file_over_a_limit_is_an_error_of_that_file() {
    let shop = shop(&workbook("<!DOCTYPE a>", "", ""));
    let ran = shop.run("check till.xlsx --today 2024-12-31 --lang zh");
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.out.contains("文档类型"), "{}", ran.out);
}
