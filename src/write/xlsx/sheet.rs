//! One table on its sheet.

use rust_xlsxwriter::{
    ColNum, ConditionalFormat2ColorScale, ConditionalFormatDataBar, ConditionalFormatDataBarDirection, FormatAlign,
    IgnoreError, RowNum, Table as Filtered, TableColumn, TableStyle, Worksheet, XlsxError,
};

use super::Leaf;
use super::cells::{Pen, WIDEST};
use super::chart;
use super::lists::Lists;
use super::names::Names;
use super::paper::{self, Columns};
use super::wants::can_go_on;
use super::widths::Widths;
use crate::table::{Cell, Dress, Head, Table};
use crate::write::layout::label;
use crate::write::palette::{Ground, HEAT, PALE_TEAL};
use crate::write::spelling::is_number;

/// The height of a row of one line, in pixels.
pub(super) const ROW: u32 = 22;

/// Writes the rows of `leaf` under a frozen heading, dresses their columns, and draws the table's charts.
pub(super) fn write(sheet: &mut Worksheet, leaf: &Leaf, lists: &mut Lists, pen: &mut Pen) -> Result<(), XlsxError> {
    /// So many rows stand on one page, made smaller if need be: headings would be repeated above their charts alone.
    const FEW: usize = 37;
    sheet.set_freeze_panes(leaf.row(1), 0)?;
    if leaf.table.charts.is_empty() || leaf.rows > FEW {
        sheet.set_repeat_rows(leaf.top, leaf.top)?;
    }
    let widths = Widths::of(std::slice::from_ref(leaf), &pen.spelling);
    let (extents, high) = one(sheet, leaf, &widths, lists, pen)?;
    finish(sheet, std::slice::from_ref(leaf), (&extents, high), &widths, pen)
}

/// Writes leaves under one another, whose tops leave room for a title each.
pub(super) fn write_all(
    sheet: &mut Worksheet,
    leaves: &[Leaf],
    lists: &mut Lists,
    pen: &mut Pen,
) -> Result<(), XlsxError> {
    let widths = Widths::of(leaves, &pen.spelling);
    let (mut all, mut whole): (Vec<Extent>, u32) = (Vec::new(), 0);
    for leaf in leaves {
        let title = leaf.table.title.get(pen.spelling.lang);
        sheet.write_string_with_format(leaf.top.saturating_sub(1), 0, title, &pen.look.section())?;
        let (extents, high) = one(sheet, leaf, &widths, lists, pen)?;
        whole = whole.saturating_add(high);
        for (column, extent) in extents.into_iter().enumerate() {
            match all.get_mut(column) {
                Some(of_all) => of_all.add(&extent),
                None => all.push(extent),
            }
        }
    }
    finish(sheet, leaves, (&all, whole), &widths, pen)
}

/// Writes one table; what stands in its columns, and how high its rows are, in pixels.
fn one(
    sheet: &mut Worksheet,
    leaf: &Leaf,
    widths: &Widths,
    lists: &mut Lists,
    pen: &mut Pen,
) -> Result<(Vec<Extent>, u32), XlsxError> {
    let heads: Vec<&Head> = leaf.table.heads().collect();
    let mut names = Names::default();
    let labels: Vec<String> = heads.iter().map(|head| names.heading(label(head, pen.spelling.lang))).collect();
    write_headings(sheet, leaf, &labels, widths, pen)?;
    let mut extents: Vec<Extent> = labels.iter().map(|_| Extent::default()).collect();
    let high = write_rows(sheet, leaf, &heads, widths, &mut extents, pen)?;
    for (column, (head, extent)) in heads.iter().zip(&mut extents).enumerate() {
        // A column in which nothing stands would only take room on paper.
        let is_empty = leaf.rows > 0 && !extent.filled && !matches!(head.dress, Dress::FillIn(_));
        extent.shown = head.dress != Dress::Hidden && !is_empty;
        dress(sheet, head, (narrow(column), leaf), lists, pen)?;
    }
    color_map(sheet, &heads, leaf)?;
    if leaf.rows == 0 {
        let none = pen.spelling.pick("没有需要列出的行。", "Nothing to list.");
        let column = heads.iter().position(|head| head.dress != Dress::Hidden).unwrap_or(0);
        sheet.write_string_with_format(leaf.row(2), narrow(column), none, &pen.look.remark())?;
    } else {
        let columns = ColNum::try_from(heads.len()).unwrap_or(ColNum::MAX);
        let last = (leaf.row(leaf.rows), columns.saturating_sub(1));
        sheet.ignore_error_range(leaf.row(1), 0, last.0, last.1, IgnoreError::NumberStoredAsText)?;
    }
    if let Some(remark) = &leaf.table.remark {
        let remark = remark.get(pen.spelling.lang);
        sheet.write_string_with_format(leaf.row(leaf.rows + 1), 0, remark, &pen.look.remark())?;
    }
    Ok((extents, high))
}

