//! The first sheet: what the report speaks for, from what, by which rules, and what was left out.

use rust_xlsxwriter::{Chart, Format, RowNum, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::cells::{Pen, WIDEST};
use super::sheet::{ROW, digits, height, holds_numbers, narrow};
use super::{chart, page, paper};
use crate::table::{Cell, Document, Table, Words};
use crate::write::layout::label;
use crate::write::palette::Ground;

/// The columns that titles and sentences run over, at least.
const FEWEST: usize = 6;

/// Writes the cover, with these tables on it.
pub(super) fn write(
    sheet: &mut Worksheet,
    document: &Document,
    tables: [&Table; 2],
    contents: &[(&str, usize)],
    pen: &mut Pen,
) -> Result<(), XlsxError> {
    let names = contents.iter().map(|(name, _)| (0, *name));
    let mut cover = Cover::new(sheet, document, (&tables, names.chain(keys(document))), pen)?;
    cover.heading(document)?;
    cover.contents(contents)?;
    cover.sentences(("说明", "Notes"), &document.report.notes)?;
    cover.ground(document, tables)
}

/// Writes the first sheet of a pack, one page: its first tables, these charts, and links to all other sheets.
pub(super) fn front(
    sheet: &mut Worksheet,
    document: &Document,
    (tables, charts): (&[&Table], impl Iterator<Item = Chart>),
    names: &[&str],
    pen: &mut Pen,
) -> Result<(), XlsxError> {
    let links = (0..FEWEST).cycle().zip(names.iter().copied());
    let mut cover = Cover::new(sheet, document, (tables, links), pen)?;
    cover.heading(document)?;
    cover.links(names)?;
    let (top, columns) = (cover.row + 1, cover.widths.len());
    tables.iter().try_for_each(|table| cover.table(table))?;
    cover.sentences(("说明", "Notes"), &document.report.notes)?;
    chart::draw_small(sheet, (top, columns), charts)?;
    sheet.set_print_fit_to_pages(1, 1);
    Ok(())
}

/// Writes the last sheet of a pack below a link to the sheet named `first`: what it stands on, and what each figure means.
pub(super) fn back(
    sheet: &mut Worksheet,
    document: &Document,
    tables: [&Table; 2],
    first: &str,
    pen: &mut Pen,
) -> Result<(), XlsxError> {
    let mut cover = Cover::new(sheet, document, (&tables, keys(document)), pen)?;
    cover.pen.link(cover.sheet, (0, 0), first, &back_to(first))?;
    cover.ground(document, tables)
}

/// What a link to the first sheet says.
pub(super) fn back_to(first: &str) -> String {
    format!("← {first}")
}

/// The keys of the rules, in the first column.
fn keys<'d>(document: &'d Document) -> impl Iterator<Item = (usize, &'d str)> {
    document.rules.iter().map(|(key, _)| (0, key.as_str()))
}

/// How wide the columns must be for tables, and for texts in some of them.
fn widths<'t>(tables: &[&Table], texts: impl Iterator<Item = (usize, &'t str)>, pen: &Pen) -> Vec<usize> {
    let mut widths = vec![10; FEWEST];
    let mut hold = |column: usize, text: &str| {
        if column >= widths.len() {
            widths.resize(column + 1, 10);
        }
        widths[column] = widths[column].max(text.width()).min(WIDEST);
    };
    for table in tables {
        for (column, head) in table.heads().enumerate() {
            hold(column, label(head, pen.spelling.lang));
            (0..table.len()).for_each(|row| hold(column, &pen.spelling.shown(&table.cell(row, column))));
        }
    }
    texts.for_each(|(column, text)| hold(column, text));
    widths
}

struct Cover<'s, 'd> {
    sheet: &'s mut Worksheet,
    pen: &'s mut Pen<'d>,
    /// The next row.
    row: RowNum,
    widths: Vec<usize>,
    /// How much higher than single lines the rows so far are, in pixels.
    extra: u32,
    /// The rows with which pages begin, and where the last of them stands, in pixels.
    breaks: Vec<RowNum>,
    top: u32,
}

