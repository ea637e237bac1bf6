//! Who is not contacted, and why.

use chrono::NaiveDate;

use super::days::earlier;
use super::log::Entry;
use super::{Block, Callback};
use crate::book::rules::Callbacks;
use crate::book::{CallResult, Channel, Consent, Member, Reach};

/// What the book knows about reaching a member.
pub(super) struct Reachable<'a> {
    member: &'a Member,
    consent: Consent,
    reach: Reach,
    refused: Option<NaiveDate>,
    dead: Option<NaiveDate>,
    /// What the log says of messages, by day: whether they are welcome.
    welcome: Vec<(NaiveDate, bool)>,
    /// From when to before when each complaint was open.
    complaints: Vec<(NaiveDate, Option<NaiveDate>)>,
    rules: &'a Callbacks,
}

impl<'a> Reachable<'a> {
    pub(super) fn new(
        member: &'a Member,
        entries: &[Entry],
        dead: Option<NaiveDate>,
        complaints: Vec<(NaiveDate, Option<NaiveDate>)>,
        rules: &'a Callbacks,
    ) -> Self {
        let profile = member.profile.as_deref();
        let refusal = entries.iter().find(|entry| entry.result == Some(CallResult::Refused));
        Self {
            member,
            consent: profile.map_or(Consent::Open, |profile| profile.consent),
            reach: profile.map_or_else(|| reach(member.phone.as_deref()), |profile| profile.reach),
            refused: refusal.map(|entry| entry.day),
            dead,
            welcome: entries.iter().filter_map(|entry| Some((entry.day, entry.welcome?))).collect(),
            complaints,
            rules,
        }
    }

    /// Why `callback` is blocked on `day`, by what the log held at the end of `known`; fatigue is asked for apart.
    pub(super) fn block(&self, callback: &Callback, known: NaiveDate, day: NaiveDate) -> Option<Block> {
        self.blocks(callback, known, day).next()
    }

    /// All that stands against it, the first first.
    pub(super) fn blocks(
        &self,
        callback: &Callback,
        known: NaiveDate,
        day: NaiveDate,
    ) -> impl Iterator<Item = Block> + use<> {
        let found = |since: Option<NaiveDate>| since.is_some_and(|day| day <= known);
        let sms = callback.channel == Channel::Sms;
        let for_all_ages = callback.step.is_owed();
        let open = |&(received, solved): &(NaiveDate, Option<NaiveDate>)| {
            received <= day && solved.is_none_or(|solved| day < solved)
        };
        [
            (self.consent == Consent::NoContact || found(self.refused), Block::DoNotContact),
            (self.reach == Reach::None, Block::InvalidNumber),
            (found(self.dead), Block::DeadNumber),
            (!for_all_ages && self.is_minor(callback.due), Block::Minor),
            (sms && (self.consent == Consent::NoMessages || self.declines(known)), Block::SmsOptOut),
            (sms && self.reach == Reach::Landline, Block::NoMobile),
            (callback.step.waits_for_complaints() && self.complaints.iter().any(open), Block::Complaint),
        ]
        .into_iter()
        .filter_map(|(blocked, why)| blocked.then_some(why))
    }

    /// Whether messages are switched on: the log's last word on them by the end of `known`, else what the sheet says.
    /// Nothing said is no yes.
    pub(super) fn is_switched_on(&self, known: NaiveDate) -> bool {
        let noted = || self.member.profile.as_deref().is_some_and(|profile| profile.welcome);
        self.last_word(known).unwrap_or_else(noted)
    }

    /// Whether the log's last word on messages by the end of `known` is that they are not welcome; of one day's words
    /// the one against them counts.
    fn declines(&self, known: NaiveDate) -> bool {
        self.last_word(known) == Some(false)
    }

    fn last_word(&self, known: NaiveDate) -> Option<bool> {
        let said = self.welcome.iter().filter(|(day, _)| *day <= known);
        said.max_by_key(|(day, welcome)| (*day, !welcome)).map(|&(_, welcome)| welcome)
    }

    /// The days on which the log found a reason, and those on which a complaint came or was solved.
    pub(super) fn changes(&self) -> impl Iterator<Item = NaiveDate> {
        let declined = self.welcome.iter().filter(|(_, welcome)| !welcome).map(|(day, _)| *day);
        let complaints = self.complaints.iter().flat_map(|&(received, solved)| [Some(received), solved]);
        self.refused.into_iter().chain(self.dead).chain(declined).chain(complaints.flatten())
    }

    /// Whether `callback` would be one contact too many in the 30 days ending on its day.
    pub(super) fn is_fatigued(&self, callback: &Callback, entries: &[Entry]) -> bool {
        let Callback { step, anchor, due, .. } = *callback;
        let Callbacks { fatigue, fatigue_days, .. } = *self.rules;
        let exempt = step.is_wish() || step.is_owed();
        let first = earlier(due, fatigue_days.saturating_sub(1));
        let same = |entry: &Entry| step.is_day_step() && entry.of == Some(anchor);
        let other = |entry: &&Entry| !entry.is_wish() && !same(entry) && !would_settle(entry, callback);
        let recent = entries.iter().filter(|entry| first <= entry.day && entry.day <= due);
        fatigue > 0 && !exempt && recent.filter(other).count() + 1 >= fatigue
    }

    fn is_minor(&self, day: NaiveDate) -> bool {
        let birthday = self.member.profile.as_deref().and_then(|profile| profile.birthday);
        birthday.and_then(|birthday| birthday.age_on(day)).is_some_and(|age| age < self.rules.minor_below)
    }
}

// Of the rows of the due day, the one that makes the contact is no other contact.
fn would_settle(entry: &Entry, callback: &Callback) -> bool {
    let of_row = entry.is_call() || (entry.named.is_empty() && callback.channel == Channel::Sms);
    entry.day == callback.due && (of_row || entry.named.contains(&callback.step))
}

// Without a member sheet only the number itself tells.
fn reach(phone: Option<&str>) -> Reach {
    match phone {
        Some(phone) if phone.len() == 11 && phone.starts_with('1') => Reach::Mobile,
        Some(phone) if !phone.is_empty() => Reach::Landline,
        _ => Reach::None,
    }
}
