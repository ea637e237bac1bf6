//! Everything gathered → the records of a book on disk: every row as its sheet states it, in an order of their own.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::gathered::{Gathered, ProfileRow};
use super::identity::Party;
use super::lists::{self, Lists};
use super::values::text::fuller;
use super::{Input, Options, Reader, Reading, duplicates, finish, layers, points_used};
use crate::book::{
    Book, Consent, Contact, Identity, Line, Lines, MemberId, MemberRecord, Profile, Records, Rules, Source,
};

/// What is kept beyond what reports look at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Keep {
    /// Numbers of ID cards.
    pub id_cards: bool,
}

/// Reads the files for a book on disk: what is dated after the as-of date is kept too, and nobody is looked up yet. The
/// reading has the sheets and what was wrong with them, but neither members nor lines.
pub fn records(inputs: &[Input], options: &Options, rules: &Rules, as_of: NaiveDate, keep: Keep) -> (Records, Reading) {
    let (gathered, failed, unmatched) = Reader::new(inputs, options, rules, as_of, Some(keep)).all(inputs);
    let (records, problems) = of(gathered);
    let chinese = finish::mostly_chinese(&records.sheets);
    let book = Book { sheets: records.sheets.clone(), problems, chinese, ..Book::default() };
    (records, Reading { book, failed, unmatched })
}

fn of(mut gathered: Gathered) -> (Records, Vec<crate::book::Problem>) {
    lists::across_files(&mut gathered, |_| true);
    duplicates::across_files(&mut gathered, |_| true);
    duplicates::say(&mut gathered);
    let (shops, staff, items) = finish::sorted_names(&mut gathered);
    let mut imports = std::mem::take(&mut gathered.imports);
    imports.sort();
    imports.dedup();
    let members = members(&mut gathered);
    let contacts = contacts(&mut gathered);
    let mut consents = vec![Consent::Open; gathered.parties.list.len()];
    for (party, consent) in std::mem::take(&mut gathered.consents) {
        consents[party] = consents[party].max(consent);
    }
    let Lists { complaints, applications, people, goods, orders, vouchers, measures, approvals, answers, inspections } =
        std::mem::take(&mut gathered.lists);
    let (parties, source) = (&gathered.parties.list, |place| gathered.source(place));
    let complaints = lists::kept(complaints, parties, source);
    let applications = lists::kept(applications, parties, source);
    let people = lists::kept(people, parties, source);
    let goods = lists::kept(goods, parties, source);
    let orders = lists::kept(orders, parties, source);
    let vouchers = lists::kept(vouchers, parties, source);
    let measures = lists::kept(measures, parties, source);
    let approvals = lists::kept(approvals, parties, source);
    let answers = lists::kept(answers, parties, source);
    let inspections = lists::kept(inspections, parties, source);
    let points_used = points_used::by_row(&gathered);
    let order = Order::new(&gathered);
    let (inside, lines) = order.lines(&gathered);
    let Gathered { sheets, sources, receipts, parties, problems, .. } = gathered;
    let identities = parties.list.iter().map(|party| party.identity()).collect();
    let records = Records {
        members,
        identities,
        consents,
        lines,
        inside,
        points_used,
        contacts,
        complaints,
        applications,
        people,
        goods,
        orders,
        vouchers,
        measures,
        approvals,
        answers,
        inspections,
        shops,
        staff,
        items,
        receipts,
        imports,
        sheets,
        sources,
    };
    (records, problems.into_list())
}

/// What makes rows of member sheets rows of one member whatever else is read: one card, else all that they name.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Means {
    Card(Box<str>),
    Alike(Identity),
}

/// The rows of member sheets that are put together.
#[derive(Default)]
struct Group {
    identities: BTreeSet<Named>,
    rows: Vec<Profile>,
    sources: BTreeSet<Source>,
}

/// An identity with the name as it is compared.
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone)]
struct Named {
    identity: Identity,
    key: Option<Box<str>>,
}

impl Named {
    fn of(party: &Party<'_>) -> Self {
        Self { identity: party.identity(), key: party.name_key.map(Into::into) }
    }

    /// Whether this tells of the same card all that `other` tells.
    fn covers(&self, other: &Self) -> bool {
        let (own, its) = (&self.identity, &other.identity);
        let phone = its.phone.is_none() || its.phone == own.phone;
        let name = match (&own.name, &its.name) {
            (_, None) => true,
            (Some(own), Some(its)) => fuller(own, its).is_ge() && (other.key.is_none() || self.key == other.key),
            (None, Some(_)) => false,
        };
        own.card == its.card && phone && name
    }
}

fn members(gathered: &mut Gathered) -> Vec<MemberRecord> {
    let mut groups: BTreeMap<Means, Group> = BTreeMap::new();
    for ProfileRow { party, profile, place, .. } in std::mem::take(&mut gathered.profiles) {
        let named = Named::of(&gathered.parties.list.get(party));
        let means = match &named.identity.card {
            Some(card) => Means::Card(card.clone()),
            None => Means::Alike(named.identity.clone()),
        };
        let group = groups.entry(means).or_default();
        group.sources.extend(gathered.sources.all_of(place, &gathered.sheets));
        group.identities.insert(named);
        group.rows.push(profile);
    }
    groups.into_values().flat_map(Group::records).collect()
}

