//! The callback log as the engine reads it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Callback, Step};
use crate::book::{Book, CallResult, Channel, Contact, MemberId, NameId};

/// A row of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    pub(super) day: NaiveDate,
    pub(super) named: &'static [Step],
    /// Of a row of a call list the contact that it is about, by step and anchor.
    planned: Option<(Step, NaiveDate)>,
    /// What else that row stood for, a bit for each step.
    also: u32,
    /// Whether messages are welcome, where the row says so.
    pub(super) welcome: Option<bool>,
    pub(super) channel: Channel,
    pub(super) result: Option<CallResult>,
    pub(super) next: Option<NaiveDate>,
    pub(super) staff: NameId,
    /// The purchase day of the day step that it settled.
    pub(super) of: Option<NaiveDate>,
}

impl Entry {
    fn new(contact: &Contact) -> Self {
        // A callback log that does not say how is about calls and visits.
        let channel = contact.channel.unwrap_or(Channel::Phone);
        Self {
            day: contact.day,
            named: match contact.planned {
                Some((step, _)) => step.alone(),
                None => Step::named(&contact.step, Some(channel)),
            },
            planned: contact.planned,
            also: contact.also.iter().fold(0, |also, &step| also | bit(step)),
            welcome: contact.welcome,
            channel,
            result: contact.result,
            next: contact.next,
            staff: contact.staff,
            of: None,
        }
    }

    /// Whether it is about this callback; a row of a call list names the very one.
    pub(super) fn names(&self, callback: &Callback) -> bool {
        match self.planned {
            Some(planned) => planned == (callback.step, callback.anchor),
            None => self.named.contains(&callback.step),
        }
    }

    /// The further steps that the row of a call list stood for.
    pub(super) fn also(&self) -> impl Iterator<Item = Step> {
        Step::ALL.into_iter().filter(|&step| self.also & bit(step) != 0)
    }

    /// Whether it tells the member about `step`, by itself or with what stood on its row.
    pub(super) fn tells(&self, step: Step) -> bool {
        self.named.contains(&step) || self.also & bit(step) != 0
    }

    /// The anchor for which the row of a call list is about `step`, else its day.
    pub(super) fn anchor_of(&self, step: Step) -> NaiveDate {
        self.planned.filter(|&(planned, _)| planned == step).map_or(self.day, |(_, anchor)| anchor)
    }

    /// The purchase day that a row of a call list names with a day step.
    pub(super) fn purchase(&self) -> Option<NaiveDate> {
        self.planned.filter(|(step, _)| step.is_day_step()).map(|(_, anchor)| anchor)
    }

    /// Whether it was a call or a visit.
    pub(super) fn is_call(&self) -> bool {
        self.channel != Channel::Sms
    }

    /// Whether it brought wishes.
    pub(super) fn is_wish(&self) -> bool {
        self.named.iter().any(|step| step.is_wish())
    }
}

const fn bit(step: Step) -> u32 {
    1 << step as u32
}

/// The log up to the as-of date, by member.
pub(super) struct Log<'a> {
    book: &'a Book,
    // Positions of contacts, by member and day.
    order: Vec<u32>,
    /// Since when a number is known to be dead.
    dead: BTreeMap<&'a str, NaiveDate>,
}

impl<'a> Log<'a> {
    pub(super) fn new(book: &'a Book, as_of: NaiveDate) -> Self {
        let contacts = &book.contacts;
        let known = |index: &u32| contacts[*index as usize].day <= as_of;
        let mut order: Vec<u32> = (0..u32::try_from(contacts.len()).unwrap_or(u32::MAX)).filter(known).collect();
        order.sort_by_key(|&index| (contacts[index as usize].member, contacts[index as usize].day));
        let mut dead = BTreeMap::new();
        let found = contacts.iter().filter(|row| row.day <= as_of && row.result == Some(CallResult::DeadNumber));
        for row in found {
            // The number that was dialled: a member whose number was mended since can be called again.
            if let Some(phone) = row.phone.as_deref().or(book.member(row.member).phone.as_deref()) {
                let since = dead.entry(phone).or_insert(row.day);
                *since = row.day.min(*since);
            }
        }
        Self { book, order, dead }
    }

    /// The first day of the log.
    pub(super) fn first_day(&self) -> Option<NaiveDate> {
        self.order.iter().map(|&index| self.book.contacts[index as usize].day).min()
    }

    /// Since when the number of a member is known to be dead.
    pub(super) fn dead_since(&self, phone: Option<&str>) -> Option<NaiveDate> {
        self.dead.get(phone?).copied()
    }

    /// The rows of a member, by day; those of one day in an order that rows of a sheet do not change.
    pub(super) fn of(&self, member: MemberId) -> Vec<Entry> {
        let row = |index: &u32| &self.book.contacts[*index as usize];
        let start = self.order.partition_point(|index| row(index).member < member);
        let rows = self.order[start..].iter().map(row).take_while(|row| row.member == member);
        let mut entries: Vec<Entry> = rows.map(Entry::new).collect();
        entries.sort_unstable();
        entries
    }
}
