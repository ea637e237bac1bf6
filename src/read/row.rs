//! Rows as sheets stream them.

use std::ops::{ControlFlow, Range};

use super::cell::Raw;
use super::preview::OwnedCell;
use super::xlsx::WorkbookCells;
use crate::book::{Fact, NameKey};

/// One row, borrowed from its sheet while it is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// As a spreadsheet numbers it, from 1.
    pub number: u32,
    /// Its cells.
    pub cells: Cells<'a>,
}

/// Error values as Excel writes them into a text file.
const ERRORS: [&str; 9] = ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"];

/// The text without the `'` that `write::csv` puts before what a spreadsheet would take for a formula.
fn unguarded(field: &str) -> &str {
    let starts = ['=', '+', '-', '@', '\t', '\r', '\n', '|', '%', '＝', '＋', '－', '＠', '｜', '％'];
    let text = field.strip_prefix('\'').unwrap_or(field);
    if text.trim_start_matches(super::cell::is_space).starts_with(starts) { text } else { field }
}

/// A field of a text file as a cell. Nearly every one is plain text, or blank.
#[inline]
fn written(field: &str) -> Raw<'_> {
    match field.as_bytes().first() {
        None => Raw::Blank,
        Some(b'#' | b'\'') => marked(field),
        Some(_) => Raw::Text(field),
    }
}

#[cold]
fn marked(field: &str) -> Raw<'_> {
    if ERRORS.contains(&field) { Raw::Error(field) } else { Raw::Text(unguarded(field)) }
}

/// The cells of a row.
#[derive(Debug, Clone, Copy)]
pub enum Cells<'a> {
    /// Fields of a text file.
    Text(Fields<'a>),
    /// Cells that are kept.
    Typed(&'a [OwnedCell]),
    /// Cells of a workbook, those that are filled.
    Workbook(WorkbookCells<'a>),
}

/// The fields of a record in the text that holds it, one byte between each two.
#[derive(Debug, Clone, Copy)]
pub struct Fields<'a> {
    /// The text of many records.
    pub text: &'a str,
    /// Where the first field begins in it.
    pub start: u32,
    /// Where each field ends.
    pub ends: &'a [u32],
    /// Whether a quote that is never closed stands in it.
    pub left_open: bool,
    /// Whether an error value may stand in it: whether there is a `#` in the text of all those records.
    pub may_err: bool,
}

impl<'a> Fields<'a> {
    #[inline]
    fn get(&self, column: usize) -> Option<&'a str> {
        self.text.get(self.part(column)?)
    }

    /// Where in the text a field stands.
    #[inline]
    fn part(&self, column: usize) -> Option<Range<usize>> {
        let end = *self.ends.get(column)?;
        let start = if column == 0 { self.start } else { self.ends[column - 1] + 1 };
        Some(start as usize..end as usize)
    }

    /// Whether a byte with which error values begin stands in any of them.
    fn may_err(&self) -> bool {
        if !self.may_err {
            return false;
        }
        let end = self.ends.last().map_or(self.start, |end| *end);
        memchr::memchr(b'#', &self.text.as_bytes()[self.start as usize..end as usize]).is_some()
    }
}

impl<'a> Row<'a> {
    /// How many cells it has.
    pub fn width(&self) -> usize {
        match self.cells {
            Cells::Text(fields) => fields.ends.len(),
            Cells::Typed(cells) => cells.len(),
            Cells::Workbook(cells) => cells.width(),
        }
    }

