//! What becomes of a member's callbacks, day by day up to the as-of date.
//!
//! On each day, in this order: what has run out ends, and what was merged into it comes back; what falls due joins
//! the row of the day; the log settles; what the log found takes effect.

use chrono::NaiveDate;

use super::block::Reachable;
use super::course::Course;
use super::days::{Moves, earlier};
use super::log::Entry;
use super::{Block, Callback, State, Step, Waits};
use crate::book::Channel;

/// A member's callbacks other than wishes, and all that decides them.
pub(super) struct Play<'a> {
    pub(super) courses: Vec<Course>,
    pub(super) entries: Vec<Entry>,
    /// The days on which another of the household was called.
    pub(super) household: Vec<NaiveDate>,
    pub(super) reachable: &'a Reachable<'a>,
    pub(super) moves: Moves<'a>,
}

impl Play<'_> {
    /// Plays every day up to `as_of`.
    pub(super) fn until(&mut self, as_of: NaiveDate) {
        for day in self.days(as_of) {
            self.end(day);
            self.release(day);
            self.begin(day);
            self.log(day);
            self.log_of_household(day);
            while self.stop(day) {
                self.release(day);
            }
        }
        self.foresee(as_of);
        if self.moves.is_wish_day(as_of) {
            let open = self.courses.iter_mut().filter(|course| course.is_open());
            open.for_each(|course| course.callback.state = State::Due(Some(Waits::WishDay)));
        }
    }

    fn days(&self, as_of: NaiveDate) -> Vec<NaiveDate> {
        let logged = self.entries.iter().map(|entry| entry.day).chain(self.household.iter().copied());
        let found = self.reachable.found();
        let mut days: Vec<NaiveDate> = self.courses.iter().flat_map(Course::days).chain(logged).chain(found).collect();
        days.retain(|&day| day <= as_of);
        days.sort_unstable();
        days.dedup();
        days
    }

    /// What is known today of what is to come: it will be pointless, or the member is not contacted.
    fn foresee(&mut self, as_of: NaiveDate) {
        for course in self.courses.iter_mut().filter(|course| course.is_coming()) {
            let Course { callback, superseded, .. } = course;
            let fatigued = || self.reachable.is_fatigued(callback, &self.entries).then_some(Block::Fatigue);
            if let Some((_, because)) = *superseded {
                callback.state = State::Superseded(because);
            } else if let Some(block) = self.reachable.block(callback, as_of).or_else(fatigued) {
                callback.state = State::Blocked(block);
            }
        }
    }

    fn end(&mut self, day: NaiveDate) {
        for course in &mut self.courses {
            if !course.is_open() && !course.is_coming() {
                continue;
            }
            if let Some((_, because)) = course.superseded.filter(|&(from, _)| from <= day) {
                course.callback.state = State::Superseded(because);
            } else if course.withdrawn.is_some_and(|from| from <= day) {
                course.gone = true;
            } else if course.is_open() && course.callback.last < day {
                course.callback.state = State::Missed;
            }
        }
    }

    /// What was merged into a callback that ended undone is due again: the first of it, with the rest merged into it.
    fn release(&mut self, day: NaiveDate) {
        for first in 0..self.courses.len() {
            if !self.courses[first].ended_undone() {
                continue;
            }
            let mut back: Vec<usize> =
                (0..self.courses.len()).filter(|&index| self.courses[index].first == Some(first)).collect();
            for &index in &back {
                self.courses[index].first = None;
            }
            back.retain(|&index| self.courses[index].callback.last >= day);
            let (settled, mut back): (Vec<_>, Vec<_>) =
                back.into_iter().partition(|&index| self.courses[index].settled);
            for index in settled {
                self.courses[index].callback.state = State::Done { early: false };
            }
            let Some(&heir) = back.iter().min_by_key(|&&index| self.rank(index)) else { continue };
            self.courses[heir].callback.state = State::Due(None);
            back.retain(|&index| index != heir);
            self.merge(&back, heir);
        }
    }

    /// What falls due on `day` joins the row of the day: blocked, merged or due.
    fn begin(&mut self, day: NaiveDate) {
        let falls_due = |course: &Course| course.is_coming() && course.callback.due == day;
        let mut new: Vec<usize> = (0..self.courses.len()).filter(|&index| falls_due(&self.courses[index])).collect();
        for &index in &new {
            let callback = &mut self.courses[index].callback;
            let fatigued = || self.reachable.is_fatigued(callback, &self.entries).then_some(Block::Fatigue);
            let block = self.reachable.block(callback, earlier(day, 1)).or_else(fatigued);
            callback.state = block.map_or(State::Due(None), State::Blocked);
        }
        new.retain(|&index| self.courses[index].is_open());
        let open = (0..self.courses.len()).filter(|&index| self.courses[index].is_open());
        if let Some(first) = open.min_by_key(|&index| self.rank(index)) {
            new.retain(|&index| index != first);
            self.merge(&new, first);
        }
    }

    fn merge(&mut self, merged: &[usize], first: usize) {
        let step = self.courses[first].callback.step;
        for &index in merged {
            self.courses[index].callback.state = State::Merged(Some(step));
            self.courses[index].first = Some(first);
        }
    }

    /// The rows of `day` settle what they name, and calls the whole row.
    fn log(&mut self, day: NaiveDate) {
        let start = self.entries.partition_point(|entry| entry.day < day);
        let end = self.entries.partition_point(|entry| entry.day <= day);
        for index in start..end {
            let entry = self.entries[index];
            let mut settled = self.named(&entry);
            let open = (0..self.courses.len()).filter(|&index| self.courses[index].is_open());
            settled.extend(open.filter(|&index| self.of_row(&entry, index)));
            for &course in &settled {
                self.settle(course, day);
            }
            let days = settled.into_iter().map(|course| &self.courses[course].callback);
            let of = days.filter(|callback| callback.step.is_day_step()).map(|callback| callback.anchor).max();
            self.entries[index].of = self.entries[index].of.max(of);
        }
    }

    /// A call to another of the household settles this member's calls too.
    fn log_of_household(&mut self, day: NaiveDate) {
        if self.household.contains(&day) && !self.moves.is_wish_day(day) {
            let calls = self.courses.iter_mut().filter(|course| course.callback.channel != Channel::Sms);
            let open = calls.filter(|course| course.is_open());
            open.for_each(|course| course.callback.state = State::Done { early: false });
        }
    }

    /// The callbacks that a row of the log names: the earliest that it can, and those that stood with it on a call list.
    fn named(&self, entry: &Entry) -> Vec<usize> {
        let earliest = |names: &dyn Fn(&Callback) -> bool| {
            let own = |course: &Course| names(&course.callback) && course.can_be_named_on(entry.day);
            (0..self.courses.len()).filter(|&index| own(&self.courses[index])).min_by_key(|&index| {
                let callback = &self.courses[index].callback;
                (callback.due, callback.anchor, callback.step)
            })
        };
        let mut named: Vec<usize> = earliest(&|callback| entry.names(callback)).into_iter().collect();
        for step in entry.also() {
            named.extend(earliest(&|callback| callback.step == step));
        }
        named
    }

    /// Whether a row of the log settles an open callback that it need not name. On the day of a wish everything else
    /// rests, but who was called then was not left alone for half a year.
    fn of_row(&self, entry: &Entry, index: usize) -> bool {
        let callback = &self.courses[index].callback;
        let rests = self.moves.is_wish_day(entry.day);
        if entry.is_call() {
            !rests || callback.step == Step::HalfYear
        } else {
            !rests && entry.named.is_empty() && callback.channel == Channel::Sms
        }
    }

    fn settle(&mut self, index: usize, day: NaiveDate) {
        let course = &mut self.courses[index];
        if matches!(course.callback.state, State::Merged(_)) {
            course.settled = true;
        } else {
            course.callback.state = State::Done { early: day < course.callback.due };
        }
    }

    /// Blocks what the log of `day` makes impossible; whether there was any.
    fn stop(&mut self, day: NaiveDate) -> bool {
        let mut any = false;
        for course in self.courses.iter_mut().filter(|course| course.is_open()) {
            if let Some(block) = self.reachable.block(&course.callback, day) {
                course.callback.state = State::Blocked(block);
                any = true;
            }
        }
        any
    }

    fn rank(&self, index: usize) -> (Step, NaiveDate, NaiveDate) {
        let callback = &self.courses[index].callback;
        (callback.step, callback.due, callback.anchor)
    }
}
