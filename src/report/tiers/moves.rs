//! Who stands elsewhere than by the built-in rules.

use chrono::NaiveDate;

use super::members::Row;
use crate::book::{Book, Histories, MemberId, Rules, Tier, opening, standing};
use crate::report::columns::who;
use crate::table::{Table, column};

struct Move {
    id: MemberId,
    from: Option<Tier>,
    to: Option<Tier>,
}

/// By key: from the tier of the built-in rules to that of the rules in force.
pub(super) fn table<'a>(book: &'a Book, rows: &[Row], as_of: NaiveDate) -> Table<'a> {
    let before = built_in(book, as_of);
    let moved = |row: &Row| Move { id: row.id, from: before[row.id.index()], to: row.tier };
    let mut rows: Vec<Move> = rows.iter().map(moved).filter(|row| row.from != row.to).collect();
    rows.sort_unstable_by_key(|row| row.id);
    let [member, name] = who(book, |row: &Move| row.id);
    let columns = vec![
        member,
        name,
        column("from", ("原级别", "From"), |row: &Move| row.from.into()),
        column("to", ("现级别", "To"), |row: &Move| row.to.into()),
    ];
    Table::new("moves", ("与内置规则相比的级别变动", "Moves from the built-in rules"), rows, columns)
}

fn built_in(book: &Book, as_of: NaiveDate) -> Vec<Option<Tier>> {
    let rules = Rules::default();
    let mut tiers = Vec::with_capacity(book.members.len());
    Histories::new(book, &rules.purchases).each(as_of, |id, history| {
        let carried = opening(book.member(id), history, &rules.opening);
        tiers.push(standing(history, carried, &rules.tiers, as_of).map(|earned| earned.tier));
    });
    tiers
}
