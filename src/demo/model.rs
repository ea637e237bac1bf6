//! The whole shop before it is written down: people, their visits, what came back.

use super::cards;
use super::people::{Person, people};
use super::period::date;
use super::refunds::{Refund, refunds};
use super::standing::Purchase;
use super::visits::{Visit, visits};
use chrono::NaiveDate;

/// Everything that the files are written from, so that they agree where they should.
pub(super) struct Model {
    pub(super) people: Vec<Person>,
    /// By day, shop and number of the receipt.
    pub(super) visits: Vec<Visit>,
    /// For each member the places of the visits, in order.
    pub(super) visits_of: Vec<Vec<usize>>,
    pub(super) refunds: Vec<Refund>,
    /// The visit whose date the export writes as 2026-02-30.
    pub(super) unreadable: usize,
    /// The visit whose amount the export writes as 约300.
    pub(super) rough: usize,
}

/// Whether what was brought back counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Back {
    Counted,
    /// As if nothing had come back and every date were readable: what the shop noted at the till.
    Ignored,
}

impl Model {
    /// The one and only shop.
    pub(super) fn new() -> Self {
        let mut people = people();
        let mut visits = visits(&people);
        cards::issue(&mut people, &visits);
        let rough = single(&visits, &[], date(2025, 4, 1), 299..=399);
        visits[rough].lines[0].paid = 300 * 100;
        let mut visits_of = vec![Vec::new(); people.len()];
        for (place, visit) in visits.iter().enumerate() {
            if let Some(who) = visit.who {
                visits_of[who].push(place);
            }
        }
        let refunds = refunds(&visits, &visits_of);
        Self {
            unreadable: single(&visits, &refunds, date(2026, 2, 24), 99..=599),
            refunds,
            people,
            visits,
            visits_of,
            rough,
        }
    }

    /// A member's purchases up to a day, in order.
    pub(super) fn purchases(&self, who: usize, until: NaiveDate, back: Back) -> Vec<Purchase> {
        let counted = back == Back::Counted;
        let own = self.visits_of[who].iter().copied();
        own.filter(|&of| self.visits[of].day <= until && !(counted && of == self.unreadable))
            .map(|of| Purchase {
                day: self.visits[of].day,
                paid: self.visits[of].paid() + if counted { self.back(of, until) } else { 0 },
            })
            .collect()
    }

    /// What was brought back of a visit up to a day; never above zero.
    fn back(&self, of: usize, until: NaiveDate) -> i32 {
        let of_it = self.refunds.iter().filter(|refund| refund.of == of && refund.day <= until);
        of_it.map(|refund| refund.line.paid).sum()
    }
}

/// The first visit of a member from this day on with one piece on one line at such a price, never brought back.
fn single(visits: &[Visit], refunds: &[Refund], from: NaiveDate, yuan: std::ops::RangeInclusive<i32>) -> usize {
    let fits = |place: usize| {
        let visit = &visits[place];
        let piece = &visit.lines[0];
        let alone = visit.lines.len() == 1 && piece.qty == 1 && yuan.contains(&piece.item.yuan);
        let kept = refunds.iter().all(|refund| refund.of != place);
        visit.day >= from && visit.who.is_some() && alone && kept
    };
    (0..visits.len()).find(|&place| fits(place)).unwrap_or(0)
}
