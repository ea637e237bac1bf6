//! What a row of a purchases sheet leaves out because the row above says it: the member, or that the order was paid.

use super::super::gathered::Gathered;
use super::super::header::Layout;
use super::super::identity::Who;
use super::super::row::Row;
use super::super::values::date::{Date, date};
use super::super::values::text;
use super::{Identity, at};
use crate::book::{Fact, Line, Names};

/// The row above, as far as the next may rely on it.
pub(super) struct Above {
    sheet: u16,
    identity: Identity,
    date: Option<usize>,
    shop: Option<usize>,
    receipt: Option<usize>,
    /// Whether the member stands before date and amount, as where a name is written once for the rows below it.
    leads: bool,
    who: Who,
    row: u32,
}

impl Above {
    pub(super) fn new(sheet: u16, layout: &Layout) -> Self {
        let identity = Identity::new(layout);
        let first = identity.first();
        let after = ["date", "amount", "price"].into_iter().filter_map(|field| layout.column(field)).min();
        let leads = first.zip(after).is_some_and(|(first, after)| first < after);
        let [date, shop, receipt] = ["date", "store", "receipt"].map(|field| layout.column(field));
        Self { sheet, identity, date, shop, receipt, leads, who: Who::NOBODY, row: 0 }
    }

    /// Notes whom a row means that says so itself.
    pub(super) fn pass(&mut self, row: u32, who: Who) {
        (self.who, self.row) = (who, row);
    }

    /// Who the row means: itself, or, where it leaves the member out, the row right above. Within one receipt that is
    /// sure; else it is said. Where merged cells say which rows belong together, a row outside of them belongs to none.
    pub(super) fn member(&mut self, row: &Row<'_>, who: Who, to: &mut Gathered) -> Who {
        if who.index().is_some() {
            self.pass(row.number, who);
            return who;
        }
        let left_out = self.who.index().is_some() && self.row + 1 == row.number && self.identity.is_blank(row);
        let same_order = left_out && self.is_same_order(row, to);
        let said_otherwise = self.identity.is_apart(row);
        let below =
            left_out && self.leads && !said_otherwise && self.receipt.is_none_or(|column| row.get(column).is_blank());
        if !same_order && !below {
            self.who = Who::NOBODY;
            return who;
        }
        self.row = row.number;
        if !same_order {
            let column = self.identity.name.or(self.identity.first()).unwrap_or_default();
            to.problem(at(self.sheet, row, column), Fact::SameAsAbove, "");
        }
        self.who
    }

    /// Whether the row goes on with the receipt of the row right above, which was used.
    pub(super) fn is_same_order(&self, row: &Row<'_>, to: &Gathered) -> bool {
        let Some((last, column)) = self.line(row, to).zip(self.receipt) else { return false };
        let text = |column: Option<usize>| column.map(|column| row.get(column).text()).unwrap_or_default();
        let (receipt, shop) = (text(Some(column)), text(self.shop));
        // Numbers begin anew each day and in each shop.
        let day = self.date.map(|column| row.get(column)).filter(|cell| !cell.is_blank());
        let same_day = day.is_none_or(|cell| date(cell).is_ok_and(|read| read.value == Date::Day(last.day)));
        let same = |id, written: &str, names: &Names| names.get(id) == text::trim(written);
        !text::trim(&receipt).is_empty()
            && same_day
            && same(last.receipt, &receipt, &to.receipts)
            && same(last.shop, &shop, &to.shops)
    }

    /// The line of the row right above.
    pub(super) fn line(&self, row: &Row<'_>, to: &Gathered) -> Option<Line> {
        let last = to.lines.get(to.lines.len().checked_sub(1)?);
        ((last.place.sheet, last.place.row + 1) == (self.sheet, row.number)).then_some(last)
    }
}
