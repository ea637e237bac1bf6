//! A member as the days are played: the past, the log, wishes, and who may be contacted.

use chrono::NaiveDate;

use super::block::Reachable;
use super::days::Moves;
use super::log::Entry;
use super::past::Past;
use super::{Callback, State};
use crate::book::calendar::ClosedDays;
use crate::book::{CallResult, MemberId, NameId};

/// All that decides what becomes of a member's callbacks.
pub(super) struct Person<'a> {
    pub(super) id: MemberId,
    pub(super) past: Past<'a>,
    /// Its rows of the log, by day.
    pub(super) entries: Vec<Entry>,
    pub(super) reachable: Reachable<'a>,
    /// Its wishes with what became of them, by day.
    pub(super) wishes: Vec<Callback>,
    closed: &'a ClosedDays,
    /// The days of unblocked wishes, ascending.
    wish_days: Vec<NaiveDate>,
}

impl<'a> Person<'a> {
    pub(super) fn new(
        id: MemberId,
        past: Past<'a>,
        entries: Vec<Entry>,
        reachable: Reachable<'a>,
        wishes: Vec<Callback>,
        closed: &'a ClosedDays,
    ) -> Self {
        let unblocked = wishes.iter().filter(|wish| !matches!(wish.state, State::Blocked(_)));
        let mut wish_days: Vec<NaiveDate> = unblocked.map(|wish| wish.due).collect();
        wish_days.dedup();
        Self { id, past, entries, reachable, wishes, closed, wish_days }
    }

    /// The days that its steps keep clear of.
    pub(super) fn moves(&self) -> Moves<'_> {
        Moves { closed: self.closed, wishes: &self.wish_days }
    }

    /// The last row of the log: day and result.
    pub(super) fn last_contact(&self) -> Option<(NaiveDate, Option<CallResult>)> {
        self.entries.last().map(|entry| (entry.day, entry.result))
    }

    /// Who last logged a contact.
    pub(super) fn last_caller(&self) -> NameId {
        self.entries.iter().rev().map(|entry| entry.staff).find(|staff| !staff.is_none()).unwrap_or_default()
    }
}
