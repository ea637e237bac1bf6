//! Rows of the staff sheet. They name no members: a person's phone is nobody's in the member sheet.

use chrono::NaiveDate;

use super::super::gathered::Gathered;
use super::super::lists::Row;
use super::super::values::{money, phone, text};
use super::cells::CellsOf;
use super::from_row::{FromRow, Useless, Whole};
use crate::book::{Fact, Person, Place};

impl FromRow for Person {
    const CAN_BE_NOBODY: bool = true;

    fn from_row(cells: &mut CellsOf<'_, '_, '_, '_>, _: Whole) -> Result<Self, Useless> {
        let name = cells.staff("staff");
        if name.is_none() {
            return Err(Useless::lacks(cells, Fact::NoIdentity));
        }
        let shop = cells.text("store").unwrap_or_default();
        Ok(Self {
            name,
            number: cells.words("staff_no"),
            role: cells.words("role"),
            shop: cells.to.shops.intern(text::trim(&shop)),
            // Days to come are known beforehand: whoever leaves next month is still there.
            joined: cells.day("joined"),
            left: cells.done("left", NaiveDate::MAX),
            phone: cells.read("phone", phone::phone).map(|phone| phone.digits.into()).unwrap_or_default(),
            target: cells.read("target", money::money),
            place: Place::row(cells.sheet, cells.row.number),
        })
    }

    fn list(to: &mut Gathered) -> &mut Vec<Row<Self>> {
        &mut to.lists.people
    }
}
