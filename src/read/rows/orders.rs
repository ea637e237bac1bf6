//! Rows of the orders sheet.

use super::super::gathered::Gathered;
use super::super::lists::Row;
use super::cells::CellsOf;
use super::from_row::{FromRow, Useless, Whole};
use crate::book::{Order, Place};

impl FromRow for Order {
    // Nobody could be told that it arrived.
    const CAN_BE_NOBODY: bool = false;

    fn from_row(cells: &mut CellsOf<'_, '_, '_, '_>, whole: Whole) -> Result<Self, Useless> {
        let dated = cells.day_at("ordered");
        if let Some(useless) = dated.and_then(|(day, place)| Useless::after(place, day, whole.until)) {
            return Err(useless);
        }
        Ok(Self {
            member: None,
            item: cells.words("item"),
            size: cells.words("size"),
            ordered: cells.day("ordered"),
            arrived: cells.done("arrived", whole.until),
            told: cells.done("told", whole.until),
            collected: cells.done("collected", whole.until),
            place: Place::row(cells.sheet, cells.row.number),
        })
    }

    fn list(to: &mut Gathered) -> &mut Vec<Row<Self>> {
        &mut to.lists.orders
    }
}
