//! Tables under one another on one sheet, to be read and printed as a whole.

use rust_xlsxwriter::{RowNum, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::cells::Pen;
use super::sheet::{height, narrow};
use crate::table::{Dress, Head, Table};
use crate::write::layout::label;
use crate::write::palette::Ground;

/// The widest column of sentences, and of anything else, in digits.
const WIDEST: [usize; 2] = [48, 24];

/// Writes `tables`, each under its title; those without rows are named in one line at the end.
pub(super) fn write(sheet: &mut Worksheet, tables: &[&Table], pen: &mut Pen) -> Result<(), XlsxError> {
    // What is read as a whole is upright, on two pages at most.
    sheet.set_screen_gridlines(false).set_portrait().set_print_fit_to_pages(1, 2);
    sheet.set_margins(0.25, 0.25, 0.6, 0.5, 0.3, 0.25);
    let widths = widths(tables, pen);
    for (column, &width) in widths.iter().enumerate() {
        sheet.set_column_width(narrow(column), u32::try_from(width + 1).unwrap_or(u32::MAX))?;
    }
    let mut row: RowNum = 0;
    for table in tables.iter().filter(|table| !table.is_empty()) {
        row = one(sheet, table, (row, &widths), pen)?;
    }
    let lang = pen.spelling.lang;
    let empty: Vec<&str> = tables.iter().filter(|table| table.is_empty()).map(|table| table.title.get(lang)).collect();
    if !empty.is_empty() {
        let none = format!("{}{}", pen.spelling.pick("没有：", "None: "), empty.join(pen.spelling.pick("、", ", ")));
        sheet.write_string_with_format(row, 0, none, &pen.look.remark())?;
    }
    Ok(())
}

/// Writes one table from a row on; the row below it.
fn one(
    sheet: &mut Worksheet,
    table: &Table,
    (mut row, widths): (RowNum, &[usize]),
    pen: &mut Pen,
) -> Result<RowNum, XlsxError> {
    let lang = pen.spelling.lang;
    sheet.write_string_with_format(row, 0, table.title.get(lang), &pen.look.section())?;
    row += 1;
    for (column, head) in table.heads().enumerate() {
        sheet.write_string_with_format(row, narrow(column), label(head, lang), &pen.look.heading(false, 0))?;
    }
    row += 1;
    for index in 0..table.len() {
        let mut lines = 1;
        for (column, cell) in table.row(index).enumerate() {
            let room = widths.get(column).copied().unwrap_or_default();
            lines = lines.max(pen.put_within(sheet, (row, narrow(column)), &cell, Ground::Bare, room)?.1);
        }
        if lines > 1 {
            sheet.set_row_height(row, height(lines))?;
        }
        row += 1;
    }
    Ok(row + 1)
}

/// The widths that hold what stands in the columns of all tables.
fn widths(tables: &[&Table], pen: &Pen) -> Vec<usize> {
    let mut widths: Vec<usize> = Vec::new();
    for table in tables {
        let heads: Vec<&Head> = table.heads().collect();
        widths.resize(widths.len().max(heads.len()), 0);
        for (column, head) in heads.iter().enumerate() {
            let shown = |row: usize| pen.spelling.shown(&table.cell(row, column)).width();
            let widest = if head.dress == Dress::Prose { WIDEST[0] } else { WIDEST[1] };
            let needed =
                (0..table.len()).map(shown).max().unwrap_or_default().max(label(head, pen.spelling.lang).width());
            widths[column] = widths[column].max(needed.min(widest));
        }
    }
    widths
}
