//! Rows that were read and wait to be visited, some at a time: the texts that they share are then looked for in one go,
//! and do not wait for memory one after the other.

use std::ops::ControlFlow;

use super::cells::{Filled, WorkbookCells};
use super::shared::Shared;
use crate::read::row::{AT_ONCE, Cells, Row};

/// Bytes of rows that wait, roughly. A row alone may have more; it does not wait.
const ROOM: usize = 256 * 1024;

/// Who looks at the rows.
pub(super) type Visit<'v> = dyn FnMut(&[Row<'_>]) -> ControlFlow<()> + 'v;

/// The rows that wait.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    /// Their numbers and cells, then room for more.
    rows: Vec<(u32, Filled)>,
    count: usize,
    bytes: usize,
}

impl Waiting {
    /// Lets a row wait, and takes its room from one that was visited.
    pub(super) fn push(&mut self, number: u32, row: &mut Filled) {
        if self.count == self.rows.len() {
            self.rows.push((0, Filled::default()));
        }
        self.bytes += row.bytes();
        let place = &mut self.rows[self.count];
        place.0 = number;
        std::mem::swap(&mut place.1, row);
        row.clear();
        self.count += 1;
    }

    /// Whether no more should wait.
    pub(super) const fn is_full(&self) -> bool {
        self.count >= AT_ONCE || self.bytes > ROOM
    }

    /// The last row with anything in it, and its number.
    pub(super) fn last_filled(&self) -> Option<(&Filled, u32)> {
        let mut waiting = self.rows[..self.count].iter().rev();
        waiting.find(|(_, row)| row.len() > 0).map(|(number, row)| (row, *number))
    }

    /// Lets all of them be visited; `last` becomes the last with anything in it.
    pub(super) fn visit(
        &mut self,
        shared: &Shared,
        last: &mut (Filled, u32),
        visit: &mut Visit<'_>,
    ) -> ControlFlow<()> {
        let waiting = &mut self.rows[..self.count];
        shared.touch(waiting.iter().flat_map(|(_, row)| row.shared()));
        let cells = |filled| Cells::Workbook(WorkbookCells { filled, shared });
        let rows: Vec<Row<'_>> =
            waiting.iter().map(|(number, row)| Row { number: *number, cells: cells(row) }).collect();
        let wanted = visit(&rows);
        drop(rows);
        if let Some((number, row)) = waiting.iter_mut().rev().find(|(_, row)| row.len() > 0) {
            std::mem::swap(row, &mut last.0);
            last.1 = *number;
        }
        for (_, row) in waiting.iter_mut().filter(|(_, row)| row.bytes() > ROOM) {
            *row = Filled::default();
        }
        (self.count, self.bytes) = (0, 0);
        wanted
    }
}
