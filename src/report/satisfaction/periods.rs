//! The tables `overall` and `periods`: all questions together.

use std::collections::BTreeMap;

use super::opinion::Opinions;
use super::tally::Tally;
use crate::book::{Answer, Book};
use crate::report::columns::share_cell;
use crate::report::grouping::Key;
use crate::table::{Cell, Chart, Column, Drawing, Table, column};

/// Answers added up.
#[derive(Clone, Copy, Default)]
struct Sum {
    answers: u64,
    tally: Tally,
    promoters: u64,
    passives: u64,
    detractors: u64,
}

impl Sum {
    fn add(&mut self, answer: &Answer) {
        self.answers += 1;
        for (_, score) in &answer.scores {
            self.tally.add(*score);
        }
        match answer.recommend {
            None => {}
            Some(9..) => self.promoters += 1,
            Some(7..) => self.passives += 1,
            Some(_) => self.detractors += 1,
        }
    }

    const fn asked(&self) -> u64 {
        self.promoters + self.passives + self.detractors
    }
}

/// The columns of both tables.
fn columns<'a, T: 'a>(sum: impl Fn(&T) -> &Sum + Copy + Send + Sync + 'a) -> Vec<Column<'a, T>> {
    let count = |key, words, of: fn(&Sum) -> u64| column(key, words, move |row: &T| Cell::count(of(sum(row))));
    vec![
        count("answers", ("答卷数", "Answers"), |sum| sum.answers),
        count("scores", ("评分数", "Scores"), |sum| sum.tally.scores),
        column("mean", ("平均（5 分制）", "Mean of 5"), move |row| sum(row).tally.mean_cell()),
        column("satisfied", ("满意占比", "Satisfied"), move |row| sum(row).tally.satisfied_cell()),
        count("promoters", ("推荐者", "Promoters"), |sum| sum.promoters),
        count("passives", ("中立者", "Passives"), |sum| sum.passives),
        count("detractors", ("贬损者", "Detractors"), |sum| sum.detractors),
        column("net_promoter", ("净推荐值", "Net promoter share"), move |row| {
            let Sum { promoters, detractors, .. } = *sum(row);
            share_cell(i128::from(promoters) - i128::from(detractors), sum(row).asked().into())
        }),
    ]
}

/// The table `overall`: a row for each group.
pub(super) fn overall<'a>(book: &'a Book, opinions: &Opinions) -> Table<'a> {
    type Row = (Key, Sum);
    let mut found: BTreeMap<Key, Sum> = BTreeMap::new();
    for opinion in &opinions.all {
        found.entry(opinion.group).or_default().add(opinion.answer);
    }
    let mut all = vec![column("group", ("分组", "Group"), |row: &Row| row.0.cell(book))];
    all.extend(columns(|row: &Row| &row.1));
    Table::new("overall", ("总体", "Overall"), found.into_iter().collect(), all)
}

struct Row {
    period: String,
    complete: bool,
    group: Key,
    sum: Sum,
    before: Option<Tally>,
}

/// The table `periods`: the oldest first.
pub(super) fn table<'a>(book: &'a Book, opinions: &Opinions) -> Table<'a> {
    let mut found: BTreeMap<(usize, Key), Sum> = BTreeMap::new();
    for opinion in &opinions.all {
        if let Some(period) = opinion.period {
            found.entry((period, opinion.group)).or_default().add(opinion.answer);
        }
    }
    let row = |(&(at, group), &sum): (&(usize, Key), &Sum)| {
        let before = at.checked_sub(1).and_then(|before| found.get(&(before, group))).map(|sum| sum.tally);
        let period = &opinions.periods[at];
        Row { period: period.key.clone(), complete: opinions.asked.is_complete(period), group, sum, before }
    };
    let rows = found.iter().map(row).collect();
    let mut all = vec![
        column("period", ("期间", "Period"), |row: &Row| Cell::text(row.period.clone())),
        column("group", ("分组", "Group"), |row: &Row| row.group.cell(book)),
        column("complete", ("完整", "Complete"), |row: &Row| row.complete.into()),
    ];
    all.extend(columns(|row: &Row| &row.sum));
    all.push(column("change", ("比上期", "Change"), |row: &Row| row.sum.tally.above(row.before.as_ref())));
    let table = Table::new("periods", ("各期满意度", "By period"), rows, all);
    let title = ("各期平均分", "Mean by period").into();
    let chart = Chart { drawing: Drawing::Lines, title, category: "period", series: vec!["mean"] };
    if opinions.asked.group.is_none() { table.with_chart(chart) } else { table }
}
