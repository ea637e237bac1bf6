//! One member whole, with the reasons.

mod abc;
mod about;
mod callbacks;
mod card;
mod line;
mod log;
mod next;
mod points;
mod profile;
mod purchases;
mod referrals;
mod rfm;
#[cfg(test)]
mod tests;
mod tier;
mod value;

use chrono::NaiveDate;

use super::{Refusal, Run, find};
use crate::book::{Book, Details, Rules};
use crate::table::{Binding, Report};
use about::About;
use line::table;

/// One member whole, and why each figure is what it is.
///
/// # What it shows
///
/// Tables of what, how much, why, and from which cells:
///
/// - `profile`: what the member sheet says, and what is missing.
/// - `tier`: the tier, the rule that made it with its purchases, the recorded card. `next_tier`: what is missing, until when.
/// - `points`: how they came, the gifts within reach, the sheet's balance.
/// - `rfm`: each score with its value, the values that get it, and the rank; `segment_rules`: the rules in their order up to
///   the one that fits, each with the first condition that fails.
/// - `abc`: the class with the share before it, the kind of account. `value`: averages, and the forecast in words.
/// - `callbacks`: whether the member is contacted today and why not; what is open, comes, and became of the last ones.
/// - `contacts`, `card`, `complaints`: the log, the application with its next stage, the complaints.
/// - `purchases`: the last 20 rows, the latest first, with refunds and points. `referrals`: who brought the member, and
///   whom the member brought, at first and at second hand.
///
/// # How it decides
///
/// QUERY is a card number, a phone or a name, whole. Where several members fit they are listed, where none does the nearest
/// are; the exit code is 2. Each figure is that of the report it belongs to, whose help has the formula: `tiers`, `points`,
/// `rfm`, `abc`, `value` (12 months ahead), `callbacks today`, `cards`. share before = value of those ranked before ÷ value of
/// all. rank = 1 + members with a better value. `p_alive` is that of BG/NBD; of members who came once that of MBG/NBD.
/// `sheet_cells` names five cells and counts the others. Phones are masked unless `--unmask`; ID-card numbers are never shown.
///
/// # Example
///
/// - `regulars member 00116 shop`
/// - `regulars why 田晓东 shop --table tier`
/// - `regulars member 00116 shop -o member.xlsx`
#[derive(Debug, Clone, clap::Args)]
#[command(verbatim_doc_comment, visible_alias = "why")]
pub struct Member {
    /// Card number, phone or name
    #[arg(value_name = "QUERY")]
    query: String,
}

impl Run for Member {
    const RULES: &'static [&'static str] = &[
        "tiers", "purchases", "opening", "points", "gifts", "rfm", "abc", "promotion", "value", "churn", "callbacks", "calendar",
        "festivals", "register",
    ];
    const DETAILS: Details = Details::ALL;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let about = About::new(book, rules, as_of, find::one(book, &self.query, as_of)?);
        let [scores, tried] = rfm::lines(&about)?;
        let tables = [
            ("profile", ("资料", "Profile"), profile::lines(&about)),
            ("tier", ("级别", "Tier"), tier::lines(&about)),
            ("next_tier", ("离下一级", "To the next tier"), next::lines(&about)),
            ("callbacks", ("回访安排", "Callbacks"), callbacks::lines(&about)?),
            ("contacts", ("联系记录", "Contacts"), log::contacts(&about)),
            ("card", ("办卡", "Card"), card::lines(&about)),
            ("complaints", ("投诉", "Complaints"), log::complaints(&about)),
            ("points", ("积分", "Points"), points::lines(&about)),
            ("rfm", ("RFM", "RFM"), scores),
            ("segment_rules", ("分群规则", "Rules of the segments"), tried),
            ("abc", ("ABC 分类", "ABC class"), abc::lines(&about)?),
            ("value", ("客户价值", "Value"), value::lines(&about)),
            ("purchases", ("消费", "Purchases"), purchases::lines(&about)),
            ("referrals", ("会员介绍", "Referrals"), referrals::lines(&about)),
        ];
        let tables = tables.into_iter().map(|(key, title, lines)| table(book, key, title, lines)).collect();
        Ok(Report { binding: Binding::OneSheet, ..Report::new("member", ("会员", "Member"), tables) })
    }
}
