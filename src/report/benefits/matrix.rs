//! Benefit × tier.

use crate::book::Tier;
use crate::book::rules::{Benefit, Benefits};
use crate::table::{Cell, Code, Column, Table, column};

/// A row: the card itself, or a benefit.
enum Row<'a> {
    Card,
    Benefit(&'a Benefit),
}

impl<'a> Row<'a> {
    fn name(&self) -> Cell<'a> {
        match self {
            Self::Card => Code { key: "card", words: ("卡别", "card") }.into(),
            Self::Benefit(Benefit { key, zh, en, .. }) => {
                Cell::Named { key: key.into(), zh: zh.into(), en: en.into() }
            }
        }
    }

    fn of(&self, tier: Tier) -> Cell<'a> {
        match self {
            Self::Card => Code { key: tier.words().1, words: tier.words() }.into(),
            Self::Benefit(benefit) => benefit.tiers.contains(&tier).into(),
        }
    }
}

/// The card, then the benefits in the order of the rules.
pub(super) fn table(benefits: &Benefits) -> Table<'_> {
    let rows = std::iter::once(Row::Card).chain(benefits.0.iter().map(Row::Benefit)).collect();
    let columns: Vec<Column<Row>> = vec![
        column("benefit", ("权益", "Benefit"), Row::name),
        column("gold", ("A 金卡", "A gold"), |row: &Row| row.of(Tier::A)),
        column("silver", ("B 银卡", "B silver"), |row: &Row| row.of(Tier::B)),
        column("temporary", ("C 临时积分卡", "C temporary"), |row: &Row| row.of(Tier::C)),
    ];
    Table::new("matrix", ("权益", "Benefits"), rows, columns)
}
