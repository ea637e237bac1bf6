//! Rows of the inspection sheet. They name no members.

use super::super::gathered::Gathered;
use super::super::lists::Row;
use super::super::values::score::{Said, score};
use super::super::values::text;
use super::at;
use super::cells::CellsOf;
use super::from_row::{FromRow, Useless, Whole};
use crate::book::{Fact, Inspection, Place, Scale, Score, ShopMoment};

impl FromRow for Inspection {
    const CAN_BE_NOBODY: bool = true;

    fn from_row(cells: &mut CellsOf<'_, '_, '_, '_>, whole: Whole) -> Result<Self, Useless> {
        let moments = ShopMoment::ALL.map(|moment| of_five(cells, moment.field()));
        if moments.iter().all(Option::is_none) {
            return Err(Useless::lacks(cells, Fact::NoScore));
        }
        let dated = cells.moment("date");
        if let Some((moment, place)) = dated
            && let Some(useless) = Useless::after(place, moment.day, whole.until)
        {
            return Err(useless);
        }
        let shop = cells.text("store").unwrap_or_default();
        Ok(Self {
            day: dated.map(|(moment, _)| moment.day),
            shop: cells.to.shops.intern(text::trim(&shop)),
            staff: cells.staff("staff"),
            inspector: cells.words("inspector"),
            moments,
            place: Place::row(cells.sheet, cells.row.number),
        })
    }

    fn list(to: &mut Gathered) -> &mut Vec<Row<Self>> {
        &mut to.lists.inspections
    }
}

/// A score of 1 to 5.
fn of_five(cells: &mut CellsOf<'_, '_, '_, '_>, field: &str) -> Option<Score> {
    let column = cells.layout.column(field)?;
    let number = match cells.read(field, score).flatten()? {
        Said::OfFive(points) => i32::from(points) * 100,
        Said::Number(number) => number,
    };
    let hundredths = u16::try_from(number).ok().filter(|&hundredths| Scale::Five.holds(hundredths));
    if hundredths.is_none() {
        let place = at(cells.sheet, cells.row, column);
        cells.to.problem(place, Fact::OffScale(Scale::Five), &cells.row.value(column).text());
    }
    hundredths.map(|hundredths| Score { hundredths, scale: Scale::Five })
}
