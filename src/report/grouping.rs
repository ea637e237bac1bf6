//! `--by` and `--group`: what the rows of a table by period are.

use std::cmp::Reverse;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::book::calendar::By;
use crate::book::{Book, NameId, Tier};
use crate::table::Cell;

/// What `--group` splits rows by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Group {
    /// Card tier.
    Tier,
    /// Shop.
    Shop,
    /// Who served.
    Staff,
}

/// One value of a group; it sorts as a table lists it, the highest tier first, a blank last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum GroupKey {
    /// Rows are not split.
    Whole,
    /// A tier.
    Tier(Reverse<Option<Tier>>),
    /// A shop.
    Shop(NameId),
    /// A person of the staff.
    Staff(NameId),
}

impl GroupKey {
    pub(super) fn cell(self, book: &Book) -> Cell<'_> {
        match self {
            Self::Whole => Cell::Blank,
            Self::Tier(Reverse(tier)) => tier.into(),
            Self::Shop(id) => Cell::text(book.shops.get(id)),
            Self::Staff(id) => Cell::text(book.staff.get(id)),
        }
    }
}

/// Reads `--by` as periods that do not overlap.
pub(super) fn calendar_period() -> impl TypedValueParser<Value = By> {
    period(|by| *by != By::Rolling)
}

fn period(allowed: fn(&By) -> bool) -> impl TypedValueParser<Value = By> {
    let names: Vec<&str> = By::ALL.iter().zip(By::NAMES).filter(|(by, _)| allowed(by)).map(|(_, name)| name).collect();
    PossibleValuesParser::new(names).try_map(|name| name.parse::<By>())
}
