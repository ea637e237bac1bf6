//! What a member had spent before the first dated line (ground rules, *Opening balance*).

use super::rules::{Opening, OpeningMode};
use super::{History, Member, Money, Profile, Stated};

/// The opening balance of a member: for one without dated lines the sheet's own total, else what a column 期初累计
/// states, or, where the rules say so, what the sheet's total has above its lines.
pub fn opening(member: &Member, history: &History, rules: &Opening) -> Money {
    stated_opening(member, history, rules).map(|stated| stated.value).unwrap_or_default()
}

/// The opening balance of a member with the cell that it comes from.
pub fn stated_opening(member: &Member, history: &History, rules: &Opening) -> Option<Stated<Money>> {
    of_profile(member.profile.as_deref()?, history, rules)
}

/// The opening balance that a profile states.
pub(super) fn of_profile(profile: &Profile, history: &History, rules: &Opening) -> Option<Stated<Money>> {
    let (total, stated) = (profile.spend_total, profile.opening);
    if !history.has_lines() {
        return total.or(stated);
    }
    let more = |total: Stated<Money>| Stated { value: total.value - history.spent, ..total };
    match rules.mode {
        OpeningMode::Stated => stated,
        OpeningMode::Difference => stated.or_else(|| total.map(more).filter(|more| more.value > Money::ZERO)),
    }
}
