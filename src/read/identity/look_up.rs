//! The parties that mean a member found elsewhere: purchases and log rows.

use std::cell::OnceCell;

use compact_str::CompactString;
use hashbrown::HashMap;

use super::found::Drafts;
use super::{Party, PartyList};
use crate::book::{Fact, Member, MemberId, Problem};

/// For each party its member, by position, with the members.
pub(super) fn all(
    parties: &PartyList,
    mut drafts: Drafts<'_>,
    notes: &mut Vec<Problem>,
) -> (Vec<Option<MemberId>>, Vec<Member>) {
    // Made only when a card is looked for, and when it is not found as it is written.
    let by_card = OnceCell::new();
    let stripped = OnceCell::new();
    let mut padded: Vec<(usize, CompactString)> = Vec::new();
    for index in 0..parties.len() {
        if drafts.of[index].is_some() {
            continue;
        }
        let party = parties.get(index);
        if !party.met {
            continue;
        }
        let card = |card: &str| by_card.get_or_init(|| cards(parties, &drafts.of)).get(card).copied();
        let member = look_up(&party, &drafts, card).or_else(|| {
            let member = stripped.get_or_init(|| Stripped::new(&drafts)).find(party.card?)?;
            let card = party.card?;
            let full = longer(drafts.members[member].card_no.clone()?, card);
            let short = if *full == *card { drafts.members[member].card_no.clone()? } else { card.into() };
            notes.push(Problem::new(party.place, Fact::ZerosLost(full.as_str().into()), &short));
            padded.push((member, full));
            Some(member)
        });
        drafts.of[index] = member.map(MemberId::new);
    }
    for (member, full) in padded {
        let card = &mut drafts.members[member].card_no;
        *card = card.take().map(|known| longer(known, &full));
    }
    tell_twins_apart(&mut drafts.members);
    (drafts.of, drafts.members)
}

/// The members by their card numbers.
fn cards<'a>(parties: &'a PartyList, of: &[Option<MemberId>]) -> HashMap<&'a str, usize> {
    parties.iter().zip(of).filter_map(|(party, member)| Some((party.card?, (*member)?.index()))).collect()
}

fn look_up(party: &Party<'_>, drafts: &Drafts<'_>, by_card: impl Fn(&str) -> Option<usize>) -> Option<usize> {
    if let Some(card) = party.card {
        if let Some(member) = by_card(card) {
            return Some(member);
        }
        // A card that the member sheet does not know can only mean a member without one, by phone.
        let member = drafts.with_phone(party.phone?, party.name_key)?;
        return drafts.members[member].card_no.is_none().then_some(member);
    }
    if let Some(phone) = party.phone {
        return drafts.with_phone(phone, party.name_key);
    }
    drafts.by_name.get(party.name_key?).copied()
}

fn longer(a: CompactString, b: &str) -> CompactString {
    if b.len() > a.len() { b.into() } else { a }
}

/// Card numbers of digits without their leading zeros, where that is still one member.
struct Stripped(HashMap<Box<str>, Option<usize>>);

impl Stripped {
    fn new(drafts: &Drafts<'_>) -> Self {
        let mut map: HashMap<Box<str>, Option<usize>> = HashMap::new();
        for (index, member) in drafts.members.iter().enumerate() {
            if let Some(bare) = member.card_no.as_deref().and_then(bare) {
                map.entry(bare.into()).and_modify(|found| *found = None).or_insert(Some(index));
            }
        }
        Self(map)
    }

    fn find(&self, card: &str) -> Option<usize> {
        self.0.get(bare(card)?).copied().flatten()
    }
}

/// A card number of digits without the zeros in front.
pub(super) fn bare(card: &str) -> Option<&str> {
    let digits = !card.is_empty() && card.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| card.trim_start_matches('0')).filter(|bare| !bare.is_empty())
}

/// Members whose phone is the key of several get their name behind it, so that every key is one member's.
fn tell_twins_apart(members: &mut [Member]) {
    let mut count: HashMap<Box<str>, usize> = HashMap::new();
    let keyed_by_phone = |member: &Member| member.key_is_phone().then(|| member.phone.clone()).flatten();
    for phone in members.iter().filter_map(keyed_by_phone) {
        *count.entry(phone).or_default() += 1;
    }
    for member in members {
        if keyed_by_phone(member).is_some_and(|phone| count[&phone] > 1) {
            let key = format!("{}/{}", member.key(), member.name.as_deref().unwrap_or_default());
            member.profile.get_or_insert_default().key = Some(key.into());
        }
    }
}
