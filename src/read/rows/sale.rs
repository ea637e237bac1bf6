//! A row of a purchases sheet as a sale: for how much, paid back, or never paid.

use super::super::gathered::Gathered;
use super::super::header::Layout;
use super::super::identity::Who;
use super::super::row::Row;
use super::super::values::decimal::Decimal;
use super::super::values::standing::{Standing, standing};
use super::super::values::{mark, money, quantity};
use super::at;
use crate::book::{Fact, Line, Money, Place};

/// The columns of a purchases sheet.
pub(super) struct Columns {
    sheet: u16,
    occasions_only: bool,
    pub(super) date: Option<usize>,
    pub(super) amount: Option<usize>,
    pub(super) price: Option<usize>,
    pub(super) quantity: Option<usize>,
    refund: Option<usize>,
    refund_mark: Option<usize>,
    kind: Option<usize>,
    status: Option<usize>,
    paid: Option<usize>,
    ordered: Option<usize>,
    opt_in: Option<usize>,
    points_used: Option<usize>,
    /// Those that say more of a sale, where they say anything.
    more: Box<[usize]>,
    /// Whether some column may say that a sale is none, or was paid back.
    doubts: bool,
    pub(super) receipt: Option<usize>,
    pub(super) item: Option<usize>,
    pub(super) shop: Option<usize>,
    pub(super) staff: Option<usize>,
    pub(super) entered: Option<usize>,
}

/// An amount as a row states it.
pub(super) enum Amount {
    /// An amount, and what is to be said of its cell.
    Money { amount: Money, note: Option<(usize, Fact)> },
    /// Not used, and why.
    Wrong(Place, Fact, String),
}

impl Columns {
    pub(super) fn new(sheet: u16, layout: &Layout) -> Self {
        let column = |field| layout.column(field);
        let doubts = ["refund", "refund_mark", "type", "status"].into_iter().any(|field| column(field).is_some());
        Self {
            sheet,
            occasions_only: layout.occasions_only,
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
            opt_in: column("opt_in"),
            points_used: column("points_used"),
            more: ["refund", "opt_in", "points_used"].into_iter().filter_map(column).collect(),
            doubts: doubts || layout.paid.is_some(),
            receipt: column("receipt"),
            item: column("item").or_else(|| column("sku")),
            shop: column("store"),
            staff: column("staff"),
            entered: column("entered"),
        }
    }

    /// The amount of a row that writes it as nearly all do.
    #[inline]
    pub(super) fn plain_amount(&self, row: &Row<'_>) -> Option<Money> {
        let amount = money::plain(row.plain(self.amount?)?)?;
        Some(if self.is_paid_back(row, amount) { -amount } else { amount })
    }

    /// The amount of a row: the amount column, else price × quantity; negative where a mark says refund.
    pub(super) fn amount_of(&self, row: &Row<'_>) -> Amount {
        let stated = self.amount.map(|column| (column, row.get(column))).filter(|(_, cell)| !cell.is_blank());
        let (amount, note) = match (stated, self.price) {
            (Some((column, cell)), _) => match money::money(cell) {
                Ok(read) => (read.value, read.note.map(|note| (column, note))),
                Err(fact) => return self.wrong(row, column, fact),
            },
            (None, Some(column)) if !row.get(column).is_blank() => match self.price_times_quantity(row, column) {
                Ok(amount) => (amount, None),
                Err((column, fact)) => return self.wrong(row, column, fact),
            },
            _ if self.occasions_only => (Money::ZERO, None),
            _ => {
                let column = self.amount.or(self.price).unwrap_or_default();
                return self.wrong(row, column, Fact::NoAmount);
            }
        };
        Amount::Money { amount: if self.is_paid_back(row, amount) { -amount } else { amount }, note }
    }

    /// Whether a row marks an amount as a refund. Where a column of its own says what was paid back, the row itself stays
    /// a sale.
    #[inline]
    fn is_paid_back(&self, row: &Row<'_>, amount: Money) -> bool {
        if !self.doubts {
            return false;
        }
        let beside = self.refund.is_some_and(|column| !row.get(column).is_blank());
        amount > Money::ZERO && !beside && self.is_refund(row)
    }

