//! Who earned a card, and who answers for it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

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
pub(super) fn earned(book: &Book, rules: &Rules, as_of: NaiveDate) -> BTreeMap<MemberId, Earned> {
    let applied: BTreeSet<MemberId> = book.applications.iter().filter_map(|application| application.member).collect();
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
        if !above && !applied.contains(&id) {
            return;
        }
        let of = book.applications.iter().filter(|application| application.member == Some(id));
        let day = of.filter(|of| of.card.is_none()).find_map(|of| of.stage(CardStage::Applied).day());
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
