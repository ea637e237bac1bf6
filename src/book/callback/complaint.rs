//! Complaints: what they hold up, and the call that each of them brings.

use chrono::NaiveDate;

use super::course::Course;
use super::days::later;
use super::log::Entry;
use super::plan::{Plan, new};
use super::{Because, Step};
use crate::book::{Channel, Complaint, NameId, Solved};

/// A complaint as the engine reads it. It is open from `received` to the day before `solved`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Open {
    pub(super) received: NaiveDate,
    pub(super) solved: Option<NaiveDate>,
    owner: NameId,
}

impl Open {
    /// What was known of it on `as_of`, if anything. One solved on a day that nobody wrote down was never open.
    pub(super) fn new(complaint: &Complaint, as_of: NaiveDate) -> Option<Self> {
        let received = complaint.received.day;
        let solved = match complaint.solved {
            Solved::Open => None,
            Solved::At(moment) => Some(moment.day.max(received)).filter(|&day| day <= as_of),
            Solved::DayUnknown => Some(received),
        };
        (received <= as_of).then_some(Self { received, solved, owner: complaint.owner })
    }
}

impl Plan<'_> {
    /// A call the day after each complaint, until somebody calls or it is solved. Of one day there is one call, its owner
    /// the first by name, and it is solved with the last.
    pub(super) fn services(&self, courses: &mut Vec<Course>) {
        let mut complaints = self.schedule.complaints_of(self.id);
        complaints.sort_unstable();
        for of_day in complaints.chunk_by(|a, b| a.received == b.received) {
            let received = of_day[0].received;
            let due = self.moves.step(later(received, 1));
            let mut callback = new(Step::Service, received, due, NaiveDate::MAX, Channel::Phone);
            callback.staff =
                of_day.iter().map(|open| open.owner).filter(|owner| !owner.is_none()).min().unwrap_or_default();
            let mut course = Course::new(callback);
            if of_day.iter().all(|open| open.solved.is_some()) {
                let solved = of_day.iter().filter_map(|open| open.solved).max();
                // Who was called about it on the day on which it was solved was called in time.
                let about = |entry: &&Entry| entry.named.contains(&Step::Service) && received < entry.day;
                let called = |day| self.entries.iter().filter(about).any(|entry| entry.day == day);
                let from = solved.map(|day| if called(day) { later(day, 1) } else { day });
                course.superseded = from.map(|day| (day, Because::Solved));
            }
            courses.push(course);
        }
    }
}
