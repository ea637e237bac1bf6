//! A sheet for each value of a column: a list for each of the staff.

use super::names::Names;
use super::{Leaf, ROWS, leaves as whole};
use crate::table::Table;
use crate::write::spelling::Spelling;

/// The sheets of a table: one for each value of the column with the key `by`, whose rows stand together, else the whole; what is
/// for a sender and not for the staff is whole too.
pub(super) fn leaves<'d, 'a>(
    table: &'d Table<'a>,
    by: Option<&str>,
    spelling: &Spelling,
    names: &mut Names,
) -> Vec<Leaf<'d, 'a>> {
    let Some(column) = by.and_then(|key| table.position(key)).filter(|_| !table.is_empty() && !table.aside) else {
        return whole(table, spelling, ROWS, names);
    };
    let title = table.title.get(spelling.lang);
    let value = |row: usize| spelling.shown(&table.cell(row, column)).into_owned();
    let values: Vec<String> = (0..table.len()).map(value).collect();
    let mut leaves = Vec::new();
    let mut first = 0;
    for same in values.chunk_by(|a, b| a == b).flat_map(|same| same.chunks(ROWS)) {
        let value = if same[0].is_empty() { spelling.pick("空白", "none") } else { &same[0] };
        leaves.push(Leaf { name: names.unused(&format!("{title} {value}")), table, first, rows: same.len(), top: 0 });
        first += same.len();
    }
    leaves
}
