//! Which callbacks purchases, silence and agreed days bring about, before anything happens to them.

use chrono::NaiveDate;

use super::course::Course;
use super::days::{Moves, earlier, later};
use super::log::Entry;
use super::past::Past;
use super::person::Person;
use super::schedule::Schedule;
use super::{Because, Callback, State, Step};
use crate::book::{Channel, MemberId, NameId};

/// Makes the callbacks of one member.
pub(super) struct Plan<'a> {
    pub(super) schedule: &'a Schedule<'a>,
    pub(super) id: MemberId,
    pub(super) past: &'a Past<'a>,
    pub(super) entries: &'a [Entry],
    pub(super) moves: Moves<'a>,
    /// The days on which another of the household was called, ascending.
    pub(super) household: Vec<NaiveDate>,
}

impl<'a> Plan<'a> {
    pub(super) fn new(schedule: &'a Schedule<'a>, person: &'a Person<'a>, household: Vec<NaiveDate>) -> Self {
        let Person { id, past, entries, .. } = person;
        Self { schedule, id: *id, past, entries, moves: person.moves(), household }
    }
}

impl Plan<'_> {
    /// Every callback but wishes that falls due from `since` to the horizon.
    pub(super) fn courses(&self) -> Vec<Course> {
        let mut courses = Vec::new();
        for &anchor in &self.past.days {
            let fallback = self.fallback(anchor);
            self.day_steps(anchor, fallback, &mut courses);
            if let Some(from) = fallback {
                self.quarterly(anchor, from, &mut courses);
            }
        }
        self.half_years(&mut courses);
        self.agreed(&mut courses);
        self.services(&mut courses);
        self.card_notices(&mut courses);
        let Schedule { since, until, .. } = *self.schedule;
        courses.retain(|course| since <= course.callback.due && course.callback.due <= until);
        courses
    }

    fn day_steps(&self, anchor: NaiveDate, fallback: Option<NaiveDate>, courses: &mut Vec<Course>) {
        if anchor < self.schedule.cutoff {
            return;
        }
        for step in &self.schedule.steps {
            let in_schedule =
                |known| self.past.schedule(anchor, known).is_some_and(|tier| step.rule.tiers.contains(&tier));
            let due = self.moves.step(later(anchor, self.schedule.days_after(step.rule.day)));
            if !in_schedule(self.known(due)) {
                continue;
            }
            let mut course = self.course(step.step, anchor, due, step.rule.grace, step.channel());
            let undone = |&day: &NaiveDate| due < day && day <= course.callback.last && !in_schedule(day);
            course.withdrawn = self.past.changes().find(undone);
            if let Some(day) = fallback.filter(|&day| day < due && step.step != Step::D120) {
                course.superseded = Some((later(day, 1), Because::Fallback));
            }
            courses.push(course);
        }
    }

    /// One callback each quarter after day 120, from the day on which day steps gave way.
    fn quarterly(&self, anchor: NaiveDate, from: NaiveDate, courses: &mut Vec<Course>) {
        let quarter = self.schedule.rules.callbacks.quarter.max(1);
        let mut planned = later(anchor, self.schedule.first_quarter());
        loop {
            planned = later(planned, quarter);
            let due = self.moves.step(planned);
            if due > self.schedule.until {
                return;
            }
            if due > from {
                let course = self.course(
                    Step::Quarterly,
                    anchor,
                    due,
                    self.schedule.rules.callbacks.quarterly_grace,
                    Channel::Phone,
                );
                let ends = course.superseded.is_some();
                courses.push(course);
                if ends {
                    return;
                }
            }
        }
    }

    /// A callback that a new purchase supersedes, or, if it is overdue by then, ends.
    fn course(&self, step: Step, anchor: NaiveDate, due: NaiveDate, grace: u32, channel: Channel) -> Course {
        let mut course = Course::new(new(step, anchor, due, later(due, grace), channel));
        if let Some(bought) = self.past.next(anchor, self.known(due)).filter(|&bought| bought <= due) {
            course.superseded = Some((bought, Because::Purchase));
        } else {
            let days = &self.past.days;
            let bought = days.get(days.partition_point(|&bought| bought <= due)).copied();
            course.callback.last = course.callback.last.min(bought.unwrap_or(NaiveDate::MAX));
        }
        course
    }

    /// The day of the call after which the day steps of `anchor` give way to one call a quarter.
    fn fallback(&self, anchor: NaiveDate) -> Option<NaiveDate> {
        let enough = self.schedule.rules.callbacks.fallback_calls.checked_sub(1)?;
        let next = self.past.next(anchor, self.schedule.as_of);
        let calls = self.entries.iter().filter(|entry| entry.is_call() && anchor < entry.day);
        calls.take_while(|entry| next.is_none_or(|next| entry.day < next)).nth(enough).map(|entry| entry.day)
    }

    /// What the log agreed on.
    fn agreed(&self, courses: &mut Vec<Course>) {
        let mut agreed: Vec<(NaiveDate, NaiveDate)> =
            self.entries.iter().filter_map(|entry| Some((entry.day, entry.next?))).collect();
        agreed.retain(|&(day, next)| day < next);
        // Rows of one day stand in the order of what they name: the same day may be agreed on far apart.
        agreed.sort_unstable();
        agreed.dedup();
        for (day, next) in agreed {
            let due = self.moves.step(next);
            courses.push(Course::new(new(
                Step::Next,
                day,
                due,
                later(due, self.schedule.rules.callbacks.next_grace),
                Channel::Phone,
            )));
        }
    }

    /// What is known when a callback falls due; of the future only what is known today.
    fn known(&self, due: NaiveDate) -> NaiveDate {
        due.min(self.schedule.as_of)
    }
}

pub(super) fn new(step: Step, anchor: NaiveDate, due: NaiveDate, last: NaiveDate, channel: Channel) -> Callback {
    Callback { step, anchor, due, last, channel, state: State::Coming, staff: NameId::NONE, festival: None }
}

/// The first day that still matters to what falls due from `since` on.
pub(super) fn cutoff(since: NaiveDate, longest: u32) -> NaiveDate {
    const LONGEST_CLOSURE: u32 = 366;
    earlier(since, longest.saturating_add(LONGEST_CLOSURE))
}
