//! Which group each member belongs to, month by month.

mod group;
mod tables;
#[cfg(test)]
mod tests;
mod walk;

use chrono::NaiveDate;

use super::span::Span;
use super::{Refusal, Run, promotion};
use crate::book::rules::Days;
use crate::book::{Book, Details, Rules};
use crate::table::Report;
use group::Plan;

/// Which group each member belongs to, month by month: loyal, wavering, conquered, winnable, easy, lost.
///
/// # What it shows
///
/// - `groups`: members and share of each group at each month's end; long, so shown only if asked for (`--table groups`).
/// - `shares`: the same, a row for each month, with a chart.
/// - `staff`: of the wavering and the lost of each of the staff, how many were never contacted, and the median and the most
///   days since the last contact.
/// - `members`: the group of each member on the last day, with the tags; by group, then the longest silent, then the key.
///
/// # How it decides
///
/// Members with a purchase by the month's end (in the last month: the as-of date) are in one group, the first that fits:
///
/// - `lost`: silent for more than 365 days (`churn.lost_after`). `silent_days` = that day − last purchase day.
/// - `conquered`: the first purchase is one of the last 90 days (`groups.new_days`).
/// - `easy`: bought in at least two promotions, and in each one that ended since the first purchase. Promotions are those of
///   `groups.promotions` and `[promotion]`; the sheets say nothing of others.
/// - `loyal`: two purchases or more, `silent_days` ≤ `limit_days`, and not all of them in promotions.
/// - `winnable`: one purchase, or near the next tier (`tiers.near`).
/// - `wavering`: everybody else: overdue, or bought in promotions only.
///
/// `limit_days` is that of `churn`: the type-7 90th percentile of the days between the member's purchase days (with fewer than
/// three, of those of all members), at least 30 (`churn.at_risk_least`); all as known on the day. For the lost it is 365. share =
/// members of the group ÷ members of all groups. `days_since_contact` = that day − last contact of the log. Staff: who looks
/// after the member, else who served the last purchase and still works there. `--from` and `--to` choose the months.
///
/// `tags` are those of the member sheet (标签) and those whose conditions in `[tags]` all hold on the as-of date: `spend` (with the
/// opening balance), `purchases`, `days` since the last one, `birth_month`, `tier`, `category` (ever bought, by the items sheet),
/// `segment` of `rfm`. Sums by tag: `regulars profile --by tag`; members of a tag, in every report: `--tag NAME`.
///
/// # Example
///
/// - `regulars groups shop`
/// - `regulars groups shop --table members --columns name,group,days_since_contact,staff --staff 小李`
/// - `regulars groups shop --from 2026-01 --set tags.常客="purchases >= 6, days <= 90" -o groups.xlsx`
#[derive(Debug, Clone, Default, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Groups {
    #[command(flatten)]
    span: Span,
}

impl Run for Groups {
    const RULES: &'static [&'static str] = &["groups", "tags", "churn", "promotion", "tiers", "purchases", "opening"];
    const DETAILS: Details = Details::STAFF;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let mut promotions = rules.groups.promotions.clone();
        promotions.extend(promotion::days(rules, as_of)?.map(|(from, to)| Days { from, to }));
        promotions.sort_unstable();
        promotions.dedup();
        let few = promotions.len() < 2;
        let plan = Plan { churn: &rules.churn, new_days: rules.groups.new_days, promotions };
        let found = walk::walk(book, rules, &plan, self.span, as_of)?;
        let (groups, staff) = (tables::groups(&found.months), tables::staff(book, &found.rows));
        let tables = vec![groups, tables::shares(found.months), staff, tables::members(book, found.rows)];
        let mut report = Report::new("groups", ("顾客群", "Groups of members"), tables);
        if few {
            report.note((
                "不到两次促销（[groups] promotions、[promotion]），没有人算轻而易举",
                "Fewer than two promotions ([groups] promotions, [promotion]): nobody is easy",
            ));
        }
        Ok(report)
    }
}
