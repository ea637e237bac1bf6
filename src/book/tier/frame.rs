//! The stretch of time whose purchases count for a total.

use chrono::NaiveDate;

use super::earned;
use crate::book::calendar::Window;
use crate::book::rules::{TierRule, Tiers, WindowFrom};
use crate::book::{History, Money};

/// A window that slides, or one that runs once.
pub(super) enum Frame {
    /// It ends on the day that is judged.
    Sliding(Window),
    /// It runs from its first to its last day; `None` before it has begun.
    Once(Option<(NaiveDate, NaiveDate)>),
}

impl Frame {
    pub(super) fn new(rule: &TierRule, history: &History, opening: Money, rules: &Tiers) -> Self {
        let from = match rule.window_from {
            WindowFrom::Any => return Self::Sliding(rule.window),
            WindowFrom::First => history.occasions().next().map(|purchase| purchase.day),
            // A silver rule that waits for the silver card would wait for itself.
            WindowFrom::Silver => {
                let silver = TierRule { window_from: WindowFrom::Any, ..rules.silver };
                earned::by_rule(&silver, history, opening, rules).iter().find_map(|moment| moment.since)
            }
        };
        Self::Once(from.map(|from| (from, rule.window.ends(from).unwrap_or(NaiveDate::MAX))))
    }

    /// The first day that counts for a total on `day`; `None` for the whole history.
    pub(super) fn start(&self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Sliding(window) => window.start(day),
            Self::Once(once) => once.map(|(from, _)| from),
        }
    }

    /// Whether a total can be reached on `day`.
    pub(super) fn open_on(&self, day: NaiveDate) -> bool {
        match self {
            Self::Sliding(_) => true,
            Self::Once(once) => once.is_some_and(|(from, last)| from <= day && day <= last),
        }
    }

    /// The last day on which a purchase on `oldest`, the oldest that counts, still does; `None` if it always will.
    pub(super) fn ends(&self, oldest: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Sliding(window) => window.ends(oldest),
            Self::Once(once) => once.map(|(_, last)| last).filter(|&last| last < NaiveDate::MAX),
        }
    }
}
