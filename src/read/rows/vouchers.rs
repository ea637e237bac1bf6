//! Rows of the vouchers sheet.

use super::super::gathered::Gathered;
use super::super::lists::Row;
use super::super::values::money;
use super::cells::CellsOf;
use super::from_row::{FromRow, Useless, Whole};
use crate::book::{Place, Voucher};

impl FromRow for Voucher {
    const CAN_BE_NOBODY: bool = true;

    fn from_row(cells: &mut CellsOf<'_, '_, '_, '_>, whole: Whole) -> Result<Self, Useless> {
        let dated = cells.day_at("issued");
        if let Some(useless) = dated.and_then(|(day, place)| Useless::after(place, day, whole.until)) {
            return Err(useless);
        }
        Ok(Self {
            member: None,
            kind: cells.words("kind"),
            issued: cells.day("issued"),
            valid_until: cells.day("valid_until"),
            used: cells.done("used", whole.until),
            value: cells.read("value", money::money),
            place: Place::row(cells.sheet, cells.row.number),
        })
    }

    fn list(to: &mut Gathered) -> &mut Vec<Row<Self>> {
        &mut to.lists.vouchers
    }
}
