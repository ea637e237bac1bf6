//! What each member spent.

pub(super) mod anonymous;
mod cause;
mod differences;
mod members;
mod periods;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::choice::choice;
use super::grouping::{GROUPS, Group};
use super::span::Span;
use super::{Refusal, Run};
use crate::book::calendar::By;
use crate::book::{Book, Details, Histories, Rules};
use crate::table::Report;

/// What each member spent, how often and when; by period; and where the sheet's own figures differ from its rows.
///
/// # What it shows
///
/// - `members`: those with a purchase in the days looked at, the largest total first, then the key.
/// - `periods` (only with `--by`): purchases, members and total of each period that has any, the oldest first, split by
///   `--group`. Sales without a member are in it, but in no count of members.
/// - `differences`: where the sheet's 累计消费 or 消费次数 is not what the rows add up to, with the cell and the likely
///   cause, by key. Blank cells make no row. It always speaks of the whole history.
///
/// # How it decides
///
/// A purchase is a receipt, or, without a number, what a member bought in one shop on one day; what refunds took back
/// whole is none. total = sum of all amounts, a refund on its own date; without `--from` and `--to` also the opening
/// balance. average = (total − opening balance) ÷ purchases. largest = the largest purchase after its refunds.
/// `days_since_last` = as-of date − last purchase.
///
/// Of a sale without a member each receipt is a purchase, each row without a number one of its own. `tier` is the one
/// held at the end of the period; shop and staff are those of the purchase for its count, of the line for its money.
///
/// difference = sheet − computed, the opening balance included.
///
/// # Example
///
/// - `regulars spend 会员.xlsx`
/// - `regulars spend 会员.xlsx --from 2026-01 --to 2026-06 --by month --group shop --table periods`
/// - `regulars spend 会员.xlsx --table differences -o differences.csv`
#[derive(Debug, Clone, Default, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Spend {
    #[command(flatten)]
    span: Span,
    /// Add the table of periods of this length.
    #[arg(long, value_parser = choice(&LENGTHS))]
    by: Option<By>,
    /// Split each period.
    #[arg(long, value_parser = choice(&GROUPS), requires = "by")]
    group: Option<Group>,
}

/// The names that `--by` takes.
pub(super) const LENGTHS: [(&str, By); 7] = [
    ("day", By::Day),
    ("week", By::Week),
    ("month", By::Month),
    ("quarter", By::Quarter),
    ("half", By::Half),
    ("year", By::Year),
    ("all", By::All),
];

impl Run for Spend {
    const RULES: &'static [&'static str] = &["purchases", "opening", "tiers"];
    const DETAILS: Details = Details::ALL;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        self.span.end(as_of)?;
        let span = self.span;
        let histories = Histories::new(book, &rules.purchases);
        let (rows, left_out) = members::rows(book, rules, as_of, span, &histories);
        let mut tables = vec![members::table(book, as_of, rows)];
        if let Some(by) = self.by {
            tables.push(periods::table(book, periods::Asked { by, group: self.group, span, as_of, rules }, &histories));
        }
        tables.push(differences::table(book, rules, as_of, &histories));
        let mut report = Report::new("spend", ("消费", "Spend"), tables);
        report.notes.extend(left_out.note());
        Ok(report)
    }
}
