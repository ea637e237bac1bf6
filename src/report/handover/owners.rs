//! To whom each member goes.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::book::{Book, Histories, History, MemberId, Money, NameId, Rules, Tier, opening, standing};
use crate::report::columns::text_cell;
use crate::report::responsible::{first_who, is_there};
use crate::report::staff::homes;
use crate::table::{Cell, Table, Words, column};

/// A member that is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Given {
    pub(super) id: MemberId,
    pub(super) tier: Option<Tier>,
    pub(super) purchases: usize,
    pub(super) last: Option<(NaiveDate, Money)>,
    pub(super) to: NameId,
}

/// The members that somebody has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Load {
    all: u64,
    of: BTreeMap<Option<Tier>, u64>,
}

impl Load {
    fn add(&mut self, tier: Option<Tier>) {
        self.all += 1;
        *self.of.entry(tier).or_default() += 1;
    }
}

/// Who gets what.
pub(super) struct Owners {
    pub(super) from: NameId,
    /// The members handed over, by new owner, the higher card first, then the key.
    pub(super) given: Vec<Given>,
    /// Who answers for each member that is somebody else's, without the one who hands over.
    others: BTreeMap<MemberId, NameId>,
    /// The new owner of each member handed over.
    to: BTreeMap<MemberId, NameId>,
    /// How many members each had who can take over.
    before: BTreeMap<NameId, Load>,
    /// Who gets what belongs to nobody's member: whoever then has the fewest.
    rest: NameId,
}

impl Owners {
    /// The members of `from`, dealt out among those whom `candidates` names for the shop of `from`.
    pub(super) fn new(
        (book, rules, as_of): (&Book, &Rules, NaiveDate),
        from: NameId,
        candidates: impl FnOnce(NameId) -> Vec<NameId>,
    ) -> Self {
        let home = homes(book).get(&from).copied().unwrap_or_default();
        let others = candidates(home).into_iter().filter(|&person| person != from);
        let mut before: BTreeMap<NameId, Load> = others.map(|person| (person, Load::default())).collect();
        let (mut given, mut others) = (Vec::new(), BTreeMap::new());
        Histories::new(book, &rules.purchases).each(as_of, |id, history| {
            let there = |staff| is_there(book, staff, as_of);
            if first_who(book, id, history, |staff| staff == from || there(staff)) == from {
                given.push(of_member((book, rules, as_of), id, history));
                return;
            }
            let other = first_who(book, id, history, |staff| staff != from && there(staff));
            others.insert(id, other);
            if let Some(load) = before.get_mut(&other) {
                load.add(tier((book, rules, as_of), id, history));
            }
        });
        given.sort_by_key(|row| (Reverse(row.tier), row.id));
        let mut now = before.clone();
        for row in &mut given {
            row.to = fewest(&now, |load| load.of.get(&row.tier).copied().unwrap_or_default());
            now.entry(row.to).and_modify(|load| load.add(row.tier));
        }
        given.sort_by_key(|row| (row.to, Reverse(row.tier), row.id));
        let to = given.iter().map(|row| (row.id, row.to)).collect();
        Self { from, given, others, to, rest: fewest(&now, |_| 0), before }
    }

    /// The new owner of whatever belongs to a member, or to nobody who is known.
    pub(super) fn of(&self, id: Option<MemberId>) -> NameId {
        let own = id.and_then(|id| self.others.get(&id).or_else(|| self.to.get(&id)).copied());
        own.filter(|owner| !owner.is_none()).unwrap_or(self.rest)
    }

    /// Whether a member is handed over.
    pub(super) fn has(&self, id: Option<MemberId>) -> bool {
        id.is_some_and(|id| !self.others.contains_key(&id))
    }

    /// The table `owners`, by name: how many rows of members, callbacks, cards and complaints go to each.
    pub(super) fn table<'a>(&self, book: &'a Book, lists: [&[NameId]; 4]) -> Table<'a> {
        struct Row {
            owner: NameId,
            before: Option<u64>,
            got: [u64; 4],
        }
        let mut got: BTreeMap<NameId, [u64; 4]> = self.before.keys().map(|&owner| (owner, [0; 4])).collect();
        for (at, list) in lists.into_iter().enumerate() {
            for &owner in list {
                got.entry(owner).or_default()[at] += 1;
            }
        }
        let row = |(owner, got)| Row { owner, before: self.before.get(&owner).map(|load| load.all), got };
        let count = |at: usize| move |row: &Row| Cell::count(row.got[at]);
        Table::new("owners", ("交给谁", "New owners"), got.into_iter().map(row).collect(), vec![
            column("new_owner", ("新负责人", "New owner"), |row: &Row| text_cell(&book.staff, row.owner)),
            column("members", ("接手会员", "Members"), count(0)),
            column("callbacks", ("回访", "Callbacks"), count(1)),
            column("cards", ("办卡", "Cards"), count(2)),
            column("complaints", ("投诉", "Complaints"), count(3)),
            column("members_before", ("原有会员", "Members before"), |row: &Row| Cell::maybe(row.before, Cell::count)),
            column("members_after", ("接手后会员", "Members after"), |row: &Row| {
                Cell::maybe(row.before, |before| Cell::count(before + row.got[0]))
            }),
        ])
    }

    /// That there is nobody to whom members could go.
    pub(super) fn note(&self, book: &Book) -> Option<Words> {
        let (count, name) = (self.given.len(), book.staff.get(self.from));
        (count > 0 && self.before.is_empty()).then(|| {
            (
                format!("{name} 的店里没有别人在岗，{count} 位会员没有新负责人；用 --to 指定"),
                format!("Nobody else works in the shop of {name}: {count} members without a new owner; name one with --to"),
            )
                .into()
        })
    }
}

/// Who has the fewest members of some kind, of equal ones the fewest in all, of these the first by name.
fn fewest(loads: &BTreeMap<NameId, Load>, of: impl Fn(&Load) -> u64) -> NameId {
    loads.iter().min_by_key(|&(&person, load)| (of(load), load.all, person)).map(|(&person, _)| person).unwrap_or_default()
}

fn tier((book, rules, as_of): (&Book, &Rules, NaiveDate), id: MemberId, history: &History) -> Option<Tier> {
    let carried = opening(book.member(id), history, &rules.opening);
    standing(history, carried, &rules.tiers, as_of).map(|earned| earned.tier)
}

fn of_member(of: (&Book, &Rules, NaiveDate), id: MemberId, history: &History) -> Given {
    let last = history.occasions().next_back().map(|purchase| purchase.day);
    let of_day = |day| history.occasions().filter(|purchase| purchase.day == day).map(|purchase| purchase.net).sum();
    Given {
        id,
        tier: tier(of, id, history),
        purchases: history.occasions().count(),
        last: last.map(|day| (day, of_day(day))),
        to: NameId::NONE,
    }
}
