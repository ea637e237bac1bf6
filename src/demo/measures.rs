//! What the shop does so that members stay.

use chrono::NaiveDate;

use super::listed::Cell;
use super::period::date;
use super::staff::STAFF;

pub(super) const COLUMNS: [(&str, u8); 5] =
    [("流失原因", 20), ("措施", 34), ("责任人", 10), ("期限", 12), ("完成日期", 12)];

/// Cause, measure, place of the owner in [`STAFF`], the day it is due and the day it was done.
type Measure = (&'static str, &'static str, usize, NaiveDate, Option<NaiveDate>);

/// One done a year ago, one late, one that has time.
const MEASURES: [Measure; 3] = [
    ("服务变差", "每月练习一次接待流程，店长点评", 0, date(2025, 11, 30), Some(date(2025, 11, 20))),
    ("熟悉的店员离开", "把离职导购的会员逐一交给在职导购", 1, date(2026, 10, 31), None),
    ("款式变化太大或不变", "每季保留三款老会员常买的基本款", 0, date(2026, 12, 31), None),
];

/// A row for each measure.
pub(super) fn rows() -> Vec<[Cell; 5]> {
    let row = |&(cause, measure, owner, due, done): &Measure| {
        [cause.into(), measure.into(), STAFF[owner].name.into(), due.into(), done.into()]
    };
    MEASURES.iter().map(row).collect()
}