impl Group {
    /// A row for the member, and one for each older layer and each further phone or name.
    fn records(self) -> Vec<MemberRecord> {
        let all: Vec<Named> = self.identities.into_iter().collect();
        let is_covered = |named: &Named| all.iter().any(|other| other != named && other.covers(named));
        let mut identities: Vec<Identity> =
            all.iter().filter(|named| !is_covered(named)).map(|named| named.identity.clone()).collect();
        identities.sort_by_key(|identity| (identity.phone.is_none(), identity.name.is_none(), identity.clone()));
        let sources: Box<[Source]> = self.sources.into_iter().collect();
        let record = |identity: &Identity, profile| MemberRecord {
            identity: identity.clone(),
            profile,
            sources: sources.clone(),
        };
        let layers = layers::layers(self.rows);
        let own = layers.into_iter().map(|layer| record(&identities[0], layer));
        let further = identities[1..].iter().map(|identity| record(identity, Profile::default()));
        own.chain(further).collect()
    }
}

/// The log by day and member, then as it reads.
fn contacts(gathered: &mut Gathered) -> Vec<Contact> {
    let rows = std::mem::take(&mut gathered.contacts);
    let parties = &gathered.parties.list;
    let mut contacts: Vec<(Identity, Source, Contact)> = rows
        .into_iter()
        .map(|row| {
            let (identity, source) = (parties.get(row.party).identity(), gathered.source(row.contact.place));
            (identity, source, Contact { member: MemberId::new(row.party), ..row.contact })
        })
        .collect();
    contacts.sort_by(|(a_who, a_source, a), (b_who, b_source, b)| {
        let said = |contact: &Contact| (contact.channel, contact.result, contact.staff, contact.next);
        let by_text = |a: &Contact, b: &Contact| {
            let texts = (&a.step, &a.reply, &a.leaving_reason).cmp(&(&b.step, &b.reply, &b.leaving_reason));
            texts.then_with(|| {
                let rest = |row: &Contact| (row.planned, row.also.clone(), row.welcome, row.oversight.clone());
                rest(a).cmp(&rest(b))
            })
        };
        (a.day, a_who, said(a))
            .cmp(&(b.day, b_who, said(b)))
            .then_with(|| by_text(a, b))
            .then_with(|| a_source.cmp(b_source))
    });
    contacts.into_iter().map(|(_, _, contact)| contact).collect()
}

/// The places of identities and receipts in the order of their texts.
struct Order {
    party: Vec<u32>,
    receipt: Vec<u32>,
}

impl Order {
    fn new(gathered: &Gathered) -> Self {
        let parties = &gathered.parties.list;
        let named = |party: usize| {
            let party = parties.get(party);
            (party.card, party.phone, party.name)
        };
        let receipts: Vec<&str> = gathered.receipts.iter().map(|(_, text)| text).collect();
        Self {
            party: ranks(parties.len(), |a, b| named(a) == named(b), |a, b| named(a).cmp(&named(b))),
            receipt: ranks(receipts.len(), |a, b| a == b, |a, b| receipts[a].cmp(receipts[b])),
        }
    }

    /// The lines inside members' rows and the others, each in their order.
    fn lines(&self, gathered: &Gathered) -> (Lines, Lines) {
        let lines = &gathered.lines;
        let key = |line: &Line| {
            let who = line.member.map_or(u32::MAX, |party| self.party[party.index()]);
            let receipt = line.receipt.index().map_or(0, |receipt| self.receipt[receipt] + 1);
            (line.day, line.shop, receipt, line.item, line.quantity, line.amount, who, line.staff)
        };
        let mut order: Vec<usize> = (0..lines.len()).collect();
        order.sort_unstable_by(|&a, &b| {
            let (a, b) = (lines.get(a), lines.get(b));
            key(&a).cmp(&key(&b)).then_with(|| gathered.source(a.place).cmp(&gathered.source(b.place)))
        });
        let (mut inside, mut others) = (Lines::default(), Lines::default());
        for line in order.into_iter().map(|index| lines.get(index)) {
            let into = if gathered.inside[usize::from(line.place.sheet)] { &mut inside } else { &mut others };
            into.push(&line);
        }
        (inside, others)
    }
}

/// For each of so many things its place in their order; equal things have equal places.
fn ranks(
    count: usize,
    equal: impl Fn(usize, usize) -> bool,
    compare: impl Fn(usize, usize) -> std::cmp::Ordering,
) -> Vec<u32> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_unstable_by(|&a, &b| compare(a, b));
    let mut ranks = vec![0_u32; count];
    for (rank, same) in (0..).zip(order.chunk_by(|&a, &b| equal(a, b))) {
        for &thing in same {
            ranks[thing] = rank;
        }
    }
    ranks
}
