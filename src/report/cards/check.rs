//! What the sheets say of a member, where they disagree; and the points to adjust.

mod differences;
mod points;

use chrono::NaiveDate;

pub(in crate::report) use differences::of_register;

use crate::book::{Book, Details, Rules};
use crate::report::{Refusal, Run};
use crate::table::Report;

/// Compare name, phone, card number and birthday in the member sheets, the POS export and the card register.
///
/// # What it shows
///
/// - `differences`: each value that differs from the member's fullest row, with both cells, by key.
/// - `points`: the points to adjust in the POS, by key: what to add, below zero what to take off.
///
/// # How it decides
///
/// Rows are of one member where card number, phone or name say so. The fullest row of a member is compared with every
/// other row of it in member sheets, POS exports among them, and with its rows in the card register. A blank differs from
/// nothing. adjust = computed − sheet, computed as `regulars points` says.
///
/// # Example
///
/// - `regulars cards check shop`
/// - `regulars cards check 会员.xlsx POS导出.xls 跟进簿.xlsx`
/// - `regulars cards check shop --table points -o points.csv`
#[derive(Debug, Clone, Default, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Check {}

impl Run for Check {
    const RULES: &'static [&'static str] = &["points", "tiers", "purchases", "opening"];
    const DETAILS: Details = Details::NONE;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let tables = vec![differences::table(book), points::table(book, rules, as_of)];
        Ok(Report::new("cards", ("会员资料核对", "Members compared"), tables))
    }
}
