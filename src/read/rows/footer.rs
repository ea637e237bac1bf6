//! Rows below a table, or between its pages, that say who made it, who checked it, or when it was printed.

use super::super::cell::{Raw, is_space};
use super::super::header::Layout;
use super::super::row::Row;

/// How such a row begins.
const BEGINNINGS: [&str; 24] = [
    "制表",
    "制单",
    "打印",
    "导出",
    "审核",
    "经办",
    "填表",
    "复核",
    "主管",
    "店长签",
    "签字",
    "签名",
    "报表",
    "数据来源",
    "统计时间",
    "统计日期",
    "说明:",
    "说明：",
    "注:",
    "注：",
    "备注:",
    "备注：",
    "Printed",
    "Exported",
];

/// Their first characters, and those of a page number.
const FIRST: &str = "制打导审经填复主店签报数统说注备第共PE";

/// Whether a row is such a note: it begins like one, fills less than half of the columns, and has no date or amount.
pub(super) fn is_note(row: &Row<'_>, layout: &Layout) -> bool {
    let Some(Raw::Text(first)) = row.iter().find(|cell| !cell.is_blank()) else { return false };
    let first = first.trim_start_matches(is_space);
    // Nearly every row is told from a note by its first character.
    if !first.starts_with(|first| FIRST.contains(first)) {
        return false;
    }
    if !BEGINNINGS.iter().any(|word| first.starts_with(word)) && !is_page(first) {
        return false;
    }
    let filled = row.iter().filter(|cell| !cell.is_blank()).count();
    let has = |field| {
        layout.column(field).is_some_and(|column| !row.get(column).is_blank() && row.get(column) != Raw::Text(first))
    };
    let is_sale = has("date") && (has("amount") || has("price"));
    filled * 2 <= layout.width && !is_sale
}

/// `第 1 页`, `共 3 页`, `Page 1 of 3`
fn is_page(text: &str) -> bool {
    let counted = |start: &str, end: &str| {
        let number = text.strip_prefix(start).map(str::trim_start);
        number.is_some_and(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start().starts_with(end))
    };
    counted("第", "页") || counted("共", "页") || counted("共", "条") || counted("Page", "of")
}
