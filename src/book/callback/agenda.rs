//! The list of a day: one row a member, by urgency and person.

use std::cell::LazyCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Briefing, Callback, Schedule, Seen, State, Step, Waits, staff};
use crate::book::message::Values;
use crate::book::{Channel, MemberId, NameId, Tier};

/// All that a member is contacted about on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Whom.
    pub member: MemberId,
    /// The tier on the as-of date.
    pub tier: Option<Tier>,
    /// About what, the first first: text and key are its.
    pub callbacks: Vec<Callback>,
    /// Who calls.
    pub staff: NameId,
    /// What the caller should know.
    pub about: Briefing,
    /// What its message names beside: new items, an ordered one.
    pub named: Values,
}

impl Row {
    /// The earliest day on which any of it was due.
    pub fn due(&self) -> NaiveDate {
        self.callbacks.iter().map(|callback| callback.due).min().unwrap_or_default()
    }

    /// The callback that text and key are of.
    pub fn first(&self) -> &Callback {
        &self.callbacks[0]
    }

    /// A call where any of it is one, else a message.
    pub fn channel(&self) -> Channel {
        let calls = self.callbacks.iter().any(|callback| callback.channel != Channel::Sms);
        if calls { Channel::Phone } else { Channel::Sms }
    }

    /// What decides who is called first: service, days left of grace, tier, key.
    pub(super) fn urgency(&self) -> (bool, NaiveDate, Reverse<Option<Tier>>, MemberId) {
        let calls = self.callbacks.iter().filter(|callback| callback.channel != Channel::Sms);
        let last = calls.map(|callback| callback.last).min().unwrap_or(self.first().last);
        (!matches!(self.first().step, Step::Service | Step::Ordered), last, Reverse(self.tier), self.member)
    }

    fn is_wish(&self) -> bool {
        self.first().step.is_wish()
    }
}

/// Who is contacted on the as-of date and in the days after it, and where every callback stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agenda {
    /// Overdue and due on the as-of date, overdue first.
    pub due: Vec<Row>,
    /// Due after it, by day.
    pub coming: Vec<Row>,
    /// How many callbacks due up to the as-of date are in each state, by step.
    pub states: BTreeMap<(State, Step), u64>,
}

impl Agenda {
    /// The lists of `schedule`.
    pub fn new(schedule: &Schedule) -> Self {
        let mut agenda = Self::default();
        let as_of = schedule.as_of;
        schedule.each(|seen| {
            for callback in seen.callbacks.iter().filter(|callback| callback.due <= as_of) {
                *agenda.states.entry((callback.state, callback.step)).or_default() += 1;
            }
            agenda.due.extend(today(seen, as_of).into_iter().map(|callbacks| row(seen, callbacks, schedule)));
            agenda.coming.extend(later(seen, as_of).into_iter().map(|callbacks| row(seen, callbacks, schedule)));
        });
        agenda.one_a_household(schedule);
        let shops = LazyCell::new(|| schedule.roster.shops());
        staff::spread(&mut agenda.due, &shops, as_of);
        agenda.keep_to_capacity(schedule.rules.callbacks.calls_per_person);
        let time = |row: &Row| call_time(schedule, row.member);
        agenda.due.sort_by_cached_key(|row| (row.due() >= as_of, time(row), row.urgency(), row.first().step));
        agenda.coming.sort_by_cached_key(|row| (row.due(), time(row), row.urgency(), row.first().step));
        for day in agenda.coming.chunk_by_mut(|a, b| a.due() == b.due()) {
            let date = day[0].due();
            staff::spread(day, &shops, date);
        }
        agenda
    }

    /// Of several calls to a household on one day to come only the first will be made: what is of the others will be
    /// part of it. Messages stay.
    fn one_a_household(&mut self, schedule: &Schedule) {
        let mut order: Vec<usize> = (0..self.coming.len()).collect();
        order.retain(|&index| !self.coming[index].is_wish() && self.coming[index].channel() == Channel::Phone);
        order.sort_unstable_by_key(|&index| {
            let row = &self.coming[index];
            (row.first().step, Reverse(row.tier), row.member)
        });
        let mut called = BTreeSet::new();
        for index in order {
            let row = &mut self.coming[index];
            if !called.insert((row.due(), schedule.households.first(row.member))) {
                row.callbacks.retain(|callback| callback.channel == Channel::Sms);
            }
        }
        self.coming.retain(|row| !row.callbacks.is_empty());
    }

