//! What becomes of the callbacks of those who live together, day by day up to the as-of date.
//!
//! On each day, in this order: what has run out ends, and what was merged into it comes back; what falls due joins
//! the row of the day; the log settles; what the log found takes effect. How rows are made is in [`super::rows`].

use std::ops::Range;

use chrono::NaiveDate;

use super::course::Course;
use super::days::earlier;
use super::household::Calls;
use super::log::Entry;
use super::person::Person;
use super::{Block, Callback, State, Step, Waits};

/// The callbacks of a household other than wishes, and all that decides them.
pub(super) struct Play<'a> {
    /// Those of the first person, then of the next.
    pub(super) courses: Vec<Course>,
    pub(super) persons: Vec<Person<'a>>,
    /// Where the courses of each person are.
    own: Vec<Range<usize>>,
    calls: Calls,
}

impl<'a> Play<'a> {
    pub(super) fn new(persons: Vec<Person<'a>>, calls: Calls, courses: Vec<Vec<Course>>) -> Self {
        let mut play = Self { courses: Vec::new(), persons, own: Vec::new(), calls };
        for (person, courses) in courses.into_iter().enumerate() {
            let start = play.courses.len();
            play.courses.extend(courses.into_iter().map(|course| Course { person, ..course }));
            play.own.push(start..play.courses.len());
        }
        play
    }

    /// Plays every day up to `as_of`.
    pub(super) fn until(&mut self, as_of: NaiveDate) {
        for day in self.days(as_of) {
            self.end(day);
            self.release(day);
            self.resume(day);
            self.begin(day);
            self.log(day);
            self.log_of_household(day);
            while self.stop(day) {
                self.release(day);
            }
        }
        self.foresee(as_of);
        self.rest(as_of);
    }

    /// The persons with their callbacks, wishes left out.
    pub(super) fn into_callbacks(self) -> impl Iterator<Item = (Person<'a>, Vec<super::Callback>)> {
        let Self { courses, persons, own, .. } = self;
        persons.into_iter().zip(own).map(move |(person, own)| {
            let stand = courses[own].iter().filter(|course| !course.gone).map(|course| course.callback);
            let callbacks = stand.collect();
            (person, callbacks)
        })
    }

    fn days(&self, as_of: NaiveDate) -> Vec<NaiveDate> {
        let logged = self.persons.iter().flat_map(|person| person.entries.iter().map(|entry| entry.day));
        let found = self.persons.iter().flat_map(|person| person.reachable.changes());
        let courses = self.courses.iter().flat_map(Course::days);
        let mut days: Vec<NaiveDate> = courses.chain(logged).chain(found).chain(self.calls.days()).collect();
        days.retain(|&day| day <= as_of);
        days.sort_unstable();
        days.dedup();
        days
    }

    /// What is known today of what is to come: it will be pointless, or the member is not contacted.
    fn foresee(&mut self, as_of: NaiveDate) {
        for course in self.courses.iter_mut().filter(|course| course.is_coming()) {
            let Person { reachable, entries, .. } = &self.persons[course.person];
            let Course { callback, superseded, .. } = course;
            let fatigued = || reachable.is_fatigued(callback, entries).then_some(Block::Fatigue);
            if let Some((_, because)) = *superseded {
                callback.state = State::Superseded(because);
            } else if let Some(block) = reachable.block(callback, as_of, as_of).or_else(fatigued) {
                callback.state = State::Blocked(block);
            }
        }
    }

