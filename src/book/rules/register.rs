//! `[register]`: how long each stage of a card application may take.
#![expect(missing_docs, reason = "each field is a key of default.toml, explained there in both languages")]

use serde::Deserialize;

/// Days per stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Register {
    pub applied: u32,
    pub voided: u32,
    pub entered: u32,
    pub submitted: u32,
    pub approved: u32,
    pub notified: u32,
    pub agreed: u32,
    pub notified_again: u32,
    pub mailed: u32,
}
