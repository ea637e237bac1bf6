//! Cells → the bytes of a file.

use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::grid::Grid;
use super::spell::{Cell, Thousandths, serial};

/// A form in which sheets are saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Xlsx,
    /// Text in GBK under the name of a workbook, as tills export it.
    Gbk,
    /// Text in UTF-16 with tabs, Excel's own "Unicode text".
    Utf16,
    Utf8,
}

impl Form {
    pub(crate) const ALL: [Self; 4] = [Self::Xlsx, Self::Gbk, Self::Utf16, Self::Utf8];

    pub(crate) const fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Gbk => "xls",
            Self::Utf16 => "txt",
            Self::Utf8 => "csv",
        }
    }

    /// Whether a file of this form holds one sheet only.
    pub(crate) fn is_text(self) -> bool {
        self != Self::Xlsx
    }
}

/// The bytes of one file; `sheets` by name.
pub(crate) fn bytes(form: Form, sheets: &[(String, Grid)]) -> Vec<u8> {
    let only = || &sheets[0].1;
    match form {
        Form::Xlsx => xlsx(sheets),
        Form::Gbk => encoding_rs::GBK.encode(&delimited(only(), ',', "\r\n")).0.into_owned(),
        Form::Utf16 => {
            let text = delimited(only(), '\t', "\r\n");
            [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
        }
        Form::Utf8 => delimited(only(), ',', "\n").into_bytes(),
    }
}

/// The cells as text, as a spreadsheet saves them.
pub(crate) fn delimited(grid: &Grid, delimiter: char, line_end: &str) -> String {
    let mut text = String::new();
    for row in grid {
        let fields: Vec<String> = row.iter().map(|cell| quoted(written(cell), delimiter)).collect();
        text += &fields.join(delimiter.encode_utf8(&mut [0; 4]));
        text += line_end;
    }
    text
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(thousandths) => Thousandths(*thousandths).to_string(),
        Cell::Day(day) => day.format("%Y/%-m/%-d").to_string(),
    }
}

fn quoted(field: String, delimiter: char) -> String {
    if field.contains([delimiter, '"', '\n']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field }
}

fn xlsx(sheets: &[(String, Grid)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, grid) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).expect("a name for a sheet");
        for (row, cells) in (0..).zip(grid) {
            for (column, cell) in (0..).zip(cells) {
                put(sheet, row, column, cell);
            }
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) {
    #[expect(clippy::cast_precision_loss, reason = "far below what a float holds")]
    let float = |whole: i64| whole as f64;
    let put = match cell {
        Cell::Blank => return,
        Cell::Text(text) => sheet.write_string(row, column, text),
        Cell::Number(thousandths) => sheet.write_number(row, column, float(*thousandths) / 1000.0),
        Cell::Day(day) => {
            let format = Format::new().set_num_format("yyyy/m/d");
            sheet.write_number_with_format(row, column, float(serial(*day)), &format)
        }
    };
    put.expect("a cell");
}
