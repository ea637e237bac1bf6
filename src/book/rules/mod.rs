//! The shop's rules: every threshold, schedule and wording, as data.
//!
//! The commented file `default.toml` is the defaults: [`Rules::default`] reads it, `regulars rules` prints it with the
//! shop's own values in place, and its keys are the keys there are.

mod document;
mod sections;
mod threshold;

pub use document::{RuleBook, RulesError};
pub use sections::{
    Advice, Base, Calendar, Callbacks, Churn, Cuts, Effect, Festival, Gift, High, Method, Monetary, Near, Opening,
    OpeningMode, Points, Purchases, Refunds, Rfm, Segment, Shop, StepChannel, StepRule, TierRule, Tiers, Unit,
    WindowFrom, WishCalls,
};
pub use threshold::{Keep, Threshold};

use std::collections::BTreeMap;

use serde::Deserialize;

/// Everything in `shop.toml`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Version of the file's layout.
    pub schema: u32,
    /// Language of reports, blank for that of the headers.
    pub lang: String,
    /// The book that is read when no file is named, blank for none.
    pub book: String,
    /// The shop itself.
    pub shop: Shop,
    /// Headers of the shop's own and the fields that they hold.
    pub columns: BTreeMap<String, String>,
    /// What a purchase and a refund are.
    pub purchases: Purchases,
    /// Opening balances.
    pub opening: Opening,
    /// Card tiers.
    pub tiers: Tiers,
    /// Points.
    pub points: Points,
    /// Gifts for points.
    #[serde(default)]
    pub gifts: Vec<Gift>,
    /// RFM scores and segments.
    pub rfm: Rfm,
    /// Churn.
    pub churn: Churn,
    /// Callbacks.
    pub callbacks: Callbacks,
    /// What followed callbacks.
    pub effect: Effect,
    /// Closed days.
    pub calendar: Calendar,
    /// Festivals.
    pub festivals: Vec<Festival>,
}

impl Default for Rules {
    fn default() -> Self {
        // The file is part of the program, and a test reads it.
        #[expect(clippy::unwrap_used, reason = "the built-in file is read by a test")]
        RuleBook::default().rules().unwrap()
    }
}
