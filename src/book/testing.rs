//! Small books for tests, written as rows.

use chrono::NaiveDate;

use super::{Book, Kind, Line, Member, MemberId, Money, NameId, Place, Profile, Rules, Sheet, Stated};

/// A day from `2026-03-05`.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day as 2026-03-05")
}

/// One line of a sale: member's card number (blank for none), day, amount, and what else matters.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sale<'a> {
    pub(crate) member: &'a str,
    pub(crate) day: &'a str,
    pub(crate) amount: &'a str,
    pub(crate) shop: &'a str,
    pub(crate) receipt: &'a str,
    pub(crate) item: &'a str,
    pub(crate) staff: &'a str,
}

/// A sale of which only member, day and amount matter.
pub(crate) fn sale<'a>(member: &'a str, day: &'a str, amount: &'a str) -> Sale<'a> {
    Sale { member, day, amount, ..Sale::default() }
}

/// A sale to member 01 written `2026-03-05 3000.00 shop receipt item`, `-` for a blank.
pub(crate) fn row(text: &str) -> Sale<'_> {
    let mut words = text.split_whitespace().map(|word| if word == "-" { "" } else { word });
    let mut next = || words.next().unwrap_or_default();
    Sale { member: "01", day: next(), amount: next(), shop: next(), receipt: next(), item: next(), staff: next() }
}

/// What row `row` of the member sheet states in column H.
pub(crate) fn stated<T>(value: T, row: u32) -> Stated<T> {
    Stated { value, place: Place { sheet: 1, row, column: 7 } }
}

/// The built-in rules with these changes, each as `tiers.gold.single=2500`.
pub(crate) fn rules(changes: &[&str]) -> Rules {
    let mut book = super::rules::RuleBook::default();
    for change in changes {
        book.set(change).expect("a rule");
    }
    book.rules().expect("rules")
}

fn sheet(name: &str, kind: Kind) -> Sheet {
    let (file, format) = ("会员.xlsx".to_owned(), "xlsx".to_owned());
    let (columns, balance) = (Vec::new(), super::Balance::default());
    let (name, kind) = (name.to_owned(), Some(kind));
    Sheet { file, name, kind, format, begins: 0, header_row: 1, columns, balance }
}

/// A book of these sales, in column C of the sheet 消费 from row 2; its members are those of the sales and `members` beside, by card number.
pub(crate) fn book(members: &[(&str, Profile)], sales: &[Sale]) -> Book {
    let sheets = vec![sheet("消费", Kind::Purchases), sheet("会员", Kind::Members)];
    let mut book = Book { sheets, ..Book::default() };
    let mut cards: Vec<&str> =
        sales.iter().map(|sale| sale.member).chain(members.iter().map(|(card, _)| *card)).collect();
    cards.retain(|card| !card.is_empty());
    cards.sort_unstable();
    cards.dedup();
    for card in &cards {
        let profile = members.iter().find(|(named, _)| named == card).map(|(_, profile)| Box::new(profile.clone()));
        book.members.push(Member { card_no: Some((*card).into()), profile, ..Member::default() });
    }
    let names = |of: fn(&Sale) -> String| {
        let mut all: Vec<String> = sales.iter().map(of).collect();
        all.sort();
        let mut names = super::Names::default();
        for name in &all {
            names.intern(name);
        }
        names
    };
    book.shops = names(|sale| sale.shop.to_owned());
    book.items = names(|sale| sale.item.to_owned());
    book.staff = names(|sale| sale.staff.to_owned());
    for (index, sale) in sales.iter().enumerate() {
        let find = |names: &super::Names, text: &str| names.find(text).unwrap_or(NameId::NONE);
        let line = Line {
            member: cards.binary_search(&sale.member).ok().map(MemberId::new),
            day: day(sale.day),
            amount: Money::parse_plain(sale.amount).expect("an amount"),
            shop: find(&book.shops, sale.shop),
            receipt: book.receipts.intern(sale.receipt),
            item: find(&book.items, sale.item),
            staff: find(&book.staff, sale.staff),
            quantity: 0,
            place: Place { sheet: 0, row: u32::try_from(index).expect("few") + 2, column: 2 },
        };
        book.lines.push(&line);
    }
    book.lines.gather_members(book.members.len());
    book
}
