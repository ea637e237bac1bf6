//! One row a member and day, one call a household and day: what is merged into what.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::course::Course;
use super::days::earlier;
use super::play::Play;
use super::{Block, State, Step};
use crate::book::Tier;

/// What decides which of the open callbacks of a household is called first.
type Rank = (Step, Reverse<Option<Tier>>, usize, NaiveDate, NaiveDate);

impl Play<'_> {
    /// What falls due on `day` joins the row of the day: blocked, merged or due.
    pub(super) fn begin(&mut self, day: NaiveDate) {
        let mut new = self.fall_due(day);
        if new.is_empty() {
            return;
        }
        let called = self.first_call(day);
        // Where another of the household is called today, calls become part of that or rest; messages stay.
        let of_another = |course: &Course| {
            course.is_call() && called.is_some_and(|first| self.courses[first].person != course.person)
        };
        let (merged, own) = new.into_iter().partition(|&index| of_another(&self.courses[index]));
        new = own;
        let mut rows = Vec::new();
        for of_one in self.by_person(&new) {
            let person = self.courses[of_one[0]].person;
            let listed = |index: &usize| self.courses[*index].is_open() && !of_another(&self.courses[*index]);
            let open = self.courses_of(person).filter(listed);
            rows.extend(open.min_by_key(|&index| self.own_rank(index)).map(|first| (first, of_one)));
        }
        rows.extend(called.map(|first| (first, merged)));
        for (first, mut others) in rows {
            others.retain(|&index| index != first);
            self.merge(&others, first);
        }
    }

    /// What falls due on `day` and is not blocked.
    fn fall_due(&mut self, day: NaiveDate) -> Vec<usize> {
        let mut due = Vec::new();
        for (index, course) in self.courses.iter_mut().enumerate() {
            if !course.is_coming() || course.callback.due != day {
                continue;
            }
            let person = &self.persons[course.person];
            let fatigued = || person.reachable.is_fatigued(&course.callback, &person.entries).then_some(Block::Fatigue);
            let block = person.reachable.block(&course.callback, earlier(day, 1), day).or_else(fatigued);
            course.callback.state = block.map_or(State::Due(None), State::Blocked);
            if block.is_none() {
                due.push(index);
            }
        }
        due
    }

    /// What was merged into a callback that ended undone is due again: the first of it, with the rest merged into it.
    pub(super) fn release(&mut self, day: NaiveDate) {
        let mut back: Vec<(usize, usize)> = Vec::new();
        for index in 0..self.courses.len() {
            let Some(first) = self.courses[index].first.filter(|&first| self.courses[first].ended_undone()) else {
                continue;
            };
            let course = &mut self.courses[index];
            course.first = None;
            if course.callback.last < day {
                continue;
            }
            if course.withdrawn.is_some_and(|from| from <= day) {
                course.gone = true;
                continue;
            }
            if course.settled {
                course.callback.state = State::Done { early: false };
            } else {
                back.push((first, index));
            }
        }
        back.sort_unstable();
        for merged in back.chunk_by(|a, b| a.0 == b.0) {
            self.bring_back(merged.iter().map(|&(_, index)| index).collect(), day);
        }
    }

    /// The first call of these is due again and takes the other calls, and the messages of its own member; messages of
    /// others are due for themselves.
    fn bring_back(&mut self, back: Vec<usize>, day: NaiveDate) {
        let calls = back.iter().copied().filter(|&index| self.courses[index].is_call());
        let heir = calls.min_by_key(|&index| self.rank(index, day));
        let mut rest = back;
        if let Some(heir) = heir {
            self.courses[heir].callback.state = State::Due(None);
            let person = self.courses[heir].person;
            let taken = |&index: &usize| self.courses[index].is_call() || self.courses[index].person == person;
            let (mut merged, others): (Vec<usize>, _) = rest.into_iter().partition(taken);
            merged.retain(|&index| index != heir);
            self.merge(&merged, heir);
            rest = others;
        }
        for of_one in self.by_person(&rest) {
            let Some(&first) = of_one.iter().min_by_key(|&&index| self.own_rank(index)) else { continue };
            self.courses[first].callback.state = State::Due(None);
            let others: Vec<usize> = of_one.into_iter().filter(|&index| index != first).collect();
            self.merge(&others, first);
        }
    }

    /// The call that is made on `day` where more than one person of the household could be called: the first in the order
    /// of a row, then by tier, then by key. Who has wishes that day is not called about anything else.
    pub(super) fn first_call(&self, day: NaiveDate) -> Option<usize> {
        if self.persons.len() < 2 {
            return None;
        }
        let rests: Vec<bool> = self.persons.iter().map(|person| person.moves().is_wish_day(day)).collect();
        let open = (0..self.courses.len()).filter(|&index| {
            let course = &self.courses[index];
            course.is_open() && course.is_call() && !rests[course.person]
        });
        open.min_by_key(|&index| self.rank(index, day))
    }

    fn merge(&mut self, merged: &[usize], first: usize) {
        let (step, person) = (self.courses[first].callback.step, self.courses[first].person);
        for &index in merged {
            let course = &mut self.courses[index];
            course.callback.state = State::Merged((course.person == person).then_some(step));
            course.first = Some(first);
        }
    }

    /// These courses, in their order, by the person whose they are.
    fn by_person(&self, courses: &[usize]) -> Vec<Vec<usize>> {
        let same = |a: &usize, b: &usize| self.courses[*a].person == self.courses[*b].person;
        courses.chunk_by(same).map(<[usize]>::to_vec).collect()
    }

    fn rank(&self, index: usize, day: NaiveDate) -> Rank {
        let course = &self.courses[index];
        let tier = if self.persons.len() < 2 { None } else { self.persons[course.person].past.tier_on(day) };
        (course.callback.step, Reverse(tier), course.person, course.callback.due, course.callback.anchor)
    }

    fn own_rank(&self, index: usize) -> (Step, NaiveDate, NaiveDate) {
        let callback = &self.courses[index].callback;
        (callback.step, callback.due, callback.anchor)
    }
}
