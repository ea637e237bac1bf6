//! Rows of complaints, the card register, staff, items, orders, vouchers and measures: what reading them has in common.

use chrono::NaiveDate;

use super::super::gathered::Gathered;
use super::super::header::Layout;
use super::super::lists::{Entry, Row as ListRow};
use super::super::row::Row;
use super::cells::CellsOf;
use super::plain::Glance;
use super::purchases::after;
use super::{Fate, Identity, ReadRow, Task};
use crate::book::{Bucket, Fact, Money, Place, Tier};

/// What a row that cannot be used comes to, and what is still to be said of it.
pub(super) struct Useless {
    bucket: Bucket,
    problem: Option<(Place, Fact, String)>,
}

/// What a sheet says for all its rows.
#[derive(Clone, Copy)]
pub(super) struct Whole {
    /// The last day whose rows are used.
    pub(super) until: NaiveDate,
    /// The card that the sheet's name states.
    pub(super) card: Option<Tier>,
}

/// A row of one of these sheets, as it is read.
pub(super) trait FromRow: Entry {
    /// Whether a row that names nobody is of use.
    const CAN_BE_NOBODY: bool;

    /// Reads the cells of a row.
    fn from_row(cells: &mut CellsOf<'_, '_, '_, '_>, whole: Whole) -> Result<Self, Useless>;

    /// Where such rows are gathered.
    fn list(to: &mut Gathered) -> &mut Vec<ListRow<Self>>;
}

impl Useless {
    /// A row without something that it cannot do without.
    pub(super) fn lacks(cells: &CellsOf<'_, '_, '_, '_>, fact: Fact) -> Self {
        let place = Place::row(cells.sheet, cells.row.number);
        Self { bucket: Bucket::SetAside, problem: Some((place, fact, String::new())) }
    }

    /// Says what is still to be said, and where the row goes.
    pub(super) fn say(self, to: &mut Gathered) -> Bucket {
        if let Some((place, fact, value)) = self.problem {
            to.problem(place, fact, &value);
        }
        self.bucket
    }

    /// A row whose day cannot be read, as was said of its cell.
    pub(super) const fn undated() -> Self {
        Self { bucket: Bucket::SetAside, problem: None }
    }

    /// A row whose day, in the cell at `place`, is later than the last day that is used.
    pub(super) fn after(place: Place, day: NaiveDate, until: NaiveDate) -> Option<Self> {
        let (bucket, fact) = after(day, until)?;
        Some(Self { bucket, problem: Some((place, fact, day.to_string())) })
    }
}

/// Reads the rows of such a sheet.
pub(super) struct Listed<'a, T> {
    sheet: u16,
    layout: &'a Layout,
    identity: Identity,
    whole: Whole,
    /// Rows that name nobody.
    unnamed: u64,
    rows: std::marker::PhantomData<T>,
}

impl<'a, T: FromRow> Listed<'a, T> {
    /// `card` is what the sheet's name states.
    pub(super) fn new(task: &Task<'a>, card: Option<Tier>) -> Self {
        let &Task { sheet, layout, .. } = task;
        let whole = Whole { until: task.until(), card };
        let rows = std::marker::PhantomData;
        Self { sheet, layout, identity: Identity::new(layout), whole, unnamed: 0, rows }
    }
}

impl<T: FromRow> ReadRow for Listed<'_, T> {
    fn take(&mut self, row: &Row<'_>, glance: Glance, to: &mut Gathered) -> Fate {
        let party = glance.who.index();
        if party.is_none() && !T::CAN_BE_NOBODY {
            to.problem(Place::row(self.sheet, row.number), Fact::NoIdentity, &self.identity.written(row));
            return (Bucket::SetAside, Money::ZERO);
        }
        let mut cells = CellsOf { sheet: self.sheet, layout: self.layout, row, to };
        match T::from_row(&mut cells, self.whole) {
            Ok(entry) => {
                if let Some(party) = party {
                    to.meet(party);
                }
                T::list(to).push(ListRow { party, entry });
                let nobody = party.is_none() && T::NAMES_MEMBERS;
                self.unnamed += u64::from(nobody);
                (if nobody { Bucket::WithoutMember } else { Bucket::Attributed }, Money::ZERO)
            }
            Err(useless) => (useless.say(to), Money::ZERO),
        }
    }

    fn finish(&mut self, to: &mut Gathered) {
        if self.unnamed > 0 {
            to.problem(Place::sheet(self.sheet), Fact::Unnamed(self.unnamed), "");
        }
    }
}
