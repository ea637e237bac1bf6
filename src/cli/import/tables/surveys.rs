//! Answered surveys and inspections, a row each. Of a survey each question is a column of its own.

use std::collections::BTreeSet;

use super::lists::table;
use super::rows::{named, whom};
use crate::book::{Answer, Asked, Inspection, Records, Scale, Score, ShopMoment};
use crate::read::stored;
use crate::table::{Cell, Column, Table, column};

/// What an empty sheet asks: the five dimensions of quality.
const ASKED: [&str; 5] = ["时间", "个人", "场所", "产品", "响应"];

/// A column of scores: what is asked, whether its importance, and what the scores are out of.
type Question<'a> = (&'a str, bool, Scale);

/// The answered surveys.
pub(super) fn survey(records: &Records) -> Table<'_> {
    type Row<'a> = &'a Answer;
    let mut columns = vec![named("date", "调查日期", |row: &Row<'_>| row.day.into())];
    columns.extend(whom(records, |row: &Row<'_>| row.member));
    columns.extend([
        named("store", "店铺", |row: &Row<'_>| Cell::text(records.shops.get(row.shop))),
        named("staff", "导购", |row: &Row<'_>| Cell::text(records.staff.get(row.staff))),
    ]);
    columns.extend(questions(records).into_iter().map(scores));
    columns.extend([
        named("recommend", "推荐意愿", |row: &Row<'_>| {
            Cell::maybe(row.recommend, |points| Cell::Int(points.into()))
        }),
        named("remark", "意见", |row: &Row<'_>| Cell::text(&*row.remark)),
    ]);
    table(records, "survey", stored::SURVEY, &records.answers, columns, |row| row.place)
}

/// Every question with each scale on which it was answered, in text order.
fn questions(records: &Records) -> BTreeSet<Question<'_>> {
    if records.answers.is_empty() {
        return ASKED.map(|name| (name, false, Scale::Five)).into();
    }
    let all = records.answers.iter();
    all.flat_map(|row| of(&row.scores, false).chain(of(&row.importance, true))).collect()
}

fn of(list: &[Asked], importance: bool) -> impl Iterator<Item = Question<'_>> {
    list.iter().map(move |(name, score)| (&**name, importance, score.scale))
}

fn scores<'a>((name, importance, scale): Question<'a>) -> Column<'a, &'a Answer> {
    let (field, what) = if importance { ("importance", "重要度") } else { ("attribute", "") };
    let heading = format!("{name}{what}({})", scale.key());
    let value = move |row: &&'a Answer| {
        let list = if importance { &row.importance } else { &row.scores };
        let found = list.iter().find(|(asked, score)| **asked == *name && score.scale == scale);
        Cell::maybe(found, |(_, score)| points(*score))
    };
    column(field, ("", ""), value).titled((heading.clone(), heading))
}

/// The inspections.
pub(super) fn inspections(records: &Records) -> Table<'_> {
    type Row<'a> = &'a Inspection;
    let mut columns = vec![
        named("date", "检查日期", |row: &Row<'_>| row.day.into()),
        named("store", "店铺", |row: &Row<'_>| Cell::text(records.shops.get(row.shop))),
        named("staff", "导购", |row: &Row<'_>| Cell::text(records.staff.get(row.staff))),
        named("inspector", "检查人", |row: &Row<'_>| Cell::text(&*row.inspector)),
    ];
    columns.extend(ShopMoment::ALL.map(|moment| {
        named(moment.field(), moment.words().0, move |row: &Row<'_>| Cell::maybe(row.moments[moment as usize], points))
    }));
    table(records, "inspections", stored::INSPECTIONS, &records.inspections, columns, |row| row.place)
}

fn points<'a>(score: Score) -> Cell<'a> {
    match (score.hundredths, score.hundredths % 100) {
        (hundredths, 0) => Cell::Int(i64::from(hundredths / 100)),
        (hundredths, _) => Cell::Real(f64::from(hundredths) / 100.0, 2),
    }
}
