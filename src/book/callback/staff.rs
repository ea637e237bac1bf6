//! Who makes the calls that nobody of the shop is bound to.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Row;
use super::roster::Shops;
use crate::book::NameId;

/// Gives the rows of one day without staff, in key order, to the person of their shop with the fewest rows, then by
/// name.
pub(super) fn spread<'a>(rows: &mut [Row], shops: &LazyCell<Shops<'a>, impl FnOnce() -> Shops<'a>>, day: NaiveDate) {
    if rows.iter().all(|row| !row.staff.is_none()) {
        return;
    }
    let mut taken: BTreeMap<NameId, usize> = BTreeMap::new();
    for row in rows.iter() {
        *taken.entry(row.staff).or_default() += 1;
    }
    let mut persons: BTreeMap<NameId, Vec<NameId>> = BTreeMap::new();
    let mut order: Vec<usize> = (0..rows.len()).filter(|&index| rows[index].staff.is_none()).collect();
    order.sort_unstable_by_key(|&index| (rows[index].member, rows[index].callbacks[0].step));
    for index in order {
        let shop = rows[index].about.shop;
        let of_shop = persons.entry(shop).or_insert_with(|| shops.persons(shop, day));
        let free = of_shop.iter().min_by_key(|&&person| (taken.get(&person).copied().unwrap_or_default(), person));
        if let Some(&person) = free {
            rows[index].staff = person;
            *taken.entry(person).or_default() += 1;
        }
    }
}
