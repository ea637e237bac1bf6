//! What a member had spent before the first dated line (ground rules, *Opening balance*).

use super::rules::{Opening, OpeningMode};
use super::{History, Member, Money};

/// The opening balance of a member: for one without dated lines the sheet's own total, else what a column 期初累计
/// states, or, where the rules say so, what the sheet's total has above its lines.
pub fn opening(member: &Member, history: &History, rules: &Opening) -> Money {
    let Some(profile) = &member.profile else {
        return Money::ZERO;
    };
    let total = profile.spend_total.map(|stated| stated.value);
    let stated = profile.opening.map(|stated| stated.value);
    if history.purchases.is_empty() && history.spent == Money::ZERO {
        return total.or(stated).unwrap_or_default();
    }
    let difference = || total.map(|total| total - history.spent).filter(|&more| more > Money::ZERO);
    match rules.mode {
        OpeningMode::Stated => stated.unwrap_or_default(),
        OpeningMode::Difference => stated.or_else(difference).unwrap_or_default(),
    }
}
