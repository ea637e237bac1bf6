//! Workbooks of the other formats: xls, xlsb and ods, through a library.
//!
//! The library believes what a file says of itself and holds whole sheets. So its input is bounded, and a panic of it is
//! an error of the file.

use std::io::Cursor;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use calamine::{Data, ExcelDateTime, Ods, Range, Reader, SheetType, SheetVisible, Sheets, Xls, Xlsb};

use super::preview::OwnedCell;
use super::row::{Cells, Row, Walk};
use crate::book::{Fact, Limit};

/// Bytes of a file; Excel itself stops an xls at 65,536 rows.
const LARGEST: usize = 64 << 20;

/// A format that the library reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Excel 97 to 2003.
    Xls,
    /// The binary format of Excel.
    Xlsb,
    /// Open Document.
    Ods,
}

/// A workbook in memory as the file has it; a sheet is put into memory while it is walked through.
pub struct Library {
    sheets: Sheets<Cursor<Arc<[u8]>>>,
    format: Format,
}

/// A sheet of a workbook.
pub struct LibrarySheet<'a> {
    workbook: &'a mut Library,
    name: String,
}

impl Library {
    /// Opens a workbook.
    ///
    /// # Errors
    /// It is protected, incomplete, too large, or no workbook of that format.
    pub fn open(format: Format, bytes: Arc<[u8]>) -> Result<Self, Fact> {
        if bytes.len() > LARGEST {
            return Err(Fact::OverLimit(Limit::OldWorkbook));
        }
        let bytes = Cursor::new(bytes);
        let sheets = guarded(|| {
            Ok(match format {
                Format::Xls => Sheets::Xls(Xls::new(bytes).map_err(|error| why(&error.into()))?),
                Format::Xlsb => Sheets::Xlsb(Xlsb::new(bytes).map_err(|error| why(&error.into()))?),
                Format::Ods => Sheets::Ods(Ods::new(bytes).map_err(|error| why(&error.into()))?),
            })
        })?;
        Ok(Self { sheets, format })
    }

    /// What kind of file it is.
    pub const fn format(&self) -> &'static str {
        match self.format {
            Format::Xls => "xls",
            Format::Xlsb => "xlsb",
            Format::Ods => "ods",
        }
    }

    /// The names of its worksheets, with whether each is shown.
    pub fn sheets(&self) -> Vec<(String, bool)> {
        let sheets = self.sheets.sheets_metadata().iter();
        sheets
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
            .collect()
    }

    /// One of its worksheets.
    pub fn sheet(&mut self, name: &str) -> LibrarySheet<'_> {
        LibrarySheet { workbook: self, name: name.to_owned() }
    }
}

/// What the library comes to, a panic of it included.
fn guarded<T>(run: impl FnOnce() -> Result<T, Fact>) -> Result<T, Fact> {
    // What a panic leaves half done is not looked at again but through the library, which is asked anew.
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| Err(Fact::CannotOpen("文件已损坏 / damaged".into())))
}

fn why(error: &calamine::Error) -> Fact {
    let text = error.to_string();
    let low = text.to_lowercase();
    if low.contains("password") {
        Fact::Encrypted
    } else if low.contains("zip") || low.contains("eof") || low.contains("cfb") {
        Fact::Truncated
    } else {
        Fact::CannotOpen(text.into())
    }
}

impl LibrarySheet<'_> {
    fn range(&mut self) -> Result<Range<Data>, Fact> {
        let Self { workbook, name } = self;
        guarded(|| workbook.sheets.worksheet_range(name).map_err(|error| why(&error)))
    }
}

impl Walk for LibrarySheet<'_> {
    fn walk(&mut self, visit: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>) -> Result<(), (u32, Fact)> {
        let range = self.range().map_err(|fact| (0, fact))?;
        let mut rows = Rows { number: 0, cells: Vec::new(), visit };
        let (first_row, first_column) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let number = first_row + u32::try_from(row).unwrap_or(u32::MAX - 1) + 1;
            if rows.put(number, first_column as usize + column, of_data(value)).is_break() {
                return Ok(());
            }
        }
        let _ = rows.flush();
        Ok(())
    }
}

/// Cells → rows; rows that the file leaves out are blank rows.
struct Rows<'v> {
    number: u32,
    cells: Vec<OwnedCell>,
    visit: &'v mut dyn FnMut(Row<'_>) -> ControlFlow<()>,
}

impl Rows<'_> {
    fn put(&mut self, number: u32, column: usize, cell: OwnedCell) -> ControlFlow<()> {
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

    fn flush(&mut self) -> ControlFlow<()> {
        if self.number > 0 {
            (self.visit)(Row { number: self.number, cells: Cells::Typed(&self.cells) })?;
        }
        self.cells.clear();
        ControlFlow::Continue(())
    }
}

fn of_data(value: &Data) -> OwnedCell {
    match value {
        Data::Empty => OwnedCell::Blank,
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text_cell(text),
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet's own numbers are f64")]
        Data::Int(number) => OwnedCell::Number(*number as f64),
        Data::Float(number) => OwnedCell::Number(*number),
        Data::Bool(truth) => OwnedCell::Bool(*truth),
        Data::DateTime(moment) => serial(moment),
        Data::Error(error) => OwnedCell::Error(error.to_string()),
    }
}

fn text_cell(text: &str) -> OwnedCell {
    if text.is_empty() { OwnedCell::Blank } else { OwnedCell::Text(text.to_owned()) }
}

// The library keeps whether the workbook counts from 1904 to itself, so the serial number is counted back from the day.
fn serial(moment: &ExcelDateTime) -> OwnedCell {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = chrono::NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    let zero = chrono::NaiveDate::from_ymd_opt(1899, 12, 30);
    let Some((date, zero)) = date.zip(zero) else {
        return OwnedCell::Number(moment.as_f64());
    };
    let days = i32::try_from(date.signed_duration_since(zero).num_days()).unwrap_or_default();
    let seconds = (u32::from(hour) * 60 + u32::from(minute)) * 60 + u32::from(second);
    OwnedCell::Serial(f64::from(days) + f64::from(seconds) / 86_400.0)
}
