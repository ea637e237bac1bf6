//! `[backup]`: where copies of the shop's files go, how many are kept, and when to remind of them.
#![expect(missing_docs, reason = "each field is a key of default.toml, explained there in both languages")]

use std::num::NonZeroUsize;

use serde::Deserialize;

/// Copies of the shop's files.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Backup {
    pub into: String,
    pub keep: NonZeroUsize,
    pub warn_days: u32,
}
