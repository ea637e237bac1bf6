//! The call after half a year of silence.

use chrono::NaiveDate;

use super::course::Course;
use super::plan::{Plan, new};
use super::schedule::Schedule;
use super::{Because, Step};
use crate::book::Channel;
use crate::book::calendar::months_after;

impl Plan<'_> {
    /// A callback half a year after each purchase or call, unless another comes before it.
    pub(super) fn half_years(&self, courses: &mut Vec<Course>) {
        let Schedule { since, .. } = self.schedule;
        let bases = self.bases();
        for (index, &(base, _)) in bases.iter().enumerate() {
            let planned = self.half_year_after(base);
            let next = bases.get(index + 1).copied();
            if planned < *since && next.is_some_and(|(day, _)| day < *since) {
                continue;
            }
            let due = if planned < *since { self.moves.step(*since) } else { planned };
            let mut course = Course::new(new(Step::HalfYear, base, due, NaiveDate::MAX, Channel::Phone));
            match next {
                Some((day, Event::Purchase)) if day <= due => course.superseded = Some((day, Because::Purchase)),
                Some((day, Event::Purchase)) => course.callback.last = day,
                Some((day, Event::Call)) if day < due => continue,
                _ => {}
            }
            courses.push(course);
        }
    }

    /// What half a year is counted from: purchase days and calls, the later rows of the same day left out.
    fn bases(&self) -> Vec<(NaiveDate, Event)> {
        let Schedule { as_of, .. } = self.schedule;
        let mut day = NaiveDate::MIN;
        let mut bases = Vec::new();
        while let Some(next) = self.past.next(day, *as_of) {
            bases.push((next, Event::Purchase));
            day = next;
        }
        let Some(&(first, _)) = bases.first() else { return bases };
        for entry in self.entries.iter().filter(|entry| entry.day > first) {
            if entry.named.contains(&Step::HalfYear) {
                bases.push((entry.day, Event::Settled));
            } else if entry.is_call() {
                bases.push((entry.day, Event::Call));
            }
        }
        bases.sort_unstable();
        bases.dedup_by_key(|&mut (day, _)| day);
        self.with_household(&bases)
    }

    /// These with the calls to another of the household that settled half a year of silence, or were made while it was
    /// part of that call: from them it is counted again.
    fn with_household(&self, own: &[(NaiveDate, Event)]) -> Vec<(NaiveDate, Event)> {
        let mut calls = self.household.iter().copied().peekable();
        let mut bases = Vec::with_capacity(own.len());
        for (index, &base) in own.iter().enumerate() {
            bases.push(base);
            let end = own.get(index + 1).map_or(NaiveDate::MAX, |&(day, _)| day);
            let mut due = self.half_year_after(base.0);
            while let Some(call) = calls.next_if(|&call| call < end) {
                if due <= call {
                    bases.push((call, Event::Settled));
                    due = self.half_year_after(call);
                }
            }
        }
        bases
    }

    fn half_year_after(&self, base: NaiveDate) -> NaiveDate {
        self.moves.step(months_after(base, self.schedule.rules.callbacks.half_year_months))
    }
}

/// What begins half a year anew; of one day a purchase counts before what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Purchase,
    Settled,
    Call,
}
