//! The week's figures beside those of the week before.

use super::source::{Source, looked_up};
use crate::book::calendar::Period;
use crate::book::{Histories, Money, opening};
use crate::report::columns::share_cell;
use crate::report::{Refusal, churn};
use crate::table::{Cell, Code, Table, column};

/// A figure of both weeks.
struct Row<'a> {
    figure: Code,
    week: Cell<'a>,
    before: Cell<'a>,
}

/// A figure of one week.
type Figure<'a> = (Code, Cell<'a>);

/// The table `summary`, from the sales and the callbacks by week.
pub(super) fn table<'a>(
    source: Source<'a>,
    [week, before]: [&Period; 2],
    tables: [&Table<'a>; 2],
) -> Result<Table<'a>, Refusal> {
    let pairs = figures(source, week, tables)?.into_iter().zip(figures(source, before, tables)?);
    let rows = pairs.map(|((figure, week), (_, before))| Row { figure, week, before }).collect();
    Ok(Table::new("summary", ("本周情况", "The week"), rows, vec![
        column("figure", ("项目", "Figure"), |row: &Row<'a>| row.figure.into()),
        column("week", ("本周", "Week"), |row: &Row<'a>| row.week.clone()),
        column("before", ("上周", "Week before"), |row: &Row<'a>| row.before.clone()),
        column("change", ("增减", "Change"), |row: &Row<'a>| change(&row.week, &row.before)),
        column("change_share", ("增减比例", "Change in %"), |row: &Row<'a>| change_share(&row.week, &row.before)),
    ]))
}

fn figures<'a>(source: Source<'a>, week: &Period, tables: [&Table<'a>; 2]) -> Result<Vec<Figure<'a>>, Refusal> {
    let mut figures = sales(source, week, tables[0]);
    figures.extend(callbacks(week, tables[1]));
    figures.extend(standing(source, week)?);
    Ok(figures)
}

fn sales<'a>(source: Source<'a>, week: &Period, periods: &Table<'a>) -> Vec<Figure<'a>> {
    let of = |key| looked_up(periods, ("period", &week.key), key);
    let (total, purchases) = (of("total").unwrap_or(Cell::Money(0)), of("purchases").unwrap_or(Cell::Int(0)));
    let average = match (&total, &purchases) {
        (&Cell::Money(total), &Cell::Int(count)) if count > 0 => Money(total).average(count.unsigned_abs()).into(),
        _ => Cell::Blank,
    };
    vec![
        (Code { key: "sales", words: ("销售额", "sales") }, total),
        (Code { key: "purchases", words: ("消费次数", "purchases") }, purchases),
        (Code { key: "average", words: ("单次平均", "average purchase") }, average),
        (Code { key: "refunds", words: ("退货", "refunds") }, refunds(source, week).into()),
        (Code { key: "members", words: ("来消费的会员", "members who bought") }, of("members").unwrap_or(Cell::Int(0))),
        (Code { key: "new_members", words: ("新会员", "new members") }, Cell::count(newcomers(source, week))),
    ]
}

/// What rows below zero come to.
fn refunds(source: Source, week: &Period) -> Money {
    let lines = &source.book.lines;
    let days = |&index: &usize| (week.from..=week.to).contains(&lines.day(index));
    let amounts = (0..lines.len()).filter(days).map(|index| lines.amount(index));
    Money::ZERO - amounts.filter(|&amount| amount < Money::ZERO).sum()
}

/// Members whom the shop did not know before the week.
fn newcomers(source: Source, week: &Period) -> usize {
    let Source { book, rules, .. } = source;
    let mut first = vec![None; book.members.len()];
    Histories::new(book, &rules.purchases).each(week.to, |id, history| {
        let joined = book.member(id).profile.as_deref().and_then(|profile| profile.joined);
        let bought = history.purchases.first().map(|purchase| purchase.day);
        let is_older = opening(book.member(id), history, &rules.opening) > Money::ZERO;
        first[id.index()] = joined.into_iter().chain(bought).min().filter(|_| !is_older);
    });
    first.into_iter().flatten().filter(|day| (week.from..=week.to).contains(day)).count()
}

fn callbacks<'a>(week: &Period, completion: &Table<'a>) -> Vec<Figure<'a>> {
    const FIGURES: [(&str, Code); 8] = [
        ("due", Code { key: "callbacks_due", words: ("应回访", "callbacks due") }),
        ("done", Code { key: "callbacks_done", words: ("已回访", "callbacks done") }),
        ("late", Code { key: "callbacks_late", words: ("其中晚做的", "of these late") }),
        ("missed", Code { key: "callbacks_missed", words: ("漏访", "callbacks missed") }),
        ("completion", Code { key: "completion", words: ("回访完成率", "completion") }),
        ("calls", Code { key: "calls", words: ("电话和到访", "calls and visits") }),
        ("reached", Code { key: "reached", words: ("接通", "reached") }),
        ("reach_rate", Code { key: "reach_rate", words: ("接通率", "reach rate") }),
    ];
    let of = |(column, figure): (&str, Code)| {
        let none = if column == "completion" || column == "reach_rate" { Cell::Blank } else { Cell::Int(0) };
        (figure, looked_up(completion, ("group", &week.key), column).unwrap_or(none))
    };
    FIGURES.into_iter().map(of).collect()
}

/// Where the shop stood when the week was over.
fn standing<'a>(source: Source<'a>, week: &Period) -> Result<Vec<Figure<'a>>, Refusal> {
    let Source { book, rules, .. } = source;
    let mut cards = source.at(week.to).table(&["cards"], "due")?;
    cards.keep("days_late", super::lists::is_late);
    let complaints = |fits: &dyn Fn(&crate::book::Complaint) -> bool| {
        Cell::count(book.complaints.iter().filter(|complaint| fits(complaint)).count())
    };
    let received = complaints(&|complaint| (week.from..=week.to).contains(&complaint.received.day));
    Ok(vec![
        (Code { key: "cards_late", words: ("办晚了的卡", "cards late") }, Cell::count(cards.len())),
        (Code { key: "complaints_new", words: ("新投诉", "new complaints") }, received),
        (
            Code { key: "complaints_open", words: ("没解决的投诉", "complaints open") },
            complaints(&|complaint| complaint.is_open_on(week.to)),
        ),
        (
            Code { key: "at_risk", words: ("有流失风险的会员", "members at risk") },
            Cell::count(churn::at_risk(book, rules, week.to).len()),
        ),
    ])
}

fn change<'a>(week: &Cell, before: &Cell) -> Cell<'a> {
    match (week, before) {
        (Cell::Int(week), Cell::Int(before)) => Cell::Int(week - before),
        (Cell::Money(week), Cell::Money(before)) => Cell::Money(week - before),
        (Cell::Share(week), Cell::Share(before)) => Cell::Share(week - before),
        _ => Cell::Blank,
    }
}

fn change_share<'a>(week: &Cell, before: &Cell) -> Cell<'a> {
    match (week, before) {
        (Cell::Int(week), Cell::Int(before)) | (Cell::Money(week), Cell::Money(before)) if *before > 0 => {
            share_cell((week - before).into(), (*before).into())
        }
        _ => Cell::Blank,
    }
}
