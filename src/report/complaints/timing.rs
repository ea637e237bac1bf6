//! By when a complaint is to be answered, and whether it was; how long it took to solve it.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use crate::book::rules;
use crate::book::{Complaint, Moment, Origin, Solved};
use crate::table::Code;

/// What became of the first reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reply {
    /// Given in time.
    InTime,
    /// Given too late.
    Late,
    /// Not given, and its time is over.
    Overdue,
    /// Not given, and there is time.
    Waiting,
    /// Solved on a day that nobody wrote down, and no reply written down either.
    Unknown,
}

impl Reply {
    /// Whether it was late, or is.
    pub(super) const fn is_late(self) -> bool {
        matches!(self, Self::Late | Self::Overdue)
    }

    /// Whether anybody can say yet if it was in time.
    pub(super) const fn is_judged(self) -> bool {
        self.is_late() || matches!(self, Self::InTime)
    }

    pub(super) const fn code(self) -> Option<Code> {
        let (key, words) = match self {
            Self::InTime => ("in_time", ("按时", "in time")),
            Self::Late => ("late", ("晚了", "late")),
            Self::Overdue => ("overdue", ("逾期未回复", "overdue")),
            Self::Waiting => ("waiting", ("待回复", "waiting")),
            Self::Unknown => return None,
        };
        Some(Code { key, words })
    }
}

/// The times of a complaint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Timing {
    /// Hours for the first reply.
    pub(super) hours: u32,
    /// The last minute for it.
    pub(super) due: NaiveDateTime,
    /// The first reply, else the solution, since who solves a complaint has answered it.
    pub(super) first: Option<Moment>,
    pub(super) reply: Reply,
    /// Minutes to the first reply; nothing where its time of day is not known.
    pub(super) reply_minutes: Option<i64>,
    /// Minutes to the solution.
    pub(super) solve_minutes: Option<i64>,
    /// Whether it was solved within the hours of the first reply.
    pub(super) quickly: bool,
}

impl Timing {
    /// What was known on `as_of`. Who counts hours takes a day without a time of day as its end; whoever is to be called
    /// late gets the benefit of the doubt: what was done on such a day may have been done with its first minute, and where
    /// nobody says where the member lives, the longer time is given.
    pub(super) fn new(complaint: &Complaint, rules: &rules::Complaints, as_of: NaiveDate) -> Self {
        let local = complaint.origin == Some(Origin::Local);
        let hours = match complaint.origin {
            Some(_) if local => rules.hours_local,
            Some(_) => rules.hours_elsewhere,
            None => rules.hours_local.max(rules.hours_elsewhere),
        };
        let received = complaint.received.end();
        let due = received.checked_add_signed(TimeDelta::hours(hours.into())).unwrap_or(NaiveDateTime::MAX);
        let known = |moment: &Moment| moment.day <= as_of;
        let solved = complaint.solved_at().filter(known);
        let first = complaint.first_reply.filter(known).or(solved);
        let in_time = |moment: Moment| moment.begin() <= due;
        let minutes = |moment: Moment| (moment.end() - received).num_minutes().max(0);
        let reply = match first {
            Some(moment) if in_time(moment) => Reply::InTime,
            Some(_) => Reply::Late,
            None if complaint.solved == Solved::DayUnknown => Reply::Unknown,
            None if due.date() < as_of => Reply::Overdue,
            None => Reply::Waiting,
        };
        Self {
            hours,
            due,
            first,
            reply,
            reply_minutes: first.filter(|moment| moment.time.is_some()).map(minutes),
            solve_minutes: solved.map(minutes),
            quickly: solved.is_some_and(in_time),
        }
    }

