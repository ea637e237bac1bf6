//! The rows of a sheet that was understood → members, lines and log entries, each row in one bucket of the balance.

mod above;
mod approvals;
mod callbacks;
mod cells;
mod complaints;
mod data;
mod days;
mod footer;
mod from_row;
mod identity;
mod inline;
mod items;
mod kinds;
mod listed;
mod log_cells;
mod members;
mod merged;
mod orders;
mod outliers;
mod people;
mod plain;
mod profit;
mod purchases;
mod read_row;
mod register;
mod sale;
mod title;
mod totals;
mod vouchers;
mod wide;

use std::ops::ControlFlow;

use chrono::NaiveDate;

use super::call_list::CallList;
use super::gathered::Gathered;
use super::header::{Border, Layout};
use super::identity::Who;
use super::records::Keep;
use super::row::{Cells, Row, Walk};
use super::stored;
use crate::book::{Bucket, Details, Fact, Kind, Money, Place};

use data::{Data, is_selected};
pub(super) use days::count_days;
use identity::Identity;
pub(super) use kinds::reads;
pub(super) use merged::fill_down;
use plain::{Glance, Plain};
use read_row::{Fate, ReadRow};

/// A sheet to be read, and how.
pub(super) struct Task<'a> {
    /// Its number.
    pub(super) sheet: u16,
    /// How it was understood.
    pub(super) layout: &'a Layout,
    /// The day the report speaks for.
    pub(super) as_of: NaiveDate,
    /// Fields of purchases and the values they must have.
    pub(super) select: &'a [(String, String)],
    /// What of each line is read.
    pub(super) details: Details,
    /// Whether it is a sheet of the book on disk, where every row has been understood before.
    pub(super) stored: bool,
    /// Where everything is kept for a book on disk: what beyond the rest.
    pub(super) keep: Option<Keep>,
    /// The call list that it is, if it is one.
    pub(super) list: Option<&'a CallList>,
}

impl Task<'_> {
    /// The last day whose rows are used: a book on disk waits for the days to come.
    fn until(&self) -> NaiveDate {
        if self.keep.is_some() { NaiveDate::MAX } else { self.as_of }
    }
}

/// Where the rows of a table end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// With the sheet.
    Sheet,
    /// Above this row, the header of another table.
    Table(u32),
    /// Too early; what stopped the walk is said.
    Early,
}

