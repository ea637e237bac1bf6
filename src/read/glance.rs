//! What a first look at a row tells, before the row is visited.

use chrono::NaiveDate;

use super::identity::Who;
use super::row::Row;
use crate::book::Money;

/// What is known of a row when it is visited.
#[derive(Debug, Clone, Copy)]
pub struct Glance {
    /// Whom it means, or why it means nobody.
    pub(in crate::read) who: Who,
    /// Its sale, if there is nothing to be said of the row.
    pub(in crate::read) sale: Option<Sale>,
}

/// When and for how much a row was sold.
#[derive(Debug, Clone, Copy)]
pub(in crate::read) struct Sale {
    pub(in crate::read) day: NaiveDate,
    pub(in crate::read) amount: Money,
}

impl Glance {
    /// Of a row that nobody looked at.
    pub(in crate::read) const NONE: Self = Self::of(Who::NO_DATA);

    /// Of a row of which only this is known.
    pub(in crate::read) const fn of(who: Who) -> Self {
        Self { who, sale: None }
    }
}

/// Looks at rows before they are visited.
pub struct Ahead<'a> {
    /// What a row tells by itself: asked on any thread, in any order.
    pub alone: &'a (dyn Fn(&Row<'_>) -> Glance + Sync),
    /// What some rows tell that the rows before them decide: asked on one thread at a time, in the order of the rows.
    pub in_turn: &'a mut (dyn FnMut(&[Row<'_>], &mut [Glance]) + Send),
}
