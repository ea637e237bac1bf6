//! What is bought on one visit.

use super::goods::{GOODS, Item, appeal};
use super::rng::Dice;
use chrono::{Datelike, NaiveDate};

/// One line of a receipt.
#[derive(Clone)]
pub(super) struct Line {
    pub(super) item: &'static Item,
    /// Pieces; below zero on a refund.
    pub(super) qty: i32,
    /// What was paid, in fen; below zero on a refund.
    pub(super) paid: i32,
}

/// One to four lines that suit the month and the purse.
pub(super) fn basket(dice: &mut Dice, day: NaiveDate, purse: usize) -> Vec<Line> {
    let weights: Vec<u32> = GOODS.iter().map(|item| appeal(item, purse, day.month())).collect();
    let lines = 1 + dice.weighted(&[54, 31, 11, 4]);
    let mut basket: Vec<Line> = Vec::with_capacity(lines);
    while basket.len() < lines {
        let item = &GOODS[dice.weighted(&weights)];
        // One style stands on one line of a receipt.
        if basket.iter().all(|line| line.item.style != item.style) {
            basket.push(line(dice, item));
        }
    }
    basket
}

fn line(dice: &mut Dice, item: &'static Item) -> Line {
    let several = item.yuan < 300 && dice.chance(12);
    let qty = if several { 2 } else { 1 };
    // Nine in ten at the tag's price, else 9折, 8.8折 or 8折.
    let percent = [100, 90, 88, 80][dice.weighted(&[86, 7, 4, 3])];
    Line { item, qty, paid: item.yuan * qty * percent }
}