/// Walks through a table and gathers what its rows say; `border` is where it ends, if another may stand below it.
pub(super) fn gather(walk: &mut dyn Walk, task: &Task<'_>, mut border: Option<Border<'_>>, to: &mut Gathered) -> End {
    let &Task { sheet, layout, select, stored, keep, .. } = task;
    let Some(mut reader) = kinds::reader(task, to) else { return End::Sheet };
    let select = if layout.kind == Kind::Purchases { select } else { &[] };
    let select: Vec<_> = select.iter().map(|(field, value)| (layout.column(field), value.as_str())).collect();
    let identity = if task.list.is_some() { Identity::of_list(layout) } else { Identity::new(layout) };
    let mut parties = std::mem::take(&mut to.parties);
    let (data, plain) = (Data::new(layout), Plain::new(task));
    let mut ended = false;
    let mut ahead = |rows: &[Row<'_>], marks: &mut Vec<u32>| {
        let before = marks.len();
        marks.extend(rows.iter().map(|row| {
            let plainly = data.holds_plainly(row);
            ended = ended || (!plainly && crosses(&mut border, row));
            let wanted = !ended && (plainly || data.holds(row)) && is_selected(row, &select);
            let unless = if ended { Who::ELSEWHERE } else { Who::NO_DATA };
            if wanted { Who::UNSEEN } else { unless }.mark()
        }));
        let sheet_columns = (identity.kind, identity.columns());
        let marks = &mut marks[before..];
        parties.whom(sheet_columns, rows, marks, |row| identity.plain(row), |row| identity.said(row, sheet));
    };
    let (above, page) = (Money::ZERO, Money::ZERO);
    let sources = stored::source_columns(layout).filter(|_| stored);
    let with_cells = keep.is_some();
    let mut pass = Pass {
        sheet,
        layout,
        sources,
        with_cells,
        above,
        page,
        any: false,
        blank: 0,
        headers: 0,
        notes: 0,
        titles: 0,
        pending_blank: 0,
    };
    let mut end = End::Sheet;
    let mut glances = Vec::new();
    let walked = walk.walk_ahead(&mut ahead, &mut |rows, marks| {
        let here = marks.iter().take_while(|mark| **mark != Who::ELSEWHERE.mark()).count();
        glances.clear();
        glances.extend(rows.iter().zip(&marks[..here]).map(|(row, mark)| {
            let who = Who::of_mark(*mark);
            let sale = plain.as_ref().filter(|_| who != Who::NO_DATA).and_then(|plain| plain.sale(row));
            Glance { who, sale }
        }));
        pass.rows(rows, &glances, reader.as_mut(), to);
        let Some(other) = rows.get(here) else { return ControlFlow::Continue(()) };
        end = End::Table(other.number);
        ControlFlow::Break(())
    });
    if task.list.is_some() {
        // What is wrong with a number was said of the sheet that the list was made from.
        parties.notes.clear();
    }
    to.take_back(parties);
    let mut remarks = walk.remarks();
    // What holds for the sheet as a whole is known, and said, once it was walked through to its end.
    remarks.retain(|remark| end == End::Sheet || remark.row > 0);
    merged::say(remarks, sheet, layout, to);
    if walked.is_ok() && !pass.any && select.is_empty() && !stored {
        to.problem(Place::sheet(sheet), Fact::HeaderOnly, "");
    }
    if let Err((row, fact)) = walked {
        to.problem(Place::row(sheet, row), fact, "");
        end = End::Early;
    }
    pass.say_passed_over(to);
    reader.finish(to);
    end
}

/// Whether another table begins at a row.
fn crosses(border: &mut Option<Border<'_>>, row: &Row<'_>) -> bool {
    border.as_mut().is_some_and(|border| border.is_crossed_by(row))
}

/// The row where another table begins below one that is not gathered.
pub(super) fn next_table(walk: &mut dyn Walk, mut border: Option<Border<'_>>) -> End {
    let mut end = End::Sheet;
    if border.is_none() {
        return end;
    }
    // A sheet that cannot be walked through to its end holds nothing more that could be read.
    let _ = walk.walk(&mut |row| {
        if crosses(&mut border, &row) {
            end = End::Table(row.number);
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    });
    end
}

/// Whether some identity stands on two rows of the table.
pub(super) fn somebody_stands_twice(walk: &mut dyn Walk, layout: &Layout, mut border: Option<Border<'_>>) -> bool {
    let identity = Identity::new(layout);
    let mut seen = hashbrown::HashSet::new();
    let mut twice = false;
    // A sheet that cannot be walked through to its end says so when it is read.
    let _ = walk.walk(&mut |row| {
        let written = identity.written(&row);
        let data = row.number > layout.header_last && !written.is_empty() && totals::word(&row, layout).is_none();
        twice = data && !seen.insert(written);
        if twice || crosses(&mut border, &row) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    twice
}

/// One walk through the rows of a sheet.
struct Pass<'a> {
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
    any: bool,
    blank: u64,
    headers: u64,
    /// Rows that say who made the table, or when.
    notes: u64,
    /// Rows that are titles of what stands below them.
    titles: u64,
    /// Blank rows that may be the empty end of the sheet, which nobody wants to hear of.
    pending_blank: u64,
}

impl Pass<'_> {
    /// Some rows, each with what is known of it.
    fn rows(&mut self, rows: &[Row<'_>], glances: &[Glance], reader: &mut dyn ReadRow, to: &mut Gathered) {
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
}

impl Pass<'_> {
    /// Says how many rows were passed over that are no data.
    fn say_passed_over(&self, to: &mut Gathered) {
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

/// The cell of a row in a column.
fn at(sheet: u16, row: &Row<'_>, column: usize) -> Place {
    Place { sheet, row: row.number, column: u16::try_from(column).unwrap_or(Place::WHOLE_ROW) }
}
