//! Who makes the calls that nobody of the shop is bound to.

use std::collections::{BTreeMap, BTreeSet};

use super::Row;
use crate::book::{Book, NameId};

/// Gives the rows of one day without staff, in key order, to the person of their shop with the fewest rows, then by
/// name. The persons of a shop are those who served there.
pub(super) fn spread(rows: &mut [Row], book: &Book) {
    if rows.iter().all(|row| !row.staff.is_none()) {
        return;
    }
    let mut persons: BTreeMap<NameId, BTreeSet<NameId>> = BTreeMap::new();
    for line in book.lines.iter().filter(|line| !line.staff.is_none()) {
        persons.entry(line.shop).or_default().insert(line.staff);
    }
    let mut taken: BTreeMap<NameId, usize> = BTreeMap::new();
    for row in rows.iter() {
        *taken.entry(row.staff).or_default() += 1;
    }
    let mut order: Vec<usize> = (0..rows.len()).filter(|&index| rows[index].staff.is_none()).collect();
    order.sort_unstable_by_key(|&index| (rows[index].member, rows[index].callbacks[0].step));
    for index in order {
        let of_shop = persons.get(&rows[index].about.shop).into_iter().flatten();
        let free = of_shop.min_by_key(|&&person| (taken.get(&person).copied().unwrap_or_default(), person));
        if let Some(&person) = free {
            rows[index].staff = person;
            *taken.entry(person).or_default() += 1;
        }
    }
}
