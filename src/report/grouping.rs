//! `--group`: what splits the rows of a report.

use std::cmp::Reverse;

use super::columns::text_cell;
use crate::book::{Book, NameId, Tier};
use crate::table::Cell;

/// What splits the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// The card.
    Tier,
    /// The shop.
    Shop,
    /// The person who served.
    Staff,
}

/// The names that `--group` takes.
pub(super) const GROUPS: [(&str, Group); 3] = [("tier", Group::Tier), ("shop", Group::Shop), ("staff", Group::Staff)];

/// One group, in the order in which groups are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// Everybody.
    Whole,
    /// The holders of a card, or of none.
    Tier(Reverse<Option<Tier>>),
    /// A shop.
    Shop(NameId),
    /// Someone of the staff.
    Staff(NameId),
}

impl Key {
    /// What the column `group` shows.
    pub(super) fn cell(self, book: &Book) -> Cell<'_> {
        match self {
            Self::Whole => Cell::Blank,
            Self::Tier(Reverse(tier)) => tier.into(),
            Self::Shop(shop) => text_cell(&book.shops, shop),
            Self::Staff(staff) => text_cell(&book.staff, staff),
        }
    }
}