    /// Nobody makes more calls than a person can; the least urgent wait.
    fn keep_to_capacity(&mut self, most: usize) {
        let mut order: Vec<usize> = (0..self.due.len()).collect();
        order.retain(|&index| self.due[index].channel() == Channel::Phone && !self.due[index].staff.is_none());
        order.sort_by_cached_key(|&index| self.due[index].urgency());
        let mut calls: BTreeMap<NameId, usize> = BTreeMap::new();
        let mut waiting = BTreeSet::new();
        for index in order {
            let made = calls.entry(self.due[index].staff).or_default();
            *made += 1;
            if *made > most {
                waiting.insert(index);
            }
        }
        self.take_out(&waiting, |_| State::Due(Some(Waits::Capacity)));
    }

    /// Takes these rows from the list; what stood open in them is now in the state `becomes`.
    fn take_out(&mut self, rows: &BTreeSet<usize>, becomes: impl Fn(&Callback) -> State) {
        for callback in rows.iter().flat_map(|&index| &self.due[index].callbacks).filter(|row| row.is_listed()) {
            if let Some(count) = self.states.get_mut(&(callback.state, callback.step)) {
                *count -= 1;
            }
            *self.states.entry((becomes(callback), callback.step)).or_default() += 1;
        }
        self.states.retain(|_, count| *count > 0);
        let mut index = 0;
        self.due.retain(|_| {
            index += 1;
            !rows.contains(&(index - 1))
        });
    }
}

/// The rows of the as-of date: what is open with what is merged into it, and wishes apart.
fn today(seen: &Seen, as_of: NaiveDate) -> Vec<Vec<Callback>> {
    let open = || seen.callbacks.iter().filter(|callback| callback.is_listed());
    let part = |callback: &&Callback| match callback.state {
        State::Merged(Some(step)) => {
            let now = callback.due <= as_of && as_of <= callback.last;
            now && open().any(|first| first.step == step)
        }
        _ => callback.is_listed(),
    };
    let (wishes, steps) = seen.callbacks.iter().filter(part).partition(|callback| callback.step.is_wish());
    in_rows([wishes, steps])
}

/// The rows of the days to come, each of what falls due on it.
fn later(seen: &Seen, as_of: NaiveDate) -> Vec<Vec<Callback>> {
    let stands = |callback: &&Callback| matches!(callback.state, State::Coming | State::Merged(_));
    let coming: Vec<Callback> =
        seen.callbacks.iter().filter(|callback| callback.due > as_of).filter(stands).copied().collect();
    in_rows(coming.chunk_by(|a, b| a.due == b.due).map(<[Callback]>::to_vec))
}

fn in_rows(rows: impl IntoIterator<Item = Vec<Callback>>) -> Vec<Vec<Callback>> {
    let mut rows: Vec<_> = rows.into_iter().filter(|row| !row.is_empty()).collect();
    for row in &mut rows {
        // What is merged never comes first, whatever its step.
        let merged = |callback: &Callback| matches!(callback.state, State::Merged(_));
        row.sort_unstable_by_key(|callback| (merged(callback), callback.step, callback.due, callback.anchor));
    }
    rows
}

fn row(seen: &Seen, callbacks: Vec<Callback>, schedule: &Schedule) -> Row {
    let profile = schedule.book.member(seen.member).profile.as_deref();
    let about = Briefing::new(seen, &callbacks[0], profile, schedule.rules);
    let day = callbacks.iter().map(|callback| callback.due).min().unwrap_or_default().max(schedule.as_of);
    let bound = [callbacks[0].staff, seen.last_caller];
    let there = |staff: &NameId| !staff.is_none() && schedule.is_there(*staff, day);
    let staff = bound.into_iter().find(there).unwrap_or_default();
    Row { member: seen.member, tier: seen.tier, callbacks, staff, about, named: Values::default() }
}

/// The convenient time as the hour of the day that it names, at the end where there is none.
fn call_time(schedule: &Schedule, member: MemberId) -> u32 {
    let profile = schedule.book.member(member).profile.as_deref();
    profile.and_then(|profile| profile.call_time.as_deref()).and_then(hour).unwrap_or(u32::MAX)
}

/// The hour at which a convenient time begins: 下午3点 is 15, 10:00-12:00 is 10, 晚上 is 19.
pub fn hour(text: &str) -> Option<u32> {
    let digits: String = text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let late = has(&["下午", "晚", "pm", "PM", "傍晚"]);
    match digits.parse::<u32>() {
        Ok(hour) if late && hour < 12 => Some(hour + 12),
        Ok(hour) => Some(hour),
        Err(_) if has(&["晚"]) => Some(19),
        Err(_) if late => Some(14),
        Err(_) if has(&["中午"]) => Some(12),
        Err(_) if has(&["上午", "早"]) => Some(9),
        Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn convenient_times_begin_at_an_hour() {
        for (text, hour) in [
            ("下午3点", Some(15)),
            ("10:00-12:00", Some(10)),
            ("晚上", Some(19)),
            ("上午", Some(9)),
            ("午休", None),
            ("晚8点后", Some(20)),
        ] {
            assert_eq!(super::hour(text), hour, "{text}");
        }
    }
}
