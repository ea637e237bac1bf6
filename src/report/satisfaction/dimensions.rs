//! The table `dimensions`: questions that belong together.

use std::collections::{BTreeMap, BTreeSet};

use super::dimension::{Dimension, kpi, place, quality};
use super::opinion::Opinions;
use super::tally::Tally;
use crate::book::Book;
use crate::book::rules::Satisfaction;
use crate::report::grouping::Key;
use crate::table::{Cell, Code, Table, column};

struct Row {
    set: Code,
    dimension: Code,
    group: Key,
    /// The questions, in text order.
    asked: String,
    tally: Tally,
}

/// The table, set by set, each dimension in its order.
pub(super) fn table<'a>(book: &'a Book, opinions: &Opinions, rules: &Satisfaction) -> Table<'a> {
    let mut rows = of_set(opinions, ("quality", ("服务质量", "quality")), &quality(&rules.quality));
    rows.extend(of_set(opinions, ("kpi", ("考核", "kpi")), &kpi(&rules.kpi)));
    let columns = vec![
        column("set", ("体系", "Set"), |row: &Row| row.set.into()),
        column("dimension", ("方面", "Dimension"), |row: &Row| row.dimension.into()),
        column("group", ("分组", "Group"), |row: &Row| row.group.cell(book)),
        column("attributes", ("项目", "Questions"), |row: &Row| Cell::text(row.asked.clone())),
        column("scores", ("评分数", "Scores"), |row: &Row| Cell::count(row.tally.scores)),
        column("mean", ("平均（5 分制）", "Mean of 5"), |row: &Row| row.tally.mean_cell()),
        column("satisfied", ("满意占比", "Satisfied"), |row: &Row| row.tally.satisfied_cell()),
    ];
    Table::new("dimensions", ("各方面评分", "By dimension"), rows, columns)
}

fn of_set(opinions: &Opinions, (key, words): (&'static str, (&'static str, &'static str)), set: &[Dimension]) -> Vec<Row> {
    let mut found: BTreeMap<(usize, Key), (Tally, BTreeSet<&str>)> = BTreeMap::new();
    for opinion in &opinions.all {
        for (name, score) in &opinion.answer.scores {
            if let Some(at) = place(name, set) {
                let (tally, asked) = found.entry((at, opinion.group)).or_default();
                tally.add(*score);
                asked.insert(name);
            }
        }
    }
    let row = |((at, group), (tally, asked)): ((usize, Key), (Tally, BTreeSet<&str>))| {
        let asked = asked.into_iter().collect::<Vec<_>>().join("、");
        Row { set: Code { key, words }, dimension: set[at].0, group, asked, tally }
    };
    found.into_iter().map(row).collect()
}
