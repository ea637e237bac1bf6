//! Rows of the book's sheet of what managers said to proposed contacts. In the shop's own files it stands on call lists.

use super::super::gathered::Gathered;
use super::super::lists::Row;
use super::super::values::planned::Planned;
use super::super::values::{Read, verdict};
use super::cells::CellsOf;
use super::from_row::{FromRow, Useless, Whole};
use crate::book::{Approval, Fact, Place};

impl FromRow for Approval {
    const CAN_BE_NOBODY: bool = false;

    // A proposal is made before its day: no row is too late.
    fn from_row(cells: &mut CellsOf<'_, '_, '_, '_>, _: Whole) -> Result<Self, Useless> {
        let planned = cells.text("key").and_then(|key| Planned::of(&key)).and_then(|planned| planned.contact);
        let contact = planned.ok_or_else(|| Useless::lacks(cells, Fact::AnswerWithoutKey))?;
        let said = |raw| verdict::verdict(raw).map(Read::plain).ok_or(Fact::UnknownMark);
        let verdict = cells.read("approved", said).ok_or_else(Useless::undated)?;
        Ok(Self {
            member: None,
            contact,
            proposed: cells.day("date"),
            verdict,
            moved: cells.day("moved"),
            place: Place::row(cells.sheet, cells.row.number),
        })
    }

    fn list(to: &mut Gathered) -> &mut Vec<Row<Self>> {
        &mut to.lists.approvals
    }
}
