//! Who a row means: card number, phone and name as rows write them → the members of the book.

mod found;
mod look_up;
mod party;
mod slots;
mod uneven;
mod written;

use std::borrow::Cow;

use super::cell::Raw;
use super::row::Row;
use super::values::person::Person;
use super::values::phone::Phone;
use super::values::{Read, card, person, phone};
use crate::book::{Fact, Kind, Member, MemberId, Place, Problem};
pub(super) use party::{Party, PartyList};
pub(super) use uneven::say as say_uneven_cards;
use written::{SEPARATOR, Short, Written};

/// What the identity cells of a row come to: a party, or nobody. Four bytes, since a table of a million is looked into
/// for every row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Who(u32);

impl Who {
    /// Nobody by name (散客), or nothing at all.
    pub(super) const NOBODY: Self = Self(u32::MAX);

    /// No row of data, so that nobody was looked for.
    pub(super) const NO_DATA: Self = Self(u32::MAX - 1);

    /// A row of another table, which this one does not look at.
    pub(super) const ELSEWHERE: Self = Self(u32::MAX - 2);

    /// As a mark that travels with a row.
    pub(super) const fn mark(self) -> u32 {
        self.0
    }

    /// From a mark that travelled with a row.
    pub(super) const fn of_mark(mark: u32) -> Self {
        Self(mark)
    }

    /// A row that nobody was looked for yet.
    pub(super) const UNSEEN: Self = Self(u32::MAX - 3);

    fn party(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Position of the party.
    pub(super) const fn index(self) -> Option<usize> {
        if self.0 >= Self::UNSEEN.0 { None } else { Some(self.0 as usize) }
    }
}

/// All parties read so far.
#[derive(Debug, Default)]
pub(super) struct Parties {
    written: Written,
    scratch: String,
    /// What some rows say, and whom that means; kept for the room only.
    keys: Vec<Short>,
    found: Vec<Who>,
    /// What is wrong with identity cells.
    pub(super) notes: Vec<Problem>,
    pub(super) list: PartyList,
}

/// The identity cells of a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct IdentityCells<'a> {
    pub(super) card: Raw<'a>,
    pub(super) phone: Raw<'a>,
    pub(super) name: Raw<'a>,
}

/// The columns of the identity cells of a sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct IdentityColumns {
    pub(super) card: u16,
    pub(super) phone: u16,
}

impl<'a> IdentityCells<'a> {
    const fn all(&self) -> [Raw<'a>; 3] {
        [self.card, self.phone, self.name]
    }

    /// The cells as a short way of writing; [`Short::NONE`] where they are none.
    fn short(&self, kind: Kind) -> Short {
        let texts = self.all().map(Raw::text);
        Short::of(kind, [texts[0].as_bytes(), texts[1].as_bytes(), texts[2].as_bytes()])
    }
}

/// The identity cells of a row, with the place of the row.
pub(super) type Said<'a> = (IdentityCells<'a>, Place);

impl Parties {
    /// Forgets the ways of writing, which only rows to come would need: a table of all of them is as large as the list.
    pub(super) fn close(&mut self) {
        self.written = Written::default();
    }

