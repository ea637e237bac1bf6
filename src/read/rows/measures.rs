//! Rows of the measures sheet. They name no members.

use super::super::gathered::Gathered;
use super::super::lists::Row;
use super::cells::CellsOf;
use super::from_row::{FromRow, Useless, Whole};
use crate::book::{Fact, Measure, Place};

impl FromRow for Measure {
    const CAN_BE_NOBODY: bool = true;

    fn from_row(cells: &mut CellsOf<'_, '_, '_, '_>, whole: Whole) -> Result<Self, Useless> {
        let action = cells.words("measure");
        if action.is_empty() {
            return Err(Useless::lacks(cells, Fact::NoMeasure));
        }
        Ok(Self {
            cause: cells.words("cause"),
            action,
            owner: cells.staff("owner"),
            due: cells.day("due"),
            done: cells.done("done", whole.until),
            place: Place::row(cells.sheet, cells.row.number),
        })
    }

    fn list(to: &mut Gathered) -> &mut Vec<Row<Self>> {
        &mut to.lists.measures
    }
}
