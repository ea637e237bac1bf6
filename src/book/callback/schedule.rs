//! The callbacks of every member of a book.

use std::fmt;

use chrono::NaiveDate;

use super::block::Reachable;
use super::course::Course;
use super::days::{Moves, earlier};
use super::household::Households;
use super::log::{Entry, Log};
use super::past::Past;
use super::plan::{Plan, QUARTERLY_GRACE, cutoff};
use super::play::Play;
use super::wish::Wishes;
use super::{Callback, State, Step};
use crate::book::rules::{Rules, StepChannel, StepRule};
use crate::book::{Book, CallResult, Channel, Histories, History, MemberId, NameId, Tier};

/// A rule of `[callbacks]` that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScheduleError {
    /// `since` is no date.
    Since(String),
    /// A step that this program does not know.
    Step(String),
}

impl fmt::Display for ScheduleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Since(text) => write!(f, "callbacks.since = {text:?} is no date such as 2026-03-01"),
            Self::Step(text) => {
                write!(f, "callbacks.steps has no step {text:?}; there are d2 d3 d7 d7-sms d10 d30 d120")
            }
        }
    }
}

impl std::error::Error for ScheduleError {}

/// A day step and its rule.
pub(super) struct DayStep<'a> {
    pub(super) step: Step,
    pub(super) rule: &'a StepRule,
}

impl DayStep<'_> {
    pub(super) fn channel(&self) -> Channel {
        match self.rule.channel {
            StepChannel::Phone => Channel::Phone,
            StepChannel::Sms => Channel::Sms,
        }
    }
}

/// The callbacks of every member, worked out one member at a time and not kept.
pub struct Schedule<'a> {
    pub(super) book: &'a Book,
    pub(super) rules: &'a Rules,
    /// The day that it speaks for.
    pub as_of: NaiveDate,
    /// The first day on which anything is due.
    pub since: NaiveDate,
    /// The last day on which what is coming is of interest.
    pub until: NaiveDate,
    pub(super) cutoff: NaiveDate,
    pub(super) steps: Vec<DayStep<'a>>,
    histories: Histories<'a>,
    log: Log<'a>,
    households: Households<'a>,
    wishes: Wishes<'a>,
}

/// A member with its callbacks from `since` to the horizon.
pub struct Seen<'a> {
    /// Who.
    pub member: MemberId,
    /// The tier on the as-of date.
    pub tier: Option<Tier>,
    /// What the member bought.
    pub history: &'a History,
    /// The last row of the log: day and result.
    pub last_contact: Option<(NaiveDate, Option<CallResult>)>,
    /// Who last logged a contact.
    pub last_caller: NameId,
    /// The callbacks, by due day; those of one day in the order of a row.
    pub callbacks: &'a [Callback],
}

impl<'a> Schedule<'a> {
    /// The callbacks as of `as_of`, and those coming up to `until`.
    ///
    /// # Errors
    /// A rule of `[callbacks]` that cannot be used.
    pub fn new(book: &'a Book, rules: &'a Rules, as_of: NaiveDate, until: NaiveDate) -> Result<Self, ScheduleError> {
        let steps = day_steps(&rules.callbacks.steps)?;
        let log = Log::new(book, as_of);
        let longest_grace = steps.iter().map(|step| step.rule.grace).max().unwrap_or_default().max(QUARTERLY_GRACE);
        let since = match rules.callbacks.since.trim() {
            "" => log.first_day().unwrap_or_else(|| earlier(as_of, longest_grace)),
            text => text.parse().map_err(|_| ScheduleError::Since(text.to_owned()))?,
        };
        let longest = steps.iter().map(|step| step.rule.day).max().unwrap_or_default();
        let histories = Histories::new(book, &rules.purchases);
        let wishes = Wishes::new(rules, since, until);
        let households = Households::new(book, as_of);
        let cutoff = cutoff(since, longest);
        Ok(Self { book, rules, as_of, since, until, cutoff, steps, histories, log, households, wishes })
    }

