//! The contacts that are compared: due long enough ago, done or missed.

use chrono::NaiveDate;

use super::said::{Said, Words};
use crate::book::callback::{Callback, Schedule, Seen, State, Step};
use crate::book::{Book, History, Money, Rules, Tier, opening, standing};
use crate::report::Refusal;
use crate::report::callbacks::ahead::{after, before};
use crate::report::callbacks::settled::Logged;

/// What is compared with its like: tier on the due day, step, first day of the month of the due day.
pub(super) type Stratum = (Option<Tier>, Step, NaiveDate);

/// A contact that was due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) stratum: Stratum,
    /// Whether it was logged within its grace.
    pub(super) called: bool,
    /// Whether the member bought in the days after.
    pub(super) bought: bool,
    /// What the member said of buying again, if called.
    pub(super) said: Option<Said>,
}

/// Every contact of `book` that can be compared as of `as_of`, in the order of members and days.
///
/// # Errors
/// A rule of `[callbacks]` that cannot be used.
pub(super) fn units<'a>(
    book: &'a Book,
    rules: &'a Rules,
    as_of: NaiveDate,
) -> Result<(Vec<Unit>, Schedule<'a>), Refusal> {
    let schedule = Schedule::new(book, rules, as_of, as_of)?;
    let last = before(as_of, rules.effect.days);
    let words = Words::new(&rules.effect);
    let mut units = Vec::new();
    schedule.each(|seen| {
        let logged = Logged::of(book, seen.member);
        for callback in seen.callbacks.iter().filter(|callback| callback.due <= last && was_due(callback.state)) {
            let settled = logged.settling(callback);
            units.push(Unit {
                stratum: (tier_on(book, rules, seen, callback), callback.step, month(callback.due)),
                called: matches!(callback.state, State::Done { .. }),
                bought: bought(seen.history, callback.due, rules.effect.days),
                said: settled.and_then(|row| words.of(row)),
            });
        }
    });
    Ok((units, schedule))
}

/// Whether a contact was really asked for: what was merged into another, made pointless or blocked was not. What still
/// stands open so long after its day was not called within its grace.
const fn was_due(state: State) -> bool {
    matches!(state, State::Done { .. } | State::Missed | State::Due(_))
}

fn bought(history: &History, due: NaiveDate, days: u32) -> bool {
    let last = after(due, days);
    history.occasions().any(|purchase| due < purchase.day && purchase.day <= last)
}

/// The tier on the due day: that of today would already hold what was bought after the call.
fn tier_on(book: &Book, rules: &Rules, seen: &Seen, callback: &Callback) -> Option<Tier> {
    let purchases = &seen.history.purchases;
    let count = purchases.partition_point(|purchase| purchase.day <= callback.due);
    let mut until = History::default();
    until.purchases.extend_from_slice(&purchases[..count]);
    let opening: Money = opening(book.member(seen.member), seen.history, &rules.opening);
    standing(&until, opening, &rules.tiers, callback.due).map(|earned| earned.tier)
}

fn month(day: NaiveDate) -> NaiveDate {
    use chrono::Datelike;
    day.with_day(1).unwrap_or(day)
}
