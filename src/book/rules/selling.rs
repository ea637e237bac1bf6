//! `[shortfall]` and `[promotion]`: whom to invite to the shop, and what is asked of whom.
#![expect(missing_docs, reason = "each field is a key of default.toml, explained there in both languages")]

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::book::Money;

/// How the members are chosen who could make up a shortfall.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shortfall {
    pub days: u32,
    pub months: u32,
    pub rest_days: u32,
    pub gift_share: f64,
}

/// A promotion.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promotion {
    pub name: String,
    pub from: String,
    pub to: String,
    pub categories: Vec<String>,
    pub sizes: Vec<String>,
    pub price: [String; 2],
    pub invite_days: u32,
    pub incentive: String,
    pub targets: BTreeMap<String, Money>,
}
