//! Wishes: birthdays, anniversaries, festivals.

use chrono::{Datelike, NaiveDate};

use super::block::Reachable;
use super::days::{earlier, later};
use super::log::Entry;
use super::past::Past;
use super::plan::new;
use super::{Callback, State, Step};
use crate::book::calendar::{ClosedDays, YearlyDay};
use crate::book::rules::{Rules, WishCalls};
use crate::book::{Channel, Profile, Tier};

/// Wishes so long before the first day that counts can still move a step onto it.
const BEFORE: u32 = 14;

/// The days on which wishes can fall, and the festivals on them.
pub(super) struct Wishes<'a> {
    closed: &'a ClosedDays,
    calls: &'a WishCalls,
    from: NaiveDate,
    until: NaiveDate,
    /// Day, day moved to, position in the rules; one a day.
    festivals: Vec<(NaiveDate, NaiveDate, u16)>,
}

impl<'a> Wishes<'a> {
    pub(super) fn new(rules: &'a Rules, since: NaiveDate, until: NaiveDate) -> Self {
        let closed = &rules.calendar.closed;
        let calls = &rules.callbacks.wish_calls;
        let mut wishes = Self { closed, calls, from: earlier(since, BEFORE), until, festivals: Vec::new() };
        let (first, last) = wishes.span();
        for (index, festival) in rules.festivals.iter().enumerate() {
            let index = u16::try_from(index).unwrap_or(u16::MAX);
            let days = (first.year()..=last.year()).flat_map(|year| festival.day.in_year(year));
            let moved = days.map(|day| (day, closed.last_open_before_or_on(day), index));
            wishes.festivals.extend(moved.filter(|&(_, due, _)| wishes.from <= due && due <= until));
        }
        wishes.festivals.sort_unstable();
        wishes.festivals.dedup_by_key(|&mut (day, ..)| day);
        wishes
    }

    /// The days on which an occasion must be to fall due in time: on closed days it moves to the day before.
    fn span(&self) -> (NaiveDate, NaiveDate) {
        (self.from, earlier(self.closed.next_open(later(self.until, 1)), 1))
    }

    /// The wishes of a member with what became of them, by day; those of one day in the order of their row.
    pub(super) fn of(
        &self,
        profile: Option<&Profile>,
        past: &Past,
        entries: &[Entry],
        reachable: &Reachable,
        as_of: NaiveDate,
    ) -> Vec<Callback> {
        let mut wishes = Vec::new();
        if let Some(profile) = profile {
            let joined = profile.joined.and_then(|day| YearlyDay::solar(Some(day.year()), day.month(), day.day()));
            let own = [(Step::Birthday, profile.birthday), (Step::Wedding, profile.wedding), (Step::Joining, joined)];
            for (step, day) in own {
                self.yearly(step, day, &mut wishes);
            }
        }
        for &(day, due, index) in &self.festivals {
            wishes.push(Callback { festival: Some(index), ..new(Step::Festival, day, due, due, Channel::Sms) });
        }
        wishes.retain_mut(|wish| {
            let tier = past.tier_on(wish.due.min(as_of));
            wish.channel = self.channel(wish.step, tier);
            tier.is_some()
        });
        wishes.sort_unstable_by_key(|wish| (wish.due, wish.step, wish.anchor));
        for row in wishes.chunk_by_mut(|a, b| a.due == b.due) {
            judge(row, entries, reachable, as_of);
        }
        wishes
    }

    /// A call for the tiers that the rules name, a message for all others.
    fn channel(&self, step: Step, tier: Option<Tier>) -> Channel {
        let called = match step {
            Step::Birthday => &self.calls.birthday,
            Step::Wedding => &self.calls.wedding,
            Step::Joining => &self.calls.joining,
            _ => &self.calls.festival,
        };
        if tier.is_some_and(|tier| called.contains(&tier)) { Channel::Phone } else { Channel::Sms }
    }

    fn yearly(&self, step: Step, day: Option<YearlyDay>, wishes: &mut Vec<Callback>) {
        let Some(yearly) = day else { return };
        let (first, last) = self.span();
        let born = yearly.birth_date().unwrap_or(NaiveDate::MIN);
        for day in yearly.occurrences_between(first, last).into_iter().filter(|&day| day > born) {
            let due = self.closed.last_open_before_or_on(day);
            if self.from <= due && due <= self.until {
                wishes.push(new(step, day, due, due, Channel::Sms));
            }
        }
    }
}

/// What became of the wishes of one day: the first that is not blocked is the row, the others are part of it. A row of
/// the log settles the row of the day if it names a wish of it.
fn judge(row: &mut [Callback], entries: &[Entry], reachable: &Reachable, as_of: NaiveDate) {
    let due = row[0].due;
    let named = |wish: &Callback| entries.iter().any(|entry| entry.day == due && entry.names(wish));
    let before = earlier(due.min(later(as_of, 1)), 1);
    let blocked = |wish: &Callback| reachable.block(wish, before, due);
    let logged = row.iter().any(|wish| blocked(wish).is_none() && named(wish));
    let mut first: Option<Step> = None;
    for wish in row {
        wish.state = match (blocked(wish), first) {
            (Some(block), _) if block.is_undated() && named(wish) => State::Done { early: false },
            (Some(block), _) => State::Blocked(block),
            (None, Some(step)) => State::Merged(Some(step)),
            (None, None) => {
                first = Some(wish.step);
                match reachable.block(wish, due.min(as_of), due) {
                    _ if logged => State::Done { early: false },
                    _ if due > as_of => State::Coming,
                    Some(block) => State::Blocked(block),
                    None if due == as_of => State::Due(None),
                    None => State::Missed,
                }
            }
        };
    }
}
