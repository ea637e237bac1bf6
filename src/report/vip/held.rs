//! Who made a sale, by the card held before that day.

use crate::book::Tier;

/// Whose sale it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Buyer {
    /// Someone who held this card.
    Holder(Tier),
    /// A member without any card.
    NoCard,
    /// Nobody that the line names.
    NoMember,
}

impl Buyer {
    /// How many kinds of buyers there are.
    pub(super) const KINDS: usize = 5;

    /// Its place among the kinds: gold, silver, temporary, no card, no member.
    pub(super) const fn place(self) -> usize {
        match self {
            Self::Holder(Tier::A) => 0,
            Self::Holder(Tier::B) => 1,
            Self::Holder(Tier::C) => 2,
            Self::NoCard => 3,
            Self::NoMember => 4,
        }
    }

    /// Whether one of these cards was held.
    pub(super) fn holds(self, cards: &[Tier]) -> bool {
        matches!(self, Self::Holder(card) if cards.contains(&card))
    }
}
