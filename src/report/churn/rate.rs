//! Who bought in a period, and who of them came back.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::alarm::{self, Alarm};
use super::group::groups;
use super::known::known_since;
use super::period::Stretch;
use crate::book::rules::{Base, Unit};
use crate::book::{Book, History, MemberId, Rules, opening};
use crate::report::grouping::{Group, Key};
use crate::table::Words;

/// What was counted of a group in a period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) customers: u32,
    pub(super) returned: u32,
    pub(super) matured_customers: u32,
    pub(super) matured_returned: u32,
}

/// A row of the table `periods`.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) stretch: Stretch,
    pub(super) group: Key,
    pub(super) tally: Tally,
    pub(super) alarm: Option<Alarm>,
}

/// Counts members by period and group.
pub(super) struct Rates<'a> {
    book: &'a Book,
    rules: &'a Rules,
    group: Option<Group>,
    as_of: NaiveDate,
    stretches: Vec<Stretch>,
    tallies: Vec<BTreeMap<Key, Tally>>,
    first: Option<NaiveDate>,
}

impl<'a> Rates<'a> {
    /// Nothing counted yet.
    pub(super) fn new(
        book: &'a Book,
        rules: &'a Rules,
        group: Option<Group>,
        stretches: Vec<Stretch>,
        as_of: NaiveDate,
    ) -> Self {
        let tallies = vec![BTreeMap::new(); stretches.len()];
        Self { book, rules, group, as_of, stretches, tallies, first: None }
    }

    /// Counts a member with these occasion days. Leaves `history` cut short.
    pub(super) fn see(&mut self, member: MemberId, history: &mut History, days: &[NaiveDate]) {
        self.first = self.first.into_iter().chain(days.first().copied()).min();
        let whole = self.rules.churn.base == Base::All;
        let since = || known_since(self.book, self.rules, member, history, self.as_of);
        let Some(since) = (if whole { Some(since()) } else { days.first().copied() }) else { return };
        let opening = opening(self.book.member(member), history, &self.rules.opening);
        let last = days.last().filter(|_| !whole).copied().unwrap_or(NaiveDate::MAX);
        let touched = self.stretches.partition_point(|stretch| stretch.period.from <= last);
        // The newest period first, so that the history can be cut to each period's end.
        for index in (0..touched).rev() {
            let stretch = &self.stretches[index];
            if stretch.period.to < since {
                break;
            }
            let bought = held(days, stretch);
            if bought.is_empty() && !whole {
                continue;
            }
            history.purchases.retain(|purchase| purchase.day <= stretch.period.to);
            let counted = self.count(bought, stretch);
            for key in groups(self.group, self.rules, self.book.member(member), (history, opening), stretch) {
                self.tallies[index].entry(key).or_default().add(counted);
            }
        }
    }

    /// What one member adds.
    fn count(&self, bought: &[NaiveDate], stretch: &Stretch) -> Tally {
        let two_days = bought.first() != bought.last();
        let two_rows = self.rules.purchases.unit == Unit::Row && bought.len() > 1;
        let returned = u32::from(two_days || two_rows);
        let age = Days::new(self.rules.churn.matured_after.into());
        let matured = bought.first().and_then(|first| first.checked_add_days(age));
        let matured = matured.is_some_and(|matured| matured <= stretch.period.to);
        let of_matured = |count| if matured { count } else { 0 };
        Tally { customers: 1, returned, matured_customers: of_matured(1), matured_returned: of_matured(returned) }
    }

    /// The rows, by period and group, every group in every period; says in `notes` what was not judged.
    pub(super) fn rows(mut self, from: Option<NaiveDate>, notes: &mut Vec<Words>) -> Vec<Row> {
        let mut keys: BTreeSet<Key> = self.tallies.iter().flat_map(|tallies| tallies.keys().copied()).collect();
        if self.group.is_none() {
            keys.insert(Key::Whole);
        }
        self.begin(from);
        let mut rows = Vec::new();
        for (stretch, tallies) in self.stretches.into_iter().zip(self.tallies) {
            rows.extend(keys.iter().map(|&group| {
                let tally = tallies.get(&group).copied().unwrap_or_default();
                Row { stretch: stretch.clone(), group, tally, alarm: None }
            }));
        }
        notes.extend(alarm::judge(&mut rows));
        rows
    }

    // Lines are known before refunds are, so the first ones may turn out to be no occasion.
    fn begin(&mut self, from: Option<NaiveDate>) {
        if from.is_some() {
            return;
        }
        let first = self.first.unwrap_or(NaiveDate::MAX);
        let before = self.stretches.partition_point(|stretch| stretch.period.to < first);
        self.stretches.drain(..before);
        self.tallies.drain(..before);
        let whole = self.stretches.first_mut().filter(|stretch| stretch.complete.is_none());
        if let Some(whole) = whole {
            whole.period.from = first;
        }
    }
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.customers += other.customers;
        self.returned += other.returned;
        self.matured_customers += other.matured_customers;
        self.matured_returned += other.matured_returned;
    }
}

/// The days that lie in the period.
fn held<'d>(days: &'d [NaiveDate], stretch: &Stretch) -> &'d [NaiveDate] {
    let first = days.partition_point(|&day| day < stretch.period.from);
    let last = days.partition_point(|&day| day <= stretch.period.to);
    &days[first..last.max(first)]
}
