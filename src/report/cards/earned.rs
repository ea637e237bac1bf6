//! Who earned a card, and who answers for it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::lists::Applications;
use crate::book::{Book, CardStage, Histories, History, MemberId, NameId, Rules, Tier, opening, standing};
use crate::report::responsible::responsible;

/// What is known of a member and a card.
pub(super) struct Earned {
    /// The tier on the as-of date.
    pub(super) tier: Option<Tier>,
    /// Since when.
    pub(super) since: Option<NaiveDate>,
    /// The tier at the end of the day of the first application that does not say for which card.
    pub(super) when_applied: Option<Tier>,
    /// Who looks after the member, else who served last.
    pub(super) staff: NameId,
}

/// Whoever earned a card above the temporary one, or applied for one.
pub(super) fn earned(
    book: &Book,
    rules: &Rules,
    as_of: NaiveDate,
    applications: &Applications,
) -> BTreeMap<MemberId, Earned> {
    let histories = Histories::new(book, &rules.purchases);
    let tier = |id, history: &History, on| {
        let carried = opening(book.member(id), history, &rules.opening);
        standing(history, carried, &rules.tiers, on)
    };
    let mut found = BTreeMap::new();
    let mut until = History::default();
    histories.each(as_of, |id, history| {
        let now = tier(id, history, as_of);
        let above = now.as_ref().is_some_and(|earned| earned.tier > Tier::C);
        let own = applications.get(&id);
        if !above && own.is_none() {
            return;
        }
        let day = own.into_iter().flatten().filter(|of| of.card.is_none()).find_map(|of| of.stage(CardStage::Applied).day());
        let when_applied = day.and_then(|day| {
            histories.fill(id, day.min(as_of), &mut until);
            tier(id, &until, day)
        });
        found.insert(id, Earned {
            tier: now.as_ref().map(|earned| earned.tier),
            since: now.as_ref().and_then(|earned| earned.since),
            when_applied: when_applied.or_else(|| now.clone()).map(|earned| earned.tier),
            staff: responsible(book, id, history, as_of),
        });
    });
    found
}
