//! The sections of `shop.toml`, as the reports use them. What each value means stands in `default.toml`.
#![expect(missing_docs, reason = "each field is a key of default.toml, explained there in both languages")]

use serde::Deserialize;

use super::{Keep, Threshold};
use crate::book::calendar::{ClosedDays, FestivalDay, Window};
use crate::book::{Money, Tier};

/// The shop itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shop {
    pub name: String,
    pub phone: String,
}

/// What a purchase and a refund are.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Purchases {
    pub unit: Unit,
    pub refunds: Refunds,
}

/// What one purchase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// A receipt; without a number, what was bought in one shop on one day.
    Receipt,
    /// What was bought in one shop on one day.
    Day,
    /// A row.
    Row,
}

/// What a refund does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refunds {
    /// It lowers the purchase it belongs to.
    Match,
    /// It lowers totals only.
    OwnDate,
}

/// Opening balances.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    pub mode: OpeningMode,
}

/// Which opening balance a member with dated lines has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OpeningMode {
    /// What a column 期初累计 states.
    Stated,
    /// A positive difference between the sheet's total and its rows, too.
    Difference,
}

/// Card tiers.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tiers {
    pub keep: Keep,
    pub near: Near,
    pub gold: TierRule,
    pub silver: TierRule,
    pub temporary: Target,
}

/// When the next tier, or the end of a tier that lapses, is near.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Near {
    pub amount: Money,
    pub share: f64,
    pub days: u32,
}

/// How a card is earned.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierRule {
    pub single: Threshold,
    pub total: Threshold,
    pub window: Window,
    pub window_from: WindowFrom,
    pub target_share: f64,
}

/// A tier that is not earned by a threshold.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    pub target_share: f64,
}

/// From when a window runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WindowFrom {
    /// Any: it slides.
    Any,
    /// Once, from the day of the silver card.
    Silver,
    /// Once, from the first purchase.
    First,
}

/// RFM scores and segments.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rfm {
    pub method: Method,
    pub bins: u8,
    pub window: Window,
    pub monetary: Monetary,
    pub high: High,
    pub high_from: HighFrom,
    pub cuts: Cuts,
    pub segments: Vec<Segment>,
}

/// How scores are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    Quantile,
    Ntile,
    Fixed,
    RfmCompat,
}

/// What M measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Monetary {
    Total,
    Average,
}

/// What counts as high for the eight classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum High {
    Mean,
    Median,
    Fixed,
}

/// The shop's own figures for what counts as high.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HighFrom {
    pub recency_days: i64,
    pub frequency: i64,
    pub monetary: Money,
}

/// Cuts of the fixed method, ascending.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cuts {
    pub recency_days: Vec<i64>,
    pub frequency: Vec<i64>,
    pub monetary: Vec<Money>,
}

/// A named range of scores.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    pub name: String,
    pub zh: String,
    pub r: [u8; 2],
    pub f: [u8; 2],
    pub m: [u8; 2],
    pub advice: Advice,
}

/// One line of advice.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    pub zh: String,
    pub en: String,
}

/// Churn.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Churn {
    pub base: Base,
    pub matured_after: u32,
    pub lost_after: u32,
    pub at_risk_least: u32,
}

/// Whom a churn rate is taken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Base {
    Bought,
    All,
}

/// Callbacks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Callbacks {
    pub purchase_day: u8,
    pub since: String,
    pub calls_per_person: usize,
    pub fatigue: usize,
    pub fatigue_days: u32,
    pub minor_below: u32,
    pub fallback_calls: usize,
    pub quarter: u32,
    pub quarterly_grace: u32,
    pub half_year_months: u32,
    pub next_grace: u32,
    pub card_grace: u32,
    pub wish_calls: WishCalls,
    pub arrivals: Arrivals,
    pub switch_on: SwitchOn,
    pub steps: Vec<StepRule>,
}

/// On which occasions which tiers are called; the others get a message.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WishCalls {
    pub birthday: Vec<Tier>,
    pub wedding: Vec<Tier>,
    pub joining: Vec<Tier>,
    pub festival: Vec<Tier>,
}

/// New items, and items that were ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arrivals {
    pub days: u32,
}

/// Messages to members who switched them on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SwitchOn {
    pub weather_rest: u32,
    pub care_days: u32,
    pub record_a_day: usize,
    pub record_rest: u32,
    pub special_approved: String,
    pub special_by: String,
}

/// One step of the schedule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepRule {
    pub id: String,
    pub day: u32,
    pub tiers: Vec<Tier>,
    pub channel: StepChannel,
    pub grace: u32,
}

/// How a step reaches the member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StepChannel {
    Phone,
    Sms,
}

/// What followed callbacks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    pub days: u32,
    pub least: u64,
    pub again: Vec<String>,
    pub not_again: Vec<String>,
}

/// Closed days.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    pub closed: ClosedDays,
}

/// A festival.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Festival {
    pub name: String,
    pub zh: String,
    pub day: FestivalDay,
}
