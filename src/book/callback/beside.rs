//! Rows beside those of the schedule: new items, an item that was ordered, messages to those who switched them on.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::approach::Addressee;
use super::plan::new;
use super::{Agenda, Block, Briefing, Callback, Row, Schedule, State, Step, Waits, staff};
use crate::book::message::Values;
use crate::book::{Channel, History, MemberId, NameId, opening, standing};

/// Something that the shop wants to tell a member today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Whom.
    pub member: MemberId,
    /// About what.
    pub step: Step,
    /// What tells it from other times: the launch, the arrival, the day on which it was begun.
    pub anchor: NaiveDate,
    /// Since when it is to be told.
    pub due: NaiveDate,
    /// What the message names.
    pub named: Values,
}

/// Whom the shop contacts today beside its schedule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// One a member and step: items that were ordered first, then the higher tier, then the key.
    pub rows: Vec<Row>,
    /// How many are left out, and why: blocked, or due another day.
    pub left_out: BTreeMap<State, u64>,
}

impl Beside {
    /// What of `wanted` is to be done on the as-of date, by the rules of every callback.
    ///
    /// Nobody is called twice a day: who is on the call list is told of an ordered item in that call, and of all else
    /// another day; so it is with the household. Nobody makes more calls than a person can. On the day of a wish all
    /// else rests.
    pub fn new(schedule: &Schedule, wanted: Vec<Wanted>) -> Self {
        let mut beside = Self::default();
        let mut history = History::default();
        for wanted in wanted {
            let addressee = schedule.approach.to(wanted.member);
            let callback = callback(&wanted, &addressee);
            match block(&callback, &addressee) {
                Some(block) => beside.leave_out(State::Blocked(block)),
                None => beside.rows.extend(row(schedule, wanted, callback, &addressee, &mut history)),
            }
        }
        beside.rows.sort_by_cached_key(Row::urgency);
        let shops = LazyCell::new(|| schedule.roster.shops());
        staff::spread(&mut beside.rows, &shops, schedule.as_of);
        beside.fit_into(&Agenda::new(schedule), schedule);
        beside
    }

    fn leave_out(&mut self, why: State) {
        *self.left_out.entry(why).or_default() += 1;
    }

    /// Leaves out what does not fit the calls and wishes of the day.
    fn fit_into(&mut self, agenda: &Agenda, schedule: &Schedule) {
        let wishes = agenda.due.iter().filter(|due| due.first().step.is_wish());
        let wishes: BTreeSet<MemberId> = wishes.map(|due| due.member).collect();
        let household = |row: &Row| schedule.households.first(row.member);
        let (mut called, mut calls) = (BTreeMap::new(), BTreeMap::<NameId, usize>::new());
        for due in agenda.due.iter().filter(|due| due.channel() == Channel::Phone) {
            called.insert(household(due), Some(due));
            *calls.entry(due.staff).or_default() += 1;
        }
        for mut row in std::mem::take(&mut self.rows) {
            if wishes.contains(&row.member) {
                self.leave_out(State::Due(Some(Waits::WishDay)));
            } else if row.channel() == Channel::Sms {
                self.rows.push(row);
            } else if let Some(other) = called.get(&household(&row)) {
                match other.filter(|due| due.member == row.member && row.first().step.is_owed()) {
                    Some(due) => {
                        row.callbacks.extend(&due.callbacks);
                        row.staff = due.staff;
                        self.rows.push(row);
                    }
                    None => self.leave_out(State::Due(Some(Waits::Household))),
                }
            } else {
                let made = calls.entry(row.staff).or_default();
                if !row.staff.is_none() && *made >= schedule.rules.callbacks.calls_per_person {
                    self.leave_out(State::Due(Some(Waits::Capacity)));
                } else {
                    *made += 1;
                    called.insert(household(&row), None);
                    self.rows.push(row);
                }
            }
        }
    }
}

/// A call about what was ordered; of new items a message where messages are switched on, else a call.
fn callback(wanted: &Wanted, addressee: &Addressee) -> Callback {
    let Wanted { step, anchor, due, .. } = *wanted;
    let made = |channel| new(step, anchor, due, NaiveDate::MAX, channel);
    let sms = match step {
        Step::Ordered => false,
        Step::Arrival => addressee.is_switched_on() && addressee.block(&made(Channel::Sms)).is_none(),
        _ => true,
    };
    made(if sms { Channel::Sms } else { Channel::Phone })
}

fn block(callback: &Callback, addressee: &Addressee) -> Option<Block> {
    let off = || (callback.step.needs_switch() && !addressee.is_switched_on()).then_some(Block::SwitchOff);
    let news = || (callback.step == Step::Arrival).then(|| addressee.block_of_invitation()).flatten();
    news().or_else(|| addressee.block(callback)).or_else(off)
}

/// The row; none for who is no customer, unless the shop got something for them.
fn row(
    schedule: &Schedule,
    wanted: Wanted,
    callback: Callback,
    addressee: &Addressee,
    history: &mut History,
) -> Option<Row> {
    let Schedule { book, rules, as_of, .. } = *schedule;
    let member = book.member(wanted.member);
    schedule.histories.fill(wanted.member, as_of, history);
    let carried = opening(member, history, &rules.opening);
    let tier = standing(history, carried, &rules.tiers, as_of).map(|earned| earned.tier);
    if tier.is_none() && !callback.step.is_owed() {
        return None;
    }
    let entries = addressee.entries();
    let last_contact = entries.last().map(|entry| (entry.day, entry.result));
    let about = Briefing { last_contact, ..Briefing::of(history, None, member.profile.as_deref(), rules) };
    let callers = entries.iter().rev().map(|entry| entry.staff);
    let there = |staff: &NameId| !staff.is_none() && schedule.is_there(*staff, as_of);
    let last_caller = callers.into_iter().find(|staff| !staff.is_none());
    let staff = [Some(schedule.served(history, &callback)), last_caller].into_iter().flatten().find(there);
    let callbacks = vec![callback];
    Some(Row { member: wanted.member, tier, callbacks, staff: staff.unwrap_or_default(), about, named: wanted.named })
}
