//! What each member has in points, and what of vouchers.

mod cause;
mod differences;
mod gifts;
mod members;
#[cfg(test)]
mod tests;
mod vouchers;

pub(super) use differences::{Compared, Difference, compare};

use chrono::NaiveDate;

use super::{Refusal, Run};
use crate::book::{Book, Details, Histories, Rules};
use crate::table::Report;

/// What each member has in points, which gifts are within reach, and what became of the vouchers.
///
/// # What it shows
///
/// - `members`: every member, the largest balance first, then the key, with the balance that the sheet states beside it.
/// - `gifts`: the ladder of gifts (`[[gifts]]`), and how many members have the points for each.
/// - `vouchers`: of each kind, how many were given, used and ran out, and the sales on the days of their use.
/// - `expiring`: vouchers that run out within 30 days (`points.voucher_days`), the first to go first.
/// - `differences`: where the sheet's 积分 is not what was computed, with the cell and the likely cause, by key. A member
///   without a purchase and without 启用积分 is not compared, and counted in a note.
///
/// # How it decides
///
/// earned = sum of floor(net purchase × rate), each purchase for itself; so a refund takes the points before it less the
/// points after it. The rate is 1 a yuan (`points.rate`), or that of the card held before the purchase day
/// (`points.rates`). balance = opening + earned − redeemed: opening = 启用积分 of the member sheet, redeemed = its 已用积分
/// (兑换积分), where it has none the 使用积分 of the purchases. An opening balance of money earns no points.
///
/// `within_reach` = gifts with points ≤ balance; `next_gift` = the cheapest of the others; `points_missing` = its points −
/// balance. difference = sheet − computed.
///
/// use rate = used ÷ issued; sales = net purchases of the members on the days on which they used one, each day once.
///
/// # Example
///
/// - `regulars points shop`
/// - `regulars points shop --table expiring`
/// - `regulars points shop --set points.rates.gold=1.5 -o points.xlsx`
#[derive(Debug, Clone, Default, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Points {}

impl Run for Points {
    const RULES: &'static [&'static str] = &["points", "gifts", "tiers", "purchases", "opening"];
    const DETAILS: Details = Details::NONE;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let histories = Histories::new(book, &rules.purchases);
        let counted = members::count(book, rules, as_of, &histories);
        let gifts = gifts::table(&rules.gifts, &counted.members);
        let vouchers = vouchers::Vouchers::new(book, as_of);
        let differing = differences::differing(counted.differences.len());
        let tables = vec![
            members::table(book, rules, counted.members),
            gifts,
            vouchers.kinds(&histories),
            vouchers.expiring(rules.points.voucher_days),
            differences::table(book, counted.differences),
        ];
        let mut report = Report::new("points", ("积分", "Points"), tables);
        report.notes.extend(differing);
        report.notes.extend(differences::not_compared(counted.not_compared));
        Ok(report)
    }
}
