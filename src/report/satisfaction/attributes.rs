//! The tables `attributes` and `attribute_periods`: question by question.

use std::collections::BTreeMap;

use super::opinion::{Opinion, Opinions};
use super::tally::{Tally, points};
use crate::book::{Answer, Asked, Book, Scale};
use crate::report::grouping::Key;
use crate::stats::Ratio;
use crate::table::{Cell, Table, column};

/// One question, on one scale.
struct Row {
    group: Key,
    name: String,
    scale: Scale,
    tally: Tally,
    /// Hundredths on the scale.
    plain: i128,
    importance: Option<Tally>,
}

impl Row {
    fn on_scale(&self) -> Option<Ratio> {
        Ratio::new(self.plain, i128::from(self.tally.scores) * 100)
    }
}

/// The table `attributes`, in each group the question with the lowest mean first.
pub(super) fn table<'a>(book: &'a Book, opinions: &Opinions) -> Table<'a> {
    let columns = vec![
        column("group", ("分组", "Group"), |row: &Row| row.group.cell(book)),
        column("attribute", ("项目", "Question"), |row: &Row| Cell::text(row.name.clone())),
        column("scale", ("分制", "Scale"), |row: &Row| Cell::text(row.scale.key())),
        column("answers", ("评分数", "Scores"), |row: &Row| Cell::count(row.tally.scores)),
        column("mean_on_scale", ("原分制平均", "Mean on its scale"), |row: &Row| points(row.on_scale())),
        column("mean", ("平均（5 分制）", "Mean of 5"), |row: &Row| row.tally.mean_cell()),
        column("satisfied", ("满意占比", "Satisfied"), |row: &Row| row.tally.satisfied_cell()),
        column("importance", ("重要度", "Importance"), |row: &Row| {
            Cell::maybe(row.importance, |importance| importance.mean_cell())
        }),
        column("gap", ("差距", "Gap"), |row: &Row| {
            Cell::maybe(row.importance, |importance| importance.above(Some(&row.tally)))
        }),
    ];
    Table::new("attributes", ("各项评分", "By question"), rows(opinions), columns)
}

fn rows(opinions: &Opinions) -> Vec<Row> {
    let importance = tallies(opinions, |opinion| Some(opinion.group), |answer| &answer.importance);
    let mut found: BTreeMap<(Key, &str, Scale), (Tally, i128)> = BTreeMap::new();
    for opinion in &opinions.all {
        for (name, score) in &opinion.answer.scores {
            let (tally, plain) = found.entry((opinion.group, name, score.scale)).or_default();
            tally.add(*score);
            *plain += i128::from(score.hundredths);
        }
    }
    let row = |((group, name, scale), (tally, plain)): ((Key, &str, Scale), (Tally, i128))| {
        let importance = importance.get(&(group, name)).copied();
        Row { group, name: name.to_owned(), scale, tally, plain, importance }
    };
    let mut rows: Vec<Row> = found.into_iter().map(row).collect();
    // A stable sort keeps the order of the names among equals.
    rows.sort_by(|a, b| a.group.cmp(&b.group).then_with(|| a.tally.mean().cmp(&b.tally.mean())));
    rows
}

/// Scores by question and by what `of` says of their answer.
fn tallies<'o, Of: Ord + Copy>(
    opinions: &'o Opinions,
    of: impl Fn(&Opinion) -> Option<Of>,
    list: fn(&Answer) -> &[Asked],
) -> BTreeMap<(Of, &'o str), Tally> {
    let mut found: BTreeMap<(Of, &str), Tally> = BTreeMap::new();
    for opinion in &opinions.all {
        let Some(of) = of(opinion) else { continue };
        for (name, score) in list(opinion.answer) {
            found.entry((of, name)).or_default().add(*score);
        }
    }
    found
}

/// The table `attribute_periods`, the oldest period first.
pub(super) fn by_period<'a>(book: &'a Book, opinions: &Opinions) -> Table<'a> {
    struct Row {
        period: String,
        group: Key,
        name: String,
        tally: Tally,
    }
    let slot = |opinion: &Opinion| Some((opinion.period?, opinion.group));
    let found = tallies(opinions, slot, |answer| &answer.scores);
    let row = |(((period, group), name), tally): (((usize, Key), &str), Tally)| {
        let period = opinions.periods[period].key.clone();
        Row { period, group, name: name.to_owned(), tally }
    };
    let columns = vec![
        column("period", ("期间", "Period"), |row: &Row| Cell::text(row.period.clone())),
        column("group", ("分组", "Group"), |row: &Row| row.group.cell(book)),
        column("attribute", ("项目", "Question"), |row: &Row| Cell::text(row.name.clone())),
        column("answers", ("评分数", "Scores"), |row: &Row| Cell::count(row.tally.scores)),
        column("mean", ("平均（5 分制）", "Mean of 5"), |row: &Row| row.tally.mean_cell()),
        column("satisfied", ("满意占比", "Satisfied"), |row: &Row| row.tally.satisfied_cell()),
    ];
    let rows = found.into_iter().map(row).collect();
    Table::new("attribute_periods", ("各期各项评分", "By question and period"), rows, columns).aside()
}
