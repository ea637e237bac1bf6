//! The tables of figures: by person and period, by person, by shop and period.

use chrono::NaiveDate;

use super::count::{Counts, Figures, Of};
use super::periods::Periods;
use crate::book::calendar::By;
use crate::book::{Book, NameId, Rules};
use crate::report::columns::{share_cell, text_cell};
use crate::report::responsible::is_there;
use crate::table::{Cell, Chart, Column, Drawing, Table, column};

/// A row: a person or a shop, and the period if it is of one.
pub(super) struct Row {
    pub(super) name: NameId,
    period: Option<usize>,
    pub(super) figures: Figures,
}

/// What the tables look at.
pub(super) struct Shown<'a, 'c> {
    pub(super) book: &'a Book,
    pub(super) rules: &'a Rules,
    pub(super) as_of: NaiveDate,
    pub(super) by: By,
    pub(super) counts: &'c Counts<'c>,
}

impl<'a> Shown<'a, '_> {
    /// The table `people`: the last period first, of each its people by name, those at work although they did nothing.
    pub(super) fn people(&self) -> Table<'a> {
        let mut rows: Vec<Row> = (0..self.counts.periods.list.len()).rev().flat_map(|at| self.of_period(at)).collect();
        rows.sort_by_key(|row| (std::cmp::Reverse(row.period), row.name));
        let mut columns = vec![self.person(), self.period()];
        columns.extend(self.figures());
        columns.extend(self.targets());
        columns.push(self.home());
        Table::new("people", ("各人各期", "People"), rows, columns).narrow()
    }

    /// The table `totals`: each person over all periods together, by name, drawn.
    pub(super) fn totals(&self) -> Table<'a> {
        let row = |(&(of, period), &figures)| match (of, period) {
            (Of::Staff(name), None) => Some(Row { name, period, figures }),
            _ => None,
        };
        let rows = self.counts.found.iter().filter_map(row).collect();
        let mut columns = vec![self.person()];
        columns.extend(self.figures());
        columns.push(self.home());
        let chart = |title: (&'static str, &'static str), series: &[&'static str]| {
            let (category, series) = ("staff", series.to_vec());
            Chart { drawing: Drawing::Columns, title: title.into(), category, series }
        };
        Table::new("totals", ("各人合计", "Totals by person"), rows, columns)
            .narrow()
            .with_chart(chart(("资料填写率", "Fill rate"), &["fill_rate"]))
            .with_chart(chart(("回访：应做和做了", "Callbacks due and done"), &["due", "done"]))
    }

    /// The table `shops`: the last period first, of each its shops by name.
    pub(super) fn shops(&self) -> Table<'a> {
        let row = |(&(of, period), &figures)| match (of, period) {
            (Of::Shop(name), Some(_)) => Some(Row { name, period, figures }),
            _ => None,
        };
        let mut rows: Vec<Row> = self.counts.found.iter().filter_map(row).collect();
        rows.sort_by_key(|row| (std::cmp::Reverse(row.period), row.name));
        let book = self.book;
        let mut columns =
            vec![column("shop", ("店铺", "Shop"), move |row: &Row| text_cell(&book.shops, row.name)), self.period()];
        columns.extend(self.figures());
        Table::new("shops", ("各店各期", "Shops"), rows, columns).narrow()
    }

    /// The people of a period: whoever did something, and whoever the staff sheet has at work.
    pub(super) fn of_period(&self, at: usize) -> Vec<Row> {
        let period = &self.counts.periods.list[at];
        let mut rows: Vec<Row> = Vec::new();
        let found = self.counts.found.iter();
        rows.extend(found.filter_map(|(&(of, period), &figures)| match of {
            Of::Staff(name) if period == Some(at) => Some(Row { name, period, figures }),
            _ => None,
        }));
        let mut at_work: Vec<NameId> = self.book.people.iter().map(|person| person.name).collect();
        at_work.dedup();
        let is_there = |&name: &NameId| [period.from, period.to].iter().any(|&day| is_there(self.book, name, day));
        for name in at_work.into_iter().filter(is_there) {
            if rows.iter().all(|row| row.name != name) {
                rows.push(Row { name, period: Some(at), figures: Figures::default() });
            }
        }
        rows
    }

    fn person(&self) -> Column<'a, Row> {
        let book = self.book;
        column("staff", ("人员", "Person"), move |row: &Row| text_cell(&book.staff, row.name))
    }

    fn home(&self) -> Column<'a, Row> {
        let (book, homes) = (self.book, self.counts.homes.clone());
        column("shop", ("店铺", "Shop"), move |row: &Row| {
            text_cell(&book.shops, homes.get(&row.name).copied().unwrap_or_default())
        })
    }

    fn period(&self) -> Column<'a, Row> {
        let keys = keys(self.counts.periods);
        column("period", ("时段", "Period"), move |row: &Row| {
            Cell::maybe(row.period, |period| Cell::text(keys[period].clone()))
        })
    }

    /// The personal targets; the number of members is one of a week.
    fn targets(&self) -> [Column<'a, Row>; 2] {
        let (book, rules, is_week) = (self.book, &self.rules.supervision, self.by == By::Week);
        [
            column("fill_target", ("填写率目标", "Fill target"), move |row: &Row| {
                Cell::maybe(person(book, row.name), |name| Cell::Share(millionths(rules.fill_rate(name))))
            }),
            column("recorded_target", ("登记目标", "Record target"), move |row: &Row| {
                let target = person(book, row.name).filter(|_| is_week).map(|name| rules.recorded(name));
                Cell::maybe(target.filter(|&target| target > 0), Cell::count)
            }),
        ]
    }

    fn figures(&self) -> Vec<Column<'a, Row>> {
        let states_entry = self.book.lines.state_entry();
        let count = |of: fn(&Figures) -> u64| move |row: &Row| Cell::count(of(&row.figures));
        let share = |part: fn(&Figures) -> u64, whole: fn(&Figures) -> u64| {
            move |row: &Row| share_cell(part(&row.figures).into(), whole(&row.figures).into())
        };
        vec![
            column("purchases", ("接待", "Served"), count(|of| of.purchases)),
            column("recorded", ("登记会员", "Recorded"), count(|of| of.recorded)),
            column("fill_rate", ("填写率", "Fill rate"), share(|of| of.filled, |of| of.purchases)),
            column("switch_on_rate", ("短信打开率", "Switched on"), share(|of| of.switched_on, |of| of.recorded)),
            column("late_entries", ("录入晚", "Late entries"), move |row: &Row| {
                Cell::maybe(Some(row.figures.entered_late).filter(|_| states_entry), Cell::count)
            }),
            column("due", ("应回访", "Due"), count(|of| of.callbacks.due)),
            column("done", ("已回访", "Done"), count(|of| of.callbacks.done)),
            column("late", ("晚做的", "Late"), count(|of| of.callbacks.late)),
            column("missed", ("漏访", "Missed"), count(|of| of.callbacks.missed())),
            column("reached", ("接通", "Reached"), count(|of| of.callbacks.reached)),
            column("sales_after", ("回访后消费", "Sales after"), |row: &Row| row.figures.sales_after.into()),
            column("reach_rate", ("接通率", "Reach rate"), share(|of| of.callbacks.reached, |of| of.callbacks.with_result)),
            column("time_asked", ("问了方便时间", "Time asked"), share(|of| of.asked, |of| of.recorded)),
            column("cards_late", ("卡办晚", "Cards late"), count(|of| of.cards_late)),
        ]
    }
}

fn keys(periods: &Periods) -> Vec<String> {
    periods.list.iter().map(|period| period.key.clone()).collect()
}

/// Who is asked for something: a person with a name.
fn person(book: &Book, name: NameId) -> Option<&str> {
    Some(book.staff.get(name)).filter(|name| !name.is_empty())
}

/// A share of the rules in millionths.
#[expect(clippy::cast_possible_truncation, reason = "a share lies near 0 to 1")]
pub(super) fn millionths(share: f64) -> i64 {
    (share * 1e6).round() as i64
}
