//! A reader of xlsx and xlsm (ECMA-376, transitional and strict) that no file can make ask for more than the file is worth.
//!
//! The way of a cell: the zip file (`container`) → a part, inflated on a thread of its own (`ahead`) → tags and texts
//! (`xml`), or at once a cell of the usual form (`shape`) → its content by type and format (`content`) → the row
//! (`cells`), which lends its texts and forgets them. In memory are, beside one row, the texts that cells share.
//!
//! What a file says of itself is not believed: neither counts nor dimensions nor sizes. What is too much for any shop's
//! sheet is refused as [`Fact::OverLimit`].

mod address;
mod ahead;
mod cells;
pub(in crate::read) mod container;
mod content;
mod directory;
mod escape;
mod fault;
mod format;
mod merged;
mod names;
mod number;
mod part;
mod relationships;
mod rich;
mod shape;
mod shared;
mod sheet;
mod styles;
#[cfg(test)]
mod tests;
mod waiting;
mod xml;

use std::ops::ControlFlow;

pub use cells::WorkbookCells;
pub use container::inflated_at_most;
use container::{Budget, Container};
use content::Context;
use directory::{Directory, Listed};
use merged::Merged;
use part::{Parts, SheetPart};
use sheet::{Met, Reading, Stop};
use xml::Xml;

use super::row::{Ahead, Remark, Row, Visit, Walk};
use super::text::Bytes;
use crate::book::Fact;

/// Rows at the end of a sheet that hold nothing but a format, from which number on they are worth a word.
const BLANK_ROWS: u64 = 1_000;

/// A workbook. Of its content it holds the texts that cells share; its sheets are inflated as they are walked through.
pub struct Book {
    bytes: Bytes,
    budget: Budget,
    context: Context,
    sheets: Vec<Sheet>,
}

/// A sheet of a workbook.
#[derive(Debug)]
struct Sheet {
    name: String,
    shown: bool,
    part: SheetPart,
}

impl Book {
    /// Opens a workbook.
    ///
    /// # Errors
    /// It is protected, damaged, no workbook, or over a limit.
    pub fn open(bytes: Bytes) -> Result<Self, Fact> {
        let length = part::length(&bytes)?;
        let budget = Budget::of(length);
        let mut container = Container::open(&bytes)?;
        let mut parts = Parts::new(&mut container, &budget);
        let workbook = parts.workbook()?;
        let Directory { sheets, dates_1904 } = parts.read(&workbook, Directory::read)?.ok_or(Fact::Truncated)?;
        let related = parts.related(&workbook)?;
        let styles = parts.of_kind(&related, &workbook, "styles", styles::Styles::read)?;
        let shared = parts.of_kind(&related, &workbook, "sharedStrings", |part| shared::Shared::read(part, length))?;
        let context = Context { shared: shared.unwrap_or_default(), styles: styles.unwrap_or_default(), dates_1904 };
        let mut found: Vec<Sheet> = Vec::new();
        for (number, Listed { name, relationship, shown }) in (1_usize..).zip(sheets) {
            let part = parts.sheet(&related, &workbook, &relationship, number);
            // A part that several sheets name is read once.
            let again = matches!(part, SheetPart::At(_)) && found.iter().any(|sheet| sheet.part == part);
            if part != SheetPart::NoWorksheet && !again {
                found.push(Sheet { name, shown, part });
            }
        }
        Ok(Self { bytes, budget, context, sheets: found })
    }

    /// The names of its worksheets, with whether each is shown.
    pub fn sheets(&self) -> Vec<(String, bool)> {
        self.sheets.iter().map(|sheet| (sheet.name.clone(), sheet.shown)).collect()
    }

    /// Whether its days are counted from 1904.
    pub const fn dates_1904(&self) -> bool {
        self.context.dates_1904
    }

