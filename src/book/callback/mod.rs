//! Callbacks: whom to contact when, from purchases and occasions, and what has become of each contact.
//!
//! Source: the member plan, *Callbacks*. A purchase opens a schedule of day steps, occasions bring wishes, silence
//! brings a call after half a year. A [`Schedule`] works out, member by member, every [`Callback`] from the first day
//! that counts to the horizon, each with exactly one [`State`] on the as-of date; nothing is stored but what its
//! visitor keeps. Rows of the log are [`Contact`](super::Contact)s, what they settle are callbacks.
//!
//! The files follow the making of a callback: `past` (purchase days and schedules as known day by day), `log`, `wish`
//! and `plan` (what falls due), `block` (who is not contacted), `course` and `play` (what happens day by day). `beside` makes the contacts that no schedule brings. An [`Agenda`] is what
//! becomes of it on paper: one row a member and day, by person, with what the caller should know.

mod agenda;
mod approach;
mod beside;
mod block;
mod briefing;
mod card;
mod complaint;
mod course;
mod days;
mod half_year;
mod household;
mod log;
mod mend;
mod past;
mod person;
mod plan;
mod play;
mod roster;
mod rows;
mod schedule;
mod staff;
mod state;
mod step;
#[cfg(test)]
mod tests;
mod wish;

pub use agenda::{Agenda, Row, hour};
pub use approach::{Addressee, Approach};
pub use beside::{Beside, Wanted};
pub use briefing::Briefing;
pub use mend::NumberToMend;
pub use schedule::{Schedule, ScheduleError, Seen};
pub use state::{Because, Block, State, Waits};
pub use step::Step;

use chrono::NaiveDate;

use super::{Channel, NameId};

/// A planned contact with a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Callback {
    /// Which step of the plan.
    pub step: Step,
    /// What it counts from: the purchase day, the occasion itself, the log row that agreed on it.
    pub anchor: NaiveDate,
    /// Its day, after moving it off closed days and wishes.
    pub due: NaiveDate,
    /// The last day on which it still counts.
    pub last: NaiveDate,
    /// Call or message.
    pub channel: Channel,
    /// What has become of it.
    pub state: State,
    /// Who served the purchase it is about, else the last one.
    pub staff: NameId,
    /// Position of the festival in the rules.
    pub festival: Option<u16>,
}

impl Callback {
    /// Its key: member, step, anchor and due day, `|` between.
    pub fn key(&self, member: &str) -> String {
        format!("{member}|{}|{}|{}", self.step.key(), self.anchor, self.due)
    }

    /// Whether it stands open on the list of the as-of date.
    pub const fn is_listed(&self) -> bool {
        matches!(self.state, State::Due(None))
    }
}
