//! `[leaving]`: how staff write down why a member left.
#![expect(missing_docs, reason = "each field is a key of default.toml, explained there in both languages")]

use serde::Deserialize;

/// Wordings of each cause, any of which a note of the log may hold.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaving {
    pub moved: Vec<String>,
    pub service: Vec<String>,
    pub assortment: Vec<String>,
    pub brand: Vec<String>,
    pub after_sales: Vec<String>,
    pub never_called: Vec<String>,
    pub staff_left: Vec<String>,
    pub none: Vec<String>,
}
