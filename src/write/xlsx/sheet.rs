//! One table on its sheet.

use rust_xlsxwriter::{
    ColNum, ConditionalFormat2ColorScale, ConditionalFormatDataBar, ConditionalFormatDataBarDirection, IgnoreError,
    RowNum, Table as Filtered, TableColumn, TableStyle, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use super::Leaf;
use super::cells::{Pen, WIDEST};
use super::chart;
use super::form::Form;
use super::lists::Lists;
use super::names::Names;
use crate::table::{Cell, Dress, Head, Table};
use crate::write::layout::label;
use crate::write::palette::{Ground, HEAT, PALE_TEAL};
use crate::write::spelling::is_number;

/// The height of a row of one line, in pixels.
pub(super) const ROW: u32 = 22;

/// Room for the arrow of a heading's filter, in digits.
const ARROW: usize = 4;

/// Writes the rows of `leaf` under a frozen heading, dresses their columns, and draws the table's charts.
pub(super) fn write(sheet: &mut Worksheet, leaf: &Leaf, lists: &mut Lists, pen: &mut Pen) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(leaf.row(1), 0)?.set_repeat_rows(leaf.top, leaf.top)?;
    let form = Form::of(leaf, &pen.spelling);
    if form.is_some() {
        sheet.set_margins(0.25, 0.25, 0.6, 0.5, 0.3, 0.25);
    }
    let (extents, high) = one(sheet, leaf, form.as_ref(), lists, pen)?;
    finish(sheet, std::slice::from_ref(leaf), (&extents, high), form.as_ref(), pen)
}

/// Writes leaves under one another, whose tops leave room for a title each.
pub(super) fn write_all(
    sheet: &mut Worksheet,
    leaves: &[Leaf],
    lists: &mut Lists,
    pen: &mut Pen,
) -> Result<(), XlsxError> {
    let (mut all, mut whole): (Vec<Extent>, u32) = (Vec::new(), 0);
    for leaf in leaves {
        let title = leaf.table.title.get(pen.spelling.lang);
        sheet.write_string_with_format(leaf.top.saturating_sub(1), 0, title, &pen.look.section())?;
        let (extents, high) = one(sheet, leaf, None, lists, pen)?;
        whole = whole.saturating_add(high);
        for (column, extent) in extents.into_iter().enumerate() {
            match all.get_mut(column) {
                Some(of_all) => of_all.add(&extent),
                None => all.push(extent),
            }
        }
    }
    finish(sheet, leaves, (&all, whole), None, pen)
}

/// Writes one table; what stands in its columns, and how high its rows are, in pixels.
fn one(
    sheet: &mut Worksheet,
    leaf: &Leaf,
    form: Option<&Form>,
    lists: &mut Lists,
    pen: &mut Pen,
) -> Result<(Vec<Extent>, u32), XlsxError> {
    let heads: Vec<&Head> = leaf.table.heads().collect();
    let mut names = Names::default();
    let labels: Vec<String> = heads.iter().map(|head| names.heading(label(head, pen.spelling.lang))).collect();
    write_headings(sheet, leaf, &labels, form.is_some(), pen)?;
    let mut extents: Vec<Extent> = labels.iter().map(|label| Extent::of(label)).collect();
    let high = write_rows(sheet, leaf, &heads, form, &mut extents, pen)?;
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
    form: Option<&Form>,
    pen: &Pen,
) -> Result<(), XlsxError> {
    sheet.set_screen_gridlines(false);
    let mut whole = 0;
    for (column, extent) in extents.iter().enumerate() {
        let width = form.map_or_else(|| digits(extent.width), |form| padded(form.width(column)));
        sheet.set_column_width(narrow(column), width)?;
        if extent.shown {
            whole += width;
        } else {
            sheet.set_column_hidden(narrow(column))?;
        }
    }
    let drawn = leaves.iter().any(|leaf| !leaf.table.charts.is_empty());
    // What is filled in by hand lies, and so does what has a chart beside it.
    if let Some(pages) = upright(whole, high).filter(|_| !drawn && form.is_none()) {
        sheet.set_portrait().set_print_fit_to_pages(1, pages);
    } else if let Some(pages) = pages(whole, high) {
        sheet.set_print_fit_to_pages(1, pages);
    }
    chart::draw_all(sheet, leaves, (extents.len(), whole), &pen.spelling, pen.look.font())
}

/// The pages on which rows of this width, in digits, and height, in pixels, are made to fit, so that no few of them stand
/// alone on the last.
fn pages(width: u32, high: u32) -> Option<u16> {
    /// What a page holds below a heading, in pixels, where nothing is made smaller for its width.
    const PAGE: u32 = 616;
    let page = PAGE * (width * chart::DIGIT).max(chart::PAGE.0) / chart::PAGE.0;
    let (full, over) = (high / page, high % page);
    // What is over one page may be half a page, and can still be read.
    let few = if full == 1 { page / 2 } else { page / 4 };
    let pages = if full == 0 { Some(1) } else { Some(full).filter(|_| over <= few) };
    pages.and_then(|pages| u16::try_from(pages).ok())
}

