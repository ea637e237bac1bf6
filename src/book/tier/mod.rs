//! Card tiers: which one a member has earned, since when, by which rule and with which purchases.
//!
//! Source: the member plan, *Tiers*. A gold card for one purchase of 3,000 or 10,000 within any half year, a silver
//! card for one of 1,500 or 5,000 in all, a temporary points card for any purchase; every figure is a rule.

mod distance;
mod earned;
mod frame;

pub use distance::Distance;
use earned::Moment;

use chrono::NaiveDate;
use serde::Deserialize;

use super::calendar::Window;
use super::rules::{Keep, TierRule, Tiers};
use super::{History, Money};

/// A card tier, the lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Tier {
    /// 临时积分卡
    C,
    /// 银卡
    B,
    /// 金卡
    A,
}

impl Tier {
    /// Every tier, the highest first.
    pub const ALL: [Self; 3] = [Self::A, Self::B, Self::C];

    /// Its code in output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
        }
    }

    /// Its card in Chinese and English.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::A => ("金卡", "gold"),
            Self::B => ("银卡", "silver"),
            Self::C => ("临时积分卡", "temporary"),
        }
    }

    /// The thresholds that earn it; none for a card that any purchase earns.
    pub const fn rule(self, rules: &Tiers) -> Option<&TierRule> {
        match self {
            Self::A => Some(&rules.gold),
            Self::B => Some(&rules.silver),
            Self::C => None,
        }
    }

    /// The next tier up.
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::C => Some(Self::B),
            Self::B => Some(Self::A),
            Self::A => None,
        }
    }
}

/// The rule by which a tier was earned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EarnedBy {
    /// One purchase reached the threshold.
    Single,
    /// The total reached the threshold.
    Total,
    /// Any purchase at all.
    Any,
    /// The opening balance alone reached the threshold.
    Opening,
}

impl EarnedBy {
    /// Its code in output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Total => "total",
            Self::Any => "any",
            Self::Opening => "opening",
        }
    }

    /// Its name in Chinese and English.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Single => ("单次消费", "one purchase"),
            Self::Total => ("累计消费", "total spend"),
            Self::Any => ("有消费", "any purchase"),
            Self::Opening => ("期初累计", "opening balance"),
        }
    }
}

/// A tier on the day that it was earned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earned {
    /// Which.
    pub tier: Tier,
    /// The day, at whose end it was judged; `None` for an opening balance, which has no date.
    pub since: Option<NaiveDate>,
    /// By which rule.
    pub by: EarnedBy,
    /// The purchases that count for it, as positions in the history.
    pub evidence: Vec<usize>,
    /// The last day on which it is held unless it is earned again; `None` for good.
    pub until: Option<NaiveDate>,
}

/// The tier that `history` and an opening balance have earned by the day `as_of`; `None` for someone who is not yet
/// a customer.
pub fn standing(history: &History, opening: Money, rules: &Tiers, as_of: NaiveDate) -> Option<Earned> {
    Tier::ALL.into_iter().find_map(|tier| {
        let moments = earned::moments(tier, history, opening, rules);
        let keep = if tier == Tier::C { Keep::Forever } else { rules.keep };
        let (moment, until) = held(&moments, keep, as_of)?;
        Some(Earned { tier, since: moment.since, by: moment.by, evidence: moment.evidence(history), until })
    })
}

/// The last unbroken holding of a tier that was earned at `moments`, and its last day, if it lasts until `as_of`.
fn held(moments: &[Moment], keep: Keep, as_of: NaiveDate) -> Option<(&Moment, Option<NaiveDate>)> {
    let mut holding = moments.first()?;
    let Keep::Months(months) = keep else {
        return Some((holding, None));
    };
    // An opening balance has no date from which it could last.
    let last_day = |moment: &Moment| moment.since.and_then(|day| Window::Months(months).ends(day));
    let mut until = last_day(holding);
    for moment in &moments[1..] {
        if until.is_none_or(|last| moment.since.is_some_and(|day| day > last)) {
            holding = moment;
        }
        until = last_day(moment);
    }
    until.is_some_and(|last| as_of <= last).then_some((holding, until))
}

#[cfg(test)]
mod tests;
