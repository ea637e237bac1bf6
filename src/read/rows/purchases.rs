//! Rows of a purchases sheet → lines.

use chrono::{NaiveDate, TimeDelta};

use super::super::gathered::Gathered;
use super::super::header::Layout;
use super::super::identity::Who;
use super::super::row::Row;
use super::super::staff_names::StaffNames;
use super::super::values::date::{Date, Order, Orders, Slashed, date, undoubted};
use super::super::values::{money, quantity, text};
use super::above::Above;
use super::plain::{Glance, Sale};
use super::profit::Profits;
use super::sale::{Amount, Columns};
use super::{Fate, ReadRow, at, outliers};
use crate::book::{Bucket, Details, Fact, Line, MemberId, Money, NameId, NameKey, Names, Place, Severity};

/// Reads the rows of a purchases sheet.
pub(super) struct Purchases {
    sheet: u16,
    columns: Columns,
    profits: Profits,
    details: Details,
    occasions_only: bool,
    as_of: NaiveDate,
    orders: Orders,
    /// Lines whose day and month the whole column decides, with the refund beside each.
    undecided: Vec<(Line, Option<Line>, Slashed, String)>,
    /// What the row above says for a row that leaves it out.
    above: Above,
    refunds: u64,
    /// Sales that name no member.
    nobody: u64,
    /// The sheet's first line in the book.
    first: usize,
    largest: Money,
    /// Whether what stands as a receipt number is one.
    sure: bool,
    /// Lines on their way into the book; kept for the room only.
    lines: Vec<Line>,
}

impl Purchases {
    pub(super) fn new(sheet: u16, layout: &Layout, as_of: NaiveDate, details: Details, sure: bool) -> Self {
        Self {
            sheet,
            columns: Columns::new(sheet, layout),
            profits: Profits::new(layout),
            details,
            occasions_only: layout.occasions_only,
            as_of,
            orders: Orders::default(),
            undecided: Vec::new(),
            above: Above::new(sheet, layout),
            refunds: 0,
            nobody: 0,
            first: usize::MAX,
            largest: Money::ZERO,
            sure,
            lines: Vec::new(),
        }
    }

    /// Notes whom a row that is used means.
    fn meet(&mut self, who: Who, to: &mut Gathered) {
        match who.index() {
            Some(party) => to.meet(party),
            None => self.nobody += 1,
        }
    }

    fn line(&mut self, row: &Row<'_>, who: Who, sale: Sale, to: &mut Gathered) -> Line {
        let mut line = Line::default();
        self.begin(&mut line, row, who, sale);
        self.name(std::slice::from_ref(row), std::slice::from_mut(&mut line), to);
        line
    }

    /// Makes a line that of a row, without its names; where it stands, since one that is handed over is waited for.
    fn begin(&self, line: &mut Line, row: &Row<'_>, who: Who, Sale { day, amount }: Sale) {
        let columns = &self.columns;
        let column = columns.amount.or(columns.price).or(columns.date).unwrap_or_default();
        let quantity = columns
            .quantity
            .filter(|_| self.details.quantity)
            .and_then(|column| quantity::quantity(row.get(column)).ok())
            .and_then(|count| count.value.to_thousandths())
            .unwrap_or_default();
        let profit = if self.details.profit { self.profits.of(row, amount, quantity) } else { None };
        line.member = who.index().map(MemberId::new);
        (line.day, line.amount, line.quantity, line.profit) = (day, amount, quantity, profit);
        (line.shop, line.receipt, line.item, line.staff) = (NameId::NONE, NameId::NONE, NameId::NONE, NameId::NONE);
        line.entered = columns.entered.filter(|_| self.details.entered).and_then(|column| undoubted(row.get(column)));
        line.place = at(self.sheet, row, column);
    }

