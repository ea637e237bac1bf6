//! Who is about to lose a tier, where tiers lapse.

use chrono::NaiveDate;

use crate::book::{Book, MemberId, Money, Tier};
use crate::report::columns::who;
use crate::table::{Table, column};

/// A tier that ends soon.
pub(super) struct Dropping {
    pub(super) id: MemberId,
    pub(super) tier: Tier,
    /// What has to be spent on the as-of date to keep it; zero where any purchase does.
    pub(super) needed: Option<Money>,
    /// The last day on which it is held.
    pub(super) by: NaiveDate,
}

/// The next to drop first, then the key.
pub(super) fn table(book: &Book, mut rows: Vec<Dropping>) -> Table<'_> {
    rows.sort_unstable_by_key(|row| (row.by, row.id));
    let [member, name] = who(book, |row: &Dropping| row.id);
    let columns = vec![
        member,
        name,
        column("tier", ("级别", "Tier"), |row: &Dropping| row.tier.into()),
        column("needed", ("还需消费", "Needed"), |row: &Dropping| row.needed.into()),
        column("by", ("最迟", "By"), |row: &Dropping| row.by.into()),
    ];
    Table::new("dropping", ("快要降级", "About to drop"), rows, columns)
}