    /// The cell in a column, from 0; blank beyond the last.
    #[inline]
    pub fn get(&self, column: usize) -> Raw<'a> {
        match self.cells {
            Cells::Text(fields) => fields.get(column).map_or(Raw::Blank, written),
            Cells::Typed(cells) => cells.get(column).map_or(Raw::Blank, OwnedCell::raw),
            Cells::Workbook(cells) => cells.get(column),
        }
    }

    /// What stands in a column where that is text and nothing has to be asked about it, or blank: nearly every cell.
    #[inline]
    pub fn plain(&self, column: usize) -> Option<&'a str> {
        match self.cells {
            Cells::Text(fields) => {
                let field = fields.get(column).unwrap_or_default();
                (!matches!(field.as_bytes().first(), Some(b'#' | b'\''))).then_some(field)
            }
            Cells::Typed(_) | Cells::Workbook(_) => match self.get(column) {
                Raw::Text(text) => Some(text),
                Raw::Blank => Some(""),
                _ => None,
            },
        }
    }

    /// The key of what stands in a column of a text file, where that is short and nothing has to be asked about it.
    #[inline]
    pub fn key(&self, column: usize) -> Option<NameKey> {
        let Cells::Text(fields) = self.cells else { return None };
        let (bytes, part) = (fields.text.as_bytes(), fields.part(column)?);
        if matches!(bytes.get(part.start), Some(b'#' | b'\'')) { None } else { NameKey::within(bytes, part) }
    }

    /// Its cells in order.
    pub fn iter(&self) -> impl Iterator<Item = Raw<'a>> + '_ {
        (0..self.width()).map(|column| self.get(column))
    }

    /// Its cells that are not blank, in order, each with its column from 0. A workbook's row that has nothing up to its
    /// last column costs no more than one cell.
    pub fn filled(&self) -> impl Iterator<Item = (usize, Raw<'a>)> + '_ {
        let (sparse, width) = match self.cells {
            Cells::Workbook(cells) => (Some(cells.filled()), 0),
            Cells::Text(..) | Cells::Typed(_) => (None, self.width()),
        };
        let all = (0..width).map(|column| (column, self.get(column)));
        sparse.into_iter().flatten().chain(all).filter(|(_, cell)| !cell.is_blank())
    }

    /// The cell in a column as it is used: an error value is blank, and is said with all the [faults](Self::faults).
    pub fn value(&self, column: usize) -> Raw<'a> {
        match self.get(column) {
            Raw::Error(_) => Raw::Blank,
            cell => cell,
        }
    }

    /// Its error values, and its formulas that were saved without their result, each with its column from 0.
    pub fn faults(&self) -> impl Iterator<Item = (usize, Raw<'a>)> + '_ {
        let (sparse, width) = match self.cells {
            Cells::Workbook(cells) => (Some(cells.faults()), 0),
            Cells::Text(fields) if !fields.may_err() => (None, 0),
            Cells::Text(..) | Cells::Typed(_) => (None, self.width()),
        };
        let all = (0..width).map(|column| (column, self.get(column)));
        let is_fault = |(_, cell): &(usize, Raw<'_>)| matches!(cell, Raw::Error(_) | Raw::NoResult);
        sparse.into_iter().flatten().chain(all.filter(is_fault))
    }

    /// Whether it has any of those.
    #[inline]
    pub fn has_faults(&self) -> bool {
        match self.cells {
            Cells::Text(fields) if !fields.may_err => false,
            _ => self.faults().next().is_some(),
        }
    }

    /// Whether a column's cell is left blank on purpose: the column has merged cells, and this is part of none.
    pub fn is_apart(&self, column: usize) -> bool {
        matches!(self.cells, Cells::Workbook(cells) if cells.is_apart(column))
    }

    /// Whether a quote that is never closed stands in it.
    pub const fn is_left_open(&self) -> bool {
        matches!(self.cells, Cells::Text(Fields { left_open: true, .. }))
    }

    /// Whether it is a row of a text file with more than so many cells.
    pub const fn is_wider(&self, width: usize) -> bool {
        matches!(self.cells, Cells::Text(fields) if fields.ends.len() > width)
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        match self.cells {
            Cells::Workbook(_) => self.filled().next().is_none(),
            Cells::Text(..) | Cells::Typed(_) => self.iter().all(Raw::is_blank),
        }
    }
}

/// Something worth saying of a sheet that only its walk can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The row, from 1; 0 for the sheet as a whole.
    pub row: u32,
    /// The column, from 0.
    pub column: Option<u16>,
    /// What.
    pub fact: Fact,
    /// What stands there, as written.
    pub value: String,
}

/// Adds to some numbers one for each of some rows, in their order.
pub type Ahead<'a> = dyn FnMut(&[Row<'_>], &mut Vec<u32>) + Send + 'a;

/// Visits some rows, each with what was said of it ahead.
pub type Visit<'a> = dyn FnMut(&[Row<'_>], &[u32]) -> ControlFlow<()> + 'a;

/// Rows that are looked at in one go, at most.
pub const AT_ONCE: usize = 64;

/// A sheet that can be walked through, more than once, without being held in memory.
pub trait Walk {
    /// Visits the rows in order until `visit` breaks off.
    ///
    /// # Errors
    /// What ends the walk too early: a file that cannot be read on, an unclosed quote, broken text; with its row.
    fn walk(&mut self, visit: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>) -> Result<(), (u32, Fact)>;

    /// Walks through the sheet some rows at a time: `ahead` looks at them before they are visited, on another thread where
    /// that helps, and what it says of each is handed over with them.
    ///
    /// # Errors
    /// As [`Walk::walk`].
    fn walk_ahead(&mut self, ahead: &mut Ahead<'_>, visit: &mut Visit<'_>) -> Result<(), (u32, Fact)> {
        let mut marks = Vec::new();
        self.walk(&mut |row| {
            marks.clear();
            ahead(&[row], &mut marks);
            visit(&[row], &marks)
        })
    }

    /// Asks that blank cells of these columns, from 0, which are merged with the one above, say what that says, in the
    /// rows below the one given. A format without merged cells has nothing to do.
    fn fill_down(&mut self, _columns: &[usize], _below: u32) {}

    /// Says in which columns, from 0, a plain number is a day, in the rows below the one given. That matters to a workbook
    /// that counts its days from 1904.
    fn count_days(&mut self, _columns: &[usize], _below: u32) {}

    /// What is worth saying of the sheet after the last walk; it is said once.
    fn remarks(&mut self) -> Vec<Remark> {
        Vec::new()
    }
}
