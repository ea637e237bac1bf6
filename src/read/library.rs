//! Workbooks: xlsx, xlsm, xlsb, xls and ods, through one library.

use std::io::Cursor;
use std::ops::ControlFlow;
use std::sync::Arc;

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Sheets, open_workbook_auto_from_rs};

use super::preview::OwnedCell;
use super::row::{Cells, Row, Walk};
use crate::book::Fact;

/// A workbook in memory as the file has it, compressed; its sheets are inflated while they are walked through.
pub struct Workbook {
    sheets: Sheets<Cursor<Arc<[u8]>>>,
}

/// A sheet of a workbook.
pub struct WorkbookSheet<'a> {
    workbook: &'a mut Workbook,
    name: String,
}

impl Workbook {
    /// Opens a workbook.
    ///
    /// # Errors
    /// It is protected, incomplete, or no workbook at all.
    pub fn open(bytes: Arc<[u8]>) -> Result<Self, Fact> {
        let sheets = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| why(&error))?;
        Ok(Self { sheets })
    }

    /// What kind of file it is.
    pub fn format(&self) -> &'static str {
        match self.sheets {
            Sheets::Xls(_) => "xls",
            Sheets::Xlsx(_) => "xlsx",
            Sheets::Xlsb(_) => "xlsb",
            Sheets::Ods(_) => "ods",
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
    pub fn sheet(&mut self, name: &str) -> WorkbookSheet<'_> {
        WorkbookSheet { workbook: self, name: name.to_owned() }
    }
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

impl Walk for WorkbookSheet<'_> {
    fn walk(&mut self, visit: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>) -> Result<(), (u32, Fact)> {
        let mut rows = Rows { number: 0, cells: Vec::new(), visit };
        match &mut self.workbook.sheets {
            Sheets::Xlsx(book) => {
                let fail = |error: &dyn std::fmt::Display| (0, Fact::CannotOpen(error.to_string().into()));
                let mut reader = book.worksheet_cells_reader(&self.name).map_err(|error| fail(&error))?;
                loop {
                    match reader.next_cell() {
                        Ok(Some(cell)) => {
                            let (row, column) = cell.get_position();
                            if rows.put(row + 1, column as usize, of_ref(cell.get_value())).is_break() {
                                return Ok(());
                            }
                        }
                        Ok(None) => break,
                        Err(error) => return Err((rows.number, Fact::CannotOpen(error.to_string().into()))),
                    }
                }
            }
            sheets => {
                let range = sheets
                    .worksheet_range(&self.name)
                    .map_err(|error| (0, Fact::CannotOpen(error.to_string().into())))?;
                let (first_row, first_column) = range.start().unwrap_or_default();
                for (row, column, value) in range.used_cells() {
                    let number = first_row + u32::try_from(row).unwrap_or(u32::MAX - 1) + 1;
                    if rows.put(number, first_column as usize + column, of_data(value)).is_break() {
                        return Ok(());
                    }
                }
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

fn of_ref(value: &DataRef<'_>) -> OwnedCell {
    match value {
        DataRef::Empty => OwnedCell::Blank,
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text_cell(text),
        DataRef::SharedString(text) => text_cell(text),
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet's own numbers are f64")]
        DataRef::Int(number) => OwnedCell::Number(*number as f64),
        DataRef::Float(number) => OwnedCell::Number(*number),
        DataRef::Bool(truth) => OwnedCell::Bool(*truth),
        DataRef::DateTime(moment) => serial(moment),
        DataRef::Error(error) => OwnedCell::Error(error.to_string()),
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
