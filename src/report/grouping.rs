//! `--group`: what splits the rows of a report.

/// What splits the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// The card.
    Tier,
    /// The shop.
    Shop,
    /// The person who served.
    Staff,
}

/// The names that `--group` takes.
pub(super) const GROUPS: [(&str, Group); 3] = [("tier", Group::Tier), ("shop", Group::Shop), ("staff", Group::Staff)];