    /// Whether a row that states an amount and a day says nothing more of the sale: not that it was never paid, what was
    /// paid back, that messages are welcome, or that points were used.
    #[inline]
    pub(super) fn says_no_more(&self, row: &Row<'_>) -> bool {
        self.more.iter().all(|column| row.get(*column).is_blank()) && self.unpaid(row).is_none()
    }

    fn wrong(&self, row: &Row<'_>, column: usize, fact: Fact) -> Amount {
        Amount::Wrong(at(self.sheet, row, column), fact, row.get(column).text().into_owned())
    }

    fn price_times_quantity(&self, row: &Row<'_>, price: usize) -> Result<Money, (usize, Fact)> {
        let unit = money::price(row.get(price)).map_err(|fact| (price, fact))?.value;
        let count = match self.quantity.filter(|&column| !row.get(column).is_blank()) {
            Some(column) => quantity::quantity(row.get(column)).map_err(|fact| (column, fact))?.value,
            None => Decimal::whole(1),
        };
        unit.times(count).ok_or((price, Fact::NotMoney))
    }

    /// The cell that says an order came to nothing: a status, or a day of ordering without one of payment.
    #[inline]
    pub(super) fn unpaid(&self, row: &Row<'_>) -> Option<usize> {
        if !self.doubts {
            return None;
        }
        let void = |column: &usize| standing(row.get(*column)) == Standing::Void;
        let filled = |column: Option<usize>| column.is_some_and(|column| !row.get(column).is_blank());
        let unpaid = self.paid.is_some() && !filled(self.paid) && filled(self.ordered);
        self.status.into_iter().chain(self.kind).find(void).or(self.ordered.filter(|_| unpaid))
    }

    /// Whether a column is the date of ordering.
    pub(super) fn is_ordered(&self, column: usize) -> bool {
        self.ordered == Some(column)
    }

    /// Whether the row states an amount of its own.
    pub(super) fn has_amount(&self, row: &Row<'_>) -> bool {
        self.amount.is_some_and(|column| !row.get(column).is_blank())
    }

    /// Notes what a column 短信开启状态 beside the purchases says of the member.
    pub(super) fn note_consent(&self, row: &Row<'_>, who: Who, to: &mut Gathered) {
        let Some((column, party)) = self.opt_in.zip(who.index()) else { return };
        let cell = row.get(column);
        if cell.is_blank() {
            return;
        }
        match mark::consent(cell, mark::Asks::OptIn) {
            Ok(read) if read.value == mark::Consent::Yes => {}
            Ok(read) => to.consents.push((party, read.value.into())),
            Err(fact) => to.problem(at(self.sheet, row, column), fact, &cell.text()),
        }
    }

    /// Notes what a column 使用积分 says was paid with points; whether the row counts is known later.
    pub(super) fn note_points(&self, row: &Row<'_>, to: &mut Gathered) {
        let Some(column) = self.points_used else { return };
        let cell = row.get(column);
        if cell.is_blank() {
            return;
        }
        match quantity::count(cell) {
            Ok(read) if read.value == 0 => {}
            Ok(read) => to.points_used.push((Place::row(self.sheet, row.number), read.value)),
            Err(fact) => to.problem(at(self.sheet, row, column), fact, &cell.text()),
        }
    }

    fn is_refund(&self, row: &Row<'_>) -> bool {
        let marked = |column: Option<usize>| column.is_some_and(|at| standing(row.get(at)) == Standing::Refund);
        let yes = |column: Option<usize>| {
            column.is_some_and(|column| mark::mark(row.get(column)).is_ok_and(|mark| mark.value))
        };
        marked(self.kind) || marked(self.status) || yes(self.refund_mark)
    }

    /// The line of what a column of its own says was paid back.
    pub(super) fn refund_beside(&self, row: &Row<'_>, line: &Line, to: &mut Gathered) -> Option<Line> {
        let column = self.refund.filter(|&column| !row.get(column).is_blank())?;
        let place = at(self.sheet, row, column);
        match money::money(row.get(column)) {
            Ok(read) if read.value == Money::ZERO => None,
            Ok(read) => {
                let amount = Money(-read.value.0.abs());
                // What a part of a line left is not said.
                let profit = line.profit.filter(|_| amount == -line.amount).map(|profit| -profit);
                Some(Line { amount, profit, place, ..*line })
            }
            Err(fact) => {
                to.problem(place, fact, &row.get(column).text());
                None
            }
        }
    }
}
