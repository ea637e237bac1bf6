//! Who is close to the next tier.

use chrono::NaiveDate;

use super::members::Row;
use crate::book::message::Message;
use crate::book::{Book, Distance, MemberId, NameId, Rules, Tier};
use crate::report::columns::who;
use crate::report::letter::{self, Letter, Letters};
use crate::table::{Table, column};

pub(super) struct Near {
    pub(super) id: MemberId,
    tier: Tier,
    pub(super) next: Tier,
    pub(super) distance: Distance,
}

pub(super) fn near(row: &Row, rules: &Rules) -> Option<Near> {
    let tier = row.tier?;
    let (next, distance) = (tier.next()?, row.distance(rules));
    let close = distance.is_near(rules.tiers.near, next.rule(&rules.tiers)?);
    close.then_some(Near { id: row.id, tier, next, distance })
}

/// The smallest gap first, then the key.
pub(super) fn table<'a>(book: &'a Book, rules: &'a Rules, as_of: NaiveDate, rows: &[Row]) -> Table<'a> {
    let mut rows: Vec<Near> = rows.iter().filter_map(|row| near(row, rules)).collect();
    rows.sort_unstable_by_key(|row| (row.distance.gap(), row.id));
    let [member, name] = who(book, |row: &Near| row.id);
    let mut columns = vec![
        member,
        name,
        column("tier", ("级别", "Tier"), |row: &Near| row.tier.into()),
        column("next_tier", ("下一级", "Next tier"), |row: &Near| row.next.into()),
        column("gap", ("还差", "Gap"), |row: &Near| row.distance.gap().into()),
        column("window_ends", ("期限到", "Window ends"), |row: &Near| row.distance.window_ends.into()),
    ];
    columns.extend(letter::columns(book, rules, as_of, |_: &Letters, row: &Near| Letter {
        member: row.id,
        message: Message::Near,
        staff: NameId::NONE,
    }));
    Table::new("near", ("快到下一级", "Near the next tier"), rows, columns)
}
