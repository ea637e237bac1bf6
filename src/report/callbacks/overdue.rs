//! Overdue only.

use chrono::NaiveDate;

use super::RULES;
use super::ahead::Ahead;
use crate::book::{Book, Details, Rules};
use crate::report::{Refusal, Run};
use crate::table::Report;

/// Whom nobody called or texted on the day, while it still counts.
///
/// # What it shows
///
/// - `due`: as `callbacks today`, with what was due before the as-of date only.
/// - `coming`: the same for the days after (`--days`).
/// - `states`: how many contacts were done, missed, merged, superseded or blocked, and why.
///
/// # How it decides
///
/// As `regulars callbacks --help` says. What is past its grace is missed and no longer on the list; `regulars callbacks audit`
/// has it.
///
/// # Example
///
/// - `regulars callbacks overdue shop`
/// - `regulars callbacks overdue shop --sort -days_overdue --limit 20`
/// - `regulars callbacks overdue shop -o 逾期-{today}.xlsx`
#[derive(Debug, Clone, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Overdue {
    #[command(flatten)]
    pub(super) ahead: Ahead,
}

impl Run for Overdue {
    const RULES: &'static [&'static str] = RULES;
    const DETAILS: Details = Details::STAFF;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        self.ahead.report((book, rules, as_of), as_of, |mut due, _| {
            due.retain(|row| row.due() < as_of);
            due
        })
    }
}
