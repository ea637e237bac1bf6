//! The tables after the first sheet, in the order in which they are turned over.

use super::{Found, service};
use super::source::{Source, choose, take};
use crate::book::calendar::Period;
use crate::book::{Book, Problem, Severity};
use crate::report::{Refusal, problems};
use crate::table::{Cell, Chart, Drawing, Table, Words};

/// The rows of a list on paper: a page.
const ROWS: usize = 25;

/// All of them. Another report's tables are added here, each with `below()` where it shares the sheet of the one before.
pub(super) fn all<'a>(source: Source<'a>, week: &Period, found: Found<'a>) -> Result<Vec<Table<'a>>, Refusal> {
    let mut lists = vec![weeks(found.sales)?, callback_weeks(found.completion)?];
    lists.push(source.table(&["tiers"], "mix")?);
    let mut churn = source.report(&["churn"])?;
    lists.push(periods(take(&mut churn, "periods")?)?);
    lists.extend([done(found.calls, week)?, coming(found.coming)?, cards_late(source)?]);
    lists.extend(service::staff(source, week)?);
    lists.extend(service::complaints(found.complaints, week)?);
    lists.extend(service::satisfaction(source)?);
    lists.extend(rfm(source)?);
    lists.extend(abc(source)?);
    lists.extend([at_risk(take(&mut churn, "at_risk")?)?, attention(source.book)]);
    Ok(lists)
}

/// Cuts a list for paper; what is then to be said.
pub(super) fn cut(table: &mut Table) -> Option<Words> {
    let command = command(table.key)?;
    let more = table.len().checked_sub(ROWS).filter(|&more| more > 0)?;
    table.arrange(&(0..ROWS).collect::<Vec<_>>());
    let (zh, en) = (format!("还有 {more} 行：{command}"), format!("{more} more: {command}"));
    let title = |lang| table.title.get(lang).to_owned();
    let (in_zh, in_en) = (title(crate::table::Lang::Chinese), title(crate::table::Lang::English));
    table.remark = Some((zh.clone(), en.clone()).into());
    Some((format!("{in_zh}：{zh}"), format!("{in_en}: {en}")).into())
}

/// The command that has the whole of a list.
fn command(key: &str) -> Option<&'static str> {
    Some(match key {
        "callbacks_done" => "regulars callbacks audit --table calls",
        "callbacks_coming" => "regulars callbacks week",
        "cards_late" => "regulars cards",
        "staff" => "regulars staff",
        "complaints" => "regulars complaints",
        "at_risk" => "regulars churn --table at_risk",
        "attention" => "regulars check --table problems",
        _ => return None,
    })
}

/// Whether a cell of days late says so.
pub(super) fn is_late(days: &Cell) -> bool {
    matches!(days, Cell::Int(days) if *days > 0)
}

/// The same table under another key and title.
pub(super) fn renamed<'a>(mut table: Table<'a>, key: &'static str, title: (&'static str, &'static str)) -> Table<'a> {
    table.key = key;
    table.title = title.into();
    table
}

fn weeks(sales: Table) -> Result<Table, Refusal> {
    let table = choose(sales, &["period", "purchases", "members", "total"])?;
    let mut table = renamed(table, "weeks", ("每周销售", "Sales by week"));
    for chart in &mut table.charts {
        chart.title = ("每周销售额", "Sales by week").into();
    }
    Ok(table)
}

fn periods(periods: Table) -> Result<Table, Refusal> {
    let keys =
        ["period", "complete", "customers", "returned", "churn_rate", "matured_rate", "lower", "upper", "alarm"];
    choose(periods, &keys)
}

fn callback_weeks(completion: Table) -> Result<Table, Refusal> {
    let keys = ["group", "due", "done", "late", "missed", "completion", "calls", "reached", "reach_rate"];
    let mut table = choose(completion, &keys)?;
    table.label("group", ("周", "Week"));
    let last = table.len().saturating_sub(12);
    table.arrange(&(last..table.len()).collect::<Vec<_>>());
    let title = ("每周回访完成率和接通率", "Completion and reach rate by week").into();
    let chart = Chart { drawing: Drawing::Lines, title, category: "group", series: vec!["completion", "reach_rate"] };
    Ok(renamed(table, "callback_weeks", ("每周回访", "Callbacks by week")).with_chart(chart))
}

/// The rows of the week, those with a reply first.
fn done<'a>(mut calls: Table<'a>, week: &Period) -> Result<Table<'a>, Refusal> {
    calls.keep("date", |day| matches!(day, Cell::Date(day) if (week.from..=week.to).contains(day)));
    if let Some(reply) = calls.position("reply") {
        let (with, without): (Vec<usize>, Vec<usize>) =
            (0..calls.len()).partition(|&row| calls.cell(row, reply) != Cell::Blank);
        calls.arrange(&[with, without].concat());
    }
    let keys = ["date", "member", "name", "step", "due", "days_late", "channel", "result", "reply", "done_by", "findings"];
    Ok(renamed(choose(calls, &keys)?, "callbacks_done", ("本周做的回访", "Callbacks of the week")))
}

fn coming(coming: Table) -> Result<Table, Refusal> {
    let keys =
        ["due", "member", "name", "tier", "reasons", "channel", "staff", "last_purchase", "items", "convenient_time"];
    Ok(renamed(choose(coming, &keys)?, "callbacks_coming", ("下周的回访", "Callbacks to come")))
}

fn cards_late(source: Source) -> Result<Table, Refusal> {
    let mut cards = source.table(&["cards"], "due")?;
    cards.keep("days_late", is_late);
    Ok(renamed(cards, "cards_late", ("办晚了的卡", "Cards late")))
}

fn rfm(source: Source) -> Result<[Table; 2], Refusal> {
    let mut rfm = source.report(&["rfm"])?;
    let mut segments = take(&mut rfm, "segments")?;
    segments.charts.retain(|chart| chart.series == ["members"] || chart.series == ["median_monetary"]);
    Ok([renamed(take(&mut rfm, "map")?, "map", ("RFM 热图", "RFM heat map")), segments.below()])
}

fn abc(source: Source) -> Result<[Table; 2], Refusal> {
    let mut abc = source.report(&["abc"])?;
    Ok([take(&mut abc, "classes")?, take(&mut abc, "curve")?.below()])
}

fn at_risk(table: Table) -> Result<Table, Refusal> {
    let keys = ["member", "name", "last", "silent_days", "limit_days", "purchases", "value", "last_contact", "staff", "evidence"];
    choose(table, &keys)
}

/// What in the sheets needs attention, errors first.
fn attention(book: &Book) -> Table<'_> {
    let mut rows: Vec<&Problem> = book.problems.iter().filter(|problem| problem.severity() <= Severity::Warning).collect();
    rows.sort_by_key(|problem| problem.severity());
    let title = ("表里要处理的", "To mend in the sheets");
    renamed(problems::table(book, title, rows), "attention", title)
}
