//! Columns whose plain numbers are days.

use super::super::header::Layout;
use super::super::row::Walk;

/// Fields that are read as days; the callback record behind a member's row is, too.
const FIELDS: [&str; 33] = [
    "date",
    "join_date",
    "birthday",
    "birthday.lunar",
    "anniversary",
    "updated",
    "last_purchase",
    "each.date",
    "next",
    "reviewed",
    "moved",
    "first_response",
    "resolved",
    "applied",
    "old_card_void",
    "entered",
    "submitted",
    "approved",
    "notified1",
    "notified2",
    "mailed",
    "collected",
    "agreed",
    "joined",
    "left",
    "launch",
    "ordered",
    "arrived",
    "told",
    "issued",
    "valid_until",
    "used",
    "done_on",
];

/// Tells a sheet in which columns plain numbers are days: some of them count days in a way of their own.
pub(in crate::read) fn count_days(walk: &mut dyn Walk, layout: &Layout) {
    let is_day = |field: &str| FIELDS.contains(&field) || field.starts_with("callback.");
    let by_field = layout.columns.iter().filter(|column| is_day(&column.field)).map(|column| usize::from(column.index));
    let columns: Vec<usize> = by_field.chain(layout.paid).chain(layout.ordered).collect();
    walk.count_days(&columns, layout.header_last);
}
