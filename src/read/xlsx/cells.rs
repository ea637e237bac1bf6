//! The cells of the row that is being read: only those that are filled, in one piece of memory that all rows share.

use super::content::since_1904;
use super::shared::Shared;
use crate::read::cell::Raw;

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum What {
    Number(f64),
    /// Days since 1899-12-30.
    Serial(f64),
    Bool(bool),
    /// A shared text, by its number.
    Shared(u32),
    /// A piece of the row's own text.
    Text(u32, u32),
    /// An error value, a piece of the row's own text.
    Error(u32, u32),
    /// A formula without its result.
    NoResult,
    /// Nothing, in a column that has merged cells but none here.
    Apart,
}

/// The filled cells of a row.
#[derive(Debug, Default)]
pub(super) struct Filled {
    /// Column and content, the columns rising once the row is [`settled`](Self::settle).
    cells: Vec<(u16, What)>,
    text: String,
    in_order: bool,
}

impl Filled {
    /// Forgets the row and keeps its room.
    pub(super) fn clear(&mut self) {
        self.cells.clear();
        self.text.clear();
        self.in_order = true;
    }

    /// Adds a cell.
    #[inline]
    pub(super) fn push(&mut self, column: u16, what: What) {
        self.in_order &= self.cells.last().is_none_or(|(last, _)| *last < column);
        self.cells.push((column, what));
    }

    /// Puts the cells in order; of two in one place the later counts.
    pub(super) fn settle(&mut self) {
        if !self.in_order {
            self.cells.sort_by_key(|(column, _)| *column);
            self.cells.reverse();
            self.cells.dedup_by_key(|(column, _)| *column);
            self.cells.reverse();
            self.in_order = true;
        }
    }

    /// Takes plain numbers of these columns for days since 1904, where they may be days.
    pub(super) fn count_days(&mut self, columns: &[usize]) {
        let cells = self.cells.iter_mut().filter(|(column, _)| columns.contains(&usize::from(*column)));
        for (_, what) in cells {
            if let What::Number(number) = *what
                && let Some(days) = since_1904(number)
            {
                *what = What::Serial(days);
            }
        }
    }

    /// Adds to the row's own text what `write` puts there, as a piece of it.
    pub(super) fn text<E>(&mut self, write: impl FnOnce(&mut String) -> Result<(), E>) -> Result<(u32, u32), E> {
        let from = self.text.len();
        write(&mut self.text)?;
        Ok((place(from), place(self.text.len())))
    }

    /// A piece of the row's own text.
    pub(super) fn piece(&self, (from, to): (u32, u32)) -> &str {
        self.text.get(from as usize..to as usize).unwrap_or_default()
    }

    /// The shared texts among them, by number.
    pub(super) fn shared(&self) -> impl Iterator<Item = u32> {
        self.cells.iter().filter_map(|(_, what)| if let What::Shared(index) = what { Some(*index) } else { None })
    }

    /// What it takes of memory, roughly.
    pub(super) fn bytes(&self) -> usize {
        self.text.len() + self.cells.len() * size_of::<(u16, What)>()
    }

    /// How many cells are filled.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// The content of a column.
    pub(super) fn get(&self, column: usize) -> Option<What> {
        let is = |cell: &&(u16, What)| usize::from(cell.0) == column;
        // In a row without gaps the cell stands where its number says, and never behind it.
        if let Some(cell) = self.cells.get(column).filter(is) {
            return Some(cell.1);
        }
        let before = &self.cells[..self.cells.len().min(column)];
        let at = before.binary_search_by_key(&column, |cell| usize::from(cell.0)).ok()?;
        Some(before[at].1)
    }
}

/// A place within the text of a row, which sixteen thousand cells of 32,767 characters fit.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The cells of a row, with the texts that they share.
#[derive(Debug, Clone, Copy)]
pub struct WorkbookCells<'a> {
    pub(super) filled: &'a Filled,
    pub(super) shared: &'a Shared,
}

impl<'a> WorkbookCells<'a> {
    /// How many columns the row has, up to its last filled cell.
    pub(in crate::read) fn width(self) -> usize {
        self.filled.cells.last().map_or(0, |(column, _)| usize::from(*column) + 1)
    }

    /// The cell in a column, from 0.
    #[inline(never)]
    pub(in crate::read) fn get(self, column: usize) -> Raw<'a> {
        self.filled.get(column).map_or(Raw::Blank, |what| self.raw(what))
    }

    /// The cells that are filled, in order, each with its column from 0.
    pub(in crate::read) fn filled(self) -> impl Iterator<Item = (usize, Raw<'a>)> + 'a {
        self.filled.cells.iter().map(move |(column, what)| (usize::from(*column), self.raw(*what)))
    }

    /// The error values, and the formulas that were saved without their result, each with its column.
    pub(in crate::read) fn faults(self) -> impl Iterator<Item = (usize, Raw<'a>)> + 'a {
        let cells = self.filled.cells.iter();
        let faults = cells.filter(|(_, what)| matches!(what, What::NoResult | What::Error(..)));
        faults.map(move |(column, what)| (usize::from(*column), self.raw(*what)))
    }

    /// Whether the cell in a column is left blank below a merged cell, in a column where those say what goes together.
    pub(in crate::read) fn is_apart(self, column: usize) -> bool {
        self.filled.get(column) == Some(What::Apart)
    }

    fn raw(self, what: What) -> Raw<'a> {
        let piece = |from, to| self.filled.piece((from, to));
        match what {
            What::Number(number) => Raw::Number(number),
            What::Serial(days) => Raw::Serial(days),
            What::Bool(truth) => Raw::Bool(truth),
            What::Shared(index) => text(self.shared.get(index).unwrap_or_default()),
            What::Text(from, to) => text(piece(from, to)),
            What::Error(from, to) => Raw::Error(piece(from, to)),
            What::NoResult => Raw::NoResult,
            What::Apart => Raw::Blank,
        }
    }
}

fn text(text: &str) -> Raw<'_> {
    if text.is_empty() { Raw::Blank } else { Raw::Text(text) }
}

#[cfg(test)]
mod tests {
    use super::{Filled, Shared, What, WorkbookCells};
    use crate::read::cell::Raw;

    fn row(columns: &[u16]) -> Vec<(usize, f64)> {
        let (mut filled, shared) = (Filled::default(), Shared::default());
        filled.clear();
        for (number, column) in (0_u32..).zip(columns) {
            filled.push(*column, What::Number(f64::from(number)));
        }
        filled.settle();
        let cells = WorkbookCells { filled: &filled, shared: &shared };
        let number = |column| match cells.get(column) {
            Raw::Number(number) => Some((column, number)),
            _ => None,
        };
        (0..cells.width()).filter_map(number).collect()
    }

    #[test]
    fn cells_are_found_with_gaps_out_of_order_and_twice() {
        assert_eq!(row(&[0, 1, 2]), [(0, 0.0), (1, 1.0), (2, 2.0)]);
        assert_eq!(row(&[1, 4, 16_383]), [(1, 0.0), (4, 1.0), (16_383, 2.0)]);
        assert_eq!(row(&[5, 1, 3]), [(1, 1.0), (3, 2.0), (5, 0.0)]);
        assert_eq!(row(&[2, 0, 2, 2]), [(0, 1.0), (2, 3.0)]);
        assert_eq!(row(&[]), []);
    }
}
