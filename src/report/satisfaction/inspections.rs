//! The tables `moments` and `visits`: what inspections saw.

use std::collections::BTreeMap;

use super::Asked;
use super::opinion::periods;
use super::tally::Tally;
use crate::book::{Book, Inspection, ShopMoment};
use crate::report::grouping::{Group, Key};
use crate::table::{Cell, Chart, Code, Drawing, Table, column};

/// Visits added up.
#[derive(Clone, Copy, Default)]
struct Sum {
    visits: u64,
    moments: [Tally; 5],
    all: Tally,
}

impl Sum {
    fn add(&mut self, visit: &Inspection) {
        self.visits += 1;
        for (tally, score) in self.moments.iter_mut().zip(&visit.moments) {
            if let Some(score) = score {
                tally.add(*score);
                self.all.add(*score);
            }
        }
    }
}

/// The visits looked at.
fn seen(book: &Book, asked: Asked) -> impl Iterator<Item = &Inspection> + Clone {
    book.inspections.iter().filter(move |visit| asked.holds(visit.day))
}

const fn group(asked: Asked, visit: &Inspection) -> Key {
    match asked.group {
        Some(Group::Shop) => Key::Shop(visit.shop),
        Some(Group::Staff) => Key::Staff(visit.staff),
        Some(Group::Tier) | None => Key::Whole,
    }
}

/// The table `moments`: in each group the moments in their order.
pub(super) fn moments(book: &Book, asked: Asked) -> Table<'_> {
    type Row = (Key, ShopMoment, Tally);
    let mut found: BTreeMap<Key, Sum> = BTreeMap::new();
    for visit in seen(book, asked) {
        found.entry(group(asked, visit)).or_default().add(visit);
    }
    let of = |(key, sum): (Key, Sum)| ShopMoment::ALL.map(|moment| (key, moment, sum.moments[moment as usize]));
    let columns = vec![
        column("group", ("分组", "Group"), |row: &Row| row.0.cell(book)),
        column("moment", ("环节", "Moment"), |row: &Row| Code { key: row.1.key(), words: row.1.words() }.into()),
        column("scores", ("评分数", "Scores"), |row: &Row| Cell::count(row.2.scores)),
        column("mean", ("平均", "Mean"), |row: &Row| row.2.mean_cell()),
        column("satisfied", ("4 分以上占比", "4 and more"), |row: &Row| row.2.satisfied_cell()),
    ];
    Table::new("moments", ("巡店各环节", "Inspections by moment"), found.into_iter().flat_map(of).collect(), columns)
}

struct Row {
    period: String,
    complete: bool,
    group: Key,
    sum: Sum,
    before: Option<Tally>,
}

/// The table `visits`: the oldest period first.
pub(super) fn visits(book: &Book, asked: Asked) -> Table<'_> {
    let periods = periods(asked, seen(book, asked).filter_map(|visit| visit.day));
    let mut found: BTreeMap<(usize, Key), Sum> = BTreeMap::new();
    for visit in seen(book, asked) {
        if let Some(day) = visit.day {
            let at = periods.partition_point(|period| period.to < day);
            found.entry((at, group(asked, visit))).or_default().add(visit);
        }
    }
    let row = |(&(at, group), &sum): (&(usize, Key), &Sum)| {
        let before = at.checked_sub(1).and_then(|before| found.get(&(before, group))).map(|sum| sum.all);
        Row { period: periods[at].key.clone(), complete: asked.is_complete(&periods[at]), group, sum, before }
    };
    let mut columns = vec![
        column("period", ("期间", "Period"), |row: &Row| Cell::text(row.period.clone())),
        column("group", ("分组", "Group"), |row: &Row| row.group.cell(book)),
        column("complete", ("完整", "Complete"), |row: &Row| row.complete.into()),
        column("visits", ("巡店次数", "Visits"), |row: &Row| Cell::count(row.sum.visits)),
    ];
    columns.extend(ShopMoment::ALL.map(|moment| {
        column(moment.key(), moment.words(), move |row: &Row| row.sum.moments[moment as usize].mean_cell())
    }));
    columns.extend([
        column("mean", ("平均", "Mean"), |row: &Row| row.sum.all.mean_cell()),
        column("change", ("比上期", "Change"), |row: &Row| row.sum.all.above(row.before.as_ref())),
    ]);
    let table = Table::new("visits", ("各期巡店", "Inspections by period"), found.iter().map(row).collect(), columns);
    let title = ("各环节平均分", "Means of the moments").into();
    let series = ShopMoment::ALL.map(ShopMoment::key).to_vec();
    let chart = Chart { drawing: Drawing::Lines, title, category: "period", series };
    if asked.group.is_none() { table.with_chart(chart) } else { table }
}
