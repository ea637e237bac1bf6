//! The shop's rules: every threshold, schedule and wording, as data.
//!
//! The commented file `default.toml` is the defaults: [`Rules::default`] reads it, `regulars rules` prints it with the
//! shop's own values in place, and its keys are the keys there are.

mod abc;
mod backup;
mod benefits;
mod built_in;
mod complaints;
mod document;
mod faults;
mod groups;
mod in_force;
mod leaving;
mod messages;
mod points;
mod register;
mod satisfaction;
mod sections;
mod segments;
mod selling;
mod supervision;
mod tags;
mod threshold;
mod value;
mod vip;

pub use abc::{Abc, Develop, Metric, OfClass, Parts, PartsError};
pub use backup::Backup;
pub use benefits::{Benefit, Benefits};
pub use complaints::{Complaints, Iceberg, OfCause, Shares};
pub use document::{RuleBook, RulesError};
pub use faults::{Fault, Faults};
pub use groups::{Days, Groups, Profiles};
pub use leaving::Leaving;
pub use messages::{Both, MessageError, Messages, OfTier, Phrase, Warning, Wording};
pub use points::{Gift, Points, Rate, Rates};
pub use register::Register;
pub use satisfaction::{Kpi, Quality, Satisfaction, Types};
pub use sections::{
    Advice, Arrivals, Base, Calendar, Callbacks, Churn, Cuts, Effect, Festival, High, HighFrom, Method, Monetary, Near,
    Opening, OpeningMode, Purchases, Refunds, Rfm, Segment, Shop, StepChannel, StepRule, SwitchOn, TierRule, Tiers,
    Unit, WindowFrom, WishCalls,
};
pub use segments::Oddity;
pub use selling::{Promotion, Shortfall};
pub use supervision::{Line as SupervisionLine, Personal as PersonalTarget, Supervision};
pub use tags::{Compare, Condition, Number, TagRule};
pub use threshold::{Keep, Threshold};
pub use value::{Part, Value};
pub use vip::{Goals, Vip};

use std::collections::BTreeMap;

use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// Everything in `shop.toml`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Version of the file's layout.
    pub schema: u32,
    /// Language of reports, blank for that of the headers.
    #[serde(deserialize_with = "language")]
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
    /// What each card brings.
    pub benefits: Benefits,
    /// Days per stage of a card application.
    pub register: Register,
    /// Whom to invite to make up a shortfall.
    pub shortfall: Shortfall,
    /// The promotion.
    pub promotion: Promotion,
    /// RFM scores and segments.
    pub rfm: Rfm,
    /// ABC classes.
    pub abc: Abc,
    /// Churn.
    pub churn: Churn,
    /// How staff write why a member left.
    pub leaving: Leaving,
    /// What a member is worth.
    pub value: Value,
    /// Complaints.
    pub complaints: Complaints,
    /// What headings of surveys ask about.
    pub satisfaction: Satisfaction,
    /// What card holders buy.
    pub vip: Vip,
    /// Groups of members.
    pub groups: Groups,
    /// Who the members are.
    pub profile: Profiles,
    /// Tags by rule.
    #[serde(default)]
    pub tags: BTreeMap<String, TagRule>,
    /// Callbacks.
    pub callbacks: Callbacks,
    /// What followed callbacks.
    pub effect: Effect,
    /// What is asked of the staff, and who checks it.
    pub supervision: Supervision,
    /// Closed days.
    pub calendar: Calendar,
    /// Festivals.
    pub festivals: Vec<Festival>,
    /// Messages to members.
    pub messages: Messages,
    /// Copies of the shop's files.
    pub backup: Backup,
}

fn language<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    const LANGUAGES: [&str; 3] = ["", "zh", "en"];
    let text = String::deserialize(deserializer)?;
    if LANGUAGES.contains(&text.as_str()) { Ok(text) } else { Err(Error::unknown_variant(&text, &LANGUAGES)) }
}

impl Default for Rules {
    fn default() -> Self {
        // The file is part of the program, and a test reads it.
        #[expect(clippy::unwrap_used, reason = "the built-in file is read by a test")]
        RuleBook::default().rules().unwrap()
    }
}
