//! The first rows of a sheet, kept while it is being understood.

use std::ops::ControlFlow;

use super::cell::Raw;
use super::row::{Row, Walk};
use crate::book::Fact;

/// A cell that owns its text.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum OwnedCell {
    /// Nothing.
    #[default]
    Blank,
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// A date by its format, as days since 1899-12-30.
    Serial(f64),
    /// A truth value.
    Bool(bool),
    /// An error value.
    Error(String),
    /// A formula that was saved without its result.
    NoResult,
}

impl OwnedCell {
    /// The cell, borrowed.
    pub fn raw(&self) -> Raw<'_> {
        match self {
            Self::Blank => Raw::Blank,
            Self::Text(text) => Raw::Text(text),
            Self::Number(number) => Raw::Number(*number),
            Self::Serial(serial) => Raw::Serial(*serial),
            Self::Bool(truth) => Raw::Bool(*truth),
            Self::Error(error) => Raw::Error(error),
            Self::NoResult => Raw::NoResult,
        }
    }
}

impl From<Raw<'_>> for OwnedCell {
    fn from(raw: Raw<'_>) -> Self {
        match raw {
            Raw::Blank => Self::Blank,
            Raw::Text(text) => Self::Text(text.to_owned()),
            Raw::Number(number) => Self::Number(number),
            Raw::Serial(serial) => Self::Serial(serial),
            Raw::Bool(truth) => Self::Bool(truth),
            Raw::Error(error) => Self::Error(error.to_owned()),
            Raw::NoResult => Self::NoResult,
        }
    }
}

/// A row that is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct PreviewRow {
    /// As a spreadsheet numbers it, from 1.
    pub number: u32,
    /// Its cells.
    pub cells: Vec<OwnedCell>,
}

impl PreviewRow {
    /// The cell in a column, from 0; blank beyond the last.
    pub fn get(&self, column: usize) -> Raw<'_> {
        self.cells.get(column).map_or(Raw::Blank, OwnedCell::raw)
    }

    /// The row as sheets stream them.
    pub fn row(&self) -> Row<'_> {
        Row { number: self.number, cells: super::row::Cells::Typed(&self.cells) }
    }
}

/// The first rows of a sheet that are not blank.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Preview {
    /// At most [`Preview::ROWS`] of them.
    pub rows: Vec<PreviewRow>,
    /// Whether the sheet has no further rows.
    pub whole: bool,
    /// The row where the header stands, of a table below another; 0 where it has to be looked for.
    pub begins: u32,
}

impl Preview {
    /// Rows kept: those where a header is looked for, and two hundred below it.
    pub const ROWS: usize = 232;

    /// Cells kept of a row; no column beyond them is ever used.
    const WIDEST: usize = u16::MAX as usize;

    /// Cells kept in all: no sheet of a shop is so wide that it has more in its first rows.
    const CELLS: usize = 1 << 20;

    /// Looks at the beginning of a sheet.
    ///
    /// # Errors
    /// As [`Walk::walk`].
    pub fn of(sheet: &mut dyn Walk) -> Result<Self, (u32, Fact)> {
        let mut preview = Self { whole: true, ..Self::default() };
        sheet.walk(&mut |row| {
            if preview.is_full() {
                preview.whole = false;
                return ControlFlow::Break(());
            }
            preview.push(row);
            ControlFlow::Continue(())
        })?;
        Ok(preview)
    }

    /// Keeps a row, unless it is blank or there are enough.
    pub fn push(&mut self, row: Row<'_>) {
        if !self.is_full() && !row.is_blank() {
            let cells: Vec<OwnedCell> = row.iter().take(Self::WIDEST).map(OwnedCell::from).collect();
            self.rows.push(PreviewRow { number: row.number, cells });
        }
    }

    fn is_full(&self) -> bool {
        let cells: usize = self.rows.iter().map(|row| row.cells.len()).sum();
        self.rows.len() == Self::ROWS || cells > Self::CELLS
    }
}
