//! The callbacks of every member of a book.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;

use super::approach::Approach;
use super::complaint::Open;
use super::days::earlier;
use super::household::{Calls, Households};
use super::log::Entry;
use super::past::Past;
use super::person::Person;
use super::plan::{Plan, cutoff};
use super::play::Play;
use super::roster::Roster;
use super::wish::Wishes;
use super::{Callback, Step};
use crate::book::rules::{Rules, StepChannel, StepRule};
use crate::book::{Application, Book, CallResult, Channel, Histories, History, MemberId, NameId, Tier};

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
    pub(super) histories: Histories<'a>,
    pub(super) approach: Approach<'a>,
    pub(super) households: Households,
    applications: Rows<'a, Application>,
    pub(super) roster: Roster<'a>,
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

/// What became of a member's callbacks.
struct Played {
    tier: Option<Tier>,
    last_contact: Option<(NaiveDate, Option<CallResult>)>,
    last_caller: NameId,
    callbacks: Vec<Callback>,
}

/// The rows of a sheet by the member whom they are about.
pub(super) struct Rows<'a, T>(Vec<(MemberId, &'a T)>);

impl<'a, T> Rows<'a, T> {
    pub(super) fn new(rows: &'a [T], member: impl Fn(&T) -> Option<MemberId>) -> Self {
        let mut of: Vec<(MemberId, &T)> = rows.iter().filter_map(|row| Some((member(row)?, row))).collect();
        of.sort_by_key(|&(id, _)| id);
        Self(of)
    }

    pub(super) fn of(&self, id: MemberId) -> impl Iterator<Item = &'a T> {
        let start = self.0.partition_point(|&(member, _)| member < id);
        self.0[start..].iter().take_while(move |&&(member, _)| member == id).map(|&(_, row)| row)
    }
}

impl<'a> Schedule<'a> {
    /// The callbacks as of `as_of`, and those coming up to `until`.
    ///
    /// # Errors
    /// A rule of `[callbacks]` that cannot be used.
    pub fn new(book: &'a Book, rules: &'a Rules, as_of: NaiveDate, until: NaiveDate) -> Result<Self, ScheduleError> {
        let steps = day_steps(&rules.callbacks.steps)?;
        let approach = Approach::new(book, rules, as_of);
        let longest_grace = steps.iter().map(|step| step.rule.grace).max().unwrap_or_default();
        let longest_grace = longest_grace.max(rules.callbacks.quarterly_grace);
        let since = match rules.callbacks.since.trim() {
            "" => approach.log.first_day().unwrap_or_else(|| earlier(as_of, longest_grace)),
            text => text.parse().map_err(|_| ScheduleError::Since(text.to_owned()))?,
        };
        let longest = steps.iter().map(|step| step.rule.day).max().unwrap_or_default();
        let histories = Histories::new(book, &rules.purchases);
        let wishes = Wishes::new(rules, since, until);
        Ok(Self {
            book,
            rules,
            as_of,
            since,
            until,
            cutoff: cutoff(since, longest),
            steps,
            histories,
            approach,
            households: Households::new(book),
            applications: Rows::new(&book.applications, |application| application.member),
            roster: Roster::new(book),
            wishes,
        })
    }

    /// Visits every member that has a callback, in the order of the book.
    ///
    /// Who live together are played together when the first of them comes; the others wait for their turn.
    pub fn each(&self, mut visit: impl FnMut(&Seen)) {
        let mut history = History::default();
        let mut waiting: BTreeMap<MemberId, Played> = BTreeMap::new();
        for (id, _) in self.book.members() {
            let alone = self.households.with(id).len() == 0;
            if alone {
                waiting.extend(self.play(std::iter::once(id), &mut history));
            } else if self.households.first(id) == id {
                waiting.extend(self.play(self.households.with(id), &mut history));
            }
            let Some(Played { tier, last_contact, last_caller, mut callbacks }) = waiting.remove(&id) else { continue };
            if !alone {
                self.histories.fill(id, self.as_of, &mut history);
            }
            callbacks.sort_unstable_by_key(|callback| (callback.due, callback.step, callback.anchor));
            for callback in callbacks.iter_mut().filter(|callback| callback.staff.is_none()) {
                callback.staff = self.served(&history, callback);
            }
            visit(&Seen { member: id, tier, history: &history, last_contact, last_caller, callbacks: &callbacks });
        }
    }

    /// What becomes of the callbacks of those who live together, of those who have any.
    fn play(&self, household: impl Iterator<Item = MemberId>, history: &mut History) -> Vec<(MemberId, Played)> {
        let persons: Vec<Person> = household.map(|id| self.person(id, history)).collect();
        let calls = Calls::new(&persons);
        let planned = |(index, person)| Plan::new(self, person, calls.of_others(index).collect()).courses();
        let courses = persons.iter().enumerate().map(planned).collect();
        let mut play = Play::new(persons, calls, courses);
        play.until(self.as_of);
        let played = play.into_callbacks().map(|(person, mut callbacks)| {
            callbacks.extend(person.wishes.iter().filter(|wish| self.since <= wish.due));
            let tier = person.past.tier_on(self.as_of);
            let (last_contact, last_caller) = (person.last_contact(), person.last_caller());
            (person.id, Played { tier, last_contact, last_caller, callbacks })
        });
        played.filter(|(_, played)| !played.callbacks.is_empty()).collect()
    }

    /// What is known of a member.
    fn person(&self, id: MemberId, history: &mut History) -> Person<'_> {
        let member = self.book.member(id);
        let past = Past::new((id, member), &self.histories, history, self.rules, (self.cutoff, self.as_of));
        let mut entries = self.approach.log.of(id);
        for entry in &mut entries {
            belong(entry, &past.days);
        }
        let reachable = self.approach.reachable(id, &entries);
        let wishes = self.wishes.of(member.profile.as_deref(), &past, &entries, &reachable, self.as_of);
        Person::new(id, past, entries, reachable, wishes, &self.rules.calendar.closed)
    }

    /// The complaints of a member, as known on the as-of date.
    pub(super) fn complaints_of(&self, id: MemberId) -> Vec<Open> {
        self.approach.complaints_of(id).collect()
    }

    /// The rows of the card register about a member.
    pub(super) fn applications_of(&self, id: MemberId) -> impl Iterator<Item = &Application> {
        self.applications.of(id)
    }

    /// Whether someone of the staff works on a day, by the staff sheet; who is not on it does.
    pub fn is_there(&self, name: NameId, day: NaiveDate) -> bool {
        self.roster.is_there(name, day)
    }

    /// Who works in a shop on a day, by name: those of the staff sheet, and where it knows none of the shop whoever served there.
    pub fn persons(&self, shop: NameId, day: NaiveDate) -> Vec<NameId> {
        self.roster.shops().persons(shop, day)
    }

    /// Who served the purchase day that a callback is about, else the last one.
    pub(super) fn served(&self, history: &History, callback: &Callback) -> NameId {
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
