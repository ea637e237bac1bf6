//! Overdue and due within seven days.

use chrono::NaiveDate;

use super::RULES;
use super::ahead::{Ahead, after};
use crate::book::{Book, Details, Rules};
use crate::report::{Refusal, Run};
use crate::table::Report;

/// Whom to call or text within seven days, today included, and what is overdue.
///
/// # What it shows
///
/// - `due`: as `callbacks today`, with all that falls due from the as-of date to six days after it.
/// - `coming`: the same for the days after (`--days`).
/// - `states`: how many contacts were done, missed, merged, superseded or blocked, and why.
///
/// # How it decides
///
/// As `regulars callbacks --help` says. A purchase, a call or a refund of the next days changes the list: it says what is
/// known on the as-of date.
///
/// # Example
///
/// - `regulars callbacks week shop`
/// - `regulars callbacks week shop -o 回访-{week}.xlsx`
/// - `regulars callbacks week shop --columns due,reasons,name,phone,staff`
#[derive(Debug, Clone, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Week {
    #[command(flatten)]
    pub(super) ahead: Ahead,
}

impl Run for Week {
    const RULES: &'static [&'static str] = RULES;
    const DETAILS: Details = Details::STAFF;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let week = after(as_of, 6);
        self.ahead.report((book, rules, as_of), week, |mut due, coming| {
            due.extend(coming.iter().filter(|row| row.due() <= week).cloned());
            due
        })
    }
}
