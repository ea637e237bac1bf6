//! Identities as rows write them, their texts end to end in one piece of memory: there may be millions.

use hashbrown::HashMap;

use super::look_up::bare;
use crate::book::{Identity, Kind, Place};

/// An identity as the rows of one kind of sheet write it, each way of writing once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::read) struct Party<'a> {
    /// Card number, leading zeros kept.
    pub(in crate::read) card: Option<&'a str>,
    /// Phone number that can be a key.
    pub(in crate::read) phone: Option<&'a str>,
    /// Name as written.
    pub(in crate::read) name: Option<&'a str>,
    /// The name as it is compared; none for 王小姐 or 张*, which name no one.
    pub(in crate::read) name_key: Option<&'a str>,
    /// The kind of sheet that means it.
    pub(in crate::read) kind: Kind,
    /// The first row that means it.
    pub(in crate::read) place: Place,
    /// Whether a row that means it was used; those of rows set aside are nobody.
    pub(in crate::read) met: bool,
}

impl<'a> Party<'a> {
    /// What stands first of card, phone and name, by which rows of several files are known to mean the same; a card
    /// without the zeros in front, which one of the files may have lost.
    fn key(&self) -> (u8, &'a str) {
        let keys = [self.card.map(|card| bare(card).unwrap_or(card)), self.phone, self.name_key];
        (0..).zip(keys).find_map(|(rank, key)| Some((rank, key?))).unwrap_or_default()
    }

    /// What puts parties into an order of texts, in which rows cannot decide anything.
    pub(super) fn texts(&self) -> impl Ord + use<'a> {
        (self.card.is_none(), self.card, self.phone.is_none(), self.phone, self.name)
    }

    /// How the rows name it.
    pub(in crate::read) fn identity(&self) -> Identity {
        Identity { card: self.card.map(Into::into), phone: self.phone.map(Into::into), name: self.name.map(Into::into) }
    }
}

/// The length of a text that there is not.
const NONE: u32 = u32::MAX;

/// Where the texts of a party stand.
#[derive(Debug)]
struct Kept {
    start: usize,
    /// The lengths of card, phone and name; [`NONE`] without one. The name as compared ends where the next party begins.
    lengths: [u32; 3],
    kind: Kind,
    place: Place,
    met: bool,
}

/// Parties in the order in which they were met.
#[derive(Debug, Default)]
pub(in crate::read) struct PartyList {
    text: String,
    kept: Vec<Kept>,
    have_names: bool,
}

impl PartyList {
    /// Adds a party.
    pub(super) fn push(&mut self, party: &Party<'_>) {
        let start = self.text.len();
        let texts = [party.card, party.phone, party.name];
        let lengths = texts.map(|text| text.map_or(NONE, |text| u32::try_from(text.len()).unwrap_or(NONE)));
        self.text.extend(texts.into_iter().chain([party.name_key]).flatten());
        self.have_names |= party.name_key.is_some();
        self.kept.push(Kept { start, lengths, kind: party.kind, place: party.place, met: party.met });
    }

    /// How many there are.
    pub(in crate::read) const fn len(&self) -> usize {
        self.kept.len()
    }

    /// Whether any has a name by which it is compared.
    pub(super) const fn have_names(&self) -> bool {
        self.have_names
    }

    /// Whether rows of a kind of sheet that were used mean any.
    pub(super) fn are_met_in(&self, kind: Kind) -> bool {
        self.kept.iter().any(|kept| kept.met && kept.kind == kind)
    }

    /// The party at `index`.
    pub(in crate::read) fn get(&self, index: usize) -> Party<'_> {
        let &Kept { start, lengths, kind, place, met } = &self.kept[index];
        let end = self.kept.get(index + 1).map_or(self.text.len(), |next| next.start);
        let mut rest = &self.text[start..end];
        let [card, phone, name] = lengths.map(|length| {
            let (text, behind) = rest.split_at_checked(length as usize)?;
            rest = behind;
            Some(text)
        });
        let name_key = Some(rest).filter(|key| !key.is_empty());
        Party { card, phone, name, name_key, kind, place, met }
    }

    /// All of them.
    pub(in crate::read) fn iter(&self) -> impl Iterator<Item = Party<'_>> {
        (0..self.len()).map(|index| self.get(index))
    }

    /// Notes which of them stand in rows that were used.
    pub(in crate::read) fn meet(&mut self, met: impl Iterator<Item = bool>) {
        for (party, met) in self.kept.iter_mut().zip(met) {
            party.met |= met;
        }
    }

    /// For each a number that all share that are named alike by what stands first of card, phone and name.
    pub(in crate::read) fn named_alike(&self) -> Vec<u32> {
        let mut known: HashMap<(u8, &str), u32> = HashMap::new();
        let mut numbers = Vec::with_capacity(self.len());
        for party in self.iter() {
            let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
            numbers.push(*known.entry(party.key()).or_insert(next));
        }
        numbers
    }
}
