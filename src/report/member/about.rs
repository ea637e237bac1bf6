//! Who is asked about, with what every part of the answer needs.

use chrono::NaiveDate;

use crate::book::{
    Book, Earned, Histories, History, Member, MemberId, Money, NameId, Place, Profile, Purchase, Rules, Stated, standing,
    stated_opening,
};

/// The member and what was bought.
pub(super) struct About<'a> {
    pub(super) book: &'a Book,
    pub(super) rules: &'a Rules,
    pub(super) as_of: NaiveDate,
    pub(super) id: MemberId,
    pub(super) history: History,
    pub(super) opening: Option<Stated<Money>>,
    pub(super) earned: Option<Earned>,
}

impl<'a> About<'a> {
    pub(super) fn new(book: &'a Book, rules: &'a Rules, as_of: NaiveDate, id: MemberId) -> Self {
        let mut history = History::default();
        Histories::new(book, &rules.purchases).fill(id, as_of, &mut history);
        let opening = stated_opening(book.member(id), &history, &rules.opening);
        let carried = opening.map(|stated| stated.value).unwrap_or_default();
        let earned = standing(&history, carried, &rules.tiers, as_of);
        Self { book, rules, as_of, id, history, opening, earned }
    }

    pub(super) fn member(&self) -> &'a Member {
        self.book.member(self.id)
    }

    pub(super) fn profile(&self) -> Option<&'a Profile> {
        self.member().profile.as_deref()
    }

    /// The opening balance, zero for none.
    pub(super) fn carried(&self) -> Money {
        self.opening.map(|stated| stated.value).unwrap_or_default()
    }

    /// The cells of a purchase.
    pub(super) fn places(&self, purchase: &Purchase) -> Vec<Place> {
        self.history.lines(purchase).iter().map(|line| line.place).collect()
    }

    /// The cells of the purchases from a day on.
    pub(super) fn places_since(&self, start: Option<NaiveDate>) -> Vec<Place> {
        let counted = self.history.occasions().filter(|purchase| start.is_none_or(|start| purchase.day >= start));
        counted.flat_map(|purchase| self.places(purchase)).collect()
    }

    /// The member sheet's row.
    pub(super) fn row(&self) -> Option<Place> {
        self.profile().and_then(|profile| profile.place)
    }

    pub(super) fn staff(&self, name: NameId) -> &'a str {
        self.book.staff.get(name)
    }
}
