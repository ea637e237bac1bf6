//! What each member is scored by.

use chrono::NaiveDate;

use super::Scored;
use crate::book::calendar::Window;
use crate::book::rules::{Cuts, Monetary, Purchases};
use crate::book::{Book, Histories, MemberId, Money};
use crate::table::{Cell, Code};

/// A member with at least one purchase in the window.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measured {
    pub(super) member: MemberId,
    pub(super) days: u32,
    pub(super) frequency: u32,
    pub(super) total: Money,
}

impl Measured {
    /// The money that M measures.
    pub(super) fn monetary(&self, by: Monetary) -> Money {
        match by {
            Monetary::Total => self.total,
            Monetary::Average => self.total.average(self.frequency.into()),
        }
    }
}

/// Every member with a purchase in the window that ends on `as_of`, in the order of the book, still to be scored.
pub(super) fn measure(book: &Book, rules: &Purchases, window: Window, as_of: NaiveDate) -> Vec<Scored> {
    let start = window.start(as_of).unwrap_or(NaiveDate::MIN);
    Histories::new(book, rules).filter_map(as_of, |member, history| {
        let held = || history.occasions().filter(|purchase| purchase.day >= start);
        let last = held().next_back()?;
        let days = u32::try_from((as_of - last.day).num_days()).unwrap_or_default();
        let frequency = u32::try_from(held().count()).unwrap_or(u32::MAX);
        let total = held().map(|purchase| purchase.net).sum();
        Some(Measured { member, days, frequency, total }.into())
    })
}

/// R, F or M.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dimension {
    Recency,
    Frequency,
    Monetary,
}

impl Dimension {
    /// R, F and M.
    pub(super) const ALL: [Self; 3] = [Self::Recency, Self::Frequency, Self::Monetary];

    /// What it measures of a member: days, purchases, or minor units.
    pub(super) fn value(self, row: &Measured, by: Monetary) -> i64 {
        match self {
            Self::Recency => row.days.into(),
            Self::Frequency => row.frequency.into(),
            Self::Monetary => row.monetary(by).0,
        }
    }

    /// One day, one purchase, one yuan.
    pub(super) const fn unit(self) -> i64 {
        match self {
            Self::Recency | Self::Frequency => 1,
            Self::Monetary => Money::yuan(1).0,
        }
    }

    /// The shop's own cuts.
    pub(super) fn fixed(self, cuts: &Cuts) -> Vec<i64> {
        match self {
            Self::Recency => cuts.recency_days.clone(),
            Self::Frequency => cuts.frequency.clone(),
            Self::Monetary => cuts.monetary.iter().map(|money| money.0).collect(),
        }
    }

    /// Where the shop's own cuts stand.
    pub(super) const fn rule(self) -> &'static str {
        match self {
            Self::Recency => "rfm.cuts.recency_days",
            Self::Frequency => "rfm.cuts.frequency",
            Self::Monetary => "rfm.cuts.monetary",
        }
    }

    /// R, F or M, as people call it.
    pub(super) const fn letter(self) -> &'static str {
        match self {
            Self::Recency => "R",
            Self::Frequency => "F",
            Self::Monetary => "M",
        }
    }
}

impl From<Dimension> for Cell<'_> {
    fn from(dimension: Dimension) -> Self {
        let (key, words) = match dimension {
            Dimension::Recency => ("recency", ("最近消费（天）", "Recency (days)")),
            Dimension::Frequency => ("frequency", ("消费次数", "Frequency")),
            Dimension::Monetary => ("monetary", ("消费金额", "Monetary")),
        };
        Self::Code(Code { key, words })
    }
}
