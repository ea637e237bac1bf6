//! Merged cells of purchases and log entries: one member over several rows, one day over several items.

use super::super::gathered::Gathered;
use super::super::header::Layout;
use super::super::row::{Remark, Walk};
use crate::book::{Kind, Place, mask};

/// Fields that say the same of all rows that a merged cell covers. An amount does not: it stands for the rows together.
const FIELDS: [&str; 8] = ["card_no", "phone", "name", "date", "time", "receipt", "store", "staff"];

/// Asks a sheet to fill down merged cells, if it is of a kind where that is meant.
pub(in crate::read) fn fill_down(walk: &mut dyn Walk, layout: &Layout) {
    let is = |kind| matches!(kind, Kind::Purchases | Kind::Callbacks);
    let meant = is(layout.kind) || layout.could_be.is_some_and(is);
    let columns: Vec<usize> = FIELDS.into_iter().filter(|_| meant).filter_map(|field| layout.column(field)).collect();
    walk.fill_down(&columns, layout.header_last);
}

/// Says what the walk through a sheet has to say.
pub(super) fn say(remarks: Vec<Remark>, sheet: u16, layout: &Layout, to: &mut Gathered) {
    let name = layout.column("name");
    for Remark { row, column, fact, value } in remarks {
        let is_name = column.is_some_and(|column| name == Some(column.into()));
        let value = if is_name { mask::name(&value) } else { value };
        to.problem(Place { sheet, row, column: column.unwrap_or(Place::WHOLE_ROW) }, fact, &value);
    }
}
