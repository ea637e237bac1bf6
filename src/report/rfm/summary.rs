//! Segments and the R×F grid, with what their members spend.

use super::measure::{Dimension, Measured};
use super::{Plan, Scored, segment};
use crate::book::Money;
use crate::stats::{self, Ratio};
use crate::table::{Cell, Chart, Drawing, Dress, Table, column};

/// A segment and the values of its members.
struct Segment {
    place: u16,
    members: usize,
    purchases: i64,
    total: Money,
    /// Medians of days, purchases and money.
    medians: [Option<Ratio>; 3],
}

impl Segment {
    const fn empty(place: u16) -> Self {
        Self { place, members: 0, purchases: 0, total: Money::ZERO, medians: [None; 3] }
    }

    fn add(&mut self, measured: &Measured) {
        self.members += 1;
        self.purchases += i64::from(measured.frequency);
        self.total += measured.total;
    }
}

/// Every segment in the order of the rules, and at last who is in none.
fn every_segment(plan: Plan, scored: &[Scored]) -> Vec<Segment> {
    let last = u16::try_from(plan.rules.segments.len()).unwrap_or(u16::MAX);
    let mut segments: Vec<Segment> = (0..=last).map(Segment::empty).collect();
    for row in scored {
        segments[usize::from(row.segment)].add(&row.measured);
    }
    // One dimension after the other: the values of a million members take room.
    let mut values: Vec<Vec<i64>> = segments.iter().map(|segment| Vec::with_capacity(segment.members)).collect();
    for of in Dimension::ALL {
        for row in scored {
            values[usize::from(row.segment)].push(of.value(&row.measured, plan.monetary));
        }
        for (segment, values) in segments.iter_mut().zip(&mut values) {
            segment.medians[of as usize] = stats::median(values);
            values.clear();
        }
    }
    segments
}

/// The table `segments`: every segment in the order of the rules, those without members too, and the rest at last.
pub(super) fn segments<'a>(plan: Plan<'a>, scored: &[Scored]) -> Table<'a> {
    let rules = &plan.rules.segments;
    let rows = every_segment(plan, scored);
    let all = scored.len() as i128;
    let spent: Money = rows.iter().map(|row| row.total).sum();
    let half = |value: Option<Ratio>| Cell::maybe(value, |value| Cell::Real(value.to_f64(), 1));
    let columns = vec![
        column("segment", ("分群", "Segment"), move |row: &Segment| segment::cell(rules, row.place)),
        column("members", ("会员数", "Members"), |row: &Segment| Cell::count(row.members)),
        column("share", ("占会员", "Share"), move |row: &Segment| {
            Cell::maybe(stats::share(row.members as i128, all), Cell::Share)
        }),
        column("purchases", ("消费次数", "Purchases"), |row: &Segment| Cell::Int(row.purchases)),
        column("total", ("累计消费", "Total"), |row: &Segment| row.total.into()).dressed(Dress::Bars),
        column("total_share", ("占消费", "Share of total"), move |row: &Segment| {
            Cell::maybe(stats::share(row.total.0.into(), spent.0.into()), Cell::Share)
        }),
        column("median_recency", ("中位未到店天数", "Median days"), move |row: &Segment| half(row.medians[0])),
        column("median_frequency", ("中位次数", "Median purchases"), move |row: &Segment| half(row.medians[1])),
        column("median_monetary", ("中位金额", "Median money"), |row: &Segment| {
            Cell::maybe(row.medians[2].and_then(|median| median.in_parts(1)), Cell::Money)
        }),
        column("advice", ("建议", "Advice"), move |row: &Segment| segment::advice(rules, row.place)),
    ];
    let table = Table::new("segments", ("客户分群", "Segments"), rows, columns);
    CHARTS.into_iter().fold(table, |table, (series, title)| {
        let (title, series) = (title.into(), vec![series]);
        table.with_chart(Chart { drawing: Drawing::Columns, title, category: "segment", series })
    })
}

/// What is drawn of each segment.
const CHARTS: [(&str, (&str, &str)); 4] = [
    ("members", ("各分群人数", "Members by segment")),
    ("median_recency", ("各分群中位未到店天数", "Median days since last by segment")),
    ("median_frequency", ("各分群中位次数", "Median purchases by segment")),
    ("median_monetary", ("各分群中位金额", "Median money by segment")),
];

struct Square {
    r: u8,
    f: u8,
    members: u64,
    sum: Money,
}

/// The table `grid`: every pair of R and F, those without members too.
pub(super) fn grid<'a>(plan: Plan, scored: &[Scored]) -> Table<'a> {
    let bins = usize::from(plan.bins);
    let all = || 1..=plan.bins;
    let empty = |r| all().map(move |f| Square { r, f, members: 0, sum: Money::ZERO });
    let mut rows: Vec<Square> = all().flat_map(empty).collect();
    for row in scored {
        let square = &mut rows[(usize::from(row.r) - 1) * bins + usize::from(row.f) - 1];
        square.members += 1;
        square.sum += row.measured.monetary(plan.monetary);
    }
    let mean = |row: &Square| (row.members > 0).then(|| row.sum.average(row.members)).into();
    let columns = vec![
        column("r", ("R", "R"), |row: &Square| Cell::Int(row.r.into())),
        column("f", ("F", "F"), |row: &Square| Cell::Int(row.f.into())),
        column("members", ("会员数", "Members"), |row: &Square| Cell::count(row.members)).dressed(Dress::Heat),
        column("mean_monetary", ("平均金额", "Mean money"), mean).dressed(Dress::Heat),
    ];
    Table::new("grid", ("R×F 分布", "R×F grid"), rows, columns)
}
