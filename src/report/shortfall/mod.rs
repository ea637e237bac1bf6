//! Whom to invite to make up a shortfall.

mod candidates;
mod chance;
mod members;
mod staff;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::approach::left_out;
use super::{Refusal, Run};
use crate::book::{Book, Details, Money, Rules};
use crate::table::Report;

/// Whom to invite to make up a shortfall: the members who are likely to spend most within a week, until it is covered.
///
/// # What it shows
///
/// - `members`: whom to invite, the largest expected amount first, then the key, until the sum covers the amount asked
///   for; with what each usually buys, and whether a card or a gift is near or the member is at risk.
/// - `staff`: who is responsible for how many of them, and a target each; the targets add up to the amount.
/// - `cells`: the chance of each R×F cell, and from how many member-months it comes.
///
/// # How it decides
///
/// expected = chance × typical. chance = share of past member-months of the member's R×F cell with a purchase within 7
/// days (`shortfall.days`): for each of the last 24 months (`shortfall.months`) the members are scored on the same day of
/// that month, with that day's own cuts (`[rfm]`), as they are today. typical = median net purchase, rounded half away from
/// zero. A cell without a past has no chance, and its members are not listed.
///
/// Left out: members who opted out or have no usable number, dead numbers, members below 14
/// (`callbacks.minor_below`), with an open complaint, or contacted within 7 days (`shortfall.rest_days`). Responsible: who
/// looks after the member, else who served the last purchase and still works there. target = amount × expected of the person's members ÷ expected of all, to the cent.
///
/// `near_tier` as `regulars tiers` says; `near_gift`: points missing ≤ 10 % of the next gift (`shortfall.gift_share`);
/// `at_risk` as `regulars churn` says. Category: that of most purchases, by the items sheet; item likewise.
///
/// `text`: a text message (`parts` as in `callbacks today`): the promotion on its days (`[promotion]`), else the next card
/// where that is near, else new items that fit (`regulars callbacks arrivals --help`), else a greeting. `fallbacks` names the
/// slots that have no value.
///
/// # Example
///
/// - `regulars shortfall 5000 shop`
/// - `regulars shortfall 5000 shop --table staff`
/// - `regulars shortfall 12000.50 shop -o shortfall-{today}.xlsx`
#[derive(Debug, Clone, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Shortfall {
    /// The amount that is missing, such as 5000 or 4999.50
    #[arg(value_name = "AMOUNT", value_parser = amount)]
    amount: Money,
}

fn amount(text: &str) -> Result<Money, &'static str> {
    let amount = Money::parse_plain(text).filter(|&amount| amount > Money::ZERO);
    amount.ok_or("请写大于 0 的金额，例如 5000 / write an amount above zero, such as 5000")
}

impl Run for Shortfall {
    const RULES: &'static [&'static str] =
        &["shortfall", "callbacks", "rfm", "tiers", "points", "gifts", "churn", "purchases", "opening"];
    const DETAILS: Details = Details::STAFF;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let found = candidates::find(book, rules, as_of)?;
        let available: Money = found.candidates.iter().map(|candidate| candidate.expected).sum();
        let chosen = candidates::until_covered(found.candidates, self.amount);
        let staff = staff::table(book, &chosen, self.amount);
        let tables = vec![members::table(book, rules, as_of, chosen), staff, chance::table(found.chances)];
        let mut report = Report::new("shortfall", ("补业绩", "Shortfall"), tables);
        report.for_calling = true;
        if available < self.amount {
            let missing = self.amount - available;
            report.note((
                format!("能请的会员预计共 {available}，还差 {missing}。"),
                format!("All who may be invited come to {available}; {missing} is not covered."),
            ));
        }
        report.notes.extend(left_out(&found.left_out));
        Ok(report)
    }
}
