//! The parties that make members: by card number, else by phone, else by a name that is nobody else's.

use hashbrown::{HashMap, HashSet};

use super::{Party, PartyList};
use crate::book::{Fact, Kind, Member, MemberId, Problem};
use crate::read::cell::is_space;

/// Parties that are found in one go.
const AT_ONCE: usize = 256;

/// The members found so far, and how those are found again that rows need not name by card.
#[derive(Default)]
pub(super) struct Drafts<'a> {
    pub(super) members: Vec<Member>,
    pub(super) by_phone: HashMap<&'a str, Vec<usize>>,
    /// Members known by their name alone.
    pub(super) by_name: HashMap<&'a str, usize>,
    /// For each member its name as it is compared, up to the last that has one.
    name_keys: Vec<Option<Box<str>>>,
    /// For each party that founded a member, or joined one: which.
    pub(super) of: Vec<Option<MemberId>>,
}

/// Makes members of the parties of one kind of sheet.
pub(super) fn members(parties: &PartyList, founding: Kind) -> Drafts<'_> {
    // The beginnings of the card numbers tell most parties apart without a look at the texts themselves.
    let founding = || parties.iter().enumerate().filter(|(_, party)| party.met && party.kind == founding);
    let mut named = HashSet::new();
    if parties.have_names() {
        let numbered = founding().filter(|(_, party)| party.card.is_some() || party.phone.is_some());
        named.extend(numbered.filter_map(|(_, party)| party.name_key));
    }
    // As much room as they take at most, and no other on the way there: there may be millions.
    let mut order: Vec<Beginning> = Vec::with_capacity(parties.len());
    order.extend(founding().map(|(index, party)| Beginning::of(party.card, index)));
    sort(&mut order);
    let alike = order.chunk_by_mut(|a, b| a.is_that_of(*b)).filter(|alike| alike.len() > 1);
    alike.for_each(|alike| alike.sort_unstable_by_key(|beginning| parties.get(beginning.index()).texts()));
    let members = Vec::with_capacity(order.len());
    let mut drafts = Drafts { members, of: vec![None; parties.len()], ..Drafts::default() };
    // Equal card numbers follow each other.
    let mut last: Option<(&str, usize)> = None;
    let found = |chunk: &[Beginning]| -> Vec<(usize, Party<'_>)> {
        chunk.iter().map(|beginning| (beginning.index(), parties.get(beginning.index()))).collect()
    };
    // Many found in one go do not wait for memory one after the other.
    for (index, party) in order.chunks(AT_ONCE).flat_map(found) {
        let member = if let Some(card) = party.card {
            last.filter(|last| last.0 == card).map(|last| last.1)
        } else if let Some(phone) = party.phone {
            drafts.with_phone(phone, party.name_key)
        } else {
            // A name that stands elsewhere with a card or phone means nobody for sure: a member of its own.
            let name = party.name_key.unwrap_or_default();
            drafts.by_name.get(name).copied().filter(|_| !named.contains(name))
        };
        let member = drafts.join(member, &party);
        last = party.card.map(|card| (card, member)).or(last);
        drafts.of[index] = Some(MemberId::new(member));
    }
    drafts
}

/// Puts beginnings in order, half of many on each core.
fn sort(order: &mut [Beginning]) {
    // Fewer are sorted before a thread has started.
    const MANY: usize = 1 << 14;
    if order.len() < MANY {
        return order.sort_unstable();
    }
    let (left, right) = order.split_at_mut(order.len() / 2);
    std::thread::scope(|scope| {
        scope.spawn(|| left.sort_unstable());
        right.sort_unstable();
    });
    // Two runs in order, which this finds and merges.
    order.sort();
}

impl<'a> Drafts<'a> {
    /// The member with this phone, if its name does not speak against it: one phone with two names is two members.
    pub(super) fn with_phone(&self, phone: &str, name: Option<&str>) -> Option<usize> {
        let sharing = self.by_phone.get(phone)?;
        let own = |&&member: &&usize| self.name_key(member).zip(name).is_none_or(|(a, b)| a == b);
        let mut fitting = sharing.iter().filter(own);
        let first = fitting.next().copied();
        // Without a name to tell them apart, a shared phone means neither.
        if name.is_none() && fitting.next().is_some() { None } else { first }
    }

