//! The six steps in which a complaint is dealt with, each ticked off by its day and by whom.
//!
//! Source: the member plan, *Complaints*.

use chrono::NaiveDate;

use super::{Complaint, Done};

/// A step, in the order in which they are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ComplaintStep {
    /// 了解情况: hear what happened.
    Understand,
    /// 分析原因: find out why.
    Analyse,
    /// 认同感受: accept that the member is upset, and say so.
    Accept,
    /// 寻找方案: look for a solution together.
    Seek,
    /// 解决问题
    Solve,
    /// 还有其他: ask whether there is anything else.
    Else,
}

/// A step that may have been taken, and by whom.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticked {
    /// Whether, and when.
    pub done: Done,
    /// By whom, as written; blank where nobody wrote it down, or it was not done.
    pub by: Box<str>,
}

impl ComplaintStep {
    /// All of them, in their order.
    pub const ALL: [Self; 6] = [Self::Understand, Self::Analyse, Self::Accept, Self::Seek, Self::Solve, Self::Else];

    /// What scripts see, and the column of the complaints sheet.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Understand => "understand",
            Self::Analyse => "analyse",
            Self::Accept => "accept",
            Self::Seek => "seek",
            Self::Solve => "solve",
            Self::Else => "else",
        }
    }

    /// What people see, in Chinese and English.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Understand => ("了解情况", "understand"),
            Self::Analyse => ("分析原因", "analyse"),
            Self::Accept => ("认同感受", "accept"),
            Self::Seek => ("寻找方案", "look for a solution"),
            Self::Solve => ("解决问题", "solve"),
            Self::Else => ("还有其他", "anything else"),
        }
    }
}

impl Complaint {
    /// What was done of a step.
    pub const fn step(&self, step: ComplaintStep) -> &Ticked {
        &self.steps[step as usize]
    }

    /// How many steps were taken by a day.
    pub fn steps_taken(&self, as_of: NaiveDate) -> usize {
        self.steps.iter().filter(|ticked| ticked.done.by(as_of)).count()
    }

    /// The step to take next: while it is open the first that was not taken; once it is solved only the last one, where
    /// the list was kept at all, since nobody analyses what is settled.
    pub fn next_step(&self, as_of: NaiveDate) -> Option<ComplaintStep> {
        let is_missing = |step: &ComplaintStep| !self.step(*step).done.by(as_of);
        if self.is_open_on(as_of) {
            return ComplaintStep::ALL.into_iter().find(is_missing);
        }
        Some(ComplaintStep::Else).filter(|step| is_missing(step) && self.steps_taken(as_of) > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::ComplaintStep::{self, Accept, Analyse, Else, Solve, Understand};
    use crate::book::testing::{book, complaint, day};
    use crate::book::{Done, Moment, Profile, Solved};

    #[test]
    fn the_next_step_is_the_first_that_was_not_taken() {
        let mut book = book(&[("01", Profile::default())], &[]);
        let complaint = complaint(&mut book, "01", "2026-03-05");
        let on = |text| Done::On(day(text));
        assert_eq!(complaint.next_step(day("2026-03-05")), Some(Understand));
        complaint.steps[Understand as usize].done = on("2026-03-05");
        complaint.steps[Accept as usize].done = Done::DayUnknown;
        assert_eq!(complaint.next_step(day("2026-03-05")), Some(Analyse));
        // What is to happen tomorrow was not done.
        complaint.steps[Analyse as usize].done = on("2026-03-07");
        assert_eq!(complaint.next_step(day("2026-03-06")), Some(Analyse));
        assert_eq!((complaint.steps_taken(day("2026-03-06")), complaint.steps_taken(day("2026-03-07"))), (2, 3));
        complaint.steps[Solve as usize].done = on("2026-03-08");
        complaint.solved = Solved::At(Moment { day: day("2026-03-08"), time: None });
        assert_eq!(complaint.next_step(day("2026-03-08")), Some(Else));
        complaint.steps[Else as usize].done = on("2026-03-09");
        assert_eq!(complaint.next_step(day("2026-03-09")), None);
        complaint.steps = Default::default();
        assert_eq!(complaint.next_step(day("2026-03-09")), None, "solved, and no list was kept");
        assert_eq!(ComplaintStep::ALL.map(|step| step as usize), [0, 1, 2, 3, 4, 5]);
    }
}
