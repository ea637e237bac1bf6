//! Rows as sheets stream them.

use std::ops::ControlFlow;

use super::cell::Raw;
use super::preview::OwnedCell;
use crate::book::Fact;

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

/// The cells of a row.
#[derive(Debug, Clone, Copy)]
pub enum Cells<'a> {
    /// Fields of a text file: their text end to end, and where each ends.
    Text(&'a str, &'a [usize]),
    /// Cells of a workbook.
    Typed(&'a [OwnedCell]),
}

impl<'a> Row<'a> {
    /// How many cells it has.
    pub const fn width(&self) -> usize {
        match self.cells {
            Cells::Text(_, ends) => ends.len(),
            Cells::Typed(cells) => cells.len(),
        }
    }

    /// The cell in a column, from 0; blank beyond the last.
    pub fn get(&self, column: usize) -> Raw<'a> {
        match self.cells {
            Cells::Text(text, ends) => {
                let Some(&end) = ends.get(column) else { return Raw::Blank };
                let start = if column == 0 { 0 } else { ends[column - 1] };
                let field = &text[start..end];
                match field.as_bytes().first() {
                    None => Raw::Blank,
                    Some(b'#') if ERRORS.contains(&field) => Raw::Error(field),
                    Some(b'\'') => Raw::Text(unguarded(field)),
                    Some(_) => Raw::Text(field),
                }
            }
            Cells::Typed(cells) => cells.get(column).map_or(Raw::Blank, OwnedCell::raw),
        }
    }

    /// Its cells in order.
    pub fn iter(&self) -> impl Iterator<Item = Raw<'a>> + '_ {
        (0..self.width()).map(|column| self.get(column))
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.iter().all(Raw::is_blank)
    }
}

/// A sheet that can be walked through, more than once, without being held in memory.
pub trait Walk {
    /// Visits the rows in order until `visit` breaks off.
    ///
    /// # Errors
    /// What ends the walk too early: a file that cannot be read on, an unclosed quote, broken text; with its row.
    fn walk(&mut self, visit: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>) -> Result<(), (u32, Fact)>;

    /// Walks through the whole sheet: `ahead` looks at each row before it is visited, on another thread where that
    /// helps, and what it says is handed over with the row.
    ///
    /// # Errors
    /// As [`Walk::walk`].
    fn walk_ahead(
        &mut self,
        ahead: &mut (dyn FnMut(&Row<'_>) -> u32 + Send),
        visit: &mut dyn FnMut(Row<'_>, u32),
    ) -> Result<(), (u32, Fact)> {
        self.walk(&mut |row| {
            let mark = ahead(&row);
            visit(row, mark);
            ControlFlow::Continue(())
        })
    }
}
