//! Rows of the items sheet.

use super::super::gathered::Gathered;
use super::super::lists::Row;
use super::super::values::money;
use super::cells::CellsOf;
use super::from_row::{FromRow, Useless, Whole};
use crate::book::{Fact, Item, Place};

impl FromRow for Item {
    const CAN_BE_NOBODY: bool = true;

    fn from_row(cells: &mut CellsOf<'_, '_, '_, '_>, _: Whole) -> Result<Self, Useless> {
        let (sku, name) = (cells.words("sku"), cells.words("item"));
        if sku.is_empty() && name.is_empty() {
            return Err(Useless::lacks(cells, Fact::NoItem));
        }
        Ok(Self {
            sku,
            name,
            category: cells.words("category"),
            size: cells.words("size"),
            price: cells.read("price", money::money),
            cost: cells.read("cost", money::money),
            launch: cells.day("launch"),
            washing: cells.words("washing"),
            place: Place::row(cells.sheet, cells.row.number),
        })
    }

    fn list(to: &mut Gathered) -> &mut Vec<Row<Self>> {
        &mut to.lists.goods
    }
}
