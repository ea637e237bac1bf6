//! Members, cuts, and what must be said beside them.

use super::high::Bars;
use super::measure::Dimension;
use super::score::Band;
use super::{Plan, Scored, segment};
use crate::book::rules::Method;
use crate::book::{Book, Money};
use crate::report::{columns, said};
use crate::stats::Ratio;
use crate::table::{Cell, Table, Words, column};

/// The table `members`, in the order of their keys.
pub(super) fn members<'a>(book: &'a Book, plan: Plan<'a>, rows: Vec<Scored>) -> Table<'a> {
    let bins = plan.bins;
    let mut columns = Vec::from(columns::who(book, |row: &Scored| row.measured.member));
    columns.extend([
        column("recency_days", ("未到店天数", "Days since last"), |row: &Scored| {
            Cell::Int(row.measured.days.into())
        }),
        column("frequency", ("消费次数", "Frequency"), |row: &Scored| Cell::Int(row.measured.frequency.into())),
        column("monetary", ("消费金额", "Monetary"), move |row: &Scored| {
            row.measured.monetary(plan.monetary).into()
        }),
        column("r", ("R", "R"), |row: &Scored| Cell::Int(row.r.into())),
        column("f", ("F", "F"), |row: &Scored| Cell::Int(row.f.into())),
        column("m", ("M", "M"), |row: &Scored| Cell::Int(row.m.into())),
        column("score", ("RFM 得分", "Score"), move |row: &Scored| score(row, bins)),
        column("segment", ("分群", "Segment"), move |row: &Scored| segment::cell(&plan.rules.segments, row.segment)),
        column("class8", ("八类", "Class of eight"), |row: &Scored| row.class8.into()),
    ]);
    Table::new("members", ("会员 RFM", "Members"), rows, columns)
}

// Three digits make a number; with ten bins they need something between them.
fn score<'a>(row: &Scored, bins: u8) -> Cell<'a> {
    if bins < 10 {
        Cell::Int(i64::from(row.r) * 100 + i64::from(row.f) * 10 + i64::from(row.m))
    } else {
        Cell::text(format!("{}-{}-{}", row.r, row.f, row.m))
    }
}

/// The table `cuts`: which values get which score.
pub(super) fn cuts<'a>(plan: Plan, rows: Vec<Band>) -> Table<'a> {
    // Quantiles lie between days and purchases: fifths and tenths are exact to one decimal, eighths to three.
    let decimals = match (plan.method, plan.bins) {
        (Method::Ntile | Method::Fixed, _) => 0,
        (_, 5 | 10) => 1,
        _ => 3,
    };
    let edge = move |band: &Band, edge: Option<Ratio>| {
        Cell::maybe(edge, |edge| match band.dimension {
            Dimension::Monetary => edge.in_parts(1).map(Money).into(),
            Dimension::Recency | Dimension::Frequency => Cell::Real(edge.to_f64(), decimals),
        })
    };
    let columns = vec![
        column("dimension", ("维度", "Dimension"), |row: &Band| row.dimension.into()),
        column("score", ("得分", "Score"), |row: &Band| Cell::Int(row.score.into())),
        column("from", ("从", "From"), move |row: &Band| edge(row, row.from)),
        column("to", ("到", "To"), move |row: &Band| edge(row, row.to)),
        column("members", ("会员数", "Members"), |row: &Band| Cell::count(row.members)),
    ];
    Table::new("cuts", ("分界", "Cuts"), rows, columns)
}

/// How scores were given, which score nobody got, what is high, and segments that do not fit the bins.
pub(super) fn notes(plan: Plan, bands: &[Band], bars: &Bars, any: bool) -> Vec<Words> {
    let degenerate = if any { nobody(bands) } else { None };
    [Some(method(plan)), degenerate, bars.note(), scale(plan)].into_iter().flatten().collect()
}

fn method(plan: Plan) -> Words {
    let (zh, en) = match plan.method {
        Method::Quantile => {
            ("分位数（PERCENTILE.INC）；分界表不含“从”、含“到”", "quantile (type 7); cuts exclude from, include to")
        }
        Method::Fixed => ("固定分界；分界表不含“从”、含“到”", "fixed cuts; cuts exclude from, include to"),
        Method::Ntile => {
            ("等分，同值按会员号；分界表是每档的最小值和最大值", "ntile, ties by key; cuts show least and greatest")
        }
        Method::RfmCompat => ("rfm-compat；分界表含“从”、不含“到”", "rfm-compat; cuts include from, exclude to"),
    };
    Words::from((
        format!("{} 分制，期限：{}，方法：{zh}", plan.bins, said::window(plan.window).0),
        format!("Scores 1-{}, window {}, method {en}", plan.bins, plan.window),
    ))
}

fn nobody(bands: &[Band]) -> Option<Words> {
    let empty = bands.iter().filter(|band| band.members == 0);
    let empty: Vec<String> = empty.map(|band| format!("{} {}", band.dimension.letter(), band.score)).collect();
    let said = |between| empty.join(between);
    let (zh, en) = (said("、"), said(", "));
    (!empty.is_empty()).then(|| {
        Words::from((
            format!("没有会员得到的分：{zh}（相同的值太多）"),
            format!("Scores that nobody gets: {en} (too many equal values)"),
        ))
    })
}

fn scale(plan: Plan) -> Option<Words> {
    let (bins, highest) = (plan.bins, segment::highest(&plan.rules.segments)?);
    (highest != bins).then(|| {
        Words::from((
            format!("分群规则按 1–{highest} 分写，现在是 {bins} 分制，请改 [[rfm.segments]]"),
            format!("The segments are written for scores 1-{highest}, there are {bins} bins: change [[rfm.segments]]"),
        ))
    })
}
