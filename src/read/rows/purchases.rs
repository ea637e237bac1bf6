//! Rows of a purchases sheet → lines.

use chrono::{NaiveDate, TimeDelta};

use super::super::cell::Raw;
use super::super::gathered::Gathered;
use super::super::header::Layout;
use super::super::identity::Who;
use super::super::row::Row;
use super::super::values::date::{Date, Orders, Slashed, date};
use super::super::values::decimal::Decimal;
use super::super::values::standing::{Standing, standing};
use super::super::values::{mark, money, quantity};
use super::{Fate, Identity, ReadRow, at, outliers};
use crate::book::{Bucket, Fact, Line, MemberId, Money, NameId, Place, Severity};

/// The columns of a purchases sheet.
struct Columns {
    identity: Identity,
    date: Option<usize>,
    amount: Option<usize>,
    price: Option<usize>,
    quantity: Option<usize>,
    refund: Option<usize>,
    refund_mark: Option<usize>,
    kind: Option<usize>,
    status: Option<usize>,
    paid: Option<usize>,
    ordered: Option<usize>,
    receipt: Option<usize>,
    item: Option<usize>,
    shop: Option<usize>,
    staff: Option<usize>,
}

/// Reads the rows of a purchases sheet.
pub(super) struct Purchases {
    sheet: u16,
    columns: Columns,
    occasions_only: bool,
    as_of: NaiveDate,
    orders: Orders,
    /// Lines whose day and month the whole column decides, with the refund beside each.
    undecided: Vec<(Line, Option<Line>, Slashed, String)>,
    /// Sales that name no member.
    nobody: u64,
    /// The sheet's first line in the book.
    first: usize,
    largest: Money,
}

/// An amount as a row states it.
enum Amount {
    Money(Money),
    /// Not used, and why.
    Wrong(Place, Fact, String),
}

impl Purchases {
    pub(super) fn new(sheet: u16, layout: &Layout, as_of: NaiveDate) -> Self {
        let column = |field| layout.column(field);
        let columns = Columns {
            identity: Identity::new(layout),
            date: column("date"),
            amount: column("amount"),
            price: column("price"),
            quantity: column("qty"),
            refund: column("refund"),
            refund_mark: column("refund_mark"),
            kind: column("type"),
            status: column("status"),
            paid: layout.paid,
            ordered: layout.ordered,
            receipt: column("receipt"),
            item: column("item").or_else(|| column("sku")),
            shop: column("store"),
            staff: column("staff"),
        };
        Self {
            sheet,
            columns,
            occasions_only: layout.occasions_only,
            as_of,
            orders: Orders::default(),
            undecided: Vec::new(),
            nobody: 0,
            first: usize::MAX,
            largest: Money::ZERO,
        }
    }

    /// The amount of a row: the amount column, else price × quantity; negative where a mark says refund.
    fn read_amount(&self, row: &Row<'_>, to: &mut Gathered) -> Amount {
        let columns = &self.columns;
        let stated = columns.amount.filter(|&column| !row.get(column).is_blank());
        let amount = match (stated, columns.price) {
            (Some(column), _) => match money::money(row.get(column)) {
                Ok(read) => {
                    if let Some(note) = read.note {
                        to.problem(at(self.sheet, row, column), note, &row.get(column).text());
                    }
                    read.value
                }
                Err(fact) => return self.wrong(row, column, fact),
            },
            (None, Some(column)) if !row.get(column).is_blank() => match self.price_times_quantity(row, column) {
                Ok(amount) => amount,
                Err((column, fact)) => return self.wrong(row, column, fact),
            },
            _ if self.occasions_only => Money::ZERO,
            _ => {
                let column = columns.amount.or(columns.price).unwrap_or_default();
                return self.wrong(row, column, Fact::NoAmount);
            }
        };
        // Where a column of its own says what was paid back, the row itself stays a sale.
        let beside = columns.refund.is_some_and(|column| !row.get(column).is_blank());
        let refund = amount > Money::ZERO && !beside && self.is_refund(row);
        Amount::Money(if refund { -amount } else { amount })
    }

    fn wrong(&self, row: &Row<'_>, column: usize, fact: Fact) -> Amount {
        Amount::Wrong(at(self.sheet, row, column), fact, row.get(column).text().into_owned())
    }

    fn price_times_quantity(&self, row: &Row<'_>, price: usize) -> Result<Money, (usize, Fact)> {
        let unit = money::price(row.get(price)).map_err(|fact| (price, fact))?.value;
        let count = match self.columns.quantity.filter(|&column| !row.get(column).is_blank()) {
            Some(column) => quantity::quantity(row.get(column)).map_err(|fact| (column, fact))?.value,
            None => Decimal::whole(1),
        };
        unit.times(count).ok_or((price, Fact::NotMoney))
    }

    /// The cell that says an order came to nothing: a status, or a day of ordering without one of payment.
    fn unpaid(&self, row: &Row<'_>) -> Option<usize> {
        let columns = &self.columns;
        let void = |column: &usize| standing(row.get(*column)) == Standing::Void;
        let filled = |column: Option<usize>| column.is_some_and(|column| !row.get(column).is_blank());
        let unpaid = columns.paid.is_some() && !filled(columns.paid) && filled(columns.ordered);
        columns.status.into_iter().chain(columns.kind).find(void).or(columns.ordered.filter(|_| unpaid))
    }

