//! Members who live together: one phone, or one address and one wedding day.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Step;
use crate::book::calendar::YearlyDay;
use crate::book::{Book, Channel, Member, MemberId};

/// What two members of a household have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tie<'a> {
    Phone(&'a str),
    Home(&'a str, YearlyDay),
}

/// What ties `member` to others.
pub(super) fn ties(member: &Member) -> impl Iterator<Item = Tie<'_>> {
    let profile = member.profile.as_deref();
    let phone = member.phone.as_deref().filter(|phone| !phone.is_empty()).map(Tie::Phone);
    let address = profile.and_then(|profile| profile.address.as_deref()).filter(|address| !address.is_empty());
    let home = address.zip(profile.and_then(|profile| profile.wedding)).map(|(address, day)| Tie::Home(address, day));
    phone.into_iter().chain(home)
}

/// The calls of the log by what the member called has in common with others.
pub(super) struct Households<'a> {
    calls: BTreeMap<Tie<'a>, Vec<(MemberId, NaiveDate)>>,
}

impl<'a> Households<'a> {
    pub(super) fn new(book: &'a Book, as_of: NaiveDate) -> Self {
        let mut calls: BTreeMap<Tie<'a>, Vec<(MemberId, NaiveDate)>> = BTreeMap::new();
        let called = book.contacts.iter().filter(|row| row.day <= as_of && row.channel != Some(Channel::Sms));
        // Wishes are personal.
        for row in called.filter(|row| !Step::named(&row.step, row.channel).iter().any(|step| step.is_wish())) {
            for tie in ties(book.member(row.member)) {
                calls.entry(tie).or_default().push((row.member, row.day));
            }
        }
        Self { calls }
    }

    /// The days on which another of the household of `member` was called.
    pub(super) fn calls(&self, id: MemberId, member: &Member) -> Vec<NaiveDate> {
        if self.calls.is_empty() {
            return Vec::new();
        }
        let of_tie = ties(member).filter_map(|tie| self.calls.get(&tie)).flatten();
        of_tie.filter(|&&(other, _)| other != id).map(|&(_, day)| day).collect()
    }
}
