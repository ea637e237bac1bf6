//! Members who live together: one phone, or one address and one wedding day.
//!
//! Who is tied to someone who is tied to a third is of one household with both: whoever calls one of them reaches them all.

use chrono::NaiveDate;

use super::person::Person;
use crate::book::calendar::YearlyDay;
use crate::book::{Book, Member, MemberId, Reach};

/// What two members of a household have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tie<'a> {
    Phone(&'a str),
    Home(&'a str, YearlyDay),
}

impl Tie<'_> {
    /// A number by which ties are sorted before they are compared: FNV-1a, which is the same on every machine.
    fn fingerprint(&self) -> u64 {
        let (kind, text) = match self {
            Self::Phone(phone) => (0_u8, phone),
            Self::Home(address, _) => (1, address),
        };
        let bytes = std::iter::once(kind).chain(text.bytes());
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }
}

/// What ties `member` to others. A number that cannot be called ties nobody.
fn ties(member: &Member) -> impl Iterator<Item = Tie<'_>> {
    let profile = member.profile.as_deref();
    let called = profile.is_none_or(|profile| profile.reach != Reach::None);
    let phone = member.phone.as_deref().filter(|phone| called && !phone.is_empty()).map(Tie::Phone);
    let address = profile.and_then(|profile| profile.address.as_deref()).filter(|address| !address.is_empty());
    let home = address.zip(profile.and_then(|profile| profile.wedding)).map(|(address, day)| Tie::Home(address, day));
    phone.into_iter().chain(home)
}

/// Who lives with whom.
pub(super) struct Households {
    /// Everyone who lives with another, with the first of the household; by household, then in key order.
    together: Vec<(MemberId, MemberId)>,
    /// Those of `together` by member, with where the household begins and ends.
    places: Vec<(MemberId, usize, usize)>,
}

impl Households {
    pub(super) fn new(book: &Book) -> Self {
        let mut found: Vec<(u64, MemberId)> = Vec::new();
        for (id, member) in book.members() {
            found.extend(ties(member).map(|tie| (tie.fingerprint(), id)));
        }
        found.sort_unstable();
        let mut firsts = Firsts(book.members().map(|(id, _)| id).collect());
        for alike in found.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
            let of = |&(_, id): &(u64, MemberId)| ties(book.member(id)).map(move |tie| (tie, id));
            let mut tied: Vec<(Tie, MemberId)> = alike.iter().flat_map(of).collect();
            tied.sort_unstable();
            for pair in tied.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
                firsts.join(pair[0].1, pair[1].1);
            }
        }
        let mut together: Vec<(MemberId, MemberId)> = Vec::new();
        for (_, id) in found {
            together.push((firsts.of(id), id));
        }
        Self::of(together)
    }

    fn of(mut together: Vec<(MemberId, MemberId)>) -> Self {
        together.sort_unstable();
        together.dedup();
        let mut kept = Vec::new();
        let mut places = Vec::new();
        for household in together.chunk_by(|a, b| a.0 == b.0).filter(|household| household.len() > 1) {
            let (start, end) = (kept.len(), kept.len() + household.len());
            kept.extend_from_slice(household);
            places.extend(household.iter().map(|&(_, id)| (id, start, end)));
        }
        places.sort_unstable();
        Self { together: kept, places }
    }

    /// All who live with `id`, itself included, in key order; empty for who lives alone.
    pub(super) fn with(&self, id: MemberId) -> impl ExactSizeIterator<Item = MemberId> {
        let place = self.places.binary_search_by_key(&id, |&(member, ..)| member).ok();
        let (start, end) = place.map_or((0, 0), |place| (self.places[place].1, self.places[place].2));
        self.together[start..end].iter().map(|&(_, id)| id)
    }

    /// The first of the household of `id`: itself where it lives alone.
    pub(super) fn first(&self, id: MemberId) -> MemberId {
        self.with(id).next().unwrap_or(id)
    }
}

/// The first member of each household, while households are found: a forest of members, each below one with a smaller key.
struct Firsts(Vec<MemberId>);

impl Firsts {
    fn of(&mut self, id: MemberId) -> MemberId {
        let mut at = id;
        while self.0[at.index()] != at {
            let above = self.0[self.0[at.index()].index()];
            self.0[at.index()] = above;
            at = above;
        }
        at
    }

    fn join(&mut self, a: MemberId, b: MemberId) {
        let (a, b) = (self.of(a), self.of(b));
        self.0[a.max(b).index()] = a.min(b);
    }
}

/// The days on which those who live together were called, wishes apart, each with the only one called on it, if it was one.
pub(super) struct Calls(Vec<(NaiveDate, Option<usize>)>);

impl Calls {
    /// The calls of a household.
    pub(super) fn new(persons: &[Person]) -> Self {
        let mut calls: Vec<(NaiveDate, Option<usize>)> = Vec::new();
        if persons.len() < 2 {
            return Self(calls);
        }
        for (index, person) in persons.iter().enumerate() {
            let called = person.entries.iter().filter(|entry| entry.is_call() && !entry.is_wish());
            calls.extend(called.map(|entry| (entry.day, Some(index))));
        }
        calls.sort_unstable();
        calls.dedup();
        calls.dedup_by(|next, first| {
            let same = next.0 == first.0;
            if same {
                first.1 = None;
            }
            same
        });
        Self(calls)
    }

    /// The days on which another than `person` was called, ascending.
    pub(super) fn of_others(&self, person: usize) -> impl Iterator<Item = NaiveDate> {
        self.0.iter().filter(move |(_, only)| *only != Some(person)).map(|&(day, _)| day)
    }

    /// Whether anyone but `person` was called on `day`.
    pub(super) fn another_on(&self, day: NaiveDate, person: usize) -> bool {
        let found = self.0.binary_search_by_key(&day, |&(day, _)| day);
        found.is_ok_and(|index| self.0[index].1 != Some(person))
    }

    /// Every day on which anyone was called.
    pub(super) fn days(&self) -> impl Iterator<Item = NaiveDate> {
        self.0.iter().map(|&(day, _)| day)
    }
}
