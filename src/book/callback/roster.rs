//! Who of the staff is there, by the staff sheet: nobody calls who has left.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::book::{Book, NameId, Person};

/// The staff sheet by name and by shop.
pub(super) struct Roster<'a> {
    book: &'a Book,
    by_name: BTreeMap<NameId, Vec<&'a Person>>,
}

impl<'a> Roster<'a> {
    pub(super) fn new(book: &'a Book) -> Self {
        let mut by_name: BTreeMap<NameId, Vec<&Person>> = BTreeMap::new();
        for person in &book.people {
            by_name.entry(person.name).or_default().push(person);
        }
        Self { book, by_name }
    }

    /// Whether someone works on `day`: yes where one of the rows of this name says so, and where there is none.
    pub(super) fn is_there(&self, name: NameId, day: NaiveDate) -> bool {
        self.by_name.get(&name).is_none_or(|rows| rows.iter().any(|person| person.is_there(day)))
    }

    /// Who can be given calls of each shop: those of the staff sheet, and where it knows none of a shop whoever served
    /// there.
    pub(super) fn shops(&self) -> Shops<'_> {
        let mut listed: BTreeMap<NameId, BTreeSet<NameId>> = BTreeMap::new();
        for person in self.book.people.iter().filter(|person| !person.shop.is_none()) {
            listed.entry(person.shop).or_default().insert(person.name);
        }
        let mut served: BTreeMap<NameId, BTreeSet<NameId>> = BTreeMap::new();
        let mut last = (NameId::NONE, NameId::NONE);
        for line in self.book.lines.iter().filter(|line| !line.staff.is_none()) {
            if last != (line.shop, line.staff) {
                served.entry(line.shop).or_default().insert(line.staff);
                last = (line.shop, line.staff);
            }
        }
        Shops { roster: self, listed, served }
    }
}

/// Who works in which shop.
pub(super) struct Shops<'a> {
    roster: &'a Roster<'a>,
    listed: BTreeMap<NameId, BTreeSet<NameId>>,
    served: BTreeMap<NameId, BTreeSet<NameId>>,
}

impl Shops<'_> {
    /// Who is in `shop` on `day`, by name.
    pub(super) fn persons(&self, shop: NameId, day: NaiveDate) -> Vec<NameId> {
        let there = |persons: Option<&BTreeSet<NameId>>| -> Vec<NameId> {
            let all = persons.into_iter().flatten().copied();
            all.filter(|&person| self.in_shop(person, shop, day)).collect()
        };
        let listed = there(self.listed.get(&shop));
        if listed.is_empty() { there(self.served.get(&shop)) } else { listed }
    }

    /// Of someone with rows in several shops those of this one count.
    fn in_shop(&self, name: NameId, shop: NameId, day: NaiveDate) -> bool {
        let rows = self.roster.by_name.get(&name).map_or(&[][..], Vec::as_slice);
        let mut own = rows.iter().filter(|person| person.shop == shop).peekable();
        if own.peek().is_some() { own.any(|person| person.is_there(day)) } else { self.roster.is_there(name, day) }
    }
}