    fn is_refund(&self, row: &Row<'_>) -> bool {
        let marked = |column: Option<usize>| column.is_some_and(|at| standing(row.get(at)) == Standing::Refund);
        let yes = |column: Option<usize>| {
            column.is_some_and(|column| mark::mark(row.get(column)).is_ok_and(|mark| mark.value))
        };
        marked(self.columns.kind) || marked(self.columns.status) || yes(self.columns.refund_mark)
    }

    fn line(&self, row: &Row<'_>, who: Who, amount: Money, to: &mut Gathered) -> Line {
        let columns = &self.columns;
        let text = |column: Option<usize>| column.map_or(Raw::Blank, |column| row.get(column)).text();
        let column = columns.amount.or(columns.price).or(columns.date).unwrap_or_default();
        let count = columns.quantity.and_then(|column| quantity::quantity(row.get(column)).ok());
        Line {
            member: match who {
                Who::Party(index) => Some(MemberId::new(index)),
                Who::Nobody => None,
            },
            day: self.as_of,
            amount,
            shop: to.shops.intern(text(columns.shop).trim()),
            receipt: to.receipts.intern(text(columns.receipt).trim()),
            item: to.items.intern(text(columns.item).trim()),
            staff: to.staff.intern(&text(columns.staff), at(self.sheet, row, columns.staff.unwrap_or_default())),
            quantity: count.and_then(|count| count.value.to_thousandths()).unwrap_or_default(),
            place: at(self.sheet, row, column),
        }
    }

    fn push(&mut self, line: Line, day: NaiveDate, to: &mut Gathered) -> Bucket {
        if let Some((bucket, fact)) = after(day, self.as_of) {
            to.problem(self.date_cell(line.place), fact, &day.to_string());
            return bucket;
        }
        self.first = self.first.min(to.lines.len());
        self.largest = self.largest.max(line.amount);
        to.lines.push(&Line { day, ..line });
        if line.member.is_some() { Bucket::Attributed } else { Bucket::WithoutMember }
    }

    fn date_cell(&self, place: Place) -> Place {
        let column = self.columns.date.and_then(|column| u16::try_from(column).ok());
        Place { column: column.unwrap_or(place.column), ..place }
    }

    fn refund_beside(&self, row: &Row<'_>, line: &Line, to: &mut Gathered) -> Option<Line> {
        let column = self.columns.refund.filter(|&column| !row.get(column).is_blank())?;
        let place = at(self.sheet, row, column);
        match money::money(row.get(column)) {
            Ok(read) if read.value == Money::ZERO => None,
            Ok(read) => Some(Line { amount: Money(-read.value.0.abs()), place, ..*line }),
            Err(fact) => {
                to.problem(place, fact, &row.get(column).text());
                None
            }
        }
    }
}

impl ReadRow for Purchases {
    fn take(&mut self, row: &Row<'_>, to: &mut Gathered) -> Fate {
        let amount = match self.read_amount(row, to) {
            Amount::Money(amount) => amount,
            Amount::Wrong(place, fact, value) => {
                aside(place, fact, Fact::NoAmount, &value, to);
                return (Bucket::SetAside, Money::ZERO);
            }
        };
        if let Some(column) = self.unpaid(row) {
            to.problem(at(self.sheet, row, column), Fact::Unpaid, &row.get(column).text());
            return (Bucket::SetAside, amount);
        }
        let who = self.columns.identity.who(row, self.sheet, to);
        self.nobody += u64::from(who == Who::Nobody);
        let mut line = self.line(row, who, amount, to);
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
                        let bucket = self.push(line, day, to);
                        let refund = self.refund_beside(row, &line, to);
                        let counted = matches!(bucket, Bucket::Attributed | Bucket::WithoutMember);
                        if let Some(refund) = refund.filter(|_| counted) {
                            self.push(refund, day, to);
                            return (bucket, amount + refund.amount);
                        }
                        (bucket, amount)
                    }
                    Date::Slashed(slashed) => {
                        self.orders.see(slashed);
                        line.place = at(self.sheet, row, usize::from(line.place.column));
                        let refund = self.refund_beside(row, &line, to);
                        self.undecided.push((line, refund, slashed, cell.text().into_owned()));
                        // Where it belongs, the end of the sheet tells.
                        (Bucket::Attributed, amount + refund.map(|refund| refund.amount).unwrap_or_default())
                    }
                }
            }
        }
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
        for (line, refund, slashed, written) in std::mem::take(&mut self.undecided) {
            let mut money = line.amount;
            money += refund.map(|refund| refund.amount).unwrap_or_default();
            let bucket = if let Some(day) = slashed.settle(self.orders) {
                let bucket = self.push(line, day, to);
                let counted = matches!(bucket, Bucket::Attributed | Bucket::WithoutMember);
                if let Some(refund) = refund.filter(|_| counted) {
                    self.push(refund, day, to);
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
        if self.first == usize::MAX {
            // A whole column of dates that nobody can tell: no report should be made of what is left.
            to.stop |= undecided;
            return;
        }
        self.drop_false_receipts(to);
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
        let one_receipt = first.receipt != NameId::NONE;
        let mut several_members = false;
        for line in lines {
            if line.receipt != first.receipt {
                return;
            }
            several_members |= line.member != first.member;
        }
        if one_receipt && several_members {
            to.lines.clear_receipts(self.sheet);
        }
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
