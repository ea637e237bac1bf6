//! What the till prints on every line of a receipt.

use super::basket::Line;
use super::model::Model;
use super::names::SHOPS;
use super::refunds::{Names, Refund};
use super::rng::Dice;
use super::staff::STAFF;
use super::visits::Visit;
use chrono::NaiveDate;

/// What all lines of one receipt have in common.
pub(super) struct Till {
    receipt: String,
    date: String,
    shop: &'static str,
    card: String,
    name: String,
    staff: &'static str,
}

impl Till {
    /// Of the receipt with this place among the visits.
    pub(super) fn of_sale(model: &Model, dice: &mut Dice, place: usize) -> Self {
        let visit = &model.visits[place];
        let date = written(dice, visit.day);
        let unreadable = place == model.unreadable;
        Self {
            receipt: number(visit),
            date: if unreadable { "2026-02-30".to_owned() } else { date },
            shop: SHOPS[visit.shop],
            card: visit.who.map_or_else(String::new, |who| model.people[who].card.clone()),
            name: name(model, dice, visit),
            staff: STAFF[visit.seller].name,
        }
    }

    /// Of what came back of one.
    pub(super) fn of_refund(model: &Model, dice: &mut Dice, refund: &Refund) -> Self {
        let sale = Self::of_sale(model, dice, refund.of);
        Self {
            receipt: match refund.names {
                Names::Receipt => sale.receipt,
                Names::Nothing => String::new(),
                Names::Itself => "T001".to_owned(),
            },
            date: written(dice, refund.day),
            ..sale
        }
    }

    /// One line of the export, without its end.
    pub(super) fn line(&self, line: &Line, amount: &str) -> String {
        let Self { receipt, date, shop, card, name, staff } = self;
        let item = line.item;
        let (style, what, category, yuan) = (item.style, item.name, item.category, item.yuan);
        let qty = line.qty;
        format!("{receipt},{date},{shop},{card},{name},{style},{what},{category},{qty},{yuan},{amount},{staff}")
    }
}

fn number(visit: &Visit) -> String {
    format!("{:03}", visit.receipt)
}

fn name(model: &Model, dice: &mut Dice, visit: &Visit) -> String {
    match visit.who {
        Some(who) => model.people[who].name.clone(),
        None if dice.chance(70) => "散客".to_owned(),
        None => String::new(),
    }
}

fn written(dice: &mut Dice, day: NaiveDate) -> String {
    let form = ["%Y-%m-%d", "%Y/%-m/%-d", "%Y年%-m月%-d日"][dice.weighted(&[80, 12, 8])];
    day.format(form).to_string()
}
