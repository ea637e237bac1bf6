//! How many members do not come back, and who is about to stay away.

mod alarm;
mod cause;
mod causes;
mod cohort;
mod evidence;
mod group;
mod known;
mod measures;
mod period;
#[cfg(test)]
mod leaving_tests;
#[cfg(test)]
mod published;
mod rate;
mod silence;
mod tables;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::choice::choice;
use super::grouping::{GROUPS, Group};
use super::span::Span;
use super::{Refusal, Run};
use crate::book::calendar::By;
use crate::book::rules::Base;
use crate::book::{Book, Details, Histories, History, MemberId, Rules};
use crate::table::{Report, Words};
use cohort::Cohorts;
use evidence::Evidence;
use rate::Rates;
use silence::Silences;
pub(super) use measures::is_late as measure_is_late;
pub(super) use silence::{limit, own_rhythm, rhythm};
pub(super) use tables::last_contact;

/// How many members do not come back, and who is about to stay away.
///
/// # What it shows
///
/// - `periods`: the churn rate of each period, with the limits of chance; a line chart of both.
/// - `cohorts`: of the members who first bought in a month, the share that bought again within 30, 90, 180, 365 days.
/// - `cohort_months`: the same in the 1st to 12th calendar month after it.
/// - `at_risk`: members silent for longer than their own rhythm allows, the most valuable first.
/// - `lost`: members silent for more than 365 days (`churn.lost_after`), the most valuable first.
/// - `causes`: why members left, as the log says (`recorded`) and as the sheets speak for it (`evidence`).
/// - `measures`: the measures sheet, with the churn rate before and after each measure; without such a sheet no table.
///
/// # How it decides
///
/// `churn_rate` = 1 − returned ÷ customers. customers: members with a purchase in the period (`churn.base = "all"`: all
/// members known by its end); returned: those of them with purchases on two different days of it (where
/// `purchases.unit = "row"`, two rows). A purchase that refunds took back whole is none; opening balances do not count.
/// matured: only members whose first purchase in the period is at least 90 days before its end (`churn.matured_after`).
/// A period that is not over by the as-of date, or is cut by `--from` or `--to`, is computed as far as it goes
/// (`complete` = no). Groups: the card at the period's end; each shop where the member bought; who served the member's
/// first purchase in it.
///
/// `lower`, `upper` = p ± 3·√(p(1 − p) ÷ customers) within 0–1, p = churned ÷ customers of all complete periods of the
/// group; `alarm` = the rate lies outside. Only complete periods are judged, with 6 or more of them, and where
/// customers × p ≥ 5.
///
/// A cohort's member returned who bought again on day 1 to `within_days` after the first purchase day ever; a cell is
/// complete when the month's last day + `within_days` ≤ as-of date. In `cohort_months` the member bought in the calendar
/// month that comes `month` months after; complete when that month is over. Averages count complete cells only. Share = returned ÷ members.
///
/// `silent_days` = as-of date − last purchase day. `limit_days` = the type-7 90th percentile of the days between the
/// member's purchase days (with fewer than three, of those of all members), at least 30 (`churn.at_risk_least`); in
/// `lost` it is 365. At risk: silent > limit. `value` = purchases of the 12 months up to the last one. `--from` and
/// `--to` choose periods and cohorts; `at_risk`, `lost` and `causes` always look at everything.
///
/// `recorded` = members with a 流失原因 in the log that holds a wording of the cause (`[leaving]`), each once a cause;
/// a text without any is `other`, and its cell is named. `evidence` = members of `lost` of whom the sheets say:
/// `never_called`: no call or visit in the log, texts aside; `staff_left`: who looks after the member, else served last,
/// had left (staff sheet) by the day the member was lost; `after_sales`: a complaint not solved; `assortment`: of the
/// category bought most often nothing was sold to anybody, and nothing launched, in the last `churn.lost_after` days.
/// Blank: no sheet could say.
///
/// `state` of a measure: `done` (a day up to the as-of date, or √), `late` (not done, due before the as-of date), else
/// `open`. `rate_before` = the churn rate of `period_before`, the last complete period (`--by`) that ended before the day
/// done; `rate_after` = that of `period_after`, the first complete one that began on that day or later. Blank: no such
/// period, or the day is not known. Both are of the whole shop, whatever `--from`, `--to` and `--group` say, and no proof
/// of an effect.
///
/// # Example
///
/// - `regulars churn 会员.xlsx`
/// - `regulars churn 会员.xlsx --by rolling --group tier`
/// - `regulars churn 会员.xlsx --by all --from 2026-01-01 -o churn.xlsx`
#[derive(Debug, Clone, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Churn {
    /// The length of a period; rolling: the six months ending on each month end
    #[arg(long, default_value = "half", value_parser = choice(&LENGTHS))]
    by: By,
    /// What splits the periods
    #[arg(long, value_parser = choice(&GROUPS))]
    group: Option<Group>,
    #[command(flatten)]
    span: Span,
}