    /// Marks whom each of some rows means that is marked as unseen, in their order, by what `said` finds in it; for most
    /// rows `plain`, its texts of card, phone and name, is enough.
    pub(super) fn whom<'a>(
        &mut self,
        sheet: (Kind, IdentityColumns),
        rows: &[Row<'a>],
        marks: &mut [u32],
        plain: impl Fn(&Row<'a>) -> Option<[&'a str; 3]>,
        said: impl Fn(&Row<'a>) -> Said<'a>,
    ) {
        // Many looked up in one go do not wait for memory one after the other.
        const UNSEEN: u32 = Who::UNSEEN.mark();
        let keys = &mut self.keys;
        keys.clear();
        keys.extend(rows.iter().zip(&*marks).map(|(row, mark)| {
            let texts = if *mark == UNSEEN { plain(row) } else { None };
            texts.map_or(Short::NONE, |texts| Short::of(sheet.0, texts.map(str::as_bytes)))
        }));
        self.written.find_all(keys, &mut self.found);
        for (mark, found) in marks.iter_mut().zip(&self.found).filter(|(mark, _)| **mark == UNSEEN) {
            *mark = found.mark();
        }
        for (row, mark) in rows.iter().zip(marks).filter(|(_, mark)| **mark == UNSEEN) {
            let (cells, place) = said(row);
            *mark = self.who(cells, sheet, place).mark();
        }
    }

    /// Who the cells of a row mean; the first time they are met in a kind of sheet, what is wrong with them is noted.
    /// Each kind of sheet has parties of its own, so that nothing need be noted row by row.
    fn who(&mut self, cells: IdentityCells<'_>, sheet: (Kind, IdentityColumns), place: Place) -> Who {
        let short = cells.short(sheet.0);
        if short != Short::NONE {
            return self.written.find(short).unwrap_or_else(|| {
                let who = self.read(cells, sheet, place);
                self.written.insert(short, who);
                who
            });
        }
        let mut text = std::mem::take(&mut self.scratch);
        text.clear();
        text.push(char::from(b'0' + sheet.0 as u8));
        for cell in cells.all() {
            text.push_str(&cell.text());
            text.push(char::from(SEPARATOR));
        }
        let who = self.written.find_long(&text).unwrap_or_else(|| {
            let who = self.read(cells, sheet, place);
            self.written.insert_long(&text, who);
            who
        });
        self.scratch = text;
        who
    }

    fn read(&mut self, cells: IdentityCells<'_>, (kind, columns): (Kind, IdentityColumns), place: Place) -> Who {
        let notes = &mut self.notes;
        let mut report = |column, fact: Fact, value: &str| {
            // Those are said of every row that has one.
            if !fact.is_fault() {
                notes.push(Problem::new(Place { column, ..place }, fact, value));
            }
        };
        let written = cells.name.text();
        let (name, name_key) = match person::person(&written) {
            Person::Anonymous => return Who::NOBODY,
            Person::Name { shown, key } => (Some(shown), Some(key)),
            Person::Salutation(shown) | Person::Masked(shown) => (Some(shown), None),
            Person::NoName(_) => (None, None),
        };
        let card = key(cells.card, card::card, Some, |fact, value| report(columns.card, fact, value));
        let number = |phone: Phone| phone.is_key().then_some(Cow::Owned(phone.digits));
        let phone = key(cells.phone, phone::phone, number, |fact, value| report(columns.phone, fact, value));
        let (card, phone, name_key) = (card.as_deref(), phone.as_deref(), name_key.as_deref());
        if card.is_none() && phone.is_none() && name_key.is_none() {
            return Who::NOBODY;
        }
        self.list.push(&Party { card, phone, name, name_key, kind, place, met: false });
        Who::party(self.list.len() - 1)
    }
}

/// What a cell says as a key; what is wrong with it is reported.
fn key<'a, T>(
    cell: Raw<'a>,
    parse: impl FnOnce(Raw<'a>) -> Result<Read<T>, Fact>,
    as_key: impl FnOnce(T) -> Option<Cow<'a, str>>,
    mut report: impl FnMut(Fact, &str),
) -> Option<Cow<'a, str>> {
    if cell.is_blank() {
        return None;
    }
    match parse(cell) {
        Ok(read) => {
            if let Some(note) = read.note {
                report(note, &cell.text());
            }
            as_key(read.value)
        }
        Err(fact) => {
            report(fact, &cell.text());
            None
        }
    }
}

/// The members that the parties come to.
pub(super) struct Resolved {
    /// The members, in the order of their keys.
    pub(super) members: Vec<Member>,
    /// For each party its member; `None` for a party that the member sheets do not know.
    pub(super) of: Vec<Option<MemberId>>,
    /// What should be said.
    pub(super) notes: Vec<Problem>,
}

/// Finds the members: those of the member sheets where there are any, else every identity of the purchases.
pub(super) fn resolve(parties: &PartyList) -> Resolved {
    let founding = if parties.are_met_in(Kind::Members) { Kind::Members } else { Kind::Purchases };
    let drafts = found::members(parties, founding);
    let mut notes = drafts.shared_phones(parties);
    let (mut of, mut members) = look_up::all(parties, drafts, &mut notes);
    // Members of cards are found in the order of their keys.
    if !members.is_sorted_by(|a, b| a.key() <= b.key()) {
        let mut order: Vec<usize> = (0..members.len()).collect();
        order.sort_unstable_by(|&a, &b| members[a].key().cmp(members[b].key()));
        let mut place = vec![0; members.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = new;
        }
        for member in of.iter_mut().flatten() {
            *member = MemberId::new(place[member.index()]);
        }
        members = arranged(members, &mut place);
    }
    Resolved { members, of, notes }
}

/// The members where `places` says that each belongs, which is used up: there may be a million, and no room for two of each.
fn arranged(mut members: Vec<Member>, places: &mut [usize]) -> Vec<Member> {
    for at in 0..members.len() {
        while places[at] != at {
            let to = places[at];
            members.swap(at, to);
            places.swap(at, to);
        }
    }
    members
}