    /// One of its worksheets; without the rows that are hidden, if those are not wanted.
    pub fn sheet(&self, name: &str, visible_only: bool) -> BookSheet<'_> {
        let sheet = self.sheets.iter().find(|sheet| sheet.name == name);
        let part = sheet.map_or(SheetPart::Missing, |sheet| sheet.part);
        BookSheet {
            book: self,
            part,
            visible_only,
            fill: Vec::new(),
            fill_from: 0,
            days: Vec::new(),
            days_from: 0,
            remarks: Vec::new(),
        }
    }
}

/// A sheet of a [`Book`].
pub struct BookSheet<'a> {
    book: &'a Book,
    part: SheetPart,
    visible_only: bool,
    /// Columns whose merged cells are filled down, and from which row on.
    fill: Vec<usize>,
    fill_from: u32,
    /// Columns where a plain number is a day since 1904, and from which row on.
    days: Vec<usize>,
    days_from: u32,
    remarks: Vec<Remark>,
}

impl BookSheet<'_> {
    fn remark(&mut self, fact: Fact) {
        self.remarks.push(Remark { row: 0, column: None, fact, value: String::new() });
    }

    fn note(&mut self, met: Met) {
        if met.hidden > 0 {
            let left_out = self.visible_only;
            let fact = if left_out { Fact::HiddenRowsLeftOut(met.hidden) } else { Fact::HiddenRows(met.hidden) };
            self.remark(fact);
        }
        if met.blank_at_end >= BLANK_ROWS {
            self.remark(Fact::BlankFormat(met.blank_at_end));
        }
    }
}

impl BookSheet<'_> {
    /// Visits the rows, some at a time.
    fn some_rows(&mut self, visit: &mut waiting::Visit<'_>) -> Result<(), (u32, Fact)> {
        let Self { book, part, .. } = *self;
        let SheetPart::At(part) = part else { return Err((0, Fact::Truncated)) };
        let mut container = Container::open(&book.bytes).map_err(|fact| (0, fact))?;
        let input = container.part(part, &book.budget).map_err(|fact| (0, fact))?;
        let look_up = Box::new(|| {
            let mut container = Container::open(&book.bytes)?;
            merged::listed(xml::decoded(container.part(part, &book.budget)?)?)
        });
        let mut merged = Merged::new(&self.fill, self.fill_from, look_up);
        let walked = std::thread::scope(|scope| {
            let xml = Xml::new(xml::decoded(ahead::ahead(scope, input)).map_err(|fact| (0, fact))?);
            let days = (self.days.as_slice(), self.days_from);
            let mut reading = Reading::new(xml, &book.context, &mut merged, days, self.visible_only);
            match reading.rows(visit) {
                Err(Stop::Fault(fact)) => Err((reading.met.row, fact)),
                Err(Stop::Enough) | Ok(()) => Ok(reading.met),
            }
        });
        self.remarks = std::mem::take(&mut merged.remarks);
        drop(merged);
        walked.map(|met| self.note(met))
    }
}

impl Walk for BookSheet<'_> {
    fn walk(&mut self, visit: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>) -> Result<(), (u32, Fact)> {
        self.some_rows(&mut |rows| rows.iter().try_for_each(|row| visit(*row)))
    }

    fn walk_ahead(&mut self, ahead: &mut Ahead<'_>, visit: &mut Visit<'_>) -> Result<(), (u32, Fact)> {
        let mut marks = Vec::new();
        self.some_rows(&mut |rows| {
            marks.clear();
            ahead(rows, &mut marks);
            visit(rows, &marks)
        })
    }

    fn fill_down(&mut self, columns: &[usize], below: u32) {
        self.fill = columns.to_vec();
        self.fill_from = below.saturating_add(1);
    }

    fn count_days(&mut self, columns: &[usize], below: u32) {
        self.days = if self.book.dates_1904() { columns.to_vec() } else { Vec::new() };
        self.days_from = below.saturating_add(1);
    }

    fn remarks(&mut self) -> Vec<Remark> {
        std::mem::take(&mut self.remarks)
    }
}
