//! Who stands elsewhere than by other rules, or than on another day.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::members::Row;
use crate::book::{Book, Histories, History, Rules, Tier, opening, standing};
use crate::report::migration::{self, Places};
use crate::table::{Cell, Table};

/// Tiers by member, the highest first.
type Tiers = Places<Reverse<Tier>>;

fn now(book: &Book, rows: &[Row]) -> Tiers {
    migration::places(book, rows.iter().filter_map(|row| Some((row.id, Reverse(row.tier?)))))
}

fn cell<'a>(Reverse(tier): Reverse<Tier>) -> Cell<'a> {
    tier.into()
}

/// By key: from the tier of the built-in rules to that of the rules in force.
pub(super) fn table<'a>(book: &'a Book, rows: &[Row], as_of: NaiveDate) -> Table<'a> {
    let before = tiers_on(book, &Rules::default(), as_of, as_of);
    let title = ("与内置规则相比的级别变动", "Moves from the built-in rules");
    migration::list("moves", title, book, &before, &now(book, rows), cell)
}

/// From the tiers of an earlier day to those of today.
pub(super) fn since<'a>(
    book: &'a Book,
    rules: &Rules,
    rows: &[Row],
    since: NaiveDate,
    as_of: NaiveDate,
) -> [Table<'a>; 2] {
    migration::tables(book, &tiers_on(book, rules, since, as_of), &now(book, rows), cell)
}

/// The tiers of a day, with the opening balances known on `as_of`: a sheet's total does not say what it was before.
fn tiers_on(book: &Book, rules: &Rules, day: NaiveDate, as_of: NaiveDate) -> Tiers {
    let histories = Histories::new(book, &rules.purchases);
    let mut then = History::default();
    let mut tiers = Vec::with_capacity(book.members.len());
    histories.each(as_of, |id, history| {
        let carried = opening(book.member(id), history, &rules.opening);
        histories.fill(id, day, &mut then);
        tiers.push(standing(&then, carried, &rules.tiers, day).map(|earned| Reverse(earned.tier)));
    });
    tiers
}