    /// What is open and not on the list of the as-of date: on the day of a wish everything else rests, and so do calls
    /// to all of a household but one.
    fn rest(&mut self, as_of: NaiveDate) {
        let first = self.first_call(as_of).map(|first| self.courses[first].person);
        for course in self.courses.iter_mut().filter(|course| course.is_open()) {
            if self.persons[course.person].moves().is_wish_day(as_of) {
                course.callback.state = State::Due(Some(Waits::WishDay));
            } else if course.is_call() && first.is_some_and(|first| first != course.person) {
                course.callback.state = State::Due(Some(Waits::Household));
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

    /// What waited for a complaint to be solved is due again while its grace runs.
    fn resume(&mut self, day: NaiveDate) {
        for course in &mut self.courses {
            let waits = course.callback.state == State::Blocked(Block::Complaint) && course.callback.due < day;
            if !waits || course.gone || course.callback.last < day {
                continue;
            }
            let Person { reachable, entries, .. } = &self.persons[course.person];
            let fatigued = || reachable.is_fatigued(&course.callback, entries).then_some(Block::Fatigue);
            let block = reachable.block(&course.callback, earlier(day, 1), day).or_else(fatigued);
            course.callback.state = block.map_or(State::Due(None), State::Blocked);
        }
    }

    /// The rows of `day` settle what they name, and calls the whole row; so does what the card register holds.
    fn log(&mut self, day: NaiveDate) {
        for person in 0..self.persons.len() {
            let entries = &self.persons[person].entries;
            let start = entries.partition_point(|entry| entry.day < day);
            let end = entries.partition_point(|entry| entry.day <= day);
            for index in start..end {
                let entry = self.persons[person].entries[index];
                let of = self.settled_by(person, &entry);
                let entry = &mut self.persons[person].entries[index];
                entry.of = entry.of.max(of);
            }
        }
        for index in 0..self.courses.len() {
            let course = &self.courses[index];
            if course.recorded == Some(day) && course.can_be_named_on(day) {
                self.settle(index, day);
            }
        }
    }

    /// Where the courses of a person are.
    pub(super) fn courses_of(&self, person: usize) -> Range<usize> {
        self.own[person].clone()
    }

    /// Settles what a row of the log is about; the purchase day of the last day step among it.
    fn settled_by(&mut self, person: usize, entry: &Entry) -> Option<NaiveDate> {
        let mut settled = self.named(person, entry);
        let open = self.own[person].clone().filter(|&index| self.courses[index].is_open());
        settled.extend(open.filter(|&index| self.of_row(entry, index)));
        for &course in &settled {
            self.settle(course, entry.day);
        }
        let callbacks = settled.into_iter().map(|course| &self.courses[course].callback);
        callbacks.filter(|callback| callback.step.is_day_step()).map(|callback| callback.anchor).max()
    }

    /// A call to another of the household settles a member's calls too.
    fn log_of_household(&mut self, day: NaiveDate) {
        for person in 0..self.persons.len() {
            if !self.calls.another_on(day, person) {
                continue;
            }
            let rests = self.persons[person].moves().is_wish_day(day);
            for course in &mut self.courses[self.own[person].clone()] {
                if course.is_open() && course.is_call() && (!rests || course.callback.step == Step::HalfYear) {
                    course.callback.state = State::Done { early: false };
                }
            }
        }
    }

    /// The callbacks that a row of the log names: the earliest that it can, and those that stood with it on a call list.
    fn named(&self, person: usize, entry: &Entry) -> Vec<usize> {
        let earliest = |names: &dyn Fn(&Callback) -> bool| {
            let own = |course: &Course| names(&course.callback) && course.can_be_named_on(entry.day);
            self.own[person].clone().filter(|&index| own(&self.courses[index])).min_by_key(|&index| {
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
        let course = &self.courses[index];
        let rests = self.persons[course.person].moves().is_wish_day(entry.day);
        if entry.is_call() {
            !rests || course.callback.step == Step::HalfYear
        } else {
            !rests && entry.named.is_empty() && !course.is_call()
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

    /// Blocks what the log of `day` makes impossible, or a complaint of it; whether there was any.
    fn stop(&mut self, day: NaiveDate) -> bool {
        let mut any = false;
        for course in self.courses.iter_mut().filter(|course| course.is_open()) {
            if let Some(block) = self.persons[course.person].reachable.block(&course.callback, day, day) {
                course.callback.state = State::Blocked(block);
                any = true;
            }
        }
        any
    }
}
