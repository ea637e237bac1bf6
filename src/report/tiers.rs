//! Which card each member has earned.

use chrono::NaiveDate;

use super::{Refusal, Run};
use crate::book::{Book, Rules};
use crate::table::Report;

/// Which card each member has earned, and what is missing to the next.
#[derive(Debug, Clone, clap::Args)]
pub struct Tiers {}

impl Run for Tiers {
    const RULES: &'static [&'static str] = &["tiers", "purchases", "opening"];

    fn run<'a>(&self, _: &'a Book, _: &'a Rules, _: NaiveDate) -> Result<Report<'a>, Refusal> {
        Ok(Report::new("tiers", ("会员级别", "Tiers"), vec![]))
    }
}
