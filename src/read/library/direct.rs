//! The library itself, in this process.

use std::io::Cursor;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use calamine::{Data, ExcelDateTime, Ods, Range, Reader, SheetType, SheetVisible, Sheets, Xls, Xlsb};

use super::Format;
use super::rows::Rows;
use crate::book::{Fact, Limit};
use crate::read::preview::OwnedCell;
use crate::read::row::Row;

/// Rows and columns that a sheet can have.
const ROWS: u32 = 1 << 20;
const COLUMNS: usize = 1 << 14;

/// A workbook in memory as the file has it; a sheet is put into memory while it is walked through.
pub(super) struct Direct(Sheets<Cursor<Arc<[u8]>>>);

impl Direct {
    pub(super) fn open(format: Format, bytes: Arc<[u8]>) -> Result<Self, Fact> {
        let bytes = Cursor::new(bytes);
        let sheets = guarded(|| {
            Ok(match format {
                Format::Xls => Sheets::Xls(Xls::new(bytes).map_err(|error| why(&error.into()))?),
                Format::Xlsb => Sheets::Xlsb(Xlsb::new(bytes).map_err(|error| why(&error.into()))?),
                Format::Ods => Sheets::Ods(Ods::new(bytes).map_err(|error| why(&error.into()))?),
            })
        })?;
        Ok(Self(sheets))
    }

    /// The names of its worksheets, with whether each is shown.
    pub(super) fn sheets(&self) -> Vec<(String, bool)> {
        let sheets = self.0.sheets_metadata().iter();
        sheets
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
            .collect()
    }

    pub(super) fn walk(
        &mut self,
        name: &str,
        visit: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>,
    ) -> Result<(), (u32, Fact)> {
        let range = self.range(name).map_err(|fact| (0, fact))?;
        let mut rows = Rows::new(visit);
        let (first_row, first_column) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let number = u32::try_from(row).ok().and_then(|row| first_row.checked_add(row)?.checked_add(1));
            let number = number.filter(|number| *number <= ROWS).ok_or((0, Fact::OverLimit(Limit::Cells)))?;
            let column = first_column as usize + column;
            if column < COLUMNS && rows.put(number, column, of_data(value)).is_break() {
                return Ok(());
            }
        }
        let _ = rows.flush();
        Ok(())
    }

    fn range(&mut self, name: &str) -> Result<Range<Data>, Fact> {
        guarded(|| self.0.worksheet_range(name).map_err(|error| why(&error)))
    }
}

/// What the library comes to, a panic of it included.
fn guarded<T>(run: impl FnOnce() -> Result<T, Fact>) -> Result<T, Fact> {
    // What a panic leaves half done is not looked at again but through the library, which is asked anew.
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| Err(damaged()))
}

/// What is said of a file on which the library falls.
pub(super) fn damaged() -> Fact {
    Fact::CannotOpen("文件已损坏 / damaged".into())
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
