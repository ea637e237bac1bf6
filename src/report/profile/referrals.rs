//! Who brought whom.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::book::{Book, Member, MemberId, Money, Place, mask};
use crate::report::columns::{key_cell, name_cell, who};
use crate::report::tags::personal;
use crate::table::{Cell, Code, Dress, Table, column};

/// Why a referrer is nobody known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::report) enum Doubt {
    Unknown,
    Ambiguous,
    Own,
}

impl Doubt {
    /// In words.
    pub(in crate::report) const fn code(self) -> Code {
        let (key, words) = match self {
            Self::Unknown => ("unknown", ("找不到这位会员", "no such member")),
            Self::Ambiguous => ("ambiguous", ("不止一位会员", "several members")),
            Self::Own => ("self", ("是本人", "the member's own")),
        };
        Code { key, words }
    }
}

/// How members may be called.
pub(super) struct Directory<'a> {
    cards: BTreeMap<&'a str, BTreeSet<MemberId>>,
    // Cards as a spreadsheet shows them that took them for numbers.
    bare: BTreeMap<&'a str, BTreeSet<MemberId>>,
    phones: BTreeMap<&'a str, BTreeSet<MemberId>>,
    names: BTreeMap<&'a str, BTreeSet<MemberId>>,
}

impl<'a> Directory<'a> {
    /// Of all members.
    pub(super) fn new(book: &'a Book) -> Self {
        let mut all = Self { cards: BTreeMap::new(), bare: BTreeMap::new(), phones: BTreeMap::new(), names: BTreeMap::new() };
        for (id, member) in book.members() {
            if let Some(card) = member.card_no.as_deref() {
                all.cards.entry(card).or_default().insert(id);
                all.bare.entry(card.trim_start_matches('0')).or_default().insert(id);
            }
            let second = member.profile.as_deref().and_then(|profile| profile.other_phone.as_deref());
            for phone in member.phone.as_deref().into_iter().chain(second) {
                all.phones.entry(phone).or_default().insert(id);
            }
            if let Some(name) = member.name.as_deref() {
                all.names.entry(name).or_default().insert(id);
            }
        }
        all
    }

    /// Whom a text means: by card, else phone, else name; of several words (`张三 13812345678`) whom all known ones mean.
    pub(super) fn find(&self, written: &str) -> Result<MemberId, Doubt> {
        let words = written.split([' ', '\u{3000}', '、', ',', '，', '/', '(', ')', '（', '）']).filter(|word| !word.is_empty());
        let known: Vec<&BTreeSet<MemberId>> = match self.one(written) {
            Some(found) => vec![found],
            None => words.filter_map(|word| self.one(word)).collect(),
        };
        let Some((first, others)) = known.split_first() else { return Err(Doubt::Unknown) };
        let mut all = first.iter().filter(|id| others.iter().all(|other| other.contains(id)));
        match (all.next(), all.next()) {
            (Some(&id), None) => Ok(id),
            _ => Err(Doubt::Ambiguous),
        }
    }

    fn one(&self, word: &str) -> Option<&BTreeSet<MemberId>> {
        let lists = [(&self.cards, word), (&self.phones, word), (&self.names, word), (&self.bare, word)];
        lists.into_iter().find_map(|(list, word)| list.get(word))
    }
}

/// A referrer that is not clear.
struct Unclear<'a> {
    id: MemberId,
    written: &'a str,
    doubt: Doubt,
    place: Option<Place>,
}

/// A member brought by another, at first or at second hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) struct Brought {
    pub(in crate::report) by: MemberId,
    pub(in crate::report) level: u8,
    pub(in crate::report) member: MemberId,
}

/// What a member brought, at first and at second hand.
struct Row {
    by: MemberId,
    members: [u32; 2],
    total: [Money; 2],
}

/// The tables `referrals`, `brought` and `unclear`; `spent` is what each member of the book spent.
pub(super) fn tables<'a>(book: &'a Book, spent: &[Money]) -> [Table<'a>; 3] {
    let (mut by, mut unclear) = (BTreeMap::new(), Vec::new());
    for (id, found) in referrers(book) {
        match found {
            Ok(found) => drop(by.insert(id, found)),
            Err(doubt) => {
                let member = book.member(id);
                let place = member.profile.as_deref().and_then(|profile| profile.place);
                unclear.push(Unclear { id, written: written(member).unwrap_or_default(), doubt, place });
            }
        }
    }
    let brought = brought(&by);
    let rows = rows(&brought, spent);
    let spent = spent.to_vec();
    let of = move |row: &Brought| Cell::from(spent[row.member.index()]);
    [referrals(book, rows), list(book, brought, of), doubts(book, unclear)]
}