    fn name_key(&self, member: usize) -> Option<&str> {
        self.name_keys.get(member)?.as_deref()
    }

    /// Phones of several members: separate members, one contact.
    pub(super) fn shared_phones(&self, parties: &PartyList) -> Vec<Problem> {
        let mut said = HashSet::new();
        let mut notes = Vec::new();
        if self.by_phone.is_empty() {
            return notes;
        }
        for (party, member) in parties.iter().zip(&self.of) {
            let (Some(phone), Some(member)) = (party.phone, member) else { continue };
            let others = self.by_phone.get(phone).filter(|sharing| sharing.first() != Some(&member.index()));
            if others.is_some() && said.insert(phone) {
                notes.push(Problem::new(party.place, Fact::SharedPhone, phone));
            }
        }
        notes
    }

    /// Adds what a party knows to `member`, or makes a new one of it.
    fn join(&mut self, member: Option<usize>, party: &Party<'a>) -> usize {
        let index = member.unwrap_or(self.members.len());
        if member.is_none() {
            self.members.push(Member::default());
        }
        if party.name_key.is_some() {
            self.name_keys.resize(self.name_keys.len().max(index + 1), None);
            self.name_keys[index] = fuller(self.name_keys[index].take(), party.name_key);
        }
        let draft = &mut self.members[index];
        draft.card_no = draft.card_no.take().or_else(|| party.card.map(Into::into));
        draft.phone = fuller(draft.phone.take(), party.phone);
        draft.name = plainer(draft.name.take(), party.name);
        if let Some(phone) = party.phone {
            let sharing = self.by_phone.entry(phone).or_default();
            if !sharing.contains(&index) {
                sharing.push(index);
            }
        }
        if let (None, None, Some(name)) = (party.card, party.phone, party.name_key) {
            self.by_name.insert(name, index);
        }
        index
    }
}

/// The first twelve bytes of a party's card number and its position, as one number that orders as the texts do; parties
/// without a card come behind all others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Beginning(u128);

impl Beginning {
    const LENGTH: usize = 12;

    fn of(card: Option<&str>, index: usize) -> Self {
        let mut bytes = [u8::MAX; 16];
        if let Some(card) = card {
            let length = card.len().min(Self::LENGTH);
            bytes = [0; 16];
            bytes[..length].copy_from_slice(&card.as_bytes()[..length]);
        }
        bytes[Self::LENGTH..].copy_from_slice(&u32::try_from(index).unwrap_or(u32::MAX).to_be_bytes());
        Self(u128::from_be_bytes(bytes))
    }

    /// Position of the party.
    fn index(self) -> usize {
        let [.., a, b, c, d] = self.0.to_be_bytes();
        u32::from_be_bytes([a, b, c, d]) as usize
    }

    /// Whether the texts may be the same.
    const fn is_that_of(self, other: Self) -> bool {
        self.0 >> 32 == other.0 >> 32
    }
}

/// The name with more characters; of equally long ones the one without blanks in it, then the smaller.
fn plainer(known: Option<Box<str>>, new: Option<&str>) -> Option<Box<str>> {
    let key = |name: &str| {
        let blanks = name.chars().filter(|&c| is_space(c)).count();
        (std::cmp::Reverse(name.chars().count() - blanks), blanks)
    };
    match (known, new) {
        (Some(known), Some(new)) if (key(new), new) < (key(&known), &*known) => Some(new.into()),
        (None, Some(new)) => Some(new.into()),
        (known, _) => known,
    }
}

/// The longer text; of equally long ones the smaller.
fn fuller(known: Option<Box<str>>, new: Option<&str>) -> Option<Box<str>> {
    let length = |text: &str| text.chars().count();
    match (known, new) {
        (Some(known), Some(new)) if (length(new), &*known) > (length(&known), new) => Some(new.into()),
        (None, Some(new)) => Some(new.into()),
        (known, _) => known,
    }
}