/// The pages of rows of this width, in digits, and height, in pixels, where they are so many and so narrow that they are
/// better read on A4 upright, in smaller letters: lying, they would take three times the paper and leave half of it bare.
fn upright(width: u32, high: u32) -> Option<u16> {
    /// Letters of 11 points become 6.8, about as small as in the widest tables.
    const SMALLEST: u32 = 62;
    /// What a page holds upright at that size, in pixels: as wide, and as high below a heading.
    const PAGE: (u32, u32) = (691 * 100 / SMALLEST, 969 * 100 / SMALLEST - 32);
    /// The rows, as high, that make a lying table long: four pages of them.
    const LONG: u32 = 4 * 616;
    let is_better = width * chart::DIGIT <= PAGE.0 && high > LONG;
    is_better.then(|| u16::try_from(high.div_ceil(PAGE.1)).ok()).flatten()
}

/// Writes the rows of `leaf` under a frozen heading with a filter, and nothing else.
pub(super) fn write_plain(sheet: &mut Worksheet, leaf: &Leaf, pen: &mut Pen) -> Result<(), XlsxError> {
    let heads: Vec<&Head> = leaf.table.heads().collect();
    let labels: Vec<&str> = heads.iter().map(|head| label(head, pen.spelling.lang)).collect();
    sheet.set_freeze_panes(1, 0)?.set_row_height(0, 24)?;
    sheet.write_row_with_format(0, 0, labels.iter().copied(), &pen.look.heading(false, 0))?;
    let mut extents: Vec<Extent> = labels.iter().map(|label| Extent::of(label)).collect();
    write_rows(sheet, leaf, &heads, None, &mut extents, pen)?;
    for (column, extent) in extents.iter().enumerate() {
        sheet.set_column_width(narrow(column), digits(extent.width))?;
    }
    let (rows, last) = (last_row(leaf.rows), narrow(heads.len().saturating_sub(1)));
    sheet.autofilter(0, 0, rows, last)?;
    if leaf.rows > 0 {
        sheet.ignore_error_range(1, 0, rows, last, IgnoreError::NumberStoredAsText)?;
    }
    Ok(())
}

/// What stands in a column.
struct Extent {
    width: usize,
    filled: bool,
    /// Whether it is to be seen.
    shown: bool,
}

impl Extent {
    fn of(label: &str) -> Self {
        Self { width: label.width() + ARROW, filled: false, shown: true }
    }

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
    over_two_lines: bool,
    pen: &Pen,
) -> Result<(), XlsxError> {
    let top = leaf.top;
    sheet.set_row_height(top, if over_two_lines { height(2) } else { 24 })?;
    if leaf.rows == 0 {
        sheet.write_row_with_format(top, 0, labels, &pen.look.heading(false, 0))?;
        return Ok(());
    }
    let last = narrow(labels.len().saturating_sub(1));
    let heading = |column| {
        let heading = |room| pen.look.heading(holds_numbers(leaf.table, column), room);
        if over_two_lines { heading(0).set_text_wrap() } else { heading(2) }
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
    form: Option<&Form>,
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
            let room = form.map(|form| form.width(column));
            let (width, needed) = pen.put_within(sheet, at, &cell, ground, room.unwrap_or(WIDEST))?;
            if heads[column].dress != Dress::Hidden {
                lines = lines.max(needed);
            }
            let extent = &mut extents[column];
            extent.width = extent.width.max(width);
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
    const NEAR: usize = 100;
    let first = (0..table.len().min(NEAR)).map(|row| table.cell(row, column)).find(|cell| *cell != Cell::Blank);
    first.is_some_and(|cell| is_number(&cell))
}

/// The height of a row of so many lines, in points.
pub(super) fn height(lines: usize) -> u32 {
    /// Excel's rows get no higher than 409 points.
    const MOST: usize = 26;
    u32::try_from(lines.min(MOST) * 15 + 4).unwrap_or(19)
}

/// A column's number, as Excel counts.
pub(super) fn narrow(column: usize) -> ColNum {
    ColNum::try_from(column).unwrap_or(ColNum::MAX)
}

/// The width of a column for a text of so many digits.
pub(super) fn digits(width: usize) -> u32 {
    u32::try_from(width.min(WIDEST) + 2).unwrap_or(10).max(8)
}

/// The width of a column that holds no more than so many digits.
fn padded(width: usize) -> u32 {
    u32::try_from(width + 1).unwrap_or(u32::MAX)
}

/// The sheet's row of the table's `rows`-th row, below the heading.
pub(super) fn last_row(rows: usize) -> RowNum {
    RowNum::try_from(rows).unwrap_or(RowNum::MAX)
}

#[cfg(test)]
mod tests {
    use super::{pages, upright};

    #[test]
    fn a_long_narrow_table_is_printed_upright() {
        // An upright page at 62 % is 1114 pixels wide, or 159 digits, and holds 1530 pixels, or 69 rows, below its heading.
        for (width, rows, expected) in [
            (80, 112, None),
            (80, 113, Some(2)),
            (159, 366, Some(6)),
            (160, 366, None),
            (80, 139, Some(2)),
            (80, 140, Some(3)),
        ] {
            assert_eq!(upright(width, rows * super::ROW), expected, "{width} digits, {rows} rows");
        }
    }

    #[test]
    fn no_few_rows_stand_alone_on_a_last_page() {
        // A page as wide as the paper holds 28 rows of 22 pixels; one twice as wide holds 56 of them.
        for (width, rows, expected) in [
            (100, 5, Some(1)),
            (100, 28, Some(1)),
            (100, 42, Some(1)),
            (100, 43, None),
            (100, 56, Some(2)),
            (100, 63, Some(2)),
            (100, 64, None),
            (292, 84, Some(1)),
            (292, 86, None),
        ] {
            assert_eq!(pages(width, rows * super::ROW), expected, "{width} digits, {rows} rows");
        }
    }
}
