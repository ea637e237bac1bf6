//! Whether somebody may be contacted on the as-of date about what no schedule brings.

use chrono::NaiveDate;

use super::block::Reachable;
use super::complaint::Open;
use super::log::{Entry, Log};
use super::plan::new;
use super::schedule::Rows;
use super::{Block, Callback, Step};
use crate::book::{Book, Channel, Complaint, MemberId, Rules};

/// What the book knows on the as-of date of reaching its members.
pub struct Approach<'a> {
    book: &'a Book,
    rules: &'a Rules,
    as_of: NaiveDate,
    pub(super) log: Log<'a>,
    complaints: Rows<'a, Complaint>,
}

/// A member to whom the shop wants to say something.
pub struct Addressee<'a> {
    as_of: NaiveDate,
    reachable: Reachable<'a>,
    entries: Vec<Entry>,
}

impl<'a> Approach<'a> {
    /// As of `as_of`.
    pub fn new(book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Self {
        let complaints = Rows::new(&book.complaints, |complaint| complaint.member);
        Self { book, rules, as_of, log: Log::new(book, as_of), complaints }
    }

    /// A member.
    pub fn to(&self, id: MemberId) -> Addressee<'a> {
        let entries = self.log.of(id);
        Addressee { as_of: self.as_of, reachable: self.reachable(id, &entries), entries }
    }

    pub(super) fn reachable(&self, id: MemberId, entries: &[Entry]) -> Reachable<'a> {
        let member = self.book.member(id);
        let dead = self.log.dead_since(member.phone.as_deref());
        let open = self.complaints_of(id).map(|open| (open.received, open.solved)).collect();
        Reachable::new(member, entries, dead, open, &self.rules.callbacks)
    }

    /// The complaints of a member, as known on the as-of date.
    pub(super) fn complaints_of(&self, id: MemberId) -> impl Iterator<Item = Open> {
        self.complaints.of(id).filter_map(|complaint| Open::new(complaint, self.as_of))
    }
}

impl Addressee<'_> {
    /// Why the member is not contacted about `callback` on the as-of date, the first reason; too many contacts last.
    pub fn block(&self, callback: &Callback) -> Option<Block> {
        let fatigued = || self.reachable.is_fatigued(callback, &self.entries).then_some(Block::Fatigue);
        self.reachable.block(callback, self.as_of, self.as_of).or_else(fatigued)
    }

    /// Why the member is not asked to come and buy, be it by a call or a message: who wants no messages is left alone,
    /// a landline can be called.
    pub fn block_of_invitation(&self) -> Option<Block> {
        let invitation = new(Step::Arrival, self.as_of, self.as_of, self.as_of, Channel::Sms);
        self.reachable.blocks(&invitation, self.as_of, self.as_of).find(|&block| block != Block::NoMobile)
    }

    /// Whether messages of the shop are switched on: the log's last word, else that of the sheet. A blank is no yes.
    pub fn is_switched_on(&self) -> bool {
        self.reachable.is_switched_on(self.as_of)
    }

    /// Up to which anchor the member was told about `step`: that of the row of a call list, else the row's own day.
    pub fn told(&self, step: Step) -> Option<NaiveDate> {
        self.entries.iter().filter(|entry| entry.tells(step)).map(|entry| entry.anchor_of(step)).max()
    }

    /// The days on which the member was told about `step`, ascending.
    pub fn days_told(&self, step: Step) -> impl DoubleEndedIterator<Item = NaiveDate> {
        self.entries.iter().filter(move |entry| entry.tells(step)).map(|entry| entry.day)
    }

    /// The day of the last contact.
    pub fn last_contact(&self) -> Option<NaiveDate> {
        self.entries.last().map(|entry| entry.day)
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }
}
