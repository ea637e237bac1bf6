//! What sold in the first days after its launch.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::held::Buyer;
use crate::book::{Book, Item, Line, Money, Tier};
use crate::report::span::Span;
use crate::table::Words;

/// A row of the table `arrivals`.
pub(super) struct Arrival<'a> {
    pub(super) item: &'a Item,
    pub(super) launch: NaiveDate,
    /// The last of the days that count.
    pub(super) until: NaiveDate,
    /// Whether those days are over.
    pub(super) complete: bool,
    pub(super) total: Money,
    /// What card holders bought.
    pub(super) held: Money,
}

/// The items launched, and what was sold of each.
pub(super) struct Arrivals<'a> {
    pub(super) rows: Vec<Arrival<'a>>,
    /// By item as purchases name it.
    of: Vec<Option<usize>>,
    /// Items left out, as they were launched before the book begins.
    before: usize,
}

impl<'a> Arrivals<'a> {
    /// The items launched within `span`, the newest first.
    pub(super) fn new(book: &'a Book, days: u32, span: Span, as_of: NaiveDate) -> Self {
        let first_sale = book.lines.iter().map(|line| line.day).min().unwrap_or(NaiveDate::MAX);
        let arrival = |(launch, item): (NaiveDate, &'a Item)| {
            let until = launch.checked_add_days(Days::new(days.saturating_sub(1).into())).unwrap_or(NaiveDate::MAX);
            Arrival { item, launch, until, complete: until <= as_of, total: Money::ZERO, held: Money::ZERO }
        };
        let launched = first_launches(book).into_iter().filter(|&(launch, _)| launch <= as_of && span.holds(launch));
        let (mut rows, before): (Vec<Arrival>, Vec<Arrival>) =
            launched.map(arrival).partition(|arrival| arrival.until >= first_sale);
        rows.sort_by(|a, b| b.launch.cmp(&a.launch).then_with(|| a.item.cmp(b.item)));
        let mut called = BTreeMap::new();
        let names = rows.iter().enumerate().map(|(index, row)| (&*row.item.name, index));
        for (name, index) in names.chain(rows.iter().enumerate().map(|(index, row)| (&*row.item.sku, index))) {
            called.entry(name).or_insert(index);
        }
        called.remove("");
        let of = book.items.iter().map(|(_, name)| called.get(name).copied()).collect();
        Self { rows, of, before: before.len() }
    }

    /// Adds a line, if it is of an item in its first days.
    pub(super) fn add(&mut self, line: &Line, buyer: Buyer, cards: &[Tier]) {
        let index = line.item.index().and_then(|item| self.of.get(item).copied().flatten());
        let row = index.map(|index| &mut self.rows[index]);
        if let Some(row) = row.filter(|row| (row.launch..=row.until).contains(&line.day)) {
            row.total += line.amount;
            if buyer.holds(cards) {
                row.held += line.amount;
            }
        }
    }

    /// What is not shown.
    pub(super) fn note(&self) -> Option<Words> {
        let before = self.before;
        (before > 0).then(|| {
            Words::from((
                format!("{before} 种商品在第一笔销售以前就上市了，不看"),
                format!("Items launched before the first sale in the book, left out: {before}"),
            ))
        })
    }
}

/// Each item once, sizes and repeated rows together, with its first launch.
fn first_launches(book: &Book) -> Vec<(NaiveDate, &Item)> {
    let mut first: BTreeMap<(&str, &str), (NaiveDate, &Item)> = BTreeMap::new();
    for (launch, item) in book.goods.iter().filter_map(|item| Some((item.launch?, item))) {
        let known = first.entry((&item.sku, &item.name)).or_insert((launch, item));
        *known = (*known).min((launch, item));
    }
    first.into_values().collect()
}
