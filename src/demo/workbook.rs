//! Workbooks whose bytes are the same every time.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// How a cell can look.
pub(super) struct Looks {
    pub(super) header: Format,
    pub(super) title: Format,
    pub(super) date: Format,
    pub(super) moment: Format,
    /// Text, so that a leading zero stays.
    pub(super) text: Format,
}

/// A workbook that says that it was made on the last day of the period, never today.
pub(super) fn dated() -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 11, 21)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    Ok(workbook)
}

/// The looks of all workbooks.
pub(super) fn looks() -> Looks {
    Looks {
        header: Format::new().set_bold().set_align(FormatAlign::Center),
        title: Format::new().set_bold().set_font_size(16).set_align(FormatAlign::Center),
        date: Format::new().set_num_format("yyyy-mm-dd"),
        moment: Format::new().set_num_format("yyyy-mm-dd hh:mm"),
        text: Format::new().set_num_format("@"),
    }
}

/// A header row, and columns as wide as given.
pub(super) fn header(sheet: &mut Worksheet, row: u32, columns: &[(&str, u8)], looks: &Looks) -> Result<(), XlsxError> {
    for (column, &(name, width)) in (0..).zip(columns) {
        sheet.write_string_with_format(row, column, name, &looks.header)?;
        sheet.set_column_width(column, width)?;
    }
    Ok(())
}

/// The number under which Excel keeps a date.
pub(super) fn serial(day: chrono::NaiveDate) -> f64 {
    let zero = super::period::date(1899, 12, 30);
    i32::try_from((day - zero).num_days()).map_or(0.0, f64::from)
}
