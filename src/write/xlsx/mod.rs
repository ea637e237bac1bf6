//! A workbook that can be printed: a cover, one sheet a table, one for the problems; a pack; or a plain one that is read again.

pub(super) mod blank;
mod cells;
mod chart;
mod cover;
mod headings;
mod lists;
mod look;
mod names;
mod pack;
mod paper;
pub(super) mod plain;
mod sheet;
mod sink;
mod split;
mod stack;
#[cfg(test)]
mod tests;
mod wants;
mod widths;

use std::io::Write;

use chrono::Datelike;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, RowNum, Workbook, Worksheet, XlsxError};

use self::cells::Pen;
use self::lists::Lists;
use self::look::Look;
use self::names::Names;
use self::sink::Sink;
use super::WriteError;
use super::spelling::Spelling;
use crate::table::{Binding, Document, Table};

/// The rows of a sheet below its header.
const ROWS: usize = 1_048_575;

/// A table of more rows than this streams through the disk.
const IN_MEMORY: usize = 20_000;

/// How hard a workbook is packed: over twice as fast as the usual level, for a file a third larger.
const COMPRESSION: u8 = 1;

/// Some rows of a table that make a sheet.
struct Leaf<'d, 'a> {
    name: String,
    table: &'d Table<'a>,
    first: usize,
    rows: usize,
    /// The sheet's row of its headings.
    top: RowNum,
}

/// Writes the whole workbook.
pub(super) fn write<'a>(
    document: &Document<'a>,
    tables: &[&Table<'a>],
    out: &mut (dyn Write + Send),
) -> Result<(), WriteError> {
    let spelling = Spelling::of(document);
    let mut pen = Pen::new(spelling, Look::of(document.lang));
    let mut workbook = workbook(&properties(document)?, &pen)?;
    // What a report itself is about, as that of `check`, stands where every report has it.
    let of_all = [&document.sources, &document.balance, &document.problems];
    let own = |of: &'_ Table<'a>| tables.iter().copied().find(|table| table.key == of.key);
    let [sources, balance, problems] = of_all.map(|table| own(table).unwrap_or(table));
    let others = tables.iter().copied().filter(|table| of_all.iter().all(|of| of.key != table.key));
    let tables: Vec<&Table<'a>> = others.chain([problems]).collect();
    match document.report.binding {
        // A pack says itself what needs attention.
        Binding::Pack => {
            pack::write(&mut workbook, document, &tables[..tables.len() - 1], [balance, sources], &mut pen)?;
        }
        Binding::Sheets => book(&mut workbook, document, (&[], &tables), [balance, sources], &mut pen)?,
        // What is to be read as a whole stands on one sheet; the problems have their own.
        Binding::OneSheet => {
            let whole = &tables[..tables.len() - 1];
            book(&mut workbook, document, (whole, &[problems]), [balance, sources], &mut pen)?;
        }
    }
    let mut sink = Sink::new(out);
    workbook.save_to_writer(&mut sink)?;
    Ok(sink.outcome()?)
}

