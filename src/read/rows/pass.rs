//! One walk through the rows of a sheet: what is no data, and where each row and its money go.

use super::super::gathered::Gathered;
use super::super::header::Layout;
use super::super::identity::Who;
use super::super::row::{Cells, Row};
use super::super::stored;
use super::plain::Glance;
use super::{Fate, ReadRow, Task, at, footer, title, totals};
use crate::book::{Bucket, Fact, Money, Place};

/// One walk through the rows of a sheet.
pub(super) struct Pass<'a> {
    sheet: u16,
    layout: &'a Layout,
    /// The columns that state where each row comes from.
    sources: Option<[usize; 2]>,
    /// Whether the cells are kept too that they come from: a report needs the files only.
    with_cells: bool,
    /// The money of the rows above, for the totals rows.
    above: Money,
    /// That since the last totals row.
    page: Money,
    /// Whether there was any row of data.
    pub(super) any: bool,
    blank: u64,
    headers: u64,
    /// Rows that say who made the table, or when.
    notes: u64,
    /// Rows that are titles of what stands below them.
    titles: u64,
    /// Blank rows that may be the empty end of the sheet, which nobody wants to hear of.
    pending_blank: u64,
}

impl<'a> Pass<'a> {
    /// A walk through the rows of a table.
    pub(super) fn new(task: &Task<'a>) -> Self {
        let &Task { sheet, layout, stored, keep, .. } = task;
        let (above, page) = (Money::ZERO, Money::ZERO);
        let sources = stored::source_columns(layout).filter(|_| stored);
        let with_cells = keep.is_some();
        let [blank, headers, notes, titles, pending_blank] = [0; 5];
        Self {
            sheet,
            layout,
            sources,
            with_cells,
            above,
            page,
            any: false,
            blank,
            headers,
            notes,
            titles,
            pending_blank,
        }
    }

