//! What the card of each member brings.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::book::rules::Benefit;
use crate::book::{Book, Histories, MemberId, Rules, Tier, opening, standing};
use crate::report::columns::who;
use crate::table::{Cell, Column, Table, column};

struct Row {
    id: MemberId,
    tier: Tier,
}

/// The customers, the highest tier first, then the key.
pub(super) fn table<'a>(book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Table<'a> {
    let histories = Histories::new(book, &rules.purchases);
    let mut rows = histories.filter_map(as_of, |id, history| {
        let carried = opening(book.member(id), history, &rules.opening);
        let tier = standing(history, carried, &rules.tiers, as_of).map(|earned| earned.tier);
        tier.map(|tier| Row { id, tier })
    });
    rows.sort_unstable_by_key(|row| (Reverse(row.tier), row.id));
    let [member, name] = who(book, |row: &Row| row.id);
    let benefits = &rules.benefits;
    let gains = move |row: &Row| {
        let next = benefits.of(row.tier.next());
        next.filter(|benefit| !benefit.tiers.contains(&row.tier)).collect::<Vec<_>>()
    };
    let columns: Vec<Column<'a, Row>> = vec![
        member,
        name,
        column("tier", ("级别", "Tier"), |row: &Row| row.tier.into()),
        column("benefits", ("享受", "Benefits"), |row: &Row| names(benefits.of(Some(row.tier)))),
        column("next_tier", ("下一级", "Next tier"), |row: &Row| row.tier.next().into()),
        column("gains", ("升级后增加", "The next card adds"), move |row: &Row| names(gains(row).into_iter())),
    ];
    Table::new("members", ("会员", "Members"), rows, columns)
}

/// The names, in their order; blank without any.
fn names<'a>(benefits: impl Iterator<Item = &'a Benefit>) -> Cell<'a> {
    let benefits: Vec<&Benefit> = benefits.collect();
    let join = |name: fn(&&Benefit) -> String, between| benefits.iter().map(name).collect::<Vec<_>>().join(between);
    let zh = join(|benefit| benefit.zh.clone(), "、");
    if zh.is_empty() { Cell::Blank } else { Cell::both(zh, join(|benefit| benefit.en.clone(), ", ")) }
}
