//! How many members do not come back, and who is about to stay away.

mod alarm;
mod cohort;
mod group;
mod known;
mod period;
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
use crate::book::{Book, Histories, History, MemberId, Rules};
use crate::table::{Report, Words};
use cohort::Cohorts;
use rate::Rates;
use silence::Silences;

/// How many members do not come back, and who is about to stay away.
///
/// # What it shows
/// periods: the churn rate of each period, with the limits of chance. cohorts: of the members who first bought in a
/// month, the share that bought again within 30, 90, 180, 365 days. at_risk: members silent for longer than their own
/// rhythm allows, most valuable first. lost: members silent for too long.
///
/// # How it decides
/// A purchase that refunds took back whole is none. Opening balances do not count.
/// churn_rate = 1 - returned / customers. customers: members with a purchase in the period (churn.base = "all": all
/// members known by its end). returned: those with purchases on two different days of it (purchases.unit = "row": two
/// rows). matured: only those whose first purchase in the period is 90 days before its end or earlier.
/// A period not over by the as-of date, or cut by --from or --to, is computed as far as it goes: complete = no.
/// Groups: the card at the period's end; each shop where the member bought; who served the first purchase of it.
/// lower, upper = p +- 3 * sqrt(p * (1 - p) / customers), p = churned / customers of all complete periods of the group;
/// alarm: outside of them; judged with 6 complete periods or more, and where customers * p >= 5.
/// cohorts: bought again on day 1 to within_days after the first purchase day ever; complete when the month's last
/// day + within_days is not after the as-of date.
/// silent_days = as-of date - last purchase day. limit_days = the type-7 90th percentile of the days between the
/// member's purchase days, of all members' if there are fewer than three days, but at least 30.
/// at_risk: silent_days > limit_days; lost: silent_days > 365. value = purchases of the 12 months up to the last one.
///
/// # Example
///   regulars churn 会员.xlsx
///   regulars churn 会员.xlsx --by rolling --group tier
///   regulars churn 会员.xlsx --by all --from 2026-01-01 -o churn.xlsx
#[derive(Debug, Clone, clap::Args)]
#[command(verbatim_doc_comment)]
#[expect(clippy::doc_markdown, reason = "the doc is the help, read as plain text")]
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
    const RULES: &'static [&'static str] = &["churn", "purchases", "tiers", "opening"];

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
        notes.extend(limit);
        let [at_risk, lost] = tables::silences(book, as_of, silences);
        let periods = tables::periods(book, self.group.is_none(), rows);
        let tables = vec![periods, tables::cohorts(cohorts.rows(as_of)), at_risk, lost];
        let mut report = Report::new("churn", ("流失分析", "Churn"), tables);
        report.notes = notes;
        Ok(report)
    }
}

fn base(base: Base) -> Words {
    Words::from(match base {
        Base::Bought => ("基数：期内买过的会员", "Base: members who bought in the period"),
        Base::All => ("基数：期末已有的全部会员", "Base: all members known by the period's end"),
    })
}
