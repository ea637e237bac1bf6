//! The R×F grid as a heat map: a row for each R, the best first, a column for each F.

use super::{Plan, Scored};
use crate::table::{Cell, Column, Dress, Table, column};

/// Key and heading of the column of each F.
const COLUMNS: [(&str, &str); 10] = [
    ("f1", "F 1"),
    ("f2", "F 2"),
    ("f3", "F 3"),
    ("f4", "F 4"),
    ("f5", "F 5"),
    ("f6", "F 6"),
    ("f7", "F 7"),
    ("f8", "F 8"),
    ("f9", "F 9"),
    ("f10", "F 10"),
];

/// The members of one R, by F from 1.
struct Row {
    r: u8,
    members: [u32; COLUMNS.len()],
}

/// The table `map`.
pub(super) fn table<'a>(plan: Plan, scored: &[Scored]) -> Table<'a> {
    let mut rows: Vec<Row> = (1..=plan.bins).rev().map(|r| Row { r, members: [0; COLUMNS.len()] }).collect();
    for row in scored {
        rows[usize::from(plan.bins - row.r)].members[usize::from(row.f) - 1] += 1;
    }
    let mut columns: Vec<Column<'a, Row>> = vec![column("r", ("R", "R"), |row: &Row| Cell::Int(row.r.into()))];
    for (f, (key, words)) in COLUMNS.into_iter().enumerate().take(plan.bins.into()) {
        columns.push(column(key, (words, words), move |row: &Row| Cell::count(row.members[f])).dressed(Dress::Map));
    }
    Table::new("map", ("R×F 热图（会员数）", "R×F heat map (members)"), rows, columns)
}
