//! Which callbacks purchases, silence and agreed days bring about, before anything happens to them.

use chrono::NaiveDate;

use super::course::Course;
use super::days::{Moves, earlier, later};
use super::log::Entry;
use super::past::Past;
use super::schedule::Schedule;
use super::{Because, Callback, State, Step};
use crate::book::calendar::months_after;
use crate::book::{Channel, NameId};

/// Days after its own on which a quarterly callback still counts.
pub(super) const QUARTERLY_GRACE: u32 = 14;
/// Days after its own on which an agreed contact still counts.
const NEXT_GRACE: u32 = 3;

/// Makes the callbacks of one member.
pub(super) struct Plan<'a> {
    pub(super) schedule: &'a Schedule<'a>,
    pub(super) past: &'a Past<'a>,
    pub(super) entries: &'a [Entry],
    pub(super) moves: Moves<'a>,
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
                let course = self.course(Step::Quarterly, anchor, due, QUARTERLY_GRACE, Channel::Phone);
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

    /// A callback half a year after each purchase or call, unless another comes before it.
    fn half_years(&self, courses: &mut Vec<Course>) {
        let Schedule { since, rules, .. } = self.schedule;
        let bases = self.bases();
        for (index, &(base, _)) in bases.iter().enumerate() {
            let planned = self.moves.step(months_after(base, rules.callbacks.half_year_months));
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
        bases
    }

    /// What the log agreed on.
    fn agreed(&self, courses: &mut Vec<Course>) {
        let mut agreed: Vec<(NaiveDate, NaiveDate)> =
            self.entries.iter().filter_map(|entry| Some((entry.day, entry.next?))).collect();
        agreed.retain(|&(day, next)| day < next);
        agreed.dedup();
        for (day, next) in agreed {
            let due = self.moves.step(next);
            courses.push(Course::new(new(Step::Next, day, due, later(due, NEXT_GRACE), Channel::Phone)));
        }
    }

    /// What is known when a callback falls due; of the future only what is known today.
    fn known(&self, due: NaiveDate) -> NaiveDate {
        due.min(self.schedule.as_of)
    }
}

/// What begins half a year anew; of one day a purchase counts before what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Purchase,
    Settled,
    Call,
}

pub(super) fn new(step: Step, anchor: NaiveDate, due: NaiveDate, last: NaiveDate, channel: Channel) -> Callback {
    Callback { step, anchor, due, last, channel, state: State::Coming, staff: NameId::NONE, festival: None }
}

/// The first day that still matters to what falls due from `since` on.
pub(super) fn cutoff(since: NaiveDate, longest: u32) -> NaiveDate {
    const LONGEST_CLOSURE: u32 = 366;
    earlier(since, longest.saturating_add(LONGEST_CLOSURE))
}
