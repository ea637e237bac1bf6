//! Points that purchases were paid with, where an export has a column for them.

use std::collections::BTreeMap;

use super::gathered::Gathered;
use crate::book::{Book, MemberId, Place};

/// The points of each row that states any; the refund beside a sale stands in the same row and has none of its own.
pub(super) fn by_row(gathered: &Gathered) -> BTreeMap<(u16, u32), i64> {
    gathered.points_used.iter().map(|&(place, points)| (row(place), points)).collect()
}

/// The row that a place stands in.
pub(super) const fn row(place: Place) -> (u16, u32) {
    (place.sheet, place.row)
}

/// The rows of lines that count, in the order of the lines, with their points.
pub(super) fn of_lines(gathered: &Gathered) -> Vec<(usize, i64)> {
    let mut stated = by_row(gathered);
    if stated.is_empty() {
        return Vec::new();
    }
    let lines = &gathered.lines;
    (0..lines.len()).filter_map(|index| Some((index, stated.remove(&row(lines.place(index)))?))).collect()
}

/// Gives members the points that their lines used. Where a member sheet says how many a member used, it is believed: it
/// knows of gifts, too, which no export does.
pub(super) fn put(book: &mut Book, gathered: &Gathered) {
    let mut used: BTreeMap<MemberId, i64> = BTreeMap::new();
    for (index, points) in of_lines(gathered) {
        if let Some(member) = gathered.lines.member(index) {
            *used.entry(member).or_default() += points;
        }
    }
    for (member, points) in used {
        let profile = book.members[member.index()].profile.get_or_insert_default();
        profile.points_redeemed.get_or_insert(points);
    }
}
