//! The figures of the staff, counted for whomever and whenever they belong to.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::periods::Periods;
use crate::book::{Book, Money, NameId};
use crate::report::callbacks::audit;

/// Whose figures they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Of {
    /// Everybody's.
    Whole,
    /// A shop's.
    Shop(NameId),
    /// One person's.
    Staff(NameId),
}

/// Whose, and in which period; `None` for all of them together.
pub(super) type Slot = (Of, Option<usize>);

/// What somebody did in a period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Figures {
    /// Purchases served.
    pub(super) purchases: u64,
    /// Of them those whose member left the required details.
    pub(super) filled: u64,
    /// The members behind those, each once.
    pub(super) recorded: u64,
    /// Of the members recorded those who switched messages on.
    pub(super) switched_on: u64,
    /// Of the members recorded those who were asked when to call.
    pub(super) asked: u64,
    /// Purchases below the silver threshold.
    pub(super) small: u64,
    /// Of them those of members.
    pub(super) registered: u64,
    /// Purchases of which it is known when they were entered.
    pub(super) entered: u64,
    /// Of them those entered after the end of the next day.
    pub(super) entered_late: u64,
    /// Callbacks, as `callbacks audit` counts them.
    pub(super) callbacks: audit::Figures,
    /// What members bought in the days after somebody spoke or wrote to them.
    pub(super) sales_after: Money,
    /// Cards whose open stage was due in the period and is late.
    pub(super) cards_late: u64,
}

/// All figures.
pub(super) struct Counts<'p> {
    pub(super) periods: &'p Periods,
    pub(super) homes: &'p BTreeMap<NameId, NameId>,
    pub(super) found: BTreeMap<Slot, Figures>,
}

impl Counts<'_> {
    /// Where something of a person counts that happened in a shop, else in the person's own; nowhere outside the periods.
    pub(super) fn slots(&self, staff: NameId, shop: Option<NameId>, day: NaiveDate) -> Vec<Slot> {
        slots(self.periods, self.homes, staff, shop, day)
    }

    /// Adds to the figures of all these slots.
    pub(super) fn add(&mut self, slots: &[Slot], add: impl Fn(&mut Figures)) {
        for slot in slots {
            add(self.found.entry(*slot).or_default());
        }
    }
}

/// See [`Counts::slots`].
pub(super) fn slots(
    periods: &Periods,
    homes: &BTreeMap<NameId, NameId>,
    staff: NameId,
    shop: Option<NameId>,
    day: NaiveDate,
) -> Vec<Slot> {
    let Some(period) = periods.of(day) else { return Vec::new() };
    let shop = shop.unwrap_or_else(|| homes.get(&staff).copied().unwrap_or_default());
    let of = [Of::Whole, Of::Shop(shop), Of::Staff(staff)];
    of.into_iter().flat_map(|of| [(of, Some(period)), (of, None)]).collect()
}

/// The shop of each person: by the staff sheet, else where most of the lines were served, of equal ones the first by name.
pub(in crate::report) fn homes(book: &Book) -> BTreeMap<NameId, NameId> {
    let mut served: BTreeMap<(NameId, NameId), u64> = BTreeMap::new();
    for line in book.lines.iter().filter(|line| !line.staff.is_none()) {
        *served.entry((line.staff, line.shop)).or_default() += 1;
    }
    let mut most: BTreeMap<NameId, (u64, NameId)> = BTreeMap::new();
    for ((staff, shop), lines) in served {
        let home = most.entry(staff).or_insert((lines, shop));
        if lines > home.0 {
            *home = (lines, shop);
        }
    }
    let mut homes: BTreeMap<NameId, NameId> = most.into_iter().map(|(staff, (_, shop))| (staff, shop)).collect();
    // Of several rows of one name the last: that of the latest first day.
    let mut rows: Vec<_> = book.people.iter().filter(|person| !person.shop.is_none()).collect();
    rows.sort_by_key(|person| (person.name, person.joined, person.shop));
    homes.extend(rows.into_iter().map(|person| (person.name, person.shop)));
    homes
}
