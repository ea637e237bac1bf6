//! Rows of the card register.

use super::super::gathered::Gathered;
use super::super::lists::Row;
use super::super::values::tier;
use super::cells::CellsOf;
use super::from_row::{FromRow, Useless, Whole};
use crate::book::{Application, CardStage, Done, Identity, Place, Tier};

impl FromRow for Application {
    // An application of nobody cannot be followed.
    const CAN_BE_NOBODY: bool = false;

    fn from_row(cells: &mut CellsOf<'_, '_, '_, '_>, whole: Whole) -> Result<Self, Useless> {
        // One that is applied for later than the last day that is used does not exist yet.
        let applied = cells.day_at("applied");
        if let Some(useless) = applied.and_then(|(day, place)| Useless::after(place, day, whole.until)) {
            return Err(useless);
        }
        let stages = CardStage::ALL.map(|stage| cells.done(field(stage), whole.until));
        let card = cells.read("card", tier::tier).or(whole.card);
        // Only who gets a gold card gives a silver one back.
        let gives_back = stages[CardStage::OldVoided as usize] != Done::No;
        Ok(Self {
            member: None,
            written: Identity::default(),
            address: cells.words("address"),
            card: card.or_else(|| gives_back.then_some(Tier::A)),
            stages,
            agreed: cells.day("agreed"),
            staff: cells.staff("staff"),
            place: Place::row(cells.sheet, cells.row.number),
        })
    }

    fn list(to: &mut Gathered) -> &mut Vec<Row<Self>> {
        &mut to.lists.applications
    }
}

/// The column of a stage.
const fn field(stage: CardStage) -> &'static str {
    match stage {
        CardStage::Applied => "applied",
        CardStage::OldVoided => "old_card_void",
        CardStage::Entered => "entered",
        CardStage::Submitted => "submitted",
        CardStage::Approved => "approved",
        CardStage::Notified => "notified1",
        CardStage::NotifiedAgain => "notified2",
        CardStage::Mailed => "mailed",
        CardStage::Collected => "collected",
    }
}
