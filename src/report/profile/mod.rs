//! Who the members are, how well the shop knows them, and who brought whom.

mod field;
mod fields;
mod groups;
mod referrals;
pub(super) use field::{ASKED, Asked};
pub(super) use referrals::{Brought, Doubt, brought, referrers};
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::choice::choice;
use super::span::Span;
use super::tags::Tags;
use super::{Refusal, Run};
use crate::book::{Book, Details, Rules};
use crate::table::Report;
use field::{FIELDS, Field};

/// Who the members are and what each kind of them buys, how complete the profiles are, and who brought whom.
///
/// # What it shows
///
/// - `groups`: members who bought, by gender, age, income, occupation, education, region and tag as far as anything is known, or by one of
///   these (`--by`); ages in order, else the larger group first, those of whom nothing is known last.
/// - `fields`: how many members of the book have each field filled in.
/// - `untouched`: members of whom nothing was heard for 12 months (`profile.untouched_months`), with what is missing.
/// - `referrals`: whom each member brought, and whom these brought, the larger sum first. `brought`: the list of them.
///   `unclear`: referrers (介绍人) who are no member, or not clear.
///
/// # How it decides
///
/// `groups` counts members with a purchase in `--from` to `--to` (else ever). share = members ÷ all of them; total = their amounts in
/// these days, refunds on their own day, without opening balances; `total_share` = total ÷ total of all; average = total ÷ purchases;
/// gold, silver, temporary: members with that card on the last day; `churn_rate` = 1 − members with purchases on two different days ÷
/// members, as in `churn --by all`. A group of fewer than 5 members (`profile.least`) says nothing: `enough` = no, average and churn
/// rate blank. A member with several tags counts in each.
///
/// Age: whole years by the birthday on the last day, else the sheet's own number; groups begin at `profile.ages`. What is no number
/// stands as written, like everything else. share of `fields` = filled ÷ members of the book; age is filled by a birthday with its year.
///
/// Last sign = the latest of 更新日期, 入会日期, last purchase (also one brought back), last contact of the log. Untouched: before the 12 months that end on the
/// as-of date, or no such day at all.
///
/// A referrer is found by card number, else phone, else name, else a card number without its leading zeros; of several words, who
/// fits all that are known. Level 1: brought by the member; level 2: brought by one of those; nobody counts as brought by themselves.
/// `brought_total`, `second_total` = their amounts in these days. `tags`: see `regulars groups --help`.
///
/// # Example
///
/// - `regulars profile shop`
/// - `regulars profile shop --by age --table groups`
/// - `regulars profile shop --table untouched --staff 小李 -o untouched.xlsx`
#[derive(Debug, Clone, Default, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Profile {
    /// The one field to group by [default: each]
    #[arg(long, value_parser = choice(&FIELDS))]
    by: Option<Field>,
    #[command(flatten)]
    span: Span,
}

impl Run for Profile {
    const RULES: &'static [&'static str] = &["profile", "tags", "tiers", "purchases", "opening"];
    const DETAILS: Details = Details::STAFF;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let end = self.span.end(as_of)?;
        let tags = Tags::new(book, rules, as_of)?;
        let fields = self.by.map_or_else(|| FIELDS.map(|(_, field)| field).to_vec(), |field| vec![field]);
        let counted = groups::count(book, rules, (self.span, end, as_of), &tags, &fields);
        let [referrals, brought, unclear] = referrals::tables(book, &counted.spent);
        let least = rules.profile.least;
        let untouched = fields::untouched(book, rules, as_of, &tags);
        let mut tables = vec![groups::table(counted, least), fields::completeness(book), untouched, referrals];
        tables.extend([brought.aside(), unclear]);
        let mut report = Report::new("profile", ("会员资料", "Profile"), tables);
        report.note((
            format!("不足 {least} 人的组不作解读：平均和流失率空着。"),
            format!("Groups of fewer than {least} members are not interpreted: average and churn rate are blank."),
        ));
        Ok(report)
    }
}
