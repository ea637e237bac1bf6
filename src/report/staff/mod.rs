//! What the staff did, person by person: for the daily handover and the weekly meeting.

mod called;
mod cards;
mod count;
mod periods;
mod required;
mod served;
mod supervision;
mod tables;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::NaiveDate;

pub(super) use self::count::homes;
use self::count::Counts;
use self::periods::Periods;
use self::required::Required;
use super::choice::choice;
use super::span::{Span, first_day, last_day};
use super::spend::LENGTHS;
use super::{Refusal, Run};
use crate::book::calendar::By;
use crate::book::{Book, Details, Rules};
use crate::table::Report;

/// What the staff did, person by person and week by week, and what the supervision finds.
///
/// # What it shows
///
/// - `people`: each person in each period, the last period first; who is on the staff sheet and did nothing is there too.
/// - `totals`: each person over all these periods together, with charts of fill rate and callbacks.
/// - `shops`: each shop in each period.
/// - `supervision`: what is asked of the staff (`[supervision.lines]`): target, actual, who missed it, reward or penalty, and
///   who checks it; the yellow columns are for the check.
///
/// # How it decides
///
/// Periods: weeks from Monday to Sunday (`--by`), the last four, of days the last seven; `--from` and `--to` choose others.
///
/// purchases = receipts served, without a member too; who served is the person of the largest line that names one. A
/// purchase is filled when its member left all details of `supervision.required`, as the sheets are now. `recorded` =
/// members behind filled purchases, each once a row. `fill_rate` = filled ÷ purchases. `switch_on_rate` = recorded members
/// whose last word is that messages are welcome ÷ recorded; `time_asked` = those with a convenient time ÷ recorded.
/// `late_entries` = purchases entered (录入日期) after the end of the next day; blank where no sheet says when.
///
/// `due`, `done`, `late`, `missed`, `reached`, `reach_rate`: as in `callbacks audit`; contacts stand with who served and their
/// day, calls with who called. `sales_after` = purchases after refunds on day 1 to 30 (`effect.days`) after a contact that
/// was answered, or a message; each follows the last one before it, and stands with its person and day. `cards_late` = open
/// stages of `cards` that were due in the period and are late on the as-of date.
///
/// `fill_target`, `recorded_target` (a week): `supervision.lines`, or the person's own in `supervision.targets`. Shops: the
/// shop of the purchase; for callbacks and cards that of the person, by the staff sheet, else where most was served.
///
/// `supervision` judges the last period that is over; lines without a period how things stand. offered = purchases of members ÷
/// purchases, of those below the silver threshold; `fill_rate`, `recorded`, `switch_on`, `callbacks` as above; entry = entered
/// by the end of the next day ÷ those with a date. `same_columns`: member sheets with other columns than the first of their
/// workbook. backup: days from the last backup to the as-of date. `above_silver`, `gold_due`: recorded as C (or blank), as B, with
/// a higher card earned and none applied for. followed: approved cards that are late to be told, told again or mailed. pos: values of the register that differ from the
/// member's (`cards check`). `card_staff`: open applications whose person did not serve on the last purchase day up to
/// applying. voided: silver cards to void. measures: those past their day. met = actual ≥ target of shares and numbers, ≤
/// of cases; blank where no sheet says.
///
/// # Example
///
/// - `regulars staff shop`
/// - `regulars staff shop --by day --staff 小李`
/// - `regulars staff shop --from 2026-11-01 -o 店员-{today}.xlsx`
#[derive(Debug, Clone, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Staff {
    /// The length of a period
    #[arg(long, default_value = "week", value_parser = choice(&LENGTHS))]
    pub(super) by: By,
    /// First day looked at, such as 2026-11-01, or 2026-11 for its first day [default: that of the last four periods]
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    pub(super) from: Option<NaiveDate>,
    /// Last day looked at, such as 2026-11-15, or 2026-11 for its last day [default: the as-of date]
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    pub(super) to: Option<NaiveDate>,
}

impl Run for Staff {
    const RULES: &'static [&'static str] =
        &["supervision", "backup", "callbacks", "effect", "register", "calendar", "festivals", "tiers", "purchases", "opening"];
    const DETAILS: Details = Details { entered: true, ..Details::STAFF };

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let periods = Periods::new(book, self.by, Span { from: self.from, to: self.to }, as_of)?;
        let homes = count::homes(book);
        let mut counts = Counts { periods: &periods, homes: &homes, found: BTreeMap::new() };
        let of = (book, rules, as_of);
        served::count(&mut counts, &Required::new(rules)?, of);
        called::count(&mut counts, of)?;
        cards::count(&mut counts, of);
        let shown = tables::Shown { book, rules, as_of, by: self.by, counts: &counts };
        let tables = vec![shown.people(), shown.totals(), shown.shops(), supervision::table(&shown)];
        Ok(Report::new("staff", ("店员", "Staff"), tables))
    }
}
