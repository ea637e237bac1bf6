//! A callback on its way from day to day.

use chrono::NaiveDate;

use super::{Because, Block, Callback, State};
use crate::book::Channel;

/// A callback with what can happen to it.
#[derive(Debug, Clone)]
pub(super) struct Course {
    pub(super) callback: Callback,
    /// Whose it is: the position in the household.
    pub(super) person: usize,
    /// The day on which something makes it pointless.
    pub(super) superseded: Option<(NaiveDate, Because)>,
    /// The day on which a refund takes it from the schedule.
    pub(super) withdrawn: Option<NaiveDate>,
    /// The day on which the card register says that it was done.
    pub(super) recorded: Option<NaiveDate>,
    /// The callback that it was merged into, while that one has not ended.
    pub(super) first: Option<usize>,
    /// Whether a row of the log named it while it was merged.
    pub(super) settled: bool,
    /// Whether it was never more than a plan that a refund undid.
    pub(super) gone: bool,
}

impl Course {
    pub(super) fn new(callback: Callback) -> Self {
        Self {
            callback,
            person: 0,
            superseded: None,
            withdrawn: None,
            recorded: None,
            first: None,
            settled: false,
            gone: false,
        }
    }

    /// Whether it is open: due, not done, its grace not over.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.callback.state, State::Due(_)) && !self.gone
    }

    /// Whether it is a call; what is no message is one.
    pub(super) fn is_call(&self) -> bool {
        self.callback.channel != Channel::Sms
    }

    /// Whether its day has not come and nothing has happened to it.
    pub(super) fn is_coming(&self) -> bool {
        self.callback.state == State::Coming && !self.gone
    }

    /// Whether it came to an end without a contact.
    pub(super) fn ended_undone(&self) -> bool {
        let undone = matches!(self.callback.state, State::Missed | State::Superseded(_) | State::Blocked(_));
        self.gone || undone
    }

    /// Whether a row of the log on `day` that names it settles it.
    pub(super) fn can_be_named_on(&self, day: NaiveDate) -> bool {
        let state = match self.callback.state {
            State::Coming | State::Due(_) | State::Merged(_) => true,
            State::Blocked(block) => block.is_undated() || block == Block::Complaint,
            State::Done { .. } | State::Missed | State::Superseded(_) => false,
        };
        let begun = self.callback.anchor < day || self.callback.due <= day;
        state && !self.gone && !self.settled && begun && day <= self.callback.last
    }

    /// The days on which something can happen to it.
    pub(super) fn days(&self) -> impl Iterator<Item = NaiveDate> {
        let superseded = self.superseded.map(|(day, _)| day);
        let Callback { due, last, .. } = self.callback;
        [Some(due), last.succ_opt(), superseded, self.withdrawn, self.recorded].into_iter().flatten()
    }
}
