//! Workbooks, whatever reads them: xlsx and xlsm a reader of our own, xlsb, xls and ods a library.

use std::ops::ControlFlow;
use std::path::Path;

use super::library::{Format, Library, LibrarySheet};
use super::row::{Ahead, Remark, Row, Visit, Walk};
use super::text::Bytes;
use super::xlsx::{Book, BookSheet};
use crate::book::Fact;

/// A workbook.
pub enum Workbook {
    /// xlsx and xlsm.
    Xlsx(Book),
    /// The other formats.
    Library(Box<Library>),
}

/// A sheet of a workbook.
pub enum WorkbookSheet<'a> {
    /// Of xlsx and xlsm.
    Xlsx(BookSheet<'a>),
    /// Of the other formats.
    Library(LibrarySheet<'a>),
}

impl Workbook {
    /// Opens a workbook that is a zip file of the xlsx sort.
    ///
    /// # Errors
    /// It is protected, incomplete, over a limit, or no workbook at all.
    pub fn xlsx(bytes: Bytes) -> Result<Self, Fact> {
        Book::open(bytes).map(Self::Xlsx)
    }

    /// Opens any other workbook; `program` is one that may read it in a process of its own.
    ///
    /// # Errors
    /// It is protected, incomplete, or no workbook at all.
    pub fn library(format: Format, bytes: Vec<u8>, program: Option<&Path>) -> Result<Self, Fact> {
        Library::open(format, bytes, program).map(|library| Self::Library(Box::new(library)))
    }

    /// What kind of file it is.
    pub fn format(&self) -> &'static str {
        match self {
            Self::Xlsx(_) => "xlsx",
            Self::Library(library) => library.format(),
        }
    }

    /// The names of its worksheets, with whether each is shown.
    pub fn sheets(&self) -> Vec<(String, bool)> {
        match self {
            Self::Xlsx(book) => book.sheets(),
            Self::Library(library) => library.sheets(),
        }
    }

    /// Whether it says that its days are counted from 1904.
    pub const fn dates_1904(&self) -> bool {
        matches!(self, Self::Xlsx(book) if book.dates_1904())
    }

    /// One of its worksheets; without hidden rows if those are not wanted and the format tells them.
    pub fn sheet(&mut self, name: &str, visible_only: bool) -> WorkbookSheet<'_> {
        match self {
            Self::Xlsx(book) => WorkbookSheet::Xlsx(book.sheet(name, visible_only)),
            Self::Library(library) => WorkbookSheet::Library(library.sheet(name)),
        }
    }
}

impl WorkbookSheet<'_> {
    fn walker(&mut self) -> &mut dyn Walk {
        match self {
            Self::Xlsx(sheet) => sheet,
            Self::Library(sheet) => sheet,
        }
    }
}

impl Walk for WorkbookSheet<'_> {
    fn walk(&mut self, visit: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>) -> Result<(), (u32, Fact)> {
        self.walker().walk(visit)
    }

    fn walk_ahead(&mut self, ahead: &mut Ahead<'_>, visit: &mut Visit<'_>) -> Result<(), (u32, Fact)> {
        self.walker().walk_ahead(ahead, visit)
    }

    fn fill_down(&mut self, columns: &[usize], below: u32) {
        self.walker().fill_down(columns, below);
    }

    fn count_days(&mut self, columns: &[usize], below: u32) {
        self.walker().count_days(columns, below);
    }

    fn remarks(&mut self) -> Vec<Remark> {
        self.walker().remarks()
    }
}
