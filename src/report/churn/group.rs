//! Which groups a member belongs to in a period.

use std::cmp::Reverse;

use crate::book::{History, Member, Money, NameId, Purchase, Rules, standing};
use crate::report::grouping::{Group, Key};

use super::period::Stretch;

/// The groups of a member whose history ends with the period. Who bought nothing in it counts where the last purchase
/// before it was, else where the member sheet says.
pub(super) fn groups(
    group: Option<Group>,
    rules: &Rules,
    member: &Member,
    (history, opening): (&History, Money),
    stretch: &Stretch,
) -> Vec<Key> {
    let bought = || history.occasions().filter(|purchase| purchase.day >= stretch.period.from);
    let latest = || history.occasions().next_back();
    let profile = member.profile.as_ref();
    match group {
        None => vec![Key::Whole],
        Some(Group::Tier) => {
            let earned = standing(history, opening, &rules.tiers, stretch.period.to);
            vec![Key::Tier(Reverse(earned.map(|earned| earned.tier)))]
        }
        Some(Group::Shop) => {
            let mut shops: Vec<NameId> = bought().map(|purchase| purchase.shop).collect();
            if shops.is_empty() {
                let known = latest().map(|purchase| purchase.shop).or_else(|| profile.map(|profile| profile.shop));
                shops.push(known.unwrap_or_default());
            }
            shops.sort_unstable();
            shops.dedup();
            shops.into_iter().map(Key::Shop).collect()
        }
        Some(Group::Staff) => {
            let served = |purchase: &Purchase| history.staff(purchase);
            let known = bought().next().or_else(latest).map(served).or_else(|| profile.map(|profile| profile.staff));
            vec![Key::Staff(known.unwrap_or_default())]
        }
    }
}
