//! The rows of complaints, the card register, staff, items, orders, vouchers and measures, from their sheets to the book.
//!
//! They are few beside purchases, and all go the same way: gathered with the party that they mean, told apart from the
//! same row of another file, then with the member in its place.

mod entry;
mod repeated;

pub(super) use entry::Entry;
pub(super) use repeated::{across_files, of_one_member};

use super::gathered::Gathered;
use super::identity::PartyList;
use crate::book::{
    Answer, Application, Approval, Bucket, Complaint, Inspection, Item, Measure, MemberId, Money, NameId, Order,
    Person, Place, Source, Voucher,
};

/// A row, with the party that it means.
#[derive(Debug)]
pub(super) struct Row<T> {
    /// Position of the party; `None` for a row that means nobody.
    pub(super) party: Option<usize>,
    /// What it says.
    pub(super) entry: T,
}

/// Declares all such rows: each list by its name and what its rows say.
macro_rules! lists {
    ($($list:ident: $Entry:ident),* $(,)?) => {
        /// All such rows.
        #[derive(Debug, Default)]
        pub(super) struct Lists { $(pub(super) $list: Vec<Row<$Entry>>),* }

        impl Lists {
            pub(super) fn all(&self) -> impl Iterator<Item = &dyn List> {
                [$(&self.$list as &dyn List),*].into_iter()
            }

            pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut dyn List> {
                [$(&mut self.$list as &mut dyn List),*].into_iter()
            }
        }
    };
}

lists! {
    complaints: Complaint,
    applications: Application,
    people: Person,
    goods: Item,
    orders: Order,
    vouchers: Voucher,
    measures: Measure,
    approvals: Approval,
    answers: Answer,
    inspections: Inspection,
}

/// The rows of one kind, whatever they say.
pub(super) trait List {
    fn len(&self) -> usize;
    /// Whom a row means, and where it stands.
    fn row(&self, index: usize) -> (Option<usize>, Place);
    /// Whether rows of this kind mean members at all.
    fn names_members(&self) -> bool;
    /// What makes a row the same as one of another file.
    fn same(&self, index: usize) -> Vec<String>;
    /// How much a row says.
    fn says(&self, index: usize) -> usize;
    fn retain(&mut self, keep: &[bool]);
    fn map_names(&mut self, shops: &[NameId], staff: &[NameId]);
}

impl<T: Entry> List for Vec<Row<T>> {
    fn len(&self) -> usize {
        self.len()
    }

    fn row(&self, index: usize) -> (Option<usize>, Place) {
        (self[index].party, self[index].entry.place())
    }

    fn names_members(&self) -> bool {
        T::NAMES_MEMBERS
    }

    fn same(&self, index: usize) -> Vec<String> {
        self[index].entry.same()
    }

    fn says(&self, index: usize) -> usize {
        self[index].entry.says()
    }

    fn retain(&mut self, keep: &[bool]) {
        let mut keep = keep.iter();
        Vec::retain(self, |_| keep.next().is_none_or(|keep| *keep));
    }

    fn map_names(&mut self, shops: &[NameId], staff: &[NameId]) {
        let to = |moved: &[NameId], id: NameId| id.index().map_or(id, |index| moved[index]);
        for row in self {
            let (shop, person) = row.entry.names();
            if let Some(shop) = shop {
                *shop = to(shops, *shop);
            }
            if let Some(person) = person {
                *person = to(staff, *person);
            }
        }
    }
}

impl Lists {
    pub(super) fn are_empty(&self) -> bool {
        self.all().all(|list| list.len() == 0)
    }

    /// Names shops and staff by their place in text order.
    pub(super) fn map_names(&mut self, shops: &[NameId], staff: &[NameId]) {
        for list in self.all_mut() {
            list.map_names(shops, staff);
        }
    }
}

/// Rows whose party no member sheet knows count for nobody.
pub(super) fn without_member(gathered: &mut Gathered, of: &[Option<MemberId>]) {
    let Gathered { lists, sheets, .. } = gathered;
    for list in lists.all() {
        for (party, place) in (0..list.len()).map(|index| list.row(index)) {
            if party.is_some_and(|party| of[party].is_none()) {
                let balance = &mut sheets[usize::from(place.sheet)].balance;
                balance.shift(Bucket::Attributed, Bucket::WithoutMember, 1, Money::ZERO);
            }
        }
    }
}

/// The rows with their members, in their own order.
pub(super) fn finished<T: Entry>(rows: Vec<Row<T>>, parties: &PartyList, of: &[Option<MemberId>]) -> Vec<T> {
    let with_member = |Row { party, mut entry }: Row<T>| {
        let identity = party.map(|party| parties.get(party).identity()).unwrap_or_default();
        entry.mean(party.and_then(|party| of[party]), identity);
        entry
    };
    let mut entries: Vec<T> = rows.into_iter().map(with_member).collect();
    entries.sort();
    entries
}

/// The rows with their parties in the place of members, in an order that depends on nothing else.
pub(super) fn kept<T: Entry>(rows: Vec<Row<T>>, parties: &PartyList, source: impl Fn(Place) -> Source) -> Vec<T> {
    let keyed = |Row { party, mut entry }: Row<T>| {
        let identity = party.map(|party| parties.get(party).identity()).unwrap_or_default();
        let mut bare = entry.clone();
        bare.mean(None, identity.clone());
        bare.stand(Place::sheet(0));
        let source = source(entry.place());
        entry.mean(party.map(MemberId::new), identity.clone());
        (identity, bare, source, entry)
    };
    let mut keyed: Vec<_> = rows.into_iter().map(keyed).collect();
    keyed.sort_by(|a, b| (&a.0, &a.1, &a.2).cmp(&(&b.0, &b.1, &b.2)));
    keyed.into_iter().map(|(_, _, _, entry)| entry).collect()
}
