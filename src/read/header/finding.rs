//! A fact about a place of a sheet that has no number yet.

use crate::book::{Fact, Place, Problem};

/// What was noticed about a header; a [`Problem`] once the sheet has its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The row, from 1; 0 for the sheet as a whole.
    pub row: u32,
    /// The column, from 0; `None` for the whole row.
    pub column: Option<u16>,
    /// What.
    pub fact: Fact,
    /// What stands there, as written.
    pub value: String,
}

impl Finding {
    pub(super) fn row(row: u32, fact: Fact, value: &str) -> Self {
        Self { row, column: None, fact, value: value.to_owned() }
    }

    pub(super) fn column(row: u32, column: usize, fact: Fact, value: &str) -> Self {
        Self { row, column: u16::try_from(column).ok(), fact, value: value.to_owned() }
    }

    /// The problem in sheet number `sheet`.
    pub fn problem(self, sheet: u16) -> Problem {
        let place = Place { sheet, row: self.row, column: self.column.unwrap_or(Place::WHOLE_ROW) };
        Problem::new(place, self.fact, &self.value)
    }
}
