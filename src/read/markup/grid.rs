//! Rows of cells with spans → rows that have a cell for every column.

use crate::book::{Fact, Limit};
use crate::read::preview::OwnedCell;

/// A cell with the columns and rows that it covers.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Spanning {
    pub(super) value: OwnedCell,
    pub(super) columns: usize,
    pub(super) rows: usize,
    /// Whether the file marks it as a heading.
    pub(super) heading: bool,
}

/// A table while it is put together.
#[derive(Debug, Default)]
pub(super) struct Grid {
    rows: Vec<Vec<OwnedCell>>,
    row: Vec<OwnedCell>,
    /// Cells of the row with the column that each begins in.
    cells: Vec<(usize, Spanning)>,
    /// For each column what covers it from above, and for how many rows more.
    above: Vec<(usize, OwnedCell)>,
    /// Bytes that the rows take.
    size: usize,
}

impl Grid {
    /// What a table may take in memory: a small file must not become a large one by its spans.
    const LARGEST: usize = 128 << 20;
    const WIDEST: usize = 16_384;
    const LONGEST: usize = 1_048_576;

    /// Puts a cell behind those of the row, at a column of its own where the file names one.
    pub(super) fn put(&mut self, column: Option<usize>, cell: Spanning) {
        let mut at = column.unwrap_or(self.row.len());
        while column.is_none() && self.above.get(at).is_some_and(|(rows, _)| *rows > 0) {
            at += 1;
        }
        let columns = cell.columns.clamp(1, Self::WIDEST);
        if at + columns > Self::WIDEST {
            return;
        }
        if self.row.len() < at + columns {
            self.row.resize(at + columns, OwnedCell::Blank);
        }
        self.row[at] = cell.value.clone();
        self.cells.push((at, cell));
    }

    /// Ends the row.
    ///
    /// # Errors
    /// The table takes more memory than is allowed.
    pub(super) fn end_row(&mut self) -> Result<(), Fact> {
        self.cover();
        self.remember();
        while self.row.last() == Some(&OwnedCell::Blank) {
            self.row.pop();
        }
        let row = std::mem::take(&mut self.row);
        self.size += size_of::<Vec<OwnedCell>>() + row.iter().map(size).sum::<usize>();
        if self.size > Self::LARGEST || self.rows.len() >= Self::LONGEST {
            return Err(Fact::OverLimit(Limit::Effort));
        }
        self.rows.push(row);
        Ok(())
    }

    /// Lets rows out, up to the row before `number`, that the file leaves out.
    ///
    /// # Errors
    /// As [`Self::end_row`].
    pub(super) fn skip_to(&mut self, number: usize) -> Result<(), Fact> {
        if number > Self::LONGEST {
            return Ok(());
        }
        while self.rows.len() + 1 < number {
            self.end_row()?;
        }
        Ok(())
    }

    /// Fills what cells of rows above cover.
    fn cover(&mut self) {
        for at in 0..self.above.len() {
            let (rows, value) = &mut self.above[at];
            if *rows == 0 {
                continue;
            }
            *rows -= 1;
            if *value == OwnedCell::Blank {
                continue;
            }
            if self.row.len() <= at {
                self.row.resize(at + 1, OwnedCell::Blank);
            }
            if self.row[at] == OwnedCell::Blank {
                self.row[at] = value.clone();
            }
        }
    }

    /// Remembers which cells cover rows below. The value holds there too, but not that of a header of two rows, whose
    /// upper row has headings or groups of columns.
    fn remember(&mut self) {
        let header = self.cells.iter().any(|(_, cell)| cell.heading || cell.columns > 1);
        for (at, cell) in self.cells.drain(..).filter(|(_, cell)| cell.rows > 1) {
            let last = (at + cell.columns.max(1)).min(Self::WIDEST);
            if self.above.len() < last {
                self.above.resize(last, (0, OwnedCell::Blank));
            }
            for (column, above) in self.above[at..last].iter_mut().enumerate() {
                let value = if header || column > 0 { OwnedCell::Blank } else { cell.value.clone() };
                *above = (cell.rows - 1, value);
            }
        }
    }

    /// The rows, without blank ones at the end.
    pub(super) fn into_rows(mut self) -> Vec<Vec<OwnedCell>> {
        while self.rows.last().is_some_and(Vec::is_empty) {
            self.rows.pop();
        }
        self.rows
    }
}

fn size(cell: &OwnedCell) -> usize {
    size_of::<OwnedCell>() + if let OwnedCell::Text(text) = cell { text.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{Grid, OwnedCell, Spanning};

    fn rows(rows: &[&[(&str, usize, usize)]]) -> Vec<String> {
        let mut grid = Grid::default();
        for row in rows {
            for &(text, columns, rows) in *row {
                let value = if text.is_empty() { OwnedCell::Blank } else { OwnedCell::Text(text.to_owned()) };
                grid.put(None, Spanning { value, columns, rows, heading: false });
            }
            grid.end_row().expect("a small table");
        }
        let text =
            |row: &Vec<OwnedCell>| row.iter().map(|cell| cell.raw().text().into_owned()).collect::<Vec<_>>().join(",");
        grid.into_rows().iter().map(text).collect()
    }

    #[test]
    fn a_cell_over_several_rows_holds_for_each_and_a_heading_once() {
        let merged = rows(&[&[("张三", 1, 2), ("2024-3-5", 1, 1)], &[("2024-3-6", 1, 1)], &[("李四", 1, 1)]]);
        assert_eq!(merged, ["张三,2024-3-5", "张三,2024-3-6", "李四"]);
        let header = rows(&[&[("姓名", 1, 2), ("消费", 2, 1)], &[("日期", 1, 1), ("金额", 1, 1)]]);
        assert_eq!(header, ["姓名,消费", ",日期,金额"]);
    }

    #[test]
    fn spans_cannot_make_a_small_file_large() {
        let mut grid = Grid::default();
        let wide =
            Spanning { value: OwnedCell::Text("x".repeat(32_767)), columns: 1, rows: usize::MAX, heading: false };
        grid.put(None, wide);
        assert!((0..100_000).try_for_each(|_| grid.end_row()).is_err());
    }
}
