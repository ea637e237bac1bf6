//! What a line left the shop, where its row says so or the items sheet states what the item cost.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::book::calendar::Window;
use crate::book::rules::Metric;
use crate::book::{Book, Line, Money};
use crate::report::Refusal;
use crate::stats::round_half_away;
use crate::table::Words;

/// The cost of each item that purchases name; of no item where nobody asks for profit.
pub(super) struct Costs {
    asked: bool,
    // By position in the book's list of items.
    costs: Vec<Option<Money>>,
}

impl Costs {
    /// From the items sheet; an item is known by its name before its style number, by the first row that has a cost.
    ///
    /// # Errors
    /// Profit asked for where no cost is stated.
    pub(super) fn new(book: &Book, metric: Metric) -> Result<Self, Refusal> {
        if metric != Metric::Profit {
            return Ok(Self { asked: false, costs: Vec::new() });
        }
        let mut called = BTreeMap::new();
        let goods = || book.goods.iter().filter_map(|item| Some((item, item.cost?)));
        let names = goods().map(|(item, cost)| (&*item.name, cost));
        for (name, cost) in names.chain(goods().map(|(item, cost)| (&*item.sku, cost))) {
            if !name.is_empty() {
                called.entry(name).or_insert(cost);
            }
        }
        if called.is_empty() && !book.lines.state_profit() {
            return Err(Refusal(
                "没有成本，算不出毛利：请在消费表里加“毛利”或“成本”列，或者加一张有成本的商品表".to_owned(),
                "No profit without costs: add a column profit or cost to the purchases, or an items sheet with costs".to_owned(),
            ));
        }
        Ok(Self { asked: true, costs: book.items.iter().map(|(_, name)| called.get(name).copied()).collect() })
    }

    /// What a line left: as its own row says, else by the items sheet; `None` where neither does. A line without a
    /// quantity is one piece.
    pub(super) fn profit(&self, line: &Line) -> Option<Money> {
        line.profit.or_else(|| self.by_items(line))
    }

    fn by_items(&self, line: &Line) -> Option<Money> {
        let cost = self.costs.get(line.item.index()?).copied()??;
        let thousandths = if line.quantity == 0 { 1_000 } else { i128::from(line.quantity).abs() };
        let cost = Money(i64::try_from(round_half_away(i128::from(cost.0) * thousandths, 1_000)?).ok()?);
        Some(if line.amount < Money::ZERO { line.amount + cost } else { line.amount - cost })
    }

    /// How many lines of the window count for nothing because their cost is not known.
    pub(super) fn note(&self, book: &Book, window: Window, as_of: NaiveDate) -> Option<Words> {
        let held = || book.lines.iter().filter(|line| line.member.is_some() && window.holds(line.day, as_of));
        let unknown = if self.asked { held().filter(|line| self.profit(line).is_none()).count() } else { 0 };
        (unknown > 0).then(|| {
            let all = held().count();
            Words::from((
                format!("{all} 行消费里有 {unknown} 行查不到成本，没有算毛利"),
                format!("{unknown} of {all} lines have no known cost and count for no profit"),
            ))
        })
    }
}