/// The referrer as the member sheet names it.
fn written(member: &Member) -> Option<&str> {
    personal(member)?.referrer.as_deref()
}

/// For each member that names a referrer whom that means.
pub(in crate::report) fn referrers(book: &Book) -> BTreeMap<MemberId, Result<MemberId, Doubt>> {
    let directory = Directory::new(book);
    let named = book.members().filter_map(|(id, member)| Some((id, written(member)?)));
    let own = |id, found| if found == id { Err(Doubt::Own) } else { Ok(found) };
    named.map(|(id, written)| (id, directory.find(written).and_then(|found| own(id, found)))).collect()
}

/// Everybody brought, by who brought them, level and key. Who was brought by somebody they brought is counted once.
pub(in crate::report) fn brought(by: &BTreeMap<MemberId, MemberId>) -> Vec<Brought> {
    let mut all = Vec::new();
    for (&member, &first) in by {
        all.push(Brought { by: first, level: 1, member });
        if let Some(&second) = by.get(&first).filter(|&&second| second != member) {
            all.push(Brought { by: second, level: 2, member });
        }
    }
    all.sort_by_key(|row| (row.by, row.level, row.member));
    all
}

fn rows(brought: &[Brought], spent: &[Money]) -> Vec<Row> {
    let mut rows: BTreeMap<MemberId, Row> = BTreeMap::new();
    for one in brought {
        let row = rows.entry(one.by).or_insert(Row { by: one.by, members: [0; 2], total: [Money::ZERO; 2] });
        let level = usize::from(one.level - 1);
        row.members[level] += 1;
        row.total[level] += spent[one.member.index()];
    }
    let mut rows: Vec<Row> = rows.into_values().collect();
    rows.sort_by_key(|row| (Reverse(row.total[0] + row.total[1]), row.by));
    rows
}

fn referrals(book: &Book, rows: Vec<Row>) -> Table<'_> {
    let [member, name] = who(book, |row: &Row| row.by);
    let columns = vec![
        member,
        name,
        column("brought", ("带来会员", "Brought"), |row: &Row| Cell::count(row.members[0])),
        column("brought_total", ("他们的消费", "Their spend"), |row: &Row| row.total[0].into()),
        column("second", ("再带来会员", "Brought by these"), |row: &Row| Cell::count(row.members[1])),
        column("second_total", ("再带来的消费", "Spend of the second"), |row: &Row| row.total[1].into()),
        column("total", ("两级合计", "Both together"), |row: &Row| (row.total[0] + row.total[1]).into()).dressed(Dress::Bars),
    ];
    Table::new("referrals", ("会员介绍", "Referrals"), rows, columns)
}

fn list<'a>(
    book: &'a Book,
    rows: Vec<Brought>,
    spent: impl Fn(&Brought) -> Cell<'a> + Send + Sync + 'a,
) -> Table<'a> {
    let [member, name] = who(book, |row: &Brought| row.by);
    let columns = vec![
        member,
        name,
        column("level", ("第几级", "Level"), |row: &Brought| Cell::Int(row.level.into())),
        column("brought", ("带来的会员", "Brought"), move |row: &Brought| key_cell(book.member(row.member))),
        column("brought_name", ("带来的姓名", "Name brought"), move |row: &Brought| name_cell(book.member(row.member))),
        column("total", ("消费合计", "Total"), spent),
    ];
    Table::new("brought", ("带来的会员", "Members brought"), rows, columns)
}

fn doubts<'a>(book: &'a Book, rows: Vec<Unclear<'a>>) -> Table<'a> {
    let [member, name] = who(book, |row: &Unclear| row.id);
    let columns = vec![
        member,
        name,
        column("referrer", ("介绍人", "Referrer"), |row: &Unclear| Cell::text(mask::value(row.written))),
        column("why", ("原因", "Why"), |row: &Unclear| row.doubt.code().into()),
        column("sheet_cell", ("所在行", "Row"), |row: &Unclear| Cell::maybe(row.place, |place| Cell::text(book.address(place)))),
    ];
    Table::new("unclear", ("不清楚的介绍人", "Referrers not clear"), rows, columns)
}
