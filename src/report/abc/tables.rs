//! Members and classes.

use super::rank::{Class, Ranked, Ranking};
use super::{Plan, account};
use crate::book::rules::Metric;
use crate::book::Book;
use crate::report::columns::{share_cell, who};
use crate::table::{Cell, Dress, Table, Words, column};

/// A value of the metric: money, or a count.
pub(super) fn value<'a>(metric: Metric, value: i64) -> Cell<'a> {
    if metric == Metric::Purchases { Cell::Int(value) } else { Cell::Money(value) }
}

/// The table `members`, by rank.
pub(super) fn members<'a>(book: &'a Book, ranking: Ranking, plan: Plan<'a>) -> Table<'a> {
    let (whole, metric) = (i128::from(ranking.whole), plan.metric);
    let [member, name] = who(book, |row: &Ranked| row.measured.member);
    let columns = vec![
        column("rank", ("名次", "Rank"), |row: &Ranked| Cell::count(row.rank)),
        member,
        name,
        column("value", ("贡献", "Value"), move |row: &Ranked| value(metric, row.measured.value)).dressed(Dress::Bars),
        column("share", ("占比", "Share"), move |row: &Ranked| share_cell(row.measured.value.max(0).into(), whole)),
        column("cumulative_share", ("累计占比", "Cumulative share"), move |row: &Ranked| {
            share_cell(row.cumulative.into(), whole)
        }),
        column("class", ("ABC 类", "Class"), |row: &Ranked| row.class.into()),
        column("account_kind", ("客户类型", "Kind of account"), move |row: &Ranked| account::kind(row, plan).into()),
    ];
    Table::new("members", ("会员 ABC", "Members"), ranking.rows, columns)
}

/// A class and what its members bring.
#[derive(Clone, Copy)]
struct Row {
    class: Class,
    members: usize,
    value: i64,
    /// Of the values above zero.
    held: i64,
    usual: Option<[i64; 2]>,
}

fn rows(ranking: &Ranking, plan: Plan) -> [Row; 3] {
    Class::ALL.map(|class| {
        let rows = ranking.of(class);
        let value = rows.iter().map(|row| row.measured.value).sum();
        let held = rows.iter().map(|row| row.measured.value.max(0)).sum();
        Row { class, members: rows.len(), value, held, usual: usual(class, plan) }
    })
}

/// The share of members that is usual, in millionths.
fn usual(class: Class, plan: Plan) -> Option<[i64; 2]> {
    #[expect(clippy::cast_possible_truncation, reason = "a share is a small number")]
    let millionths = |shares: [f64; 2]| shares.map(|share| (share * 1e6).round() as i64);
    match class {
        Class::A => Some(millionths(plan.rules.usual.a)),
        Class::B => Some(millionths(plan.rules.usual.b)),
        Class::C => None,
    }
}

/// The table `classes`.
pub(super) fn classes<'a>(ranking: &Ranking, plan: Plan<'a>) -> Table<'a> {
    let (all, whole, metric) = (ranking.rows.len() as i128, i128::from(ranking.whole), plan.metric);
    let columns = vec![
        column("class", ("ABC 类", "Class"), |row: &Row| row.class.into()),
        column("members", ("会员数", "Members"), |row: &Row| Cell::count(row.members)),
        column("share", ("占会员", "Share"), move |row: &Row| share_cell(row.members as i128, all)),
        column("value", ("贡献", "Value"), move |row: &Row| value(metric, row.value)),
        column("value_share", ("占贡献", "Share of value"), move |row: &Row| share_cell(row.held.into(), whole)),
        column("target_low", ("通常至少", "Usual from"), |row: &Row| Cell::maybe(row.usual, |[low, _]| Cell::Share(low))),
        column("target_high", ("通常至多", "Usual to"), |row: &Row| Cell::maybe(row.usual, |[_, high]| Cell::Share(high))),
    ];
    Table::new("classes", ("各类会员", "Classes"), rows(ranking, plan).to_vec(), columns)
}

/// The classes whose share of the members is not the usual one.
pub(super) fn unusual(ranking: &Ranking, plan: Plan) -> Vec<Words> {
    let all = ranking.rows.len() as i128;
    let said = |row: Row| {
        let [low, high] = row.usual?;
        let share = crate::stats::share(row.members as i128, all).filter(|share| !(low..=high).contains(share))?;
        let [share, low, high] = [share, low, high].map(percent);
        let class = row.class.letter();
        Some(Words::from((
            format!("{class} 类占会员 {share}%，通常是 {low}%–{high}%"),
            format!("Class {class} holds {share} % of the members; {low}-{high} % is usual"),
        )))
    };
    rows(ranking, plan).into_iter().filter_map(said).collect()
}

/// Millionths as a percentage with one decimal.
fn percent(millionths: i64) -> String {
    let tenths = crate::stats::round_half_away(millionths.into(), 1_000).unwrap_or_default();
    format!("{}.{}", tenths / 10, tenths % 10)
}
