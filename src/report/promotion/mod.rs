//! A promotion: whom to invite, who is responsible, and what came of it.

mod chosen;
mod comparison;
mod follow_up;
mod invitations;
mod plan;
mod staff;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::approach::left_out;
use super::{Refusal, Run};
use crate::book::{Book, Details, Rules};
use crate::table::Report;

/// A promotion: whom to invite by what each bought before, who is responsible, and what came of it against the targets.
///
/// # What it shows
///
/// - `chosen`: whom to invite, by the person responsible, then the larger typical purchase, then the key.
/// - `staff`: each person's target, members chosen, invited, reached, promised and come, amount against target, and who
///   was not followed up.
/// - `follow_up`: whose agreed time has passed without a visit or another contact, the longest first.
/// - `comparison`: members who were invited beside those who were not: how many bought. No cause: those invited were
///   chosen because they buy.
///
/// # How it decides
///
/// Everything stands in `[promotion]`: `from`, `to`, `categories`, `sizes`, `price`, `invite_days`, `targets`, `incentive`.
/// A member is chosen who ever bought of a category, has one of the sizes, and whose typical purchase (median) lies within
/// the price band: each criterion that is set must hold, and without any nobody is chosen. Left out: members who opted out
/// or have no usable number, dead numbers, members below 14 (`callbacks.minor_below`) or with an open complaint.
/// All is judged on the eve of the first day. Responsible: who looks after the member, else who served the last purchase and still works there.
///
/// Invited: a contact from `invite_days` before the first day to the last, whose step says 邀约, 邀请, 促销, 活动, invitation,
/// promotion or the promotion's name. Reached: a result of reached, will come, came or refused. Promised: will come, or an
/// agreed day. Came: a purchase on the days of the promotion, or the result came. amount = net purchases on these days.
/// `text`: the message `promotion` with the name, the last day and the category; `fallbacks` names the slots without a value.
/// The total target is the sum of the personal ones. Due for follow-up: the day after the agreed day.
///
/// # Example
///
/// - `regulars promotion shop`
/// - `regulars promotion shop --set promotion.categories='["外套"]' --table chosen`
/// - `regulars promotion shop --set promotion.from=2026-12-01 --set promotion.to=2026-12-03 -o promotion.xlsx`
#[derive(Debug, Clone, Default, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Promotion {}

impl Run for Promotion {
    const RULES: &'static [&'static str] = &["promotion", "callbacks", "purchases"];
    const DETAILS: Details = Details::STAFF;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let plan = plan::Plan::new(&rules.promotion, as_of)?;
        let chosen = chosen::choose(book, rules, &plan);
        let invited = invitations::invited(book, rules, &plan);
        let tables = vec![
            chosen::table(book, rules, as_of, &chosen),
            staff::table(book, rules, &chosen, &invited),
            follow_up::table(book, as_of, &invited),
            comparison::table(book, rules, &plan, &invited),
        ];
        let mut report = Report::new("promotion", ("促销", "Promotion"), tables);
        report.for_calling = true;
        report.notes.extend(plan.notes());
        report.notes.extend(staff::note(rules, &invited));
        report.notes.extend(left_out(&chosen.left_out));
        Ok(report)
    }
}

/// The first and the last day of the promotion, where the rules say.
///
/// # Errors
/// Rules that do not fit each other.
pub(super) fn days(rules: &Rules, as_of: NaiveDate) -> Result<Option<(NaiveDate, NaiveDate)>, Refusal> {
    Ok(plan::Plan::new(&rules.promotion, as_of)?.days)
}
