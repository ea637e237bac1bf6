//! `[satisfaction]`: what headings of surveys ask about.
#![expect(missing_docs, reason = "each field is a key of default.toml, explained there in both languages")]

use serde::Deserialize;

/// Which words of a heading place it where.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Satisfaction {
    pub midpoint: f64,
    pub quality: Quality,
    pub kpi: Kpi,
    pub types: Types,
}

/// The five dimensions of quality.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quality {
    pub times: Vec<String>,
    pub personal: Vec<String>,
    pub place: Vec<String>,
    pub product: Vec<String>,
    pub response: Vec<String>,
}

/// The three parts of the key figures.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kpi {
    pub product: Vec<String>,
    pub service: Vec<String>,
    pub people: Vec<String>,
}

/// The two sides of service.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Types {
    pub procedural: Vec<String>,
    pub personal: Vec<String>,
}
