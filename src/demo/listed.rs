//! Sheets that are lists: a header row and rows below it.

use super::workbook::{Looks, header, serial};
use chrono::{NaiveDate, NaiveDateTime, Timelike};
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

/// One cell of a list.
#[derive(Clone)]
pub(super) enum Cell {
    Text(String),
    Number(i32),
    Day(NaiveDate),
    /// A day with its time.
    Moment(NaiveDateTime),
    Blank,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text.to_owned()) }
    }
}

impl From<i32> for Cell {
    fn from(number: i32) -> Self {
        Self::Number(number)
    }
}

impl From<NaiveDate> for Cell {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<NaiveDateTime> for Cell {
    fn from(moment: NaiveDateTime) -> Self {
        Self::Moment(moment)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Blank, Into::into)
    }
}

/// Adds a sheet of this name with a header and these rows.
pub(super) fn list<const N: usize>(
    workbook: &mut Workbook,
    name: &str,
    columns: &[(&str, u8); N],
    rows: &[[Cell; N]],
    looks: &Looks,
) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(name)?;
    header(sheet, 0, columns, looks)?;
    for (at, row) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            write(sheet, (at, column), cell, looks)?;
        }
    }
    Ok(())
}

fn write(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, looks: &Looks) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => sheet.write_string_with_format(row, column, text, &looks.text)?,
        Cell::Number(number) => sheet.write_number(row, column, *number)?,
        Cell::Day(day) => sheet.write_number_with_format(row, column, serial(*day), &looks.date)?,
        Cell::Moment(at) => {
            let of_day = f64::from(at.num_seconds_from_midnight()) / 86_400.0;
            sheet.write_number_with_format(row, column, serial(at.date()) + of_day, &looks.moment)?
        }
        Cell::Blank => return Ok(()),
    };
    Ok(())
}
