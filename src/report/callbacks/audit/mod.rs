//! Whether the callbacks were done as planned.

mod completion;
mod judge;
mod look;
mod tables;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::NaiveDate;

pub(in crate::report) use self::completion::{Figures, Parts};
use self::judge::Judged;
pub(in crate::report) use self::judge::was_spoken_to;
use self::look::Look;
use super::RULES;
use super::ahead::{after, before, since};
use super::settled::is_call;
use crate::book::callback::Schedule;
use crate::book::{Book, Details, Rules};
use crate::report::{Refusal, Run};
use crate::stats::sample;
use crate::table::Report;

/// Any number would do; a fixed one gives the same sample every time.
const SEED: u64 = 20_261_122;

/// Whether callbacks were done: on their day, by whom, with what was said; and how many were.
///
/// # What it shows
///
/// - `findings`: due but not logged (`not_logged`), logged but not due (`not_due`), logged for a contact that counted on
///   other days (`wrong_day`), by another person than the one who served (`other_caller`), spoken to and no reply written
///   down (`no_reply`); by day.
/// - `summary`: how many of each, by person: who called, and for what nobody logged, who served.
/// - `completion`: in all, by person, step and week.
/// - `calls`: every row of the log: for which contact, how many days after its day, by whom, approved and looked at by whom.
/// - `sample`: so many calls (`--sample`) that nobody has looked at, for the supervisor to check; the yellow columns are for
///   who checked and when.
/// - `numbers`: numbers to mend of members who bought: dead ones and those that are none, with who took them down.
///
/// # How it decides
///
/// A row of the log settles what it names from the day after the purchase (or other anchor) to the last day of grace, and a
/// call all that is open. `days_late` = day of the row − due day. Of two rows a day the second is part of the first. In the
/// first 14 days of the log (or the longest grace) nobody can tell what was due before it, so nothing is `not_due`.
///
/// completion = done ÷ due, where due = done + missed: what was merged, made pointless by a purchase or blocked is left
/// out, and so is what still counts. late = done after its day, within its grace. due, done, late and missed stand with the
/// person who served and the week of the due day; calls, reached and dead numbers with the person who called and the week
/// of the call; who had left by the due day (离职日期) answers for nothing. `reach_rate` = answered ÷ calls with a result; 无人接听, 拒接 and 空号 are not answered.
///
/// Who took a number down is the staff of the member's first purchase that names one; a number found dead is dead for all
/// who have it.
///
/// The sample is drawn with a fixed seed from the calls and visits in the order of day and member: the same log gives
/// the same sample.
///
/// # Example
///
/// - `regulars callbacks audit shop`
/// - `regulars callbacks audit shop --days 7 --table completion`
/// - `regulars callbacks audit shop --days 30 --sample 20 -o 抽查-{today}.xlsx`
#[derive(Debug, Clone, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Audit {
    /// How many calls to draw for the supervisor
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(super) sample: usize,
    /// Only the last so many days, the as-of date included [default: all]
    #[arg(long, value_name = "N")]
    pub(super) days: Option<u32>,
}

impl Run for Audit {
    const RULES: &'static [&'static str] = RULES;
    const DETAILS: Details = Details::STAFF;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let schedule = Schedule::new(book, rules, as_of, as_of)?;
        let first = self.days.map_or(NaiveDate::MIN, |days| after(before(as_of, days), 1));
        let Look { judged, completion, .. } = Look::through(book, rules, &schedule, first, &completion::parts);
        let drawn = draw(&judged, self.sample);
        let tables = vec![
            tables::findings(book, &judged),
            tables::summary(book, &judged),
            tables::completion(book, completion.into_figures()),
            tables::calls(book, &judged),
            tables::sample(book, drawn),
            tables::numbers(book, schedule.numbers_to_mend()),
        ];
        let mut report = Report::new("callbacks audit", ("回访检查", "Callbacks checked"), tables);
        report.note(since(&schedule));
        Ok(report)
    }
}

/// How much of what was due from `first` on was done, as the table `completion` counts it, by the parts that are asked for.
///
/// # Errors
/// A rule of `[callbacks]` that cannot be used.
pub(in crate::report) fn completion<K: Ord>(
    (book, rules, as_of): (&Book, &Rules, NaiveDate),
    first: NaiveDate,
    parts: Parts<'_, K>,
) -> Result<BTreeMap<K, Figures>, Refusal> {
    let schedule = Schedule::new(book, rules, as_of, as_of)?;
    Ok(Look::through(book, rules, &schedule, first, parts).completion.into_figures())
}

/// The calls and visits for the supervisor.
fn draw<'a>(judged: &[Judged<'a>], count: usize) -> Vec<Judged<'a>> {
    let unseen: Vec<&Judged<'a>> = judged
        .iter()
        .filter(|judged| judged.row.is_some_and(|row| is_call(row) && !row.oversight.is_reviewed()))
        .collect();
    sample(count, unseen.len(), SEED).into_iter().map(|index| unseen[index].clone()).collect()
}