const LENGTHS: [(&str, By); 6] = [
    ("month", By::Month),
    ("quarter", By::Quarter),
    ("half", By::Half),
    ("year", By::Year),
    ("all", By::All),
    ("rolling", By::Rolling),
];

/// What a member bought, as the tables look at it.
struct Seen<'h> {
    member: MemberId,
    history: &'h History,
    /// The days of all occasions, one for each, in order; never empty.
    days: &'h [NaiveDate],
}

impl Run for Churn {
    const RULES: &'static [&'static str] = &["churn", "leaving", "purchases", "tiers", "opening"];
    const DETAILS: Details = Details::STAFF;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let end = self.span.end(as_of)?;
        let stretches = period::stretches(self.by, &book.lines, self.span.from, end, as_of);
        let mut rates = Rates::new(book, rules, self.group, stretches, as_of);
        let mut cohorts = Cohorts::new(self.span.from, end);
        let mut silences = Silences::new(book, &rules.churn, as_of);
        let histories = Histories::new(book, &rules.purchases);
        let mut history = History::default();
        let mut days = Vec::new();
        for (member, _) in book.members() {
            histories.fill(member, as_of, &mut history);
            days.clear();
            days.extend(history.occasions().map(|purchase| purchase.day));
            if !days.is_empty() {
                let seen = Seen { member, history: &history, days: &days };
                cohorts.see(&seen);
                silences.see(&seen);
            }
            rates.see(member, &mut history, &days);
        }
        let (limit, silences) = silences.judge();
        let mut notes = vec![base(rules.churn.base)];
        let rows = rates.rows(self.span.from, &mut notes);
        notes.extend(cohorts.averages(as_of));
        notes.extend(cohorts.monthly_averages(as_of));
        notes.extend(limit);
        let evidence = Evidence::new(book, rules, as_of);
        let silences = silences.map(|list| evidence.trace(list));
        let tally = causes::Tally::new(book, &rules.leaving, as_of);
        notes.extend(tally.note(book));
        notes.extend(causes::log_begins(book, as_of));
        let causes = causes::table(&tally, &evidence, &silences[1]);
        let [at_risk, lost] = tables::silences(book, as_of, silences);
        let periods = tables::periods(book, self.group.is_none(), rows);
        let [by_days, by_months] = [tables::cohorts(cohorts.rows(as_of)), tables::cohort_months(cohorts.months(as_of))];
        let mut tables = vec![periods, by_days, by_months, at_risk, lost, causes];
        if let Some(measures) = measures::table(book, rules, self.by, as_of) {
            tables.push(measures);
            notes.push(measures::note());
        }
        let mut report = Report::new("churn", ("流失分析", "Churn"), tables);
        report.notes = notes;
        Ok(report)
    }
}

/// The members at risk, in the order of the book.
pub(super) fn at_risk(book: &Book, rules: &Rules, as_of: NaiveDate) -> Vec<MemberId> {
    let mut silences = Silences::new(book, &rules.churn, as_of);
    let mut days = Vec::new();
    Histories::new(book, &rules.purchases).each(as_of, |member, history| {
        days.clear();
        days.extend(history.occasions().map(|purchase| purchase.day));
        if !days.is_empty() {
            silences.see(&Seen { member, history, days: &days });
        }
    });
    let (_, [at_risk, _]) = silences.judge();
    let mut members: Vec<MemberId> = at_risk.into_iter().map(|silence| silence.member).collect();
    members.sort_unstable();
    members
}

fn base(base: Base) -> Words {
    Words::from(match base {
        Base::Bought => ("基数：期内买过的会员", "Base: members who bought in the period"),
        Base::All => ("基数：期末已有的全部会员", "Base: all members known by the period's end"),
    })
}
