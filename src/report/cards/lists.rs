//! The lists of cards that wait for somebody.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::earned::{Earned, earned};
use super::{due, moves, void};
use crate::book::{Application, Book, MemberId, Rules, Tier};
use crate::table::Report;

/// What the lists look at.
pub(in crate::report) struct Cards<'a> {
    pub(super) book: &'a Book,
    pub(super) rules: &'a Rules,
    pub(super) as_of: NaiveDate,
    /// Whoever earned a card above the temporary one, or applied for one.
    pub(super) earned: BTreeMap<MemberId, Earned>,
    applications: Applications<'a>,
}

/// The applications of each member.
pub(super) type Applications<'a> = BTreeMap<MemberId, Vec<&'a Application>>;

impl<'a> Cards<'a> {
    pub(in crate::report) fn new(book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Self {
        let mut applications = Applications::new();
        for application in &book.applications {
            if let Some(id) = application.member {
                applications.entry(id).or_default().push(application);
            }
        }
        Self { book, rules, as_of, earned: earned(book, rules, as_of, &applications), applications }
    }

    /// The card that an application is about: as written, else the one earned by its day, else silver.
    pub(super) fn card(&self, application: &Application) -> Tier {
        let earned = application.member.and_then(|id| self.earned.get(&id));
        let by_day = || earned?.when_applied.filter(|&tier| tier > Tier::C);
        application.card.or_else(by_day).unwrap_or(Tier::B)
    }

    /// The applications of a member.
    pub(super) fn of(&self, id: MemberId) -> impl Iterator<Item = &'a Application> + '_ {
        self.applications.get(&id).into_iter().flatten().copied()
    }

    /// The recorded card; a blank one counts as C.
    pub(in crate::report) fn recorded(&self, id: MemberId) -> Tier {
        let profile = self.book.member(id).profile.as_deref();
        profile.and_then(|profile| profile.tier).map_or(Tier::C, |stated| stated.value)
    }
}

/// The report.
pub(super) fn report<'a>(book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Report<'a> {
    let cards = Cards::new(book, rules, as_of);
    Report::new("cards", ("会员卡", "Cards"), vec![due::table(&cards), void::table(&cards), moves::table(&cards)])
}