/// Sets the columns as what stands in them wants it, and draws the charts.
fn finish(
    sheet: &mut Worksheet,
    leaves: &[Leaf],
    (extents, high): (&[Extent], u32),
    widths: &Widths,
    pen: &Pen,
) -> Result<(), XlsxError> {
    sheet.set_screen_gridlines(false);
    let columns = set_widths(sheet, extents, widths)?;
    if leaves.iter().any(|leaf| !leaf.table.charts.is_empty()) {
        return chart::draw_all(sheet, leaves, (&columns, high), &pen.spelling, pen.look.font());
    }
    // What is filled in by hand lies.
    let may_stand = !leaves.iter().any(|leaf| leaf.table.heads().any(|head| matches!(head.dress, Dress::FillIn(_))));
    paper::set(sheet, &columns, high, may_stand)
}

/// Sets the columns as what stands in them wants it; how they are on paper.
fn set_widths(sheet: &mut Worksheet, extents: &[Extent], widths: &Widths) -> Result<Columns, XlsxError> {
    let mut columns = Vec::new();
    for (column, extent) in extents.iter().enumerate() {
        let width = widths.width(column, extent.width);
        sheet.set_column_width(narrow(column), width)?;
        if !extent.shown {
            sheet.set_column_hidden(narrow(column))?;
        }
        columns.push((widths.key(column), if extent.shown { paper::pixels(width) } else { 0 }));
    }
    Ok(Columns::new(columns))
}

/// Writes the rows of `leaf` under a frozen heading with a filter, and nothing else.
pub(super) fn write_plain(sheet: &mut Worksheet, leaf: &Leaf, pen: &mut Pen) -> Result<(), XlsxError> {
    let heads: Vec<&Head> = leaf.table.heads().collect();
    let labels: Vec<&str> = heads.iter().map(|head| label(head, pen.spelling.lang)).collect();
    let widths = Widths::of(std::slice::from_ref(leaf), &pen.spelling);
    let lines = widths.heading_lines(labels.iter().copied());
    sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?.set_row_height(0, heading_height(lines))?;
    sheet.write_row_with_format(0, 0, labels.iter().copied(), &pen.look.heading(false, 0).set_text_wrap())?;
    let mut extents: Vec<Extent> = labels.iter().map(|_| Extent { shown: true, ..Extent::default() }).collect();
    let high = write_rows(sheet, leaf, &heads, &widths, &mut extents, pen)?;
    let columns = set_widths(sheet, &extents, &widths)?;
    paper::set(sheet, &columns, high, true)?;
    let (rows, last) = (last_row(leaf.rows), narrow(heads.len().saturating_sub(1)));
    sheet.autofilter(0, 0, rows, last)?;
    if leaf.rows > 0 {
        sheet.ignore_error_range(1, 0, rows, last, IgnoreError::NumberStoredAsText)?;
    }
    Ok(())
}

/// What stands in a column.
#[derive(Default)]
struct Extent {
    /// How wide it is, where it does not go on in a second line.
    width: usize,
    filled: bool,
    /// Whether it is to be seen.
    shown: bool,
}

impl Extent {
    /// What stands in the same column of another table on the sheet.
    fn add(&mut self, other: &Self) {
        self.width = self.width.max(other.width);
        self.filled |= other.filled;
        self.shown |= other.shown;
    }
}

/// The headings, as an Excel table with its filter where there is a row below them, which such a table needs. A long
/// sheet has the filter alone: the library notes every cell of a table.
fn write_headings(
    sheet: &mut Worksheet,
    leaf: &Leaf,
    labels: &[String],
    widths: &Widths,
    pen: &Pen,
) -> Result<(), XlsxError> {
    let top = leaf.top;
    let wraps = !widths.are_roomy();
    let lines = if wraps { widths.heading_lines(labels.iter().map(String::as_str)) } else { 1 };
    sheet.set_row_height(top, heading_height(lines))?;
    if leaf.rows == 0 {
        sheet.write_row_with_format(top, 0, labels, &pen.look.heading(false, 0))?;
        return Ok(());
    }
    let last = narrow(labels.len().saturating_sub(1));
    let heading = |column| {
        let heading = |room| match first_value(leaf.table, column) {
            Some(Cell::Date(_)) => pen.look.heading(false, 0).set_align(FormatAlign::Center),
            _ => pen.look.heading(holds_numbers(leaf.table, column), room),
        };
        if wraps { heading(0).set_text_wrap() } else { heading(2) }
    };
    if leaf.streams() {
        for (column, label) in labels.iter().enumerate() {
            sheet.write_string_with_format(top, narrow(column), label, &heading(column))?;
        }
        sheet.autofilter(top, 0, leaf.row(leaf.rows), last)?;
        return Ok(());
    }
    let column = |(column, label)| TableColumn::new().set_header(label).set_header_format(heading(column));
    let columns: Vec<TableColumn> = labels.iter().enumerate().map(column).collect();
    let table = Filtered::new().set_columns(&columns).set_style(TableStyle::Light1).set_banded_rows(false);
    sheet.add_table(top, 0, leaf.row(leaf.rows), last, &table)?;
    Ok(())
}

