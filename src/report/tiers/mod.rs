//! Which card each member has earned.

mod brief;
mod dropping;
mod evidence;
mod factor;
mod fit;
mod members;
mod mix;
mod moves;
mod near;
#[cfg(test)]
mod published;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::migration::Since;
use super::{Refusal, Run};
use crate::book::rules::Keep;
use crate::book::{Book, Details, Histories, Rules};
use crate::table::Report;
pub(super) use brief::brief;
pub(super) use members::{REVIEW, action};
use evidence::Evidence;

/// Which card each member has earned, since when and by what, and what is missing to the next.
///
/// # What it shows
///
/// - `members`: every member, the highest tier first, then the larger total, then the key. `total` is the sum of net
///   purchases, with the opening balance where that counts for silver; `largest` the largest net purchase.
/// - `mix`: members of each tier beside the target shares, with what they spend. share = members ÷ those of A, B and C;
///   average = (total − opening balances)
///   ÷ purchases; purchases per member; `repeat_share` = members with purchases on at least two days ÷ members.
/// - `near`: who is close to the next tier, the smallest gap first, with the message `near`; `fallbacks` names
///   its slots without a value (who served is not looked up here).
/// - `dropping` (only where tiers lapse): who loses a tier within `tiers.near.days`, the day and the amount that keep it;
///   0.00 where any purchase does.
/// - `moves` (only with `--compare`): who stands elsewhere than by the built-in rules.
/// - `migration`, `moved` (only with `--since`): from which tier to which, and who.
/// - `fit` (only with `--fit-mix`): thresholds whose mix comes closest to the target shares.
///
/// # How it decides
///
/// Gold: one purchase ≥ 3,000, or ≥ 10,000 within any 6 months. Silver: one purchase ≥ 1,500, or ≥ 5,000 in all.
/// Temporary card: any purchase, or an opening balance. A purchase is a receipt after its refunds; where both ways are
/// reached on one day, the single purchase is named. Every figure is a rule (`tiers.gold.single` and so on).
///
/// `action` compares with the recorded card (blank counts as C): `apply_silver` or `apply_gold` where more is earned,
/// `review` where less is. `gap_single` = the threshold; `gap_total` = threshold − sum of the window that ends on the
/// as-of date; gap = the smaller; `window_ends` is the last day on which nothing has left that window. Near: gap ≤ 500
/// or ≤ 10 % of its threshold (`tiers.near`).
///
/// `--since`: the tiers of that day by the rules of today, with the refunds known then. `--fit-mix`: gold's thresholds times
/// one factor, silver's times another, 0.1 to 10, rounded to 100, such that |share − target share| of A, B and C add up to
/// the least; of equal ones the smallest |factor − 1| of both together.
///
/// # Example
///
/// - `regulars tiers 会员.xlsx`
/// - `regulars tiers 会员.xlsx --table near -o near.csv`
/// - `regulars tiers 会员.xlsx --set tiers.gold.single=2500 --compare`
#[derive(Debug, Clone, Default, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Tiers {
    /// Show who stands elsewhere than by the built-in rules.
    #[arg(long)]
    compare: bool,
    /// Find thresholds that bring the mix close to its target shares.
    #[arg(long)]
    fit_mix: bool,
    #[command(flatten)]
    since: Since,
}

impl Run for Tiers {
    const RULES: &'static [&'static str] = &["tiers", "purchases", "opening"];
    const DETAILS: Details = Details::NONE;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let since = self.since.day(as_of)?;
        let histories = Histories::new(book, &rules.purchases);
        let judged = members::judge(book, rules, as_of, &histories);
        let (mix, mut notes) = mix::table(&judged.mix, rules);
        let mut tables = vec![mix, near::table(book, rules, as_of, &judged.rows)];
        if rules.tiers.keep != Keep::Forever {
            tables.push(dropping::table(book, judged.dropping));
        }
        if self.compare {
            tables.push(moves::table(book, &judged.rows, as_of));
        }
        if let Some(since) = since {
            tables.extend(moves::since(book, rules, &judged.rows, since, as_of));
        }
        if self.fit_mix {
            let (table, advice) = fit::table(book, rules, as_of);
            tables.push(table);
            notes.push(advice);
        }
        let evidence = Evidence::new(book, rules, as_of, histories);
        tables.insert(0, members::table(book, rules, judged.rows, evidence));
        let mut report = Report::new("tiers", ("会员级别", "Tiers"), tables);
        report.notes = notes;
        Ok(report)
    }
}
