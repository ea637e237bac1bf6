//! Overdue and due today.

use chrono::NaiveDate;

use super::RULES;
use super::ahead::Ahead;
use crate::book::{Book, Details, Rules};
use crate::report::{Refusal, Run};
use crate::table::Report;

/// Whom to call or text today, about what, and what to know before.
///
/// # What it shows
///
/// - `due`: one row a member: overdue first, then by the convenient time, then where grace ends soonest; the yellow columns
///   are for the staff to fill in.
/// - `coming`: the same for the days after (`--days`).
/// - `states`: how many contacts were done, missed, merged, superseded or blocked, and why.
/// - `sms`: today's text messages for a sender (phone, text, parts), `sms_after_call`: those that go with the calls. A
///   screen shows them only with `--table`. Mobile phones only, and nobody who said no to messages.
///
/// `-o x.ics` writes a calendar, an event a row, with an alarm at the convenient time; `-o x.txt` text to paste into a chat,
/// by person. What is said to members: `regulars messages`.
///
/// # How it decides
///
/// As `regulars callbacks --help` says. `days_overdue` = as-of date − due; what was not done waits on the list to the end of
/// its grace: 1 day for day 2, 3 for days 3, 7, 10 and an agreed day, 7 for day 30, 14 for day 120, none for wishes.
/// A text message is one part up to 70 characters; longer, parts = characters ÷ 67, rounded up (an emoji is two characters).
///
/// # Example
///
/// - `regulars callbacks today shop`
/// - `regulars callbacks today shop -o 回访-{today}.xlsx`
/// - `regulars callbacks today shop --table states --format csv`
/// - `regulars callbacks today shop --table sms -o sms.csv`
/// - `regulars callbacks today shop -o calls.ics`
#[derive(Debug, Clone, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Today {
    #[command(flatten)]
    pub(super) ahead: Ahead,
}

impl Run for Today {
    const RULES: &'static [&'static str] = RULES;
    const DETAILS: Details = Details::STAFF;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        self.ahead.report((book, rules, as_of), as_of, |due, _| due)
    }
}
