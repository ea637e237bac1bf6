//! What every kind of sheet does with its rows.

use super::super::gathered::Gathered;
use super::super::row::Row;
use super::plain::Glance;
use crate::book::{Bucket, Money};

/// What became of a row: its bucket and the money that stands in it.
pub(super) type Fate = (Bucket, Money);

/// Reads the rows of one kind of sheet.
pub(super) trait ReadRow {
    /// Takes a row that is neither blank nor a header nor a total.
    fn take(&mut self, row: &Row<'_>, glance: Glance, to: &mut Gathered) -> Fate;

    /// Takes rows that each are [plainly](Glance::plainly) a sale to somebody; all their money is attributed. Only sheets of
    /// purchases have such rows.
    fn take_sales(&mut self, _rows: &[Row<'_>], _glances: &[Glance], _to: &mut Gathered) {}

    /// The amount that a totals row adds up, if this kind of sheet has one.
    fn amount(&self, _: &Row<'_>) -> Option<Money> {
        None
    }

    /// What a row that was taken, with this money, adds to the totals row below.
    fn adds_up(&self, _: &Row<'_>, money: Money) -> Money {
        money
    }

    /// The money of a row that is not taken: that of sales, not the totals that members' rows state.
    fn money(&self, _: &Row<'_>) -> Money {
        Money::ZERO
    }

    /// Settles at the end of the sheet what only a whole column can decide.
    fn finish(&mut self, _: &mut Gathered) {}
}
