//! Merged cells: what stands in the first of their rows counts for all of them.
//!
//! A sheet part lists its merged cells behind its rows (ECMA-376 part 1, 18.3.1.55), so they are looked up in a pass of
//! their own, which inflates the part and looks at nothing else. It is made only for a sheet in which a row lacks a cell
//! that could be merged with the one above.

use std::io::Read;

use super::address::range;
use super::cells::{Filled, What, WorkbookCells};
use super::shared::Shared;
use super::xml::{Token, Xml};
use crate::book::{Fact, column_letters};
use crate::read::row::Remark;

/// Merged cells that are looked at; sheets with more are no lists of purchases.
const MOST: usize = 1 << 20;
/// Merged cells that are named in a message each.
const NAMED: usize = 1_000;

/// One column of merged cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merge {
    pub(super) column: u16,
    /// Its rows, from 1.
    pub(super) first: u32,
    pub(super) last: u32,
}

/// The merged cells of several rows that a sheet part lists, in the order of their columns and rows.
pub(super) fn listed(input: impl Read) -> Result<Vec<Merge>, Fact> {
    let mut xml = Xml::new(input);
    let mut found = Vec::new();
    if !xml.skip_to_end_of("sheetData")? {
        return Ok(found);
    }
    while let Some(token) = xml.next()? {
        match token {
            Token::Start(tag) if tag.name == b"mergeCell" && found.len() < MOST => {
                let cells = tag.get("ref").and_then(range);
                found.extend(cells.filter(|(first, last)| first.1 < last.1).map(|(first, last)| Merge {
                    column: first.0,
                    first: first.1,
                    last: last.1,
                }));
            }
            Token::End(b"mergeCells") => break,
            _ => {}
        }
    }
    found.sort_unstable_by_key(|merge| (merge.column, merge.first, merge.last));
    Ok(found)
}

/// How the merged cells of a sheet are looked up.
pub(super) type LookUp<'a> = Box<dyn FnMut() -> Result<Vec<Merge>, Fact> + 'a>;

/// The merged cells of the columns that are filled down.
pub(super) struct Merged<'a> {
    columns: Vec<Column>,
    /// The first row that is filled.
    from: u32,
    look_up: Option<LookUp<'a>>,
    pub(super) remarks: Vec<Remark>,
}

#[derive(Debug, Default)]
struct Column {
    number: u16,
    /// First and last rows.
    ranges: Vec<(u32, u32)>,
    /// The range that the next row can lie in.
    at: usize,
    /// What stands in the first row of that range.
    held: Option<Held>,
}

#[derive(Debug)]
struct Held {
    what: What,
    text: String,
    /// Whether it has been filled down, and said so.
    said: bool,
}

impl<'a> Merged<'a> {
    /// To fill down these columns, from 0, in the rows from `from` on.
    pub(super) fn new(columns: &[usize], from: u32, look_up: LookUp<'a>) -> Self {
        let column = |number: &usize| Some(Column { number: u16::try_from(*number).ok()?, ..Column::default() });
        let columns = columns.iter().filter_map(column).collect();
        Self { columns, from, look_up: Some(look_up), remarks: Vec::new() }
    }

    /// Fills the blank cells of a row that are merged with one above; `before` is the filled row above.
    pub(super) fn fill(
        &mut self,
        row: u32,
        cells: &mut Filled,
        before: (&Filled, u32),
        shared: &Shared,
    ) -> Result<(), Fact> {
        if self.columns.is_empty() || row < self.from {
            return Ok(());
        }
        if let Some(look_up) = &mut self.look_up {
            if self.columns.iter().all(|column| cells.get(column.number.into()).is_some()) {
                return Ok(());
            }
            // Until now each row had all of its cells, so that no merge began before the row above.
            let merges = look_up()?;
            self.look_up = None;
            for column in &mut self.columns {
                let own = merges.iter().filter(|merge| merge.column == column.number);
                column.ranges = own.map(|merge| (merge.first, merge.last)).collect();
                column.see(before.1, before.0, shared);
            }
        }
        for column in &mut self.columns {
            column.see(row, cells, shared);
            let remark = column.fill(row, cells);
            self.remarks.extend(remark.filter(|_| self.remarks.len() < NAMED));
            cells.settle();
        }
        Ok(())
    }
}

impl Column {
    /// Holds what stands in the first row of a merged cell.
    fn see(&mut self, row: u32, cells: &Filled, shared: &Shared) {
        while self.ranges.get(self.at).is_some_and(|(_, last)| *last < row) {
            self.at += 1;
            self.held = None;
        }
        if self.ranges.get(self.at).is_some_and(|(first, _)| *first == row) {
            let written = |what| {
                let text = WorkbookCells { filled: cells, shared }.get(self.number.into()).text().into_owned();
                Held { what, text, said: false }
            };
            self.held = cells.get(self.number.into()).map(written);
        }
    }

    /// Fills a blank cell; the first time within a merged cell that is said. One that is part of none is marked so.
    fn fill(&mut self, row: u32, cells: &mut Filled) -> Option<Remark> {
        if self.ranges.is_empty() || cells.get(self.number.into()).is_some() {
            return None;
        }
        let Some((first, last)) = self.ranges.get(self.at).copied().filter(|(first, _)| *first <= row) else {
            cells.push(self.number, What::Apart);
            return None;
        };
        let held = self.held.as_mut().filter(|_| first < row)?;
        let (What::Text(..) | What::Error(..)) = held.what else {
            cells.push(self.number, held.what);
            return held.remark(self.number, first, last);
        };
        let piece = cells.text(|text| {
            text.push_str(&held.text);
            Ok::<_, Fact>(())
        });
        let (from, to) = piece.ok()?;
        let is_text = matches!(held.what, What::Text(..));
        cells.push(self.number, if is_text { What::Text(from, to) } else { What::Error(from, to) });
        held.remark(self.number, first, last)
    }
}

impl Held {
    fn remark(&mut self, column: u16, first: u32, last: u32) -> Option<Remark> {
        if std::mem::replace(&mut self.said, true) {
            return None;
        }
        let letters = column_letters(column);
        let range = format!("{letters}{first}:{letters}{last}").into();
        let fact = Fact::MergedCells { range, rows: last - first + 1 };
        Some(Remark { row: first, column: Some(column), fact, value: self.text.clone() })
    }
}
