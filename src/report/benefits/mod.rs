//! What each card brings.

mod matrix;
mod members;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::{Refusal, Run};
use crate::book::{Book, Details, Rules};
use crate::table::Report;

/// What each card brings, as a matrix of benefits and tiers, and for each member.
///
/// # What it shows
///
/// - `matrix`: one row a benefit, in the order of the rules, the card itself first.
/// - `members`: every customer, the highest tier first, then the key: the benefits of the card that was earned, and
///   what the next card would add.
///
/// # How it decides
///
/// The matrix is `[benefits]` of the rules: `zh` and `en` name a benefit, `tiers` says which cards bring it; a shop can
/// change it and add its own. The tier is the one earned on the as-of date, as `regulars tiers` shows it. Someone who is
/// not yet a customer has no card, and is not listed.
///
/// # Example
///
/// - `regulars benefits shop`
/// - `regulars benefits shop --table members -o benefits.xlsx`
/// - `regulars benefits shop --set benefits.club.tiers='["A"]' --table matrix`
#[derive(Debug, Clone, Default, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Benefits {}

impl Run for Benefits {
    const RULES: &'static [&'static str] = &["benefits", "tiers", "purchases", "opening"];
    const DETAILS: Details = Details::NONE;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let tables = vec![matrix::table(&rules.benefits), members::table(book, rules, as_of)];
        Ok(Report::new("benefits", ("会员权益", "Benefits"), tables))
    }
}
