//! Purchases, members and total by period.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::anonymous;
use crate::book::calendar::{By, Period};
use crate::book::{Book, Histories, History, Line, MemberId, Money, NameId, Rules, Tier, opening, standing};
use crate::report::grouping::{Group, Key};
use crate::report::span::Span;
use crate::table::{Cell, Chart, Column, Drawing, Table, column};

/// What is asked for.
pub(super) struct Asked<'r> {
    pub(super) by: By,
    pub(super) group: Option<Group>,
    pub(super) span: Span,
    pub(super) as_of: NaiveDate,
    pub(super) rules: &'r Rules,
}

impl Asked<'_> {
    fn holds(&self, day: NaiveDate) -> bool {
        day <= self.as_of && self.span.holds(day)
    }

    fn key(&self, shop: NameId, staff: NameId, tier: impl FnOnce() -> Option<Tier>) -> Key {
        match self.group {
            None => Key::Whole,
            Some(Group::Shop) => Key::Shop(shop),
            Some(Group::Staff) => Key::Staff(staff),
            Some(Group::Tier) => Key::Tier(Reverse(tier())),
        }
    }

    /// The periods from the first line in the span to the last day.
    fn periods(&self, book: &Book) -> Vec<Period> {
        let days = (0..book.lines.len()).map(|index| book.lines.day(index)).filter(|&day| self.holds(day));
        let (first, last) = days.fold((NaiveDate::MAX, NaiveDate::MIN), |(first, last), day| (first.min(day), last.max(day)));
        let first = self.span.from.unwrap_or(first);
        self.by.periods(first, last)
    }
}

#[derive(Default)]
struct Sum {
    purchases: u64,
    members: u64,
    total: Money,
}

/// Position of a period, and of what it is split by.
type Slot = (usize, Key);

struct Sums<'r> {
    asked: Asked<'r>,
    periods: Vec<Period>,
    found: BTreeMap<Slot, Sum>,
}

impl Sums<'_> {
    fn period(&self, day: NaiveDate) -> usize {
        self.periods.partition_point(|period| period.to < day)
    }

    fn member(&mut self, book: &Book, id: MemberId, history: &History, histories: &Histories) {
        let mut tiers: BTreeMap<usize, Option<Tier>> = BTreeMap::new();
        let mut seen: Vec<Slot> = Vec::new();
        let mut key = |asked: &Asked, period: usize, to: NaiveDate, shop: NameId, staff: NameId| {
            let tier = || *tiers.entry(period).or_insert_with(|| tier_at(book, id, to.min(asked.as_of), asked.rules, histories));
            (period, asked.key(shop, staff, tier))
        };
        for line in histories.lines(id, self.asked.as_of).filter(|line| self.asked.span.holds(line.day)) {
            let period = self.period(line.day);
            let key = key(&self.asked, period, self.periods[period].to, line.shop, line.staff);
            self.found.entry(key).or_default().total += line.amount;
        }
        for purchase in history.occasions().filter(|purchase| self.asked.span.holds(purchase.day)) {
            let period = self.period(purchase.day);
            let key = key(&self.asked, period, self.periods[period].to, purchase.shop, history.staff(purchase));
            self.found.entry(key).or_default().purchases += 1;
            seen.push(key);
        }
        seen.sort_unstable();
        seen.dedup();
        for key in seen {
            self.found.entry(key).or_default().members += 1;
        }
    }

    fn without_member(&mut self, book: &Book) {
        let sold: Vec<Line> = anonymous::lines(book, |day| self.asked.holds(day));
        for receipt in anonymous::receipts(&sold, self.asked.rules.purchases.unit) {
            for line in receipt {
                let key = (self.period(line.day), self.asked.key(line.shop, line.staff, || None));
                self.found.entry(key).or_default().total += line.amount;
            }
            if let Some((day, shop, staff)) = anonymous::occasion(receipt) {
                let key = (self.period(day), self.asked.key(shop, staff, || None));
                self.found.entry(key).or_default().purchases += 1;
            }
        }
    }
}

fn tier_at(book: &Book, id: MemberId, day: NaiveDate, rules: &Rules, histories: &Histories) -> Option<Tier> {
    let mut history = History::default();
    histories.fill(id, day, &mut history);
    let carried = opening(book.member(id), &history, &rules.opening);
    standing(&history, carried, &rules.tiers, day).map(|earned| earned.tier)
}

struct Row {
    period: String,
    group: Key,
    sum: Sum,
}

/// The table: the oldest period first, within it the highest tier or the first name first.
pub(super) fn table<'a>(book: &'a Book, asked: Asked, histories: &Histories) -> Table<'a> {
    let (split, as_of) = (asked.group.is_some(), asked.as_of);
    let periods = asked.periods(book);
    let mut sums = Sums { asked, periods, found: BTreeMap::new() };
    histories.each(as_of, |id, history| sums.member(book, id, history, histories));
    sums.without_member(book);
    let periods = sums.periods;
    let row = |((period, group), sum): (Slot, Sum)| Row { period: periods[period].key.clone(), group, sum };
    let rows: Vec<Row> = sums.found.into_iter().map(row).collect();
    let columns: Vec<Column<'a, Row>> = vec![
        column("period", ("期间", "Period"), |row: &Row| Cell::text(row.period.clone())),
        column("group", ("分组", "Group"), |row: &Row| row.group.cell(book)),
        column("purchases", ("消费次数", "Purchases"), |row: &Row| Cell::count(row.sum.purchases)),
        column("members", ("会员数", "Members"), |row: &Row| Cell::count(row.sum.members)),
        column("total", ("消费合计", "Total"), |row: &Row| row.sum.total.into()),
    ];
    let table = Table::new("periods", ("各期消费", "By period"), rows, columns);
    if split { table } else { table.with_chart(chart()) }
}

fn chart() -> Chart {
    let title = ("各期消费", "Spend by period").into();
    Chart { drawing: Drawing::Columns, title, category: "period", series: vec!["total"] }
}