    /// Gives the lines of some rows the names that stand there, column by column.
    fn name(&self, rows: &[Row<'_>], lines: &mut [Line], to: &mut Gathered) {
        let Columns { shop, receipt, item, staff, .. } = self.columns;
        let tidied = |names: &mut Names, text: &str, _| names.intern(text::trim(text));
        each_name(rows, shop, (&mut to.shops, Names::met, tidied), |at, name| lines[at].shop = name);
        each_name(rows, receipt, (&mut to.receipts, Names::met, tidied), |at, name| lines[at].receipt = name);
        each_name(rows, item, (&mut to.items, Names::met, tidied), |at, name| lines[at].item = name);
        // Also where nobody asks who served, all problems of a sheet are said, and so its spellings of one name.
        let place = |index: usize| at(self.sheet, &rows[index], staff.unwrap_or_default());
        let person = |staff: &mut StaffNames, text: &str, index| staff.intern(text, place(index));
        each_name(rows, staff, (&mut to.staff, StaffNames::met, person), |at, name| {
            lines[at].staff = if self.details.staff { name } else { NameId::NONE };
        });
    }

    fn push(&mut self, line: &Line, to: &mut Gathered) -> Bucket {
        if let Some((bucket, fact)) = after(line.day, self.as_of) {
            to.problem(self.date_cell(line.place), fact, &line.day.to_string());
            return bucket;
        }
        self.note(line.amount, to.lines.len());
        to.lines.push(line);
        if line.member.is_some() { Bucket::Attributed } else { Bucket::WithoutMember }
    }

    /// Notes the amount of a line that comes to stand at `index`.
    fn note(&mut self, amount: Money, index: usize) {
        self.first = self.first.min(index);
        self.largest = self.largest.max(amount);
        self.refunds += u64::from(amount < Money::ZERO);
    }

    /// A further line of the order above, of which only the first says when it was paid, and what in all.
    fn further_line(&mut self, row: &Row<'_>, who: Who, amount: Money, to: &mut Gathered) -> Fate {
        let day = self.above.line(row, to).map_or(self.as_of, |line| line.day);
        let amount = if self.columns.has_amount(row) { amount } else { Money::ZERO };
        let line = self.line(row, who, Sale { day, amount }, to);
        (self.push(&line, to), amount)
    }

    fn date_cell(&self, place: Place) -> Place {
        let column = self.columns.date.and_then(|column| u16::try_from(column).ok());
        Place { column: column.unwrap_or(place.column), ..place }
    }
}

impl ReadRow for Purchases {
    fn take(&mut self, row: &Row<'_>, glance: Glance, to: &mut Gathered) -> Fate {
        let who = self.above.member(row, glance.who, to);
        if let Some(sale) = glance.sale {
            self.meet(who, to);
            let line = self.line(row, who, sale, to);
            return (self.push(&line, to), sale.amount);
        }
        let amount = match self.columns.amount_of(row) {
            Amount::Money { amount, note } => {
                if let Some((column, note)) = note {
                    to.problem(at(self.sheet, row, column), note, &row.get(column).text());
                }
                amount
            }
            Amount::Wrong(place, fact, value) => {
                aside(place, fact, Fact::NoAmount, &value, to);
                return (Bucket::SetAside, Money::ZERO);
            }
        };
        self.columns.note_consent(row, who, to);
        self.columns.note_points(row, to);
        if let Some(column) = self.columns.unpaid(row) {
            if self.columns.is_ordered(column) && self.above.is_same_order(row, to) {
                return self.further_line(row, who, amount, to);
            }
            to.problem(at(self.sheet, row, column), Fact::Unpaid, &row.get(column).text());
            return (Bucket::SetAside, amount);
        }
        self.meet(who, to);
        let mut line = self.line(row, who, Sale { day: self.as_of, amount }, to);
        let column = self.columns.date.unwrap_or_default();
        let cell = row.get(column);
        let read = if cell.is_blank() { Err(Fact::NoDate) } else { date(cell) };
        match read {
            Err(fact) => {
                aside(at(self.sheet, row, column), fact, Fact::NoDate, &cell.text(), to);
                (Bucket::SetAside, amount)
            }
            Ok(read) => {
                if let Some(note) = read.note {
                    to.problem(at(self.sheet, row, column), note, &cell.text());
                }
                if amount == Money::ZERO && !self.occasions_only {
                    to.problem(line.place, Fact::GiftVisit, "");
                }
                match read.value {
                    Date::Day(day) => {
                        line.day = day;
                        let bucket = self.push(&line, to);
                        let refund = self.columns.refund_beside(row, &line, to);
                        let counted = matches!(bucket, Bucket::Attributed | Bucket::WithoutMember);
                        if let Some(refund) = refund.filter(|_| counted) {
                            self.push(&refund, to);
                            return (bucket, amount + refund.amount);
                        }
                        (bucket, amount)
                    }
                    Date::Slashed(slashed) => {
                        self.orders.see(slashed);
                        line.place = at(self.sheet, row, usize::from(line.place.column));
                        let refund = self.columns.refund_beside(row, &line, to);
                        self.undecided.push((line, refund, slashed, cell.text().into_owned()));
                        // Where it belongs, the end of the sheet tells.
                        (Bucket::Attributed, amount + refund.map(|refund| refund.amount).unwrap_or_default())
                    }
                }
            }
        }
    }

