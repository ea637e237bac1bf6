//! Cells, one after the other → rows. Rows that the file leaves out are blank rows.

use std::ops::ControlFlow;

use crate::read::preview::OwnedCell;
use crate::read::row::{Cells, Row};

/// Rows that are being put together.
pub(super) struct Rows<'v> {
    number: u32,
    cells: Vec<OwnedCell>,
    visit: &'v mut dyn FnMut(Row<'_>) -> ControlFlow<()>,
}

impl<'v> Rows<'v> {
    pub(super) fn new(visit: &'v mut dyn FnMut(Row<'_>) -> ControlFlow<()>) -> Self {
        Self { number: 0, cells: Vec::new(), visit }
    }

    /// Puts a cell into a row, from 1; rows come in their order.
    pub(super) fn put(&mut self, number: u32, column: usize, cell: OwnedCell) -> ControlFlow<()> {
        while self.number < number {
            self.flush()?;
            self.number += 1;
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, OwnedCell::Blank);
        }
        self.cells[column] = cell;
        ControlFlow::Continue(())
    }

    /// Hands over the last row.
    pub(super) fn flush(&mut self) -> ControlFlow<()> {
        if self.number > 0 {
            (self.visit)(Row { number: self.number, cells: Cells::Typed(&self.cells) })?;
        }
        self.cells.clear();
        ControlFlow::Continue(())
    }
}
