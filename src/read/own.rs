//! Reports of this program, left in the shop's folder: they are no sheets of the shop.
//!
//! A report is known by columns that only this program computes. They are named by label and by key; a test writes every
//! report in every language and reads it back.

use super::preview::Preview;

/// Labels, in lower case, that only a report has all of.
const SIGNS: [&[&str]; 22] = [
    &["凭据", "登记级别", "办理"],
    &["evidence", "recorded", "action"],
    &["应回访日", "逾期天数"],
    &["days overdue", "reasons"],
    &["days_overdue", "reasons"],
    &["单次平均", "最大单次", "未到店天数"],
    &["average", "largest", "days since last"],
    &["average", "largest", "days_since_last"],
    &["分群", "八类"],
    &["segment", "class of eight"],
    &["segment", "class8"],
    &["未到店天数", "应到店天数"],
    &["silent days", "limit"],
    &["silent_days", "limit_days"],
    &["下一级", "还差"],
    &["next tier", "gap"],
    &["next_tier", "gap"],
    &["表里的数", "明细算出"],
    &["sheet_value", "computed"],
    &["轻重", "事项"],
    &["group", "task", "count"],
    &["group", "task", "detail"],
];

/// Names of the first sheet of a report.
pub(super) const COVERS: [&str; 2] = ["封面", "Cover"];

/// Whether a sheet is a table of a report.
pub(super) fn is_report(preview: &Preview) -> bool {
    preview.rows.first().is_some_and(|row| {
        let cells: Vec<String> = row.row().iter().map(|cell| cell.text().trim().to_lowercase()).collect();
        let has = |label: &&str| cells.iter().any(|cell| cell == label);
        SIGNS.iter().any(|sign| sign.iter().all(has))
    })
}
