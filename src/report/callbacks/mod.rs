//! Callbacks: who is contacted, and what has become of it.

mod ahead;
mod beside;
mod columns;
pub mod message;
mod purpose;
mod settled;
mod sms;
mod task;
#[cfg(test)]
pub(super) mod testing;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::{Ask, Refusal, Subcommand};
pub(super) use columns::step_code;
pub(super) use settled::Logged;
use crate::book::callback::ScheduleError;
use crate::book::{Book, Details, Kind, Rules};
use crate::table::Report;

/// Whom to call or text, about what, and what has become of it.
///
/// # What it shows
///
/// - `today`, `week`, `overdue`: lists of members to contact.
/// - `on DATE`: what fell due on a day, and what has become of it.
/// - `plan`: the week's proposals, for the manager to agree to.
/// - `audit`: whether callbacks were done as planned, and how many.
/// - `effect`: whether members who were called come back more often.
/// - `arrivals`: whom to tell of new items, and of items that they ordered.
/// - `weather KIND`: messages to those who switched them on: cold, heat, garment care, purchase record.
///
/// # How it decides
///
/// Day N counts from the purchase day as day 1. Gold and silver cards (the tier earned by the end of that day): day 2
/// text · 3 call · 7 call and text · 30 call · 120 call; temporary cards: day 10 in place of the call of day 7. A new
/// purchase starts again. A contact counts to the end of its grace, then it is missed. All that is open for a member
/// on a day is one row. Closed days move steps on and wishes back. Birthdays, anniversaries and festivals bring wishes,
/// never on one row with anything else; everything else moves off their days. After three calls without a purchase one
/// a quarter is left; after half a year of silence there is a call.
///
/// A complaint brings a call the day after; while it is open, day 7's text, days 30 and 120, quarterly and half-year calls
/// wait. A card is announced on the day of its approval and again the day after the agreed day. A household (one phone, or one
/// address and wedding day) gets one call a day; messages and wishes are personal. Nobody who has left is given calls.
///
/// Who wants no contact, has no usable number, is below 14 or had four contacts in 30 days is left out, and counted.
///
/// # Example
///
/// - `regulars callbacks today shop`
/// - `regulars callbacks week shop -o 回访-{today}.xlsx`
/// - `regulars callbacks today --help`
#[derive(Debug, Clone, clap::Args)]
#[command(verbatim_doc_comment, disable_help_subcommand = true)]
pub struct Callbacks<C: clap::Args> {
    /// Which list.
    #[command(subcommand)]
    pub list: List<C>,
}

reports! {
    /// Which of the lists and reports about callbacks.
    List:
    today => Today,
    week => Week,
    overdue => Overdue,
    on => On,
    plan => Plan,
    audit => Audit,
    effect => Effect,
    arrivals => Arrivals,
    weather => Weather,
}

/// The sections of `shop.toml` that decide who is called when.
const RULES: &[&str] = &["callbacks", "calendar", "festivals", "tiers", "purchases", "opening", "points", "gifts", "register"];

impl<C: clap::Args> Subcommand<C> for Callbacks<C> {
    type Asked = Self;
}

impl<C: clap::Args> Ask<C> for Callbacks<C> {
    fn common(&self) -> &C {
        self.list.common()
    }

    fn rules(&self) -> &'static [&'static str] {
        self.list.rules()
    }

    fn details(&self) -> Details {
        self.list.details()
    }

    fn counts(&self) -> &'static [Kind] {
        self.list.counts()
    }

    fn words(&self) -> Vec<&'static str> {
        self.list.words()
    }

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        self.list.run(book, rules, as_of)
    }
}

impl From<ScheduleError> for Refusal {
    fn from(error: ScheduleError) -> Self {
        let zh = match &error {
            ScheduleError::Since(text) => format!("callbacks.since = {text:?} 不是日期，请写成 2026-03-01"),
            ScheduleError::Step(id) => {
                format!("callbacks.steps 里没有 {id:?} 这一步，只有 d2 d3 d7 d7-sms d10 d30 d120")
            }
        };
        Self(zh, error.to_string())
    }
}
