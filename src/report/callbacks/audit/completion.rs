//! How much of what was due was done: in all, by person, by step and by week, or by whatever else is asked for.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::judge::{Judged, was_spoken_to};
use crate::book::callback::{Callback, State, Step};
use crate::book::{CallResult, NameId};
use crate::report::callbacks::settled::is_call;

/// What a row of the table is about, in the order of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// Everything.
    Whole,
    /// One of the staff: who should call, and, for calls, who did.
    Staff(NameId),
    /// One step.
    Step(Step),
    /// A week, by its Monday.
    Week(NaiveDate),
}

/// The figures of a part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::report) struct Figures {
    /// Contacts whose time is over: done or missed.
    pub(in crate::report) due: u64,
    /// Of them done.
    pub(in crate::report) done: u64,
    /// Of those after their day, within their grace.
    pub(in crate::report) late: u64,
    /// Calls and visits logged.
    pub(super) calls: u64,
    /// Of them those with a result.
    pub(in crate::report) with_result: u64,
    /// Of those answered by somebody.
    pub(in crate::report) reached: u64,
    /// Numbers found dead.
    pub(super) dead: u64,
}

impl Figures {
    /// Contacts that nobody made while they counted.
    pub(in crate::report) const fn missed(&self) -> u64 {
        self.due - self.done
    }
}

/// The parts in which something of a person, about a step if any, on a day, counts.
pub(in crate::report) type Parts<'p, K> = &'p dyn Fn(NameId, Option<Step>, NaiveDate) -> Vec<K>;

/// The figures of every part.
pub(super) struct Completion<'p, K> {
    parts: Parts<'p, K>,
    of: BTreeMap<K, Figures>,
}

impl<'p, K: Ord> Completion<'p, K> {
    pub(super) const fn new(parts: Parts<'p, K>) -> Self {
        Self { parts, of: BTreeMap::new() }
    }

    /// Counts a contact that was due; what was merged, made pointless or blocked, and what is still open, is none.
    pub(super) fn due(&mut self, callback: &Callback, done_on: Option<NaiveDate>) {
        let done = matches!(callback.state, State::Done { .. });
        if !done && callback.state != State::Missed {
            return;
        }
        let late = done_on.is_some_and(|day| day > callback.due);
        for part in (self.parts)(callback.staff, Some(callback.step), callback.due) {
            let figures = self.of.entry(part).or_default();
            figures.due += 1;
            figures.done += u64::from(done);
            figures.late += u64::from(late);
        }
    }

    /// Counts a row of the log.
    pub(super) fn row(&mut self, judged: &Judged) {
        let Some(row) = judged.row.filter(|row| is_call(row)) else { return };
        for part in (self.parts)(row.staff, judged.about.map(|callback| callback.step), row.day) {
            let figures = self.of.entry(part).or_default();
            figures.calls += 1;
            figures.with_result += u64::from(row.result.is_some());
            figures.reached += u64::from(row.result.is_some() && was_spoken_to(row));
            figures.dead += u64::from(row.result == Some(CallResult::DeadNumber));
        }
    }

    pub(super) fn into_figures(self) -> BTreeMap<K, Figures> {
        self.of
    }
}

/// The parts of the table `completion`.
pub(super) fn parts(staff: NameId, step: Option<Step>, day: NaiveDate) -> Vec<Part> {
    let week = day.week(chrono::Weekday::Mon).first_day();
    let parts = [Some(Part::Whole), Some(Part::Staff(staff)), step.map(Part::Step), Some(Part::Week(week))];
    parts.into_iter().flatten().collect()
}
