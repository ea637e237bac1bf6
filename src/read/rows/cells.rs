//! The cells of one row by field: the small steps that rows of every kind of sheet are read in.

use chrono::NaiveDate;

use super::super::cell::Raw;
use super::super::gathered::Gathered;
use super::super::header::Layout;
use super::super::row::Row;
use super::super::values::date::{self, Date, Orders, date};
use super::super::values::stage::stage;
use super::super::values::ticked::ticked;
use super::super::values::{Read, text};
use super::at;
use super::purchases::after;
use crate::book::{Done, Fact, Moment, NameId, Place, Stated, Ticked};

/// The cells of one row by field, with somewhere to say what is wrong with them.
pub(super) struct CellsOf<'l, 'r, 'c, 'g> {
    pub(super) sheet: u16,
    pub(super) layout: &'l Layout,
    pub(super) row: &'r Row<'c>,
    pub(super) to: &'g mut Gathered,
}

impl<'c> CellsOf<'_, '_, 'c, '_> {
    pub(super) fn raw(&self, field: &str) -> Raw<'c> {
        self.layout.column(field).map_or(Raw::Blank, |column| self.row.value(column))
    }

    pub(super) fn text(&self, field: &str) -> Option<String> {
        let cell = self.raw(field).text();
        let text = text::trim(&cell);
        (!text.is_empty()).then(|| text.to_owned())
    }

    pub(super) fn read<T>(&mut self, field: &str, parse: impl FnOnce(Raw<'c>) -> Result<Read<T>, Fact>) -> Option<T> {
        self.stated(field, parse).map(|stated| stated.value)
    }

    pub(super) fn stated<T>(
        &mut self,
        field: &str,
        parse: impl FnOnce(Raw<'c>) -> Result<Read<T>, Fact>,
    ) -> Option<Stated<T>> {
        let column = self.layout.column(field)?;
        let cell = self.row.value(column);
        if cell.is_blank() {
            return None;
        }
        let place = at(self.sheet, self.row, column);
        match parse(cell) {
            Ok(Read { value, note }) => {
                if let Some(note) = note {
                    self.to.problem(place, note, &cell.text());
                }
                Some(Stated { value, place })
            }
            Err(fact) => {
                self.to.problem(place, fact, &cell.text());
                None
            }
        }
    }

    pub(super) fn day(&mut self, field: &str) -> Option<NaiveDate> {
        let said = self.stated(field, date)?;
        match said.value {
            Date::Day(day) => Some(day),
            Date::Slashed(slashed) => slashed.settle(Orders::default()).or_else(|| {
                self.to.problem(said.place, Fact::DayOrMonth, &self.raw(field).text());
                None
            }),
        }
    }
}

/// Days up to the last one that counts: what is dated later does not exist yet.
impl CellsOf<'_, '_, '_, '_> {
    /// The text of a field, blank where there is none.
    pub(super) fn words(&self, field: &str) -> Box<str> {
        self.text(field).unwrap_or_default().into()
    }

    /// The person of the staff whom a field names.
    pub(super) fn staff(&mut self, field: &str) -> NameId {
        let place = self
            .layout
            .column(field)
            .map_or(Place::row(self.sheet, self.row.number), |column| at(self.sheet, self.row, column));
        let name = self.text(field).unwrap_or_default();
        self.to.staff.intern(&name, place)
    }

    /// A day with its time, and the cell that has it.
    pub(super) fn moment(&mut self, field: &str) -> Option<(Moment, Place)> {
        let said = self.stated(field, date::moment)?;
        let day = match said.value.date {
            Date::Day(day) => Some(day),
            Date::Slashed(slashed) => slashed.settle(Orders::default()),
        };
        let Some(day) = day else {
            self.to.problem(said.place, Fact::DayOrMonth, &self.raw(field).text());
            return None;
        };
        Some((Moment { day, time: said.value.time }, said.place))
    }

    /// The same, no later than `until`.
    pub(super) fn moment_until(&mut self, field: &str, until: NaiveDate) -> Option<Moment> {
        let (moment, place) = self.moment(field)?;
        if let Some((_, fact)) = after(moment.day, until) {
            self.to.problem(place, fact, &moment.day.to_string());
            return None;
        }
        Some(moment)
    }

    /// A day that is written plainly, and its cell; nothing is said of any other, which is read again.
    pub(super) fn day_at(&self, field: &str) -> Option<(NaiveDate, Place)> {
        let column = self.layout.column(field)?;
        let Date::Day(day) = date(self.row.value(column)).ok()?.value else { return None };
        Some((day, at(self.sheet, self.row, column)))
    }

    /// Whether something is done, by a date, a mark or a word, no later than `until`.
    pub(super) fn done(&mut self, field: &str, until: NaiveDate) -> Done {
        let Some(said) = self.stated(field, |cell| Ok(stage(cell))) else { return Done::No };
        self.done_until(said.value, said.place, until)
    }

    /// Whether a step of a checklist is done, and by whom, no later than `until`.
    pub(super) fn ticked(&mut self, field: &str, until: NaiveDate) -> Ticked {
        let Some(said) = self.stated(field, |cell| Ok(ticked(cell))) else { return Ticked::default() };
        match self.done_until(said.value.done, said.place, until) {
            Done::No => Ticked::default(),
            done => Ticked { done, by: said.value.by },
        }
    }

    fn done_until(&mut self, done: Done, place: Place, until: NaiveDate) -> Done {
        let Done::On(day) = done else { return done };
        let Some((_, fact)) = after(day, until) else { return done };
        // A year mistyped leaves no doubt that it was done.
        let done = if fact == Fact::FarFuture { Done::DayUnknown } else { Done::No };
        self.to.problem(place, fact, &day.to_string());
        done
    }
}
