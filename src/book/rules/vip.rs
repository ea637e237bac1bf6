//! `[vip]`: how much of the sales card holders should make.
#![expect(missing_docs, reason = "each field is a key of default.toml, explained there in both languages")]

use serde::Deserialize;

use crate::book::Tier;

/// What card holders buy.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vip {
    pub cards: Vec<Tier>,
    pub arrival_days: u32,
    pub goals: Goals,
}

/// The shares that card holders should make.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goals {
    pub spend: f64,
    pub arrivals: f64,
}
