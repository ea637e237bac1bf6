//! Every sale of the three years: members' visits, passers-by, and the receipts' numbers.

use super::basket::{Line, basket};
use super::days::visiting_days;
use super::names::SHOPS;
use super::people::Person;
use super::period::{LAST_OFFSET, day};
use super::rng::Dice;
use super::staff::{STAFF, serving};
use chrono::NaiveDate;

/// Receipts without a member.
const PASSERS_BY: usize = 430;

/// A receipt.
#[derive(Clone)]
pub(super) struct Visit {
    pub(super) day: NaiveDate,
    /// Place in [`SHOPS`].
    pub(super) shop: usize,
    /// Place among the members; none for a passer-by.
    pub(super) who: Option<usize>,
    /// Place in [`STAFF`].
    pub(super) seller: usize,
    /// The number of the receipt, which starts again at 1 every day in each shop.
    pub(super) receipt: u32,
    pub(super) lines: Vec<Line>,
}

impl Visit {
    /// What was paid, in fen.
    pub(super) fn paid(&self) -> i32 {
        self.lines.iter().map(|line| line.paid).sum()
    }
}

/// All receipts, by day, shop and number.
pub(super) fn visits(people: &[Person]) -> Vec<Visit> {
    let mut dice = Dice::new(2);
    let mut visits = Vec::new();
    for (place, person) in people.iter().enumerate() {
        for day in visiting_days(&mut dice, place) {
            visits.push(member_visit(&mut dice, person, place, day));
        }
    }
    let mut dice = Dice::new(3);
    visits.extend((0..PASSERS_BY).map(|_| passer_by(&mut dice)));
    number(&mut visits);
    visits
}

fn member_visit(dice: &mut Dice, person: &Person, place: usize, day: NaiveDate) -> Visit {
    let away = dice.chance(9);
    let shop = if away { 1 - person.shop } else { person.shop };
    Visit {
        day,
        shop,
        who: Some(place),
        seller: serving(dice, person.seller, shop, day),
        receipt: 0,
        lines: basket(dice, day, person.purse),
    }
}

fn passer_by(dice: &mut Dice) -> Visit {
    let day = day(dice.below(LAST_OFFSET + 1));
    let seller = dice.weighted(&[1; STAFF.len()]);
    let shop = STAFF[seller].shop.min(SHOPS.len() - 1);
    Visit { day, shop, who: None, seller: serving(dice, seller, shop, day), receipt: 0, lines: basket(dice, day, 0) }
}

fn number(visits: &mut [Visit]) {
    visits.sort_by_key(|visit| (visit.day, visit.shop));
    let mut last = None;
    let mut receipt = 0;
    for visit in visits {
        let till = (visit.day, visit.shop);
        receipt = if last == Some(till) { receipt + 1 } else { 1 };
        visit.receipt = receipt;
        last = Some(till);
    }
}