fn write_rows(
    sheet: &mut Worksheet,
    leaf: &Leaf,
    heads: &[&Head],
    widths: &Widths,
    extents: &mut [Extent],
    pen: &mut Pen,
) -> Result<u32, XlsxError> {
    let mut high: u32 = 0;
    for row in 0..leaf.rows {
        let mut lines = 1;
        for (column, cell) in leaf.table.row(leaf.first + row).enumerate() {
            let fill_in = matches!(heads[column].dress, Dress::FillIn(_));
            let ground = if fill_in { Ground::Yellow } else { Ground::Bare };
            let at = (leaf.row(row + 1), narrow(column));
            let room = widths.room(column);
            let (width, needed) = pen.put_within(sheet, at, &cell, ground, room)?;
            if heads[column].dress != Dress::Hidden {
                lines = lines.max(needed);
            }
            let extent = &mut extents[column];
            extent.width = extent.width.max(if can_go_on(&cell) { width.min(room) } else { width });
            extent.filled |= cell != Cell::Blank;
        }
        if lines > 1 {
            sheet.set_row_height(leaf.row(row + 1), height(lines))?;
        }
        // Four pixels are three points.
        high = high.saturating_add(if lines > 1 { height(lines) * 4 / 3 } else { ROW });
    }
    Ok(high)
}

fn dress(
    sheet: &mut Worksheet,
    head: &Head,
    (column, leaf): (ColNum, &Leaf),
    lists: &mut Lists,
    pen: &Pen,
) -> Result<(), XlsxError> {
    if leaf.rows == 0 {
        return Ok(());
    }
    let (first, last) = (leaf.row(1), leaf.row(leaf.rows));
    match &head.dress {
        Dress::Bars => {
            let bars = ConditionalFormatDataBar::new().set_fill_color(PALE_TEAL).set_solid_fill(true);
            let bars = bars.set_border_off(true).set_direction(ConditionalFormatDataBarDirection::LeftToRight);
            sheet.add_conditional_format(first, column, last, column, &bars)?;
        }
        Dress::Heat => {
            sheet.add_conditional_format(first, column, last, column, &scale())?;
        }
        Dress::FillIn(choices) if !choices.is_empty() => {
            lists.offer(sheet, (first, last, column), choices, &pen.spelling)?;
        }
        Dress::Plain | Dress::Prose | Dress::Map | Dress::Hidden | Dress::FillIn(_) => {}
    }
    Ok(())
}

/// One colour scale from the first to the last column of a map.
fn color_map(sheet: &mut Worksheet, heads: &[&Head], leaf: &Leaf) -> Result<(), XlsxError> {
    let is_map = |head: &&Head| head.dress == Dress::Map;
    let ends = heads.iter().position(is_map).zip(heads.iter().rposition(is_map));
    if let Some((first, last)) = ends.filter(|_| leaf.rows > 0) {
        let rows = (leaf.row(1), leaf.row(leaf.rows));
        sheet.add_conditional_format(rows.0, narrow(first), rows.1, narrow(last), &scale())?;
    }
    Ok(())
}

fn scale() -> ConditionalFormat2ColorScale {
    ConditionalFormat2ColorScale::new().set_minimum_color(0xFF_FF_FF).set_maximum_color(HEAT)
}

/// Whether the first value of a column, near the top, is a number.
pub(super) fn holds_numbers(table: &Table, column: usize) -> bool {
    first_value(table, column).is_some_and(|cell| is_number(&cell))
}

/// The first value of a column, near the top.
fn first_value<'t>(table: &'t Table, column: usize) -> Option<Cell<'t>> {
    const NEAR: usize = 100;
    (0..table.len().min(NEAR)).map(|row| table.cell(row, column)).find(|cell| *cell != Cell::Blank)
}

/// The height of a row of so many lines, in points.
pub(super) fn height(lines: usize) -> u32 {
    /// Excel's rows get no higher than 409 points.
    const MOST: usize = 26;
    u32::try_from(lines.min(MOST) * 15 + 4).unwrap_or(19)
}

/// The height of a row of headings of so many lines, in points.
pub(super) fn heading_height(lines: usize) -> u32 {
    if lines > 1 { height(lines) } else { 24 }
}

/// A column's number, as Excel counts.
pub(super) fn narrow(column: usize) -> ColNum {
    ColNum::try_from(column).unwrap_or(ColNum::MAX)
}

/// The width of a column for a text of so many digits.
pub(super) fn digits(width: usize) -> u32 {
    u32::try_from(width.min(WIDEST) + 2).unwrap_or(10).max(8)
}

/// The sheet's row of the table's `rows`-th row, below the heading.
pub(super) fn last_row(rows: usize) -> RowNum {
    RowNum::try_from(rows).unwrap_or(RowNum::MAX)
}
