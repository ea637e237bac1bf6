//! The Pareto curve: what each twentieth of the members makes, the largest first.

use super::rank::Ranking;
use super::tables::value;
use crate::book::rules::Metric;
use crate::report::columns::share_cell;
use crate::table::{Cell, Chart, Drawing, Table, column};

const STEPS: usize = 20;

struct Step {
    /// In percent of the members.
    up_to: usize,
    members: usize,
    value: i64,
    cumulative: i64,
}

/// The table `curve` with its chart.
pub(super) fn table<'a>(ranking: &Ranking, metric: Metric) -> Table<'a> {
    let (all, whole) = (ranking.rows.len(), i128::from(ranking.whole));
    let end = |step: usize| (all * step).div_ceil(STEPS);
    let step = |step: usize| {
        let (from, to) = (end(step - 1), end(step));
        let cumulative = ranking.held_by(to);
        Step { up_to: step * 100 / STEPS, members: to, value: cumulative - ranking.held_by(from), cumulative }
    };
    let rows: Vec<Step> = (1..=STEPS).filter(|_| all > 0).map(step).collect();
    let columns = vec![
        column("up_to", ("前百分之几的会员", "Top percent of members"), |row: &Step| Cell::count(row.up_to)),
        column("members", ("累计会员数", "Members so far"), |row: &Step| Cell::count(row.members)),
        column("value", ("这一段的贡献", "Value of this step"), move |row: &Step| value(metric, row.value)),
        column("cumulative_share", ("累计占比", "Cumulative share"), move |row: &Step| {
            share_cell(row.cumulative.into(), whole)
        }),
    ];
    let chart = Chart {
        drawing: Drawing::Pareto,
        title: ("帕累托曲线", "Pareto curve").into(),
        category: "up_to",
        series: vec!["value", "cumulative_share"],
    };
    Table::new("curve", ("帕累托曲线", "Pareto curve"), rows, columns).with_chart(chart)
}
