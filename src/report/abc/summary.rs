//! How uneven the members are, in a few figures.

use super::Plan;
use super::rank::Ranking;
use super::tables::value;
use crate::report::columns::share_cell;
use crate::stats::{self, share};
use crate::table::{Cell, Code, Table, column};

type Row = (Code, Cell<'static>);

/// The table `summary`.
pub(super) fn table<'a>(ranking: &Ranking, plan: Plan) -> Table<'a> {
    let row = |key, words, cell| (Code { key, words }, cell);
    let (all, whole) = (ranking.rows.len(), i128::from(ranking.whole));
    let (eighty, fifth) = (make(ranking, 80), all.div_ceil(5));
    let values = || ranking.rows.iter().map(|row| row.measured.value);
    let positive = values().filter(|&value| value > 0).count();
    let gini = stats::gini(&mut values().collect::<Vec<_>>());
    let rows: Vec<Row> = vec![
        row("members", ("会员数", "Members"), Cell::count(all)),
        row("with_value", ("期限内有贡献的", "With a value above zero"), Cell::count(positive)),
        row("value", ("贡献合计", "Value in all"), value(plan.metric, values().sum())),
        row("members_80", ("做出 80% 的人数", "Members that make 80 %"), Cell::maybe(eighty, Cell::count)),
        row("members_80_share", ("他们占会员", "Their share of members"), Cell::maybe(eighty, |eighty| {
            share_cell(eighty as i128, all as i128)
        })),
        row("top_fifth", ("前五分之一的人数", "Members of the top fifth"), Cell::count(fifth)),
        row("top_fifth_share", ("前五分之一占贡献", "Share of the top fifth"), share_cell(ranking.held_by(fifth).into(), whole)),
        row("gini", ("基尼系数", "Gini coefficient"), Cell::maybe(gini, |gini| {
            Cell::maybe(share(gini.numerator(), gini.denominator()), |millionths| {
                Cell::Real(crate::stats::Ratio::from(millionths).to_f64() / 1e6, 6)
            })
        })),
    ];
    let columns = vec![
        column("key", ("项目", "Figure"), |row: &Row| row.0.into()),
        column("value", ("数值", "Value"), |row: &Row| row.1.clone()),
    ];
    Table::new("summary", ("概要", "Summary"), rows, columns)
}

/// The fewest members that make so many percent of the whole.
fn make(ranking: &Ranking, percent: i128) -> Option<usize> {
    let enough = i128::from(ranking.whole) * percent;
    let below = ranking.rows.partition_point(|row| i128::from(row.cumulative) * 100 < enough);
    (ranking.whole > 0).then_some(below + 1)
}
