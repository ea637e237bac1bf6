//! Who a row means: card number, phone and name as rows write them → the members of the book.

mod found;
mod look_up;
mod uneven;
mod written;

use hashbrown::HashMap;

use super::cell::Raw;
use super::row::Row;
use super::values::person::Person;
use super::values::phone::Phone;
use super::values::{Read, card, person, phone};
use crate::book::{Fact, Identity, Kind, Member, MemberId, Place, Problem};
pub(super) use uneven::say as say_uneven_cards;
use written::{Short, Written};

/// An identity as the rows of one kind of sheet write it, each way of writing once.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Party {
    /// Card number, leading zeros kept.
    pub(super) card: Option<Box<str>>,
    /// Phone number that can be a key.
    pub(super) phone: Option<Box<str>>,
    /// Name as written.
    pub(super) name: Option<Box<str>>,
    /// The name as it is compared; none for 王小姐 or 张*, which name no one.
    pub(super) name_key: Option<Box<str>>,
    /// The kind of sheet that means it.
    pub(super) kind: Kind,
    /// The first row that means it.
    pub(super) place: Place,
    /// Whether a row that means it was used; those of rows set aside are nobody.
    pub(super) met: bool,
}

impl Party {
    /// What stands first of card, phone and name, by which rows of several files are known to mean the same; a card
    /// without the zeros in front, which one of the files may have lost.
    fn key(&self) -> (u8, &str) {
        let card = self.card.as_deref().map(|card| look_up::bare(card).unwrap_or(card));
        let keys = [card, self.phone.as_deref(), self.name_key.as_deref()];
        (0..).zip(keys).find_map(|(rank, key)| Some((rank, key?))).unwrap_or_default()
    }

    /// How the rows name it.
    pub(super) fn identity(&self) -> Identity {
        Identity { card: self.card.clone(), phone: self.phone.clone(), name: self.name.clone() }
    }
}

/// For each party a number that all parties share that are named alike by what stands first of card, phone and name.
pub(super) fn named_alike(parties: &[Party]) -> Vec<u32> {
    let mut known: HashMap<(u8, &str), u32> = HashMap::new();
    let mut numbers = Vec::with_capacity(parties.len());
    for party in parties {
        let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
        numbers.push(*known.entry(party.key()).or_insert(next));
    }
    numbers
}

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

    fn party(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Position of the party.
    pub(super) const fn index(self) -> Option<usize> {
        if self.0 >= Self::ELSEWHERE.0 { None } else { Some(self.0 as usize) }
    }
}

/// All parties read so far.
#[derive(Debug, Default)]
pub(super) struct Parties {
    written: Written,
    scratch: String,
    /// What is wrong with identity cells.
    pub(super) notes: Vec<Problem>,
    pub(super) list: Vec<Party>,
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

/// Stands behind each cell where the cells are one text.
const SEPARATOR: u8 = 0x1f;

const fn kind_byte(kind: Kind) -> u8 {
    b'0' + kind as u8
}

impl<'a> IdentityCells<'a> {
    const fn all(&self) -> [Raw<'a>; 3] {
        [self.card, self.phone, self.name]
    }

    /// The cells as one short text, if they are texts and short.
    fn short(&self, kind: Kind) -> Option<Short> {
        let mut short = Short::default();
        short.push(&[kind_byte(kind)])?;
        for cell in self.all() {
            match cell {
                Raw::Text(text) => short.push(text.as_bytes())?,
                Raw::Blank => {}
                _ => return None,
            }
            short.push(&[SEPARATOR])?;
        }
        Some(short)
    }
}

/// The identity cells of a row, with the place of the row.
pub(super) type Said<'a> = (IdentityCells<'a>, Place);

