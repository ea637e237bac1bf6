//! Messages to those who switched them on.

mod kind;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use self::kind::{KINDS, Kind};
use super::{RULES, beside};
use crate::book::callback::{Approach, Beside, Schedule};
use crate::book::{Book, Details, Rules};
use crate::report::choice::choice;
use crate::report::{Refusal, Run};
use crate::table::Report;

/// Messages to members who switched them on: the weather, garment care, the purchase record, a special message.
///
/// # What it shows
///
/// - `due`: to whom, with the text; a list to fill in and read back like that of `callbacks today`. What is logged there is not
///   sent again.
/// - `sms`: the same for a sender (phone, text, parts). A screen shows them only with `--table`.
///
/// # How it decides
///
/// `cold`, `heat`: everybody, on the day on which the manager asks for it; not again within 14 days
/// (`callbacks.switch_on.weather_rest`). `care`: every 30 days (`care_days`) from the last purchase, or from the last such
/// message if that is later; of the categories bought, by the items sheet, the last one first, each time the next. `record`: 5
/// members a day (`record_a_day`), those logged today counted, the longest not sent first, counted from the last one, else
/// from the first purchase; not again within 30 days (`record_rest`). `special`: everybody once, from the day on which head
/// office approved it (`special_approved`, `special_by`).
///
/// Switched on: the log's last word on messages, else the member sheet; a blank is no yes. Left out and counted: messages not
/// switched on, no mobile phone, dead numbers, below 14, an open complaint, four contacts in 30 days, wishes today.
/// A text message is one part up to 70 characters; longer, parts = characters ÷ 67, rounded up.
///
/// # Example
///
/// - `regulars callbacks weather cold shop`
/// - `regulars callbacks weather care shop -o care-{today}.xlsx`
/// - `regulars callbacks weather record shop --table sms -o sms.csv`
#[derive(Debug, Clone, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Weather {
    /// What about
    #[arg(value_name = "KIND", value_parser = choice(KINDS))]
    kind: Kind,
}

impl Run for Weather {
    const RULES: &'static [&'static str] = RULES;
    const DETAILS: Details = Details::STAFF;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let approach = Approach::new(book, rules, as_of);
        let wanted = self.kind.wanted((book, rules, as_of), &approach)?;
        let schedule = Schedule::new(book, rules, as_of, as_of)?;
        let mut found = Beside::new(&schedule, wanted);
        self.kind.keep(&mut found.rows, &approach, (book, rules, as_of));
        let note = beside::left_out(&found);
        let list = ("due", ("应发的短信", "Messages due"), found.rows, Vec::new());
        let mut report = beside::report((book, rules, as_of), vec![list]);
        report.notes.extend(note);
        Ok(report)
    }
}