    /// Visits every member that has a callback, in the order of the book.
    pub fn each(&self, mut visit: impl FnMut(&Seen)) {
        let mut history = History::default();
        for (id, member) in self.book.members() {
            let past = Past::new((id, member), &self.histories, &mut history, self.rules, (self.cutoff, self.as_of));
            let mut entries = self.log.of(id);
            for entry in &mut entries {
                belong(entry, &past.days);
            }
            let dead = self.log.dead_since(member.phone.as_deref());
            let reachable = Reachable::new(member, &entries, dead, self.rules.callbacks.fatigue);
            let wishes = self.wishes.of(member.profile.as_deref(), &past, &entries, &reachable, self.as_of);
            let last_contact = entries.last().map(|entry| (entry.day, entry.result));
            let last_caller = entries.iter().rev().map(|entry| entry.staff).find(|staff| !staff.is_none());
            let household = self.households.calls(id, member);
            let mut callbacks = self.play(&past, (entries, household), &reachable, &wishes);
            callbacks.extend(wishes.into_iter().filter(|wish| self.since <= wish.due));
            if callbacks.is_empty() {
                continue;
            }
            callbacks.sort_unstable_by_key(|callback| (callback.due, callback.step, callback.anchor));
            for callback in &mut callbacks {
                callback.staff = self.served(&history, callback);
            }
            let tier = past.tier_on(self.as_of);
            let last_caller = last_caller.unwrap_or_default();
            visit(&Seen { member: id, tier, history: &history, last_contact, last_caller, callbacks: &callbacks });
        }
    }

    fn play(
        &self,
        past: &Past,
        (entries, household): (Vec<Entry>, Vec<NaiveDate>),
        reachable: &Reachable,
        wishes: &[Callback],
    ) -> Vec<Callback> {
        let unblocked = wishes.iter().filter(|wish| !matches!(wish.state, State::Blocked(_)));
        let mut days: Vec<NaiveDate> = unblocked.map(|wish| wish.due).collect();
        days.dedup();
        let moves = Moves { closed: &self.rules.calendar.closed, wishes: &days };
        let courses = Plan { schedule: self, past, entries: &entries, moves }.courses();
        let mut play = Play { courses, entries, household, reachable, moves };
        play.until(self.as_of);
        play.courses.into_iter().filter(|course| !course.gone).map(|course: Course| course.callback).collect()
    }

    /// Who served the purchase day that a callback is about, else the last one.
    fn served(&self, history: &History, callback: &Callback) -> NameId {
        let served = |day: NaiveDate| {
            let of_day = history.occasions().filter(|purchase| purchase.day == day);
            let named =
                of_day.map(|purchase| (purchase, history.staff(purchase))).filter(|(_, staff)| !staff.is_none());
            // The largest, and of equal ones the smaller number.
            let best = named.max_by(|(a, _), (b, _)| {
                let receipt = |id| self.book.receipts.get(id);
                a.net.cmp(&b.net).then_with(|| receipt(b.receipt).cmp(receipt(a.receipt)))
            });
            best.map(|(_, staff)| staff)
        };
        let own = if callback.step.counts_from_purchase() { served(callback.anchor) } else { None };
        own.or_else(|| served(history.occasions().next_back()?.day)).unwrap_or_default()
    }

    /// Days between a purchase and its step of day `day`.
    pub(super) fn days_after(&self, day: u32) -> u32 {
        day.saturating_sub(u32::from(self.rules.callbacks.purchase_day))
    }

    /// Days between a purchase and its first quarterly callback.
    pub(super) fn first_quarter(&self) -> u32 {
        let rule = self.steps.iter().find(|step| step.step == Step::D120);
        self.days_after(rule.map_or(self.rules.callbacks.quarter, |step| step.rule.day))
    }
}

// A row that names a day step is about the last purchase before it, whether or not it came in time; a row of a call list
// names the purchase.
fn belong(entry: &mut Entry, purchases: &[NaiveDate]) {
    if let Some(purchase) = entry.purchase() {
        entry.of = Some(purchase);
    } else if entry.named.iter().any(|step| step.is_day_step()) {
        let before = purchases.partition_point(|&day| day < entry.day);
        entry.of = before.checked_sub(1).map(|index| purchases[index]);
    }
}

fn day_steps(rules: &[StepRule]) -> Result<Vec<DayStep<'_>>, ScheduleError> {
    let step = |rule: &'_ StepRule| Step::from_key(&rule.id).filter(|step| step.is_day_step());
    rules
        .iter()
        .map(|rule| Ok(DayStep { step: step(rule).ok_or_else(|| ScheduleError::Step(rule.id.clone()))?, rule }))
        .collect()
}
