//! The answers looked at, each with the shop, the staff and the card that it is about.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::Asked;
use crate::book::calendar::Period;
use crate::book::{Answer, Book, Histories, History, MemberId, NameId, Rules, opening, standing};
use crate::report::grouping::{Group, Key};

/// An answer, and what it is about.
pub(super) struct Opinion<'a> {
    pub(super) answer: &'a Answer,
    pub(super) shop: NameId,
    pub(super) group: Key,
    /// Position of its period; `None` for one without a day.
    pub(super) period: Option<usize>,
}

/// All answers looked at, and the periods from the first to the last of them.
pub(super) struct Opinions<'a> {
    pub(super) all: Vec<Opinion<'a>>,
    pub(super) periods: Vec<Period>,
    pub(super) asked: Asked,
}

impl<'a> Opinions<'a> {
    pub(super) fn new(book: &'a Book, rules: &Rules, asked: Asked, as_of: NaiveDate) -> Self {
        let answers: Vec<&Answer> = book.answers.iter().filter(|answer| asked.holds(answer.day)).collect();
        let periods = periods(asked, answers.iter().filter_map(|answer| answer.day));
        let mut about = About { histories: Histories::new(book, &rules.purchases), history: History::default(), book, rules };
        let opinion = |answer: &'a Answer| {
            let [shop, staff] = about.served(answer, as_of);
            let group = match asked.group {
                None => Key::Whole,
                Some(Group::Shop) => Key::Shop(shop),
                Some(Group::Staff) => Key::Staff(staff),
                Some(Group::Tier) => about.card(answer.member, answer.day.unwrap_or(as_of)),
            };
            let period = answer.day.map(|day| periods.partition_point(|period| period.to < day));
            Opinion { answer, shop, group, period }
        };
        let all = answers.into_iter().map(opinion).collect();
        Self { all, periods, asked }
    }
}

/// The periods from the first to the last of some days.
pub(super) fn periods(asked: Asked, days: impl Iterator<Item = NaiveDate> + Clone) -> Vec<Period> {
    let (first, last) = (days.clone().min(), days.max());
    first.zip(last).map(|(first, last)| asked.by.periods(first, last)).unwrap_or_default()
}

/// Looks up what answers do not say.
struct About<'a, 'r> {
    book: &'a Book,
    rules: &'r Rules,
    histories: Histories<'a>,
    history: History,
}

impl About<'_, '_> {
    /// Shop and staff: as the answer says, else those of the member's last purchase up to its day.
    fn served(&mut self, answer: &Answer, as_of: NaiveDate) -> [NameId; 2] {
        let stated = [answer.shop, answer.staff];
        let Some(member) = answer.member.filter(|_| stated.iter().any(|name| name.is_none())) else { return stated };
        self.histories.fill(member, answer.day.unwrap_or(as_of), &mut self.history);
        let in_shop = |shop: NameId| answer.shop.is_none() || shop == answer.shop;
        let Some(last) = self.history.occasions().rev().find(|purchase| in_shop(purchase.shop)) else { return stated };
        let or = |stated: NameId, known: NameId| if stated.is_none() { known } else { stated };
        [or(answer.shop, last.shop), or(answer.staff, self.history.staff(last))]
    }

    /// The card held on a day.
    fn card(&mut self, member: Option<MemberId>, day: NaiveDate) -> Key {
        let Some(member) = member else { return Key::Tier(Reverse(None)) };
        self.histories.fill(member, day, &mut self.history);
        let carried = opening(self.book.member(member), &self.history, &self.rules.opening);
        let earned = standing(&self.history, carried, &self.rules.tiers, day);
        Key::Tier(Reverse(earned.map(|earned| earned.tier)))
    }
}
