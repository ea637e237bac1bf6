//! The Pareto curve: what each twentieth of the members makes, the largest first.

use super::rank::Ranking;
use super::tables::value;
use crate::book::rules::Metric;
use crate::report::columns::share_cell;
use crate::table::{Cell, Chart, Drawing, Table, column};

const STEPS: usize = 20;

struct Step {
    members: usize,
    value: i64,
    cumulative: i64,
}

/// The table `curve` with its chart.
pub(super) fn table<'a>(ranking: &Ranking, metric: Metric) -> Table<'a> {
    let (all, whole) = (ranking.rows.len(), i128::from(ranking.whole));
    // Fewer members than steps have a step each.
    let steps = STEPS.min(all);
    let end = |step: usize| (all * step).div_ceil(steps);
    let step = |step: usize| {
        let (from, to) = (end(step - 1), end(step));
        let cumulative = ranking.held_by(to);
        Step { members: to, value: cumulative - ranking.held_by(from), cumulative }
    };
    let rows: Vec<Step> = (1..=steps).map(step).collect();
    let columns = vec![
        column("up_to", ("前几成会员", "Top share of members"), move |row: &Step| {
            share_cell(row.members as i128, all as i128)
        }),
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