    /// Some rows, each with what is known of it.
    pub(super) fn rows(&mut self, rows: &[Row<'_>], glances: &[Glance], reader: &mut dyn ReadRow, to: &mut Gathered) {
        let mut rest = rows;
        for glances in glances.chunk_by(|a, b| a.plainly().is_some() && b.plainly().is_some()) {
            let (rows, behind) = rest.split_at(glances.len());
            rest = behind;
            if glances[0].plainly().is_some() {
                self.sales(rows, glances, reader, to);
            } else {
                self.row(&rows[0], glances[0], reader, to);
            }
        }
    }

    /// Rows of sales of which there is nothing to be said.
    fn sales(&mut self, rows: &[Row<'_>], glances: &[Glance], reader: &mut dyn ReadRow, to: &mut Gathered) {
        self.blank += std::mem::take(&mut self.pending_blank);
        self.any = true;
        let money = glances.iter().filter_map(|glance| glance.sale).map(|sale| sale.amount).sum();
        to.sheets[usize::from(self.sheet)].balance.read_into(Bucket::Attributed, rows.len() as u64, money);
        self.add_up(money);
        reader.take_sales(rows, glances, to);
    }

    fn row(&mut self, row: &Row<'_>, glance: Glance, reader: &mut dyn ReadRow, to: &mut Gathered) {
        let is_data = glance.who != Who::NO_DATA;
        let (bucket, money) =
            if is_data { self.data(row, glance, reader, to) } else { self.passed_over(row, reader, to) };
        to.sheets[usize::from(self.sheet)].balance.read_into(bucket, 1, money);
    }

    /// A row of data.
    fn data(&mut self, row: &Row<'_>, glance: Glance, reader: &mut dyn ReadRow, to: &mut Gathered) -> Fate {
        self.blank += std::mem::take(&mut self.pending_blank);
        self.any = true;
        if glance.sale.is_none() {
            if self.says_left_open(row, to) {
                return (Bucket::SetAside, reader.money(row));
            }
            self.say_more_cells(row, to);
            self.say_faults(row, to);
            if let Some([file, cell]) = self.sources.map(|columns| columns.map(|column| row.get(column).text())) {
                let cell = if self.with_cells { &cell } else { "" };
                to.sources.state(Place::row(self.sheet, row.number), &file, cell);
            }
        }
        let fate = reader.take(row, glance, to);
        self.add_up(reader.adds_up(row, fate.1));
        fate
    }

    /// A row that is no data, or that `--where` passes over.
    fn passed_over(&mut self, row: &Row<'_>, reader: &mut dyn ReadRow, to: &mut Gathered) -> Fate {
        if row.is_blank() {
            self.pending_blank += 1;
            return (Bucket::Blank, Money::ZERO);
        }
        self.blank += std::mem::take(&mut self.pending_blank);
        if row.number <= self.layout.header_last {
            return (Bucket::Header, Money::ZERO);
        }
        if self.layout.is_header_again(row) {
            self.headers += 1;
            return (Bucket::Header, Money::ZERO);
        }
        if footer::is_note(row, self.layout) {
            self.notes += 1;
            return (Bucket::Header, Money::ZERO);
        }
        if title::is_title(row, self.layout.width) {
            self.titles += 1;
            return (Bucket::Header, Money::ZERO);
        }
        if let Some(word) = totals::word(row, self.layout) {
            let says = reader.amount(row).filter(|_| !totals::is_mean(&word));
            let place = Place::row(self.sheet, row.number);
            // A page's total is that of the rows since the last one; where both fit, nothing is to be said.
            let page = if totals::is_mean(&word) { self.page } else { std::mem::take(&mut self.page) };
            let of_page = totals::is_of_page(&word) || says == Some(page);
            let ours = if of_page && says != Some(self.above) { page } else { self.above };
            to.problem(place, Fact::TotalsRow(says.map(|says| (says, ours))), &word);
            return (Bucket::Totals, reader.money(row));
        }
        self.add_up(reader.money(row));
        (Bucket::NotSelected, reader.money(row))
    }

    fn add_up(&mut self, money: Money) {
        self.above += money;
        self.page += money;
    }

    /// Says how many rows were passed over that are no data.
    pub(super) fn say_passed_over(&self, to: &mut Gathered) {
        let &Self { blank, headers, notes, titles, .. } = self;
        let facts = [
            (blank + headers, Fact::Skipped { blank, headers }),
            (notes, Fact::Footer(notes)),
            (titles, Fact::Titles(titles)),
        ];
        for (_, fact) in facts.into_iter().filter(|(count, _)| *count > 0) {
            to.problem(Place::sheet(self.sheet), fact, "");
        }
    }

    /// Says that a quote of the row is never closed, read as a sign like any other; whether the row is useless for it.
    fn says_left_open(&self, row: &Row<'_>, to: &mut Gathered) -> bool {
        if !row.is_left_open() {
            return false;
        }
        let useless = row.width() != self.layout.width;
        let fact = if useless { Fact::OpenQuote } else { Fact::StrayQuote };
        to.problem(Place::row(self.sheet, row.number), fact, "");
        useless
    }

    /// Says which cells of the row hold an error value or a formula without its result, whatever their column is for.
    /// They are blank; what a row cannot do without, it lacks.
    fn say_faults(&self, row: &Row<'_>, to: &mut Gathered) {
        let is_used = |column: usize| {
            self.layout.columns.iter().any(|known| usize::from(known.index) == column && !known.field.is_empty())
        };
        for (column, cell) in row.faults().filter(|(column, _)| is_used(*column)) {
            to.fault(at(self.sheet, row, column), cell);
        }
    }

    /// A row of a text file with more cells than the header: a separator stands inside a value.
    fn say_more_cells(&self, row: &Row<'_>, to: &mut Gathered) {
        let width = self.layout.width;
        let text = matches!(row.cells, Cells::Text(_));
        if !text || self.layout.header_first == 0 || row.width() <= width {
            return;
        }
        let more = (width..row.width()).rev().find(|&column| !row.get(column).is_blank());
        if let Some(last) = more {
            to.problem(Place::row(self.sheet, row.number), Fact::MoreCells(last + 1 - width), "");
        }
    }
}