impl Parties {
    /// Whom each of some rows means, in their order, by what `said` finds in it; nothing for a row that is no data.
    pub(super) fn whom<'a>(
        &mut self,
        sheet: (Kind, IdentityColumns),
        rows: &[Row<'a>],
        said: impl Fn(&Row<'a>) -> Option<Said<'a>>,
        mut mean: impl FnMut(Who),
    ) {
        // Many looked up in one go do not wait for memory one after the other.
        const AT_ONCE: usize = 64;
        for rows in rows.chunks(AT_ONCE) {
            let mut keys = [None; AT_ONCE];
            let mut known = [None; AT_ONCE];
            for (key, row) in keys.iter_mut().zip(rows) {
                *key = said(row).and_then(|(cells, _)| cells.short(sheet.0));
            }
            for (who, key) in known.iter_mut().zip(&keys) {
                *who = key.as_ref().and_then(|key| self.written.find(key));
            }
            for (row, who) in rows.iter().zip(known) {
                let look_up = || said(row).map_or(Who::NO_DATA, |(cells, place)| self.who(cells, sheet, place));
                mean(who.unwrap_or_else(look_up));
            }
        }
    }

    /// Who the cells of a row mean; the first time they are met in a kind of sheet, what is wrong with them is noted.
    /// Each kind of sheet has parties of its own, so that nothing need be noted row by row.
    fn who(&mut self, cells: IdentityCells<'_>, sheet: (Kind, IdentityColumns), place: Place) -> Who {
        let (kind, columns) = sheet;
        self.scratch.clear();
        self.scratch.push(char::from(kind_byte(kind)));
        for cell in cells.all() {
            match cell {
                Raw::Text(text) => self.scratch.push_str(text),
                other => self.scratch.push_str(&other.text()),
            }
            self.scratch.push(char::from(SEPARATOR));
        }
        if let Some(who) = self.written.get(&self.scratch) {
            return who;
        }
        let who = self.read(cells, (kind, columns), place);
        self.written.insert(&self.scratch, who);
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
            Person::Name { shown, key } => (Some(shown.into()), Some(key.into())),
            Person::Salutation(shown) | Person::Masked(shown) => (Some(shown.into()), None),
            Person::NoName(_) => (None, None),
        };
        let card =
            key(cells.card, card::card, |card| Some(card.into()), |fact, value| report(columns.card, fact, value));
        let number = |phone: Phone| phone.is_key().then(|| phone.digits.into());
        let phone = key(cells.phone, phone::phone, number, |fact, value| report(columns.phone, fact, value));
        if card.is_none() && phone.is_none() && name_key.is_none() {
            return Who::NOBODY;
        }
        self.list.push(Party { card, phone, name, name_key, kind, place, met: false });
        Who::party(self.list.len() - 1)
    }
}

/// What a cell says as a key; what is wrong with it is reported.
fn key<'a, T>(
    cell: Raw<'a>,
    parse: impl FnOnce(Raw<'a>) -> Result<Read<T>, Fact>,
    as_key: impl FnOnce(T) -> Option<Box<str>>,
    mut report: impl FnMut(Fact, &str),
) -> Option<Box<str>> {
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
pub(super) fn resolve(parties: &[Party]) -> Resolved {
    let from_sheets = parties.iter().any(|party| party.met && party.kind == Kind::Members);
    let founding = if from_sheets { Kind::Members } else { Kind::Purchases };
    let drafts = found::members(parties, founding);
    let mut notes = drafts.shared_phones(parties);
    let (of, drafts) = look_up::all(parties, drafts, &mut notes);
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_unstable_by(|&a, &b| drafts[a].key().cmp(drafts[b].key()));
    let mut place = vec![MemberId::new(0); drafts.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = MemberId::new(new);
    }
    let mut drafts: Vec<Option<Member>> = drafts.into_iter().map(Some).collect();
    let members = order.iter().filter_map(|&old| drafts[old].take()).collect();
    let of = of.into_iter().map(|member| member.map(|member: usize| place[member])).collect();
    Resolved { members, of, notes }
}

/// The order of texts in which rows cannot decide anything.
fn by_text(parties: &[Party], a: usize, b: usize) -> std::cmp::Ordering {
    let key = |index: usize| {
        let party = &parties[index];
        (party.card.is_none(), &party.card, party.phone.is_none(), &party.phone, &party.name)
    };
    key(a).cmp(&key(b))
}
