//! `[complaints]`: how soon to answer, and what the trade says of those who complain and those who do not.
#![expect(missing_docs, reason = "each field is a key of default.toml, explained there in both languages")]

use serde::Deserialize;

use super::Part;

/// Complaints.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Complaints {
    pub hours_local: u32,
    pub hours_elsewhere: u32,
    pub again_days: u32,
    pub shares: Shares,
    pub iceberg: Iceberg,
    pub silence: OfCause<Part>,
    pub causes: OfCause<Vec<String>>,
}

/// Of those who were not content, who buys again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shares {
    pub not_complained: Part,
    pub unsolved: Part,
    pub solved: Part,
    pub quickly: Part,
}

/// Of those who are not content, who complains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Iceberg {
    pub complain: Part,
    pub for_good: Part,
    pub insist: Part,
    pub once: Part,
}

/// One of each for the causes that the trade quotes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfCause<T> {
    pub moved: T,
    pub friends: T,
    pub price: T,
    pub quality: T,
    pub service: T,
}
