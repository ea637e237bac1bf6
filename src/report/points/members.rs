//! One row a member.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::differences::{Compared, Difference, compare};
use crate::book::{Book, Histories, MemberId, Points, Rules};
use crate::report::columns::who;
use crate::table::{Cell, Column, Dress, Table, column};

/// What is kept of a member.
pub(super) struct Row {
    id: MemberId,
    pub(super) points: Points,
}

/// What one walk over the members finds.
#[derive(Default)]
pub(super) struct Counted {
    pub(super) members: Vec<Row>,
    pub(super) differences: Vec<Difference>,
    /// Members with a stated balance and nothing to compute one from.
    pub(super) not_compared: u64,
}

/// Counts the points of every member, the largest balance first, then the key; differences by key.
pub(super) fn count(book: &Book, rules: &Rules, as_of: NaiveDate, histories: &Histories) -> Counted {
    let stretches = histories.fold(as_of, Counted::default, |counted: &mut Counted, id, history| {
        let profile = book.member(id).profile.as_deref();
        let points = Points::of(profile, history, rules);
        counted.members.push(Row { id, points });
        match compare(id, profile, history, points, rules) {
            Compared::Equal => {}
            Compared::Not => counted.not_compared += 1,
            Compared::Differs(difference) => counted.differences.push(difference),
        }
    });
    let mut counted = Counted::default();
    for stretch in stretches {
        counted.members.extend(stretch.members);
        counted.differences.extend(stretch.differences);
        counted.not_compared += stretch.not_compared;
    }
    counted.members.sort_unstable_by_key(|row| (Reverse(row.points.balance()), row.id));
    counted
}

/// The table of members.
pub(super) fn table<'a>(book: &'a Book, rules: &'a Rules, rows: Vec<Row>) -> Table<'a> {
    let [member, name] = who(book, |row: &Row| row.id);
    let gifts = &rules.gifts;
    let recorded = |row: &Row| book.member(row.id).profile.as_deref()?.points.map(|stated| stated.value);
    let within = |row: &Row| row.points.within_reach(gifts).iter().map(|gift| &*gift.name).collect::<Vec<_>>();
    let columns: Vec<Column<'a, Row>> = vec![
        member,
        name,
        column("earned", ("消费积分", "Earned"), |row: &Row| Cell::Int(row.points.earned)),
        column("redeemed", ("已用积分", "Redeemed"), |row: &Row| Cell::Int(row.points.redeemed)),
        column("balance", ("现有积分", "Balance"), |row: &Row| Cell::Int(row.points.balance())).dressed(Dress::Bars),
        column("recorded", ("表里积分", "Recorded"), move |row: &Row| Cell::maybe(recorded(row), Cell::Int)),
        column("next_gift", ("下一份礼品", "Next gift"), |row: &Row| {
            Cell::maybe(row.points.next_gift(gifts), |(gift, _)| Cell::text(&*gift.name))
        }),
        column("points_missing", ("还差积分", "Points missing"), |row: &Row| {
            Cell::maybe(row.points.next_gift(gifts), |(_, missing)| Cell::Int(missing))
        }),
        column("opening", ("启用积分", "Opening"), |row: &Row| Cell::Int(row.points.opening)),
        column("within_reach", ("够换的礼品", "Within reach"), move |row: &Row| Cell::text(within(row).join("、"))),
    ];
    Table::new("members", ("会员", "Members"), rows, columns)
}