impl<'s, 'd> Cover<'s, 'd> {
    /// Nothing written yet, on columns wide enough for these tables and for these texts in some of them.
    fn new<'t>(
        sheet: &'s mut Worksheet,
        document: &Document,
        (tables, texts): (&[&Table], impl Iterator<Item = (usize, &'t str)>),
        pen: &'s mut Pen<'d>,
    ) -> Result<Self, XlsxError> {
        page(sheet, document, document.report.title.get(document.lang), &pen.spelling);
        sheet.set_screen_gridlines(false);
        let widths = widths(tables, texts, pen);
        for (column, width) in widths.iter().enumerate() {
            sheet.set_column_width(narrow(column), digits(*width))?;
        }
        Ok(Self { sheet, pen, row: 0, widths, extra: 0, breaks: Vec::new(), top: 0 })
    }

    /// What the report stands on: files, changed rules, definitions, and the rules as built in.
    fn ground(&mut self, document: &Document, tables: [&Table; 2]) -> Result<(), XlsxError> {
        tables.into_iter().try_for_each(|table| self.table(table))?;
        let (changed, others): (Vec<_>, Vec<_>) =
            document.rules.iter().partition(|(key, _)| document.changed_rules.contains(key));
        self.changed(&changed)?;
        self.sentences(("各项数字的含义", "What each figure means"), &document.definitions)?;
        self.fit_last();
        self.built_in(&others)
    }

    fn heading(&mut self, document: &Document) -> Result<(), XlsxError> {
        let title = document.report.title.get(document.lang);
        self.set_height(34)?;
        self.sheet.write_string_with_format(0, 0, title, &self.pen.look.title())?;
        let as_of = self.pen.spelling.pick("统计日", "As of");
        let as_of = format!("{as_of} {}", document.as_of);
        self.sheet.write_string_with_format(1, 0, as_of, &self.pen.look.plain())?;
        self.row = 2;
        Ok(())
    }

    fn contents(&mut self, contents: &[(&str, usize)]) -> Result<(), XlsxError> {
        self.section(self.pen.spelling.pick("目录", "Contents"))?;
        let labels = [self.pen.spelling.pick("工作表", "Sheet"), self.pen.spelling.pick("行数", "Rows")];
        self.labels([(labels[0], false), (labels[1], true)])?;
        for &(name, rows) in contents {
            self.pen.link(self.sheet, (self.row, 0), name, name)?;
            self.pen.put(self.sheet, (self.row, 1), &Cell::count(rows), Ground::Bare)?;
            self.row += 1;
        }
        Ok(())
    }

    /// Links to sheets, side by side.
    fn links(&mut self, names: &[&str]) -> Result<(), XlsxError> {
        for names in names.chunks(FEWEST) {
            for (column, name) in names.iter().enumerate() {
                self.pen.link(self.sheet, (self.row, narrow(column)), name, name)?;
            }
            self.row += 1;
        }
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        if table.is_empty() {
            return Ok(());
        }
        self.keep_together(table.len())?;
        self.section(table.title.get(self.pen.spelling.lang))?;
        let lang = self.pen.spelling.lang;
        self.labels(table.heads().enumerate().map(|(at, head)| (label(head, lang), holds_numbers(table, at))))?;
        for row in 0..table.len() {
            let mut lines = 1;
            for (column, cell) in table.row(row).enumerate() {
                lines = lines.max(self.pen.put(self.sheet, (self.row, narrow(column)), &cell, Ground::Bare)?.1);
            }
            if lines > 1 {
                self.set_height(height(lines))?;
            }
            self.row += 1;
        }
        Ok(())
    }

    /// The rules that the shop changed, or that it changed none.
    fn changed(&mut self, rules: &[&(String, String)]) -> Result<(), XlsxError> {
        if rules.is_empty() {
            let none = self.pen.spelling.pick("都同内置的，列在最后", "All as built in, listed last");
            self.section(self.pen.spelling.pick("所用规则", "Rules in force"))?;
            return self.sentence(0, none);
        }
        self.rules_of(("本店改过的规则", "Rules that the shop changed"), rules)
    }

    /// The other rules, last, which nobody needs on paper: their heading alone might stand on a page of its own.
    fn built_in(&mut self, rules: &[&(String, String)]) -> Result<(), XlsxError> {
        if rules.is_empty() {
            return Ok(());
        }
        let printed = self.row.saturating_sub(1);
        self.rules_of(("同内置的规则（不打印）", "Rules as built in (not printed)"), rules)?;
        self.sheet.set_print_area(0, 0, printed, narrow(self.widths.len() - 1))?;
        Ok(())
    }

    fn rules_of(&mut self, title: (&str, &str), rules: &[&(String, String)]) -> Result<(), XlsxError> {
        if rules.is_empty() {
            return Ok(());
        }
        self.section(self.pen.spelling.pick(title.0, title.1))?;
        for (key, value) in rules {
            self.pen.put(self.sheet, (self.row, 0), &Cell::text(key.as_str()), Ground::Bare)?;
            self.sentence(1, value)?;
        }
        Ok(())
    }

    fn sentences(&mut self, title: (&str, &str), sentences: &[Words]) -> Result<(), XlsxError> {
        if sentences.is_empty() {
            return Ok(());
        }
        self.section(self.pen.spelling.pick(title.0, title.1))?;
        sentences.iter().try_for_each(|words| self.sentence(0, words.get(self.pen.spelling.lang)))
    }

    /// A sentence from column `from` to the last, on as many lines as it needs: Excel does not measure merged cells.
    fn sentence(&mut self, from: usize, text: &str) -> Result<(), XlsxError> {
        let room: usize = self.widths[from..].iter().map(|width| width + 2).sum::<usize>().saturating_sub(3).max(1);
        let lines = text.lines().map(|line| line.width().div_ceil(room).max(1)).sum::<usize>().max(1);
        let last = narrow(self.widths.len() - 1);
        let format = self.pen.look.sentence();
        self.sheet.merge_range(self.row, narrow(from), self.row, last, text, &format)?;
        self.set_height(height(lines))?;
        self.row += 1;
        Ok(())
    }

    /// Begins a page if the rows of the next table, or the first of them where a page does not hold all, would not stand
    /// under their headings on this one.
    fn keep_together(&mut self, rows: usize) -> Result<(), XlsxError> {
        /// The rows that stand under the headings of a table longer than a page.
        const FIRST: usize = 5;
        let scale = self.scale();
        let page = paper::LYING.1 * 100 / scale.max(1);
        // A blank row, the title and the headings stand above.
        let high = |rows: usize| u32::try_from(rows + 3).unwrap_or(u32::MAX).saturating_mul(ROW);
        let high = if high(rows) <= page { high(rows) } else { high(FIRST.min(rows)) };
        let at = self.high();
        if at.saturating_sub(self.top) % page + high > page {
            self.breaks.push(self.row + 1);
            self.top = at;
            // Where pages are made to fit, Excel does not see the breaks.
            self.sheet.set_print_scale(u16::try_from(scale).unwrap_or(100)).set_page_breaks(&self.breaks)?;
        }
        Ok(())
    }

    /// Makes letters a little smaller if all that follows the last break then stands on one page.
    fn fit_last(&mut self) {
        let whole = paper::LYING.1 * 100 / (self.high() - self.top).max(1);
        if !self.breaks.is_empty() && (paper::LEAST..self.scale()).contains(&whole) {
            self.sheet.set_print_scale(u16::try_from(whole).unwrap_or(100));
        }
    }

    /// How large letters are if a page is as wide as all columns, in hundredths of their size.
    fn scale(&self) -> u32 {
        paper::scale(paper::LYING.0, self.widths.iter().map(|width| paper::pixels(digits(*width).into())).sum())
    }

    /// How high the rows so far are, in pixels.
    fn high(&self) -> u32 {
        self.row * ROW + self.extra
    }

    /// Makes the next row so high, in points, of which three are four pixels.
    fn set_height(&mut self, points: u32) -> Result<(), XlsxError> {
        self.sheet.set_row_height(self.row, points)?;
        self.extra += (points * 4 / 3).saturating_sub(ROW);
        Ok(())
    }

    fn section(&mut self, title: &str) -> Result<(), XlsxError> {
        let format = self.pen.look.section();
        self.row += 1;
        self.set_height(22)?;
        self.across(&format)?;
        self.sheet.write_string_with_format(self.row, 0, title, &format)?;
        self.row += 1;
        Ok(())
    }

    fn across(&mut self, format: &Format) -> Result<(), XlsxError> {
        for column in 0..self.widths.len() {
            self.sheet.write_blank(self.row, narrow(column), format)?;
        }
        Ok(())
    }

    /// Headings, with whether they stand over numbers.
    fn labels<'l>(&mut self, labels: impl IntoIterator<Item = (&'l str, bool)>) -> Result<(), XlsxError> {
        for (column, (label, number)) in labels.into_iter().enumerate() {
            let format = self.pen.look.heading(number, 1);
            self.sheet.write_string_with_format(self.row, narrow(column), label, &format)?;
        }
        self.row += 1;
        Ok(())
    }
}
