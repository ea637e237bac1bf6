//! Whose agreed time has passed.

use chrono::NaiveDate;

use super::invitations::Invited;
use crate::book::{Book, MemberId, NameId};
use crate::report::columns::{phone_cell, text_cell, who};
use crate::table::{Cell, Column, Table, column};

struct Row {
    id: MemberId,
    staff: NameId,
    invited: NaiveDate,
    agreed: NaiveDate,
    due: NaiveDate,
}

/// The longest waiting first, then the key. Due is the day after the agreed one.
pub(super) fn table<'a>(book: &'a Book, as_of: NaiveDate, invited: &[Invited]) -> Table<'a> {
    let open = invited.iter().filter(|one| one.is_not_followed_up);
    let waiting = open.filter_map(|one| {
        let agreed = one.agreed?;
        Some(Row { id: one.id, staff: one.staff, invited: one.first, agreed, due: agreed.succ_opt()? })
    });
    let mut rows: Vec<Row> = waiting.collect();
    rows.sort_by_key(|row| (row.due, row.id));
    let [member, name] = who(book, |row: &Row| row.id);
    let columns: Vec<Column<'a, Row>> = vec![
        member,
        name,
        column("phone", ("电话", "Phone"), |row: &Row| phone_cell(book.member(row.id))),
        column("staff", ("责任店员", "Staff"), |row: &Row| text_cell(&book.staff, row.staff)),
        column("invited", ("邀请日期", "Invited"), |row: &Row| row.invited.into()),
        column("agreed", ("约定日期", "Agreed"), |row: &Row| row.agreed.into()),
        column("due", ("应跟进日", "Due"), |row: &Row| row.due.into()),
        column("days_late", ("逾期天数", "Days late"), move |row: &Row| Cell::Int((as_of - row.due).num_days())),
    ];
    Table::new("follow_up", ("该跟进的会员", "To follow up"), rows, columns)
}
