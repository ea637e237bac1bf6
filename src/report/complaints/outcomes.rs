//! The table `outcomes`: who is expected back after each outcome, and who came back.

use super::case::Case;
use super::members::Complainer;
use super::outcome::Outcome;
use super::tables::real;
use crate::book::rules::Shares;
use crate::book::Money;
use crate::report::columns::share_cell;
use crate::stats::Ratio;
use crate::table::{Cell, Chart, Drawing, Table, column};

/// A whole in millionths.
const WHOLE: i128 = 1_000_000;

/// What is known of an outcome.
pub(super) struct Row {
    outcome: Outcome,
    /// In millionths.
    share: i64,
    /// Complaints; the members, what they are worth and what of it is at stake. Nothing where nobody knows who they are.
    known: Option<Known>,
    followed: u32,
    again: u32,
}

/// What the members of an outcome come to.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    complaints: u32,
    members: u32,
    basic: Money,
    at_stake: Money,
}

impl Row {
    /// The members expected to stay, and to leave, in millionths of one.
    fn expected(&self) -> [Option<i128>; 2] {
        let share = i128::from(self.share);
        let members = self.known.map(|known| i128::from(known.members));
        [share, WHOLE - share].map(|share| members.map(|members| members * share))
    }
}

/// A row for each outcome; `others` are the members who never complained, and of them those who came back.
pub(super) fn rows(shares: &Shares, cases: &[Case<'_>], members: &[Complainer], others: [u32; 2]) -> Vec<Row> {
    let row = |outcome: Outcome| {
        let share = outcome.share(shares).millionths();
        if outcome == Outcome::NotComplained {
            return Row { outcome, share, known: None, followed: others[0], again: others[1] };
        }
        let complaints = cases.iter().filter(|case| case.outcome == outcome).map(|_| 1).sum();
        let mut known = Known { complaints, ..Known::default() };
        let (mut followed, mut again) = (0, 0);
        for member in members.iter().filter(|member| member.outcome == outcome) {
            known.members += 1;
            known.basic += member.basic;
            known.at_stake += member.at_stake;
            followed += u32::from(member.followed);
            again += u32::from(member.followed && member.next.is_some());
        }
        Row { outcome, share, known: Some(known), followed, again }
    };
    Outcome::ALL.map(row).into()
}

/// What all outcomes come to: members expected to stay and to leave, and what is at stake.
pub(super) fn whole(rows: &[Row]) -> ([Option<Ratio>; 2], Money) {
    let expected = [0, 1].map(|end| {
        let sum = rows.iter().filter_map(|row| row.expected()[end]).sum();
        Ratio::new(sum, WHOLE)
    });
    (expected, rows.iter().filter_map(|row| row.known).map(|known| known.at_stake).sum())
}

/// The table.
pub(super) fn table<'a>(rows: Vec<Row>) -> Table<'a> {
    let expected = |end: usize| move |row: &Row| real(row.expected()[end].and_then(|sum| Ratio::new(sum, WHOLE)), 2);
    let columns = vec![
        column("outcome", ("结果", "Outcome"), |row: &Row| row.outcome.code().into()),
        column("complaints", ("投诉", "Complaints"), |row: &Row| {
            Cell::maybe(row.known, |known| Cell::count(known.complaints))
        }),
        column("members", ("会员数", "Members"), |row: &Row| Cell::maybe(row.known, |known| Cell::count(known.members))),
        column("expected_share", ("预计会再来", "Expected back"), |row: &Row| Cell::Share(row.share)),
        column("expected_stay", ("预计留下", "Expected to stay"), expected(0)),
        column("expected_leave", ("预计离开", "Expected to leave"), expected(1)),
        column("basic", ("基本价值", "Basic value"), |row: &Row| row.known.map(|known| known.basic).into()),
        column("at_stake", ("可能损失", "At stake"), |row: &Row| row.known.map(|known| known.at_stake).into()),
        column("followed", ("看满期的会员", "Members followed"), |row: &Row| Cell::count(row.followed)),
        column("bought_again", ("实际再来的", "Bought again"), |row: &Row| Cell::count(row.again)),
        column("again_share", ("实际再来比例", "Share that bought again"), |row: &Row| {
            share_cell(row.again.into(), row.followed.into())
        }),
    ];
    let title = ("再来的比例：预计和实际", "Share that comes back: expected and actual").into();
    let series = vec!["expected_share", "again_share"];
    let chart = Chart { drawing: Drawing::Columns, title, category: "outcome", series };
    Table::new("outcomes", ("结果和再来", "Outcomes"), rows, columns).with_chart(chart)
}