/// Fills a workbook with a cover, the tables that stand together, if any, and those that have a sheet each.
fn book<'a>(
    workbook: &mut Workbook,
    document: &Document<'a>,
    (together, apart): (&[&Table<'a>], &[&Table<'a>]),
    of_cover: [&Table<'a>; 2],
    pen: &mut Pen,
) -> Result<(), XlsxError> {
    let spelling = pen.spelling;
    let mut names = Names::default();
    let cover = names.unused(spelling.pick("封面", "Cover"));
    let split = document.report.split.as_deref();
    let whole =
        if together.is_empty() { String::new() } else { names.unused(document.report.title.get(document.lang)) };
    let leaves: Vec<Leaf> = apart.iter().flat_map(|table| split::leaves(table, split, &spelling, &mut names)).collect();
    let rows = together.iter().map(|table| table.len()).sum();
    let contents: Vec<(&str, usize)> = Some((whole.as_str(), rows))
        .filter(|_| !together.is_empty())
        .into_iter()
        .chain(leaves.iter().map(|leaf| (leaf.name.as_str(), leaf.rows)))
        .collect();

    cover::write(workbook.add_worksheet().set_name(cover)?, document, of_cover, &contents, pen)?;
    let mut lists = Lists::new(names.unused(spelling.pick("选项", "Choices")));
    if !together.is_empty() {
        let worksheet = workbook.add_worksheet().set_name(&whole)?;
        page(worksheet, document, document.report.title.get(document.lang), &spelling);
        stack::write(worksheet, together, pen)?;
    }
    for leaf in &leaves {
        let worksheet = add_worksheet(workbook, leaf)?.set_name(&leaf.name)?;
        page(worksheet, document, leaf.table.title.get(document.lang), &spelling);
        sheet::write(worksheet, leaf, &mut lists, pen)?;
    }
    lists.write(workbook)
}

/// An empty workbook.
fn workbook(properties: &DocProperties, pen: &Pen) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(COMPRESSION).set_properties(properties);
    workbook.set_default_format(&pen.look.plain(), sheet::ROW, 64)?;
    Ok(workbook)
}

impl Leaf<'_, '_> {
    /// The sheet's row of its `number`-th row, 0 being that of the headings.
    fn row(&self, number: usize) -> RowNum {
        self.top.saturating_add(RowNum::try_from(number).unwrap_or(RowNum::MAX))
    }

    /// Whether the sheet is written row by row as it is made.
    const fn streams(&self) -> bool {
        self.rows > IN_MEMORY
    }
}

fn add_worksheet<'b>(workbook: &'b mut Workbook, leaf: &Leaf) -> Result<&'b mut Worksheet, XlsxError> {
    if leaf.streams() { workbook.add_worksheet_with_constant_memory() } else { Ok(workbook.add_worksheet()) }
}

/// A table, cut where a sheet is full.
fn leaves<'d, 'a>(table: &'d Table<'a>, spelling: &Spelling, most: usize, names: &mut Names) -> Vec<Leaf<'d, 'a>> {
    let sheets = table.len().div_ceil(most).max(1);
    let title = table.title.get(spelling.lang);
    let leaf = |sheet: usize| Leaf {
        name: names.unused(title),
        table,
        first: sheet * most,
        rows: most.min(table.len() - sheet * most),
        top: 0,
    };
    (0..sheets).map(leaf).collect()
}

/// Title and dates of the file; the dates are the as-of date, since nothing written holds the clock.
fn properties(document: &Document) -> Result<DocProperties, XlsxError> {
    let day = document.as_of;
    let part = |part: u32| u8::try_from(part).unwrap_or(1);
    let date = ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or(1900), part(day.month()), part(day.day()))?;
    let title = document.report.title.get(document.lang);
    Ok(DocProperties::new().set_title(title).set_author("regulars").set_creation_datetime(&date))
}

/// A4 landscape, one page wide.
fn a4(sheet: &mut Worksheet) {
    const A4: u8 = 9;
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.5, 0.5, 0.7, 0.6, 0.3, 0.3);
}

/// How a sheet is printed: A4 landscape, one page wide, title above, page numbers below.
fn page(sheet: &mut Worksheet, document: &Document, title: &str, spelling: &Spelling) {
    let shown = |text: &str| text.chars().take(60).collect::<String>().replace('&', "&&");
    let report = document.report.title.get(document.lang);
    let title = if title == report { shown(title) } else { format!("{} - {}", shown(report), shown(title)) };
    let as_of = spelling.pick("统计日", "as of");
    a4(sheet);
    sheet.set_header(format!("&L{title}&R{as_of} {}", document.as_of));
    sheet.set_footer(spelling.pick("&C第 &P 页，共 &N 页", "&CPage &P of &N"));
}
