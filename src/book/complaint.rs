//! The complaints log: who complained, about what, who looks after it, and when it was settled.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::{ComplaintStep, MemberId, NameId, Place, Ticked};

/// One complaint.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Complaint {
    /// Who complained; `None` where the row names nobody that the shop knows.
    pub member: Option<MemberId>,
    /// When it was received.
    pub received: Moment,
    /// Where the member lives; `None` where the log does not say.
    pub origin: Option<Origin>,
    /// What it is about, as the shop sorts its complaints.
    pub category: Box<str>,
    /// The item or the person complained about.
    pub target: Box<str>,
    /// How it came: by phone, in the shop, …
    pub channel: Box<str>,
    /// What happened.
    pub content: Box<str>,
    /// Who looks after it.
    pub owner: NameId,
    /// What was done.
    pub action: Box<str>,
    /// The state as written.
    pub status: Box<str>,
    /// When the member was first answered.
    pub first_reply: Option<Moment>,
    /// Whether and when it was solved.
    pub solved: Solved,
    /// What came of it, as written.
    pub outcome: Box<str>,
    /// What the member was given.
    pub compensation: Box<str>,
    /// Why the member was not content, as written.
    pub reason: Box<str>,
    /// What was done of each step, in the order of [`ComplaintStep::ALL`].
    pub steps: [Ticked; ComplaintStep::ALL.len()],
    /// Where the row stands.
    pub place: Place,
}

/// A day, with the time of day where the sheet has it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The day.
    pub day: NaiveDate,
    /// The time of day.
    pub time: Option<NaiveTime>,
}

/// Where a member lives who complains: the first reply is due sooner where the shop is near.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// 本地
    Local,
    /// 外地
    Elsewhere,
}

/// Whether a complaint was solved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Solved {
    /// Not yet.
    #[default]
    Open,
    /// At this moment.
    At(Moment),
    /// Yes, as the state says, on a day that nobody wrote down.
    DayUnknown,
}

impl Moment {
    /// The first point of time that it can mean: without a time of day the first minute of the day.
    pub fn begin(self) -> NaiveDateTime {
        self.day.and_time(self.time.unwrap_or(NaiveTime::MIN))
    }

    /// As one point of time; without a time of day the last minute of the day, since nothing was late before it ended.
    pub fn end(self) -> NaiveDateTime {
        let last = NaiveTime::from_hms_opt(23, 59, 0).unwrap_or_default();
        self.day.and_time(self.time.unwrap_or(last))
    }
}

impl Complaint {
    /// Whether it is open on a day: received ≤ day < solved. One solved on a day that nobody wrote down is never open,
    /// as nobody could say when to call again.
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        let solved = match self.solved {
            Solved::Open => false,
            Solved::At(moment) => moment.day <= day,
            Solved::DayUnknown => true,
        };
        self.received.day <= day && !solved
    }

    /// When it was solved, where it was and where that is known.
    pub const fn solved_at(&self) -> Option<Moment> {
        match self.solved {
            Solved::At(moment) => Some(moment),
            Solved::Open | Solved::DayUnknown => None,
        }
    }

    /// The day on which it was solved, where it was and where that is known.
    pub fn solved_on(&self) -> Option<NaiveDate> {
        self.solved_at().map(|moment| moment.day)
    }
}

#[cfg(test)]
mod tests {
    use super::{Moment, Solved};
    use crate::book::testing::{book, complaint, day};

    #[test]
    fn a_complaint_is_open_from_its_day_to_the_day_before_it_is_solved() {
        let mut book = book(&[("01", crate::book::Profile::default())], &[]);
        let complaint = complaint(&mut book, "01", "2026-03-05");
        assert!(!complaint.is_open_on(day("2026-03-04")));
        assert!(complaint.is_open_on(day("2026-03-05")) && complaint.is_open_on(day("2026-12-31")));
        complaint.solved = Solved::At(Moment { day: day("2026-03-08"), time: None });
        assert!(complaint.is_open_on(day("2026-03-07")) && !complaint.is_open_on(day("2026-03-08")));
        assert_eq!(complaint.solved_on(), Some(day("2026-03-08")));
        complaint.solved = Solved::DayUnknown;
        assert!(!complaint.is_open_on(day("2026-03-05")));
    }

    #[test]
    fn a_day_without_a_time_means_its_end() {
        let moment = Moment { day: day("2026-03-05"), time: None };
        assert_eq!(moment.end().to_string(), "2026-03-05 23:59:00");
        assert_eq!(moment.begin().to_string(), "2026-03-05 00:00:00");
        let at = Moment { time: chrono::NaiveTime::from_hms_opt(10, 20, 0), ..moment };
        assert_eq!((at.begin(), at.end().to_string().as_str()), (at.end(), "2026-03-05 10:20:00"));
    }
}