    fn take_sales(&mut self, rows: &[Row<'_>], glances: &[Glance], to: &mut Gathered) {
        let mut lines = std::mem::take(&mut self.lines);
        lines.resize(lines.len().max(rows.len()), Line::default());
        let made = &mut lines[..rows.len()];
        for ((row, glance), line) in rows.iter().zip(glances).zip(&mut *made) {
            let Some((party, sale)) = glance.plainly() else { continue };
            to.meet(party);
            self.note(sale.amount, to.lines.len());
            self.begin(line, row, glance.who, sale);
        }
        if let (Some(row), Some(glance)) = (rows.last(), glances.last()) {
            self.above.pass(row.number, glance.who);
        }
        self.name(rows, made, to);
        to.lines.extend(made);
        self.lines = lines;
    }

    fn amount(&self, row: &Row<'_>) -> Option<Money> {
        let column = self.columns.amount?;
        money::money(row.get(column)).ok().map(|read| read.value)
    }

    fn money(&self, row: &Row<'_>) -> Money {
        ReadRow::amount(self, row).unwrap_or_default()
    }

    fn finish(&mut self, to: &mut Gathered) {
        let mut undecided = false;
        if let Some((order, first)) = self.orders.decided().zip(self.undecided.first()) {
            to.problem(self.date_cell(first.0.place), Fact::DayFirst(order == Order::DayFirst), "");
        }
        for (line, refund, slashed, written) in std::mem::take(&mut self.undecided) {
            let mut money = line.amount;
            money += refund.map(|refund| refund.amount).unwrap_or_default();
            let bucket = if let Some(day) = slashed.settle(self.orders) {
                let bucket = self.push(&Line { day, ..line }, to);
                let counted = matches!(bucket, Bucket::Attributed | Bucket::WithoutMember);
                if let Some(refund) = refund.filter(|_| counted) {
                    self.push(&Line { day, ..refund }, to);
                }
                bucket
            } else {
                undecided = true;
                to.problem(self.date_cell(line.place), Fact::DayOrMonth, &written);
                Bucket::SetAside
            };
            let balance = &mut to.sheets[usize::from(self.sheet)].balance;
            balance.shift(Bucket::Attributed, bucket, 1, money);
        }
        if self.nobody > 0 {
            to.problem(Place::sheet(self.sheet), Fact::Anonymous(self.nobody), "");
        }
        if self.refunds > 0 {
            to.refunded = true;
            to.problem(Place::sheet(self.sheet), Fact::Refunds(self.refunds), "");
        }
        if self.first == usize::MAX {
            // A whole column of dates that nobody can tell: no report should be made of what is left.
            to.stop |= undecided;
            return;
        }
        if !self.sure {
            self.drop_false_receipts(to);
        }
        for place in outliers::among(&to.lines, self.first, self.largest) {
            let (place, amount) = place;
            to.problem(place, Fact::HugeAmount, &amount.to_string());
        }
    }
}

impl Purchases {
    /// A receipt column with one value over several members is no receipt number.
    fn drop_false_receipts(&self, to: &mut Gathered) {
        let mut lines = (self.first..to.lines.len()).map(|index| to.lines.get(index));
        let Some(first) = lines.next() else { return };
        if first.receipt.is_none() {
            return;
        }
        let mut several_members = false;
        for line in lines {
            if line.receipt != first.receipt {
                return;
            }
            several_members |= line.member != first.member;
        }
        if several_members {
            to.lines.clear_receipts(self.sheet);
        }
    }
}

/// Puts to each of some rows, by its position, the name that stands in a column, if there is one: `met` where it was lately,
/// else as `read` finds it among the names.
#[inline]
fn each_name<N>(
    rows: &[Row<'_>],
    column: Option<usize>,
    (names, met, read): (&mut N, impl Fn(&N, NameKey) -> Option<NameId>, impl Fn(&mut N, &str, usize) -> NameId),
    mut put: impl FnMut(usize, NameId),
) {
    let Some(column) = column else { return };
    for (index, row) in rows.iter().enumerate() {
        let known = row.key(column).and_then(|key| met(names, key));
        let name = known.unwrap_or_else(|| match row.plain(column) {
            Some(text) => read(names, text, index),
            None => read(names, &row.value(column).text(), index),
        });
        put(index, name);
    }
}

/// Says why a row is set aside. What is only taken as blank (`#N/A`, 1900-01-01) leaves a row that lacks something.
fn aside(place: Place, fact: Fact, lacks: Fact, value: &str, to: &mut Gathered) {
    let taken_as_blank = fact.severity() != Severity::Error;
    to.problem(place, fact, value);
    if taken_as_blank {
        to.problem(place, lacks, "");
    }
}

/// The bucket and fact of a day after the as-of date.
pub(super) fn after(day: NaiveDate, as_of: NaiveDate) -> Option<(Bucket, Fact)> {
    const FAR: TimeDelta = TimeDelta::days(366);
    if day <= as_of {
        None
    } else if day - as_of > FAR {
        Some((Bucket::SetAside, Fact::FarFuture))
    } else {
        Some((Bucket::AfterAsOf, Fact::AfterAsOf))
    }
}
