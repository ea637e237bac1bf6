//! A table that stands below another: the rows of its sheet from its header on.

use std::ops::ControlFlow;

use super::row::{Ahead, Remark, Row, Visit, Walk};
use crate::book::Fact;

/// A sheet from one row on. The rows keep their numbers, so that addresses stay those of the file.
pub(super) struct Below<'a> {
    walk: &'a mut dyn Walk,
    from: u32,
}

impl<'a> Below<'a> {
    /// The rows from `from` on, of whose columns nothing is known yet.
    pub(super) fn new(walk: &'a mut dyn Walk, from: u32) -> Self {
        walk.fill_down(&[], 0);
        walk.count_days(&[], 0);
        Self { walk, from }
    }
}

/// How many rows stand above the row `from`.
fn above(rows: &[Row<'_>], from: u32) -> usize {
    rows.partition_point(|row| row.number < from)
}

impl Walk for Below<'_> {
    fn walk(&mut self, visit: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>) -> Result<(), (u32, Fact)> {
        let from = self.from;
        self.walk.walk(&mut |row| if row.number < from { ControlFlow::Continue(()) } else { visit(row) })
    }

    fn walk_ahead(&mut self, ahead: &mut Ahead<'_>, visit: &mut Visit<'_>) -> Result<(), (u32, Fact)> {
        let from = self.from;
        let mut own = |rows: &[Row<'_>], marks: &mut Vec<u32>| {
            let above = above(rows, from);
            marks.resize(marks.len() + above, 0);
            ahead(&rows[above..], marks);
        };
        let mut visit = |rows: &[Row<'_>], marks: &[u32]| {
            let above = above(rows, from);
            visit(&rows[above..], &marks[above..])
        };
        self.walk.walk_ahead(&mut own, &mut visit)
    }

    fn fill_down(&mut self, columns: &[usize], below: u32) {
        self.walk.fill_down(columns, below);
    }

    fn count_days(&mut self, columns: &[usize], below: u32) {
        self.walk.count_days(columns, below);
    }

    fn remarks(&mut self) -> Vec<Remark> {
        self.walk.remarks()
    }
}