    /// Whether it was answered or solved before anybody complained: a slip of the pen.
    pub(super) fn is_before_received(&self, complaint: &Complaint) -> bool {
        let begin = complaint.received.begin();
        self.first.into_iter().chain(complaint.solved_at()).any(|moment| moment.end() < begin)
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;

    use super::{Reply, Timing};
    use crate::book::testing::{book, complaint, day};
    use crate::book::{Moment, Origin, Profile, Rules, Solved};

    fn moment(text: &str) -> Moment {
        let (on, time) = text.split_once(' ').unwrap_or((text, ""));
        Moment { day: day(on), time: NaiveTime::parse_from_str(time, "%H:%M").ok() }
    }

    #[test]
    fn the_first_reply_is_due_after_12_hours_nearby_and_24_elsewhere() {
        use Origin::{Elsewhere, Local};
        use Reply::{InTime, Late, Overdue, Waiting};
        for (received, origin, reply, due, state, minutes) in [
            // 10:20 + 12 h = 22:20 of the same day; + 24 h = 10:20 of the next.
            ("2026-03-05 10:20", Some(Local), "2026-03-05 22:20", "2026-03-05 22:20", InTime, Some(720)),
            ("2026-03-05 10:20", Some(Local), "2026-03-05 22:21", "2026-03-05 22:20", Late, Some(721)),
            ("2026-03-05 10:20", Some(Elsewhere), "2026-03-06 10:20", "2026-03-06 10:20", InTime, Some(1440)),
            ("2026-03-05 10:20", Some(Elsewhere), "2026-03-06 10:21", "2026-03-06 10:20", Late, Some(1441)),
            // Nobody wrote where the member lives: the longer time.
            ("2026-03-05 10:20", None, "2026-03-06 10:00", "2026-03-06 10:20", InTime, Some(1420)),
            // A day alone is its end: 23:59 + 12 h.
            ("2026-03-05", Some(Local), "2026-03-06 11:59", "2026-03-06 11:59", InTime, Some(720)),
            ("2026-03-05", Some(Local), "2026-03-06 12:00", "2026-03-06 11:59", Late, Some(721)),
            // Answered before that end, on the day itself.
            ("2026-03-05", Some(Local), "2026-03-05 15:00", "2026-03-06 11:59", InTime, Some(0)),
            // A reply with a day alone is late only if the whole day was.
            ("2026-03-05", Some(Local), "2026-03-06", "2026-03-06 11:59", InTime, None),
            ("2026-03-05", Some(Local), "2026-03-07", "2026-03-06 11:59", Late, None),
            ("2026-03-05 10:20", Some(Local), "2026-03-05", "2026-03-05 22:20", InTime, None),
            ("2026-03-05 10:20", Some(Local), "2026-03-06", "2026-03-05 22:20", Late, None),
            // Nobody answered: late once the day on which it was due is over.
            ("2026-03-08 11:00", Some(Local), "", "2026-03-08 23:00", Overdue, None),
            ("2026-03-08 12:00", Some(Local), "", "2026-03-09 00:00", Waiting, None),
            ("2026-03-08", Some(Elsewhere), "", "2026-03-09 23:59", Waiting, None),
        ] {
            let mut book = book(&[("01", Profile::default())], &[]);
            let complaint = complaint(&mut book, "01", "2026-03-05");
            (complaint.received, complaint.origin) = (moment(received), origin);
            complaint.first_reply = (!reply.is_empty()).then(|| moment(reply));
            let found = Timing::new(complaint, &Rules::default().complaints, day("2026-03-09"));
            let due = day(&due[..10]).and_time(moment(due).time.expect("a time"));
            assert_eq!((found.due, found.reply, found.reply_minutes), (due, state, minutes), "{received} {reply}");
        }
    }

    #[test]
    fn who_solves_a_complaint_has_answered_it_and_what_is_to_come_was_not_done() {
        let mut book = book(&[("01", Profile::default())], &[]);
        let complaint = complaint(&mut book, "01", "2026-03-05");
        complaint.origin = Some(Origin::Local);
        let rules = Rules::default().complaints;
        let mut state = |solved, as_of| {
            complaint.solved = solved;
            let found = Timing::new(complaint, &rules, day(as_of));
            (found.reply, found.solve_minutes, found.quickly)
        };
        // The end of the 5th to 11:00, and to 13:00 of the 6th; due at 11:59.
        assert_eq!(state(Solved::At(moment("2026-03-06 11:00")), "2026-03-09"), (Reply::InTime, Some(661), true));
        assert_eq!(state(Solved::At(moment("2026-03-06 13:00")), "2026-03-09"), (Reply::Late, Some(781), false));
        // Days alone: a whole day, and quickly since it may have been in the morning.
        assert_eq!(state(Solved::At(moment("2026-03-06")), "2026-03-09"), (Reply::InTime, Some(1440), true));
        assert_eq!(state(Solved::At(moment("2026-03-08")), "2026-03-09"), (Reply::Late, Some(4320), false));
        assert_eq!(state(Solved::At(moment("2026-03-08")), "2026-03-07"), (Reply::Overdue, None, false));
        assert_eq!(state(Solved::DayUnknown, "2026-03-09"), (Reply::Unknown, None, false));
        assert_eq!(state(Solved::Open, "2026-03-06"), (Reply::Waiting, None, false));
    }
}
