//! The ladder of gifts.

use super::members::Row;
use crate::book::rules::Gift;
use crate::table::{Cell, Table, column};

/// The gifts as the rules name them, the cheapest first, with the members who have the points.
pub(super) fn table<'a>(gifts: &'a [Gift], members: &[Row]) -> Table<'a> {
    let within = |gift: &Gift| members.iter().filter(|row| row.points.balance() >= gift.points).count();
    let mut rows: Vec<(&Gift, usize)> = gifts.iter().map(|gift| (gift, within(gift))).collect();
    rows.sort_by_key(|(gift, _)| gift.points);
    Table::new("gifts", ("积分礼品", "Gifts"), rows, vec![
        column("gift", ("礼品", "Gift"), |(gift, _): &(&'a Gift, usize)| Cell::text(&*gift.name)),
        column("points", ("所需积分", "Points"), |(gift, _): &(&Gift, usize)| Cell::Int(gift.points)),
        column("members", ("够换的人数", "Members"), |(_, members): &(&Gift, usize)| Cell::count(*members)),
    ])
}
