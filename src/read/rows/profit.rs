//! What a line left the shop, where the sheet says so.

use super::super::header::Layout;
use super::super::row::Row;
use super::super::values::money;
use crate::book::Money;

/// The columns that state profit or cost.
pub(super) struct Profits {
    profit: Option<usize>,
    /// What the line cost in all, or each piece of it.
    cost: Option<(usize, Cost)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Cost {
    Line,
    Piece,
}

impl Profits {
    pub(super) fn new(layout: &Layout) -> Self {
        let header = |index: usize| layout.columns.iter().find(|column| usize::from(column.index) == index);
        let cost = layout.column("cost").map(|column| (column, cost(header(column).map_or("", |found| &found.header))));
        Self { profit: layout.column("profit"), cost }
    }

    /// The profit of a line of this amount and so many thousandths of a piece, 0 for one: as stated, else the amount
    /// less its cost. `None` where neither is stated or can be read.
    pub(super) fn of(&self, row: &Row<'_>, amount: Money, quantity: i32) -> Option<Money> {
        let read = |column: usize| money::money(row.get(column)).ok().map(|read| read.value);
        let sign = if amount < Money::ZERO { -1 } else { 1 };
        if let Some(stated) = self.profit.and_then(read) {
            // A refund takes back what the sale brought, whatever sign stands there.
            return Some(if sign < 0 && stated > Money::ZERO { -stated } else { stated });
        }
        let (column, of) = self.cost?;
        let thousandths = if of == Cost::Line || quantity == 0 { 1_000 } else { i64::from(quantity).abs() };
        // Half a 分 is rounded up: neither is below zero.
        let cost = (read(column)?.0.abs().checked_mul(thousandths)? + 500) / 1_000;
        Some(amount - Money(sign * cost))
    }
}

/// A column named as a price is of a piece, any other of the line.
fn cost(header: &str) -> Cost {
    const PIECE: [&str; 6] = ["价", "價", "price", "unit", "per", "单位"];
    let header = header.to_lowercase();
    if PIECE.iter().any(|word| header.contains(word)) { Cost::Piece } else { Cost::Line }
}

#[cfg(test)]
mod tests {
    use super::{Cost, cost};

    #[test]
    fn a_cost_named_as_a_price_is_of_a_piece() {
        for (header, expected) in [
            ("成本价", Cost::Piece),
            ("进价", Cost::Piece),
            ("Unit cost", Cost::Piece),
            ("cost per item", Cost::Piece),
            ("成本", Cost::Line),
            ("总成本", Cost::Line),
            ("成本金额", Cost::Line),
            ("cost of goods", Cost::Line),
        ] {
            assert!(cost(header) == expected, "{header}");
        }
    }
}
