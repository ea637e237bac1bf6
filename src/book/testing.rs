//! Small books for tests, written as rows.

use chrono::NaiveDate;

use super::{
    Answer, Application, Book, Complaint, Done, Item, Kind, Line, Measure, Member, MemberId, Moment, Money, NameId,
    Order, Person, Place, Profile, Rules, Scale, Score, Sheet, Solved, Stated, Voucher,
};

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
    pub(crate) entered: &'a str,
}

/// A sale of which only member, day and amount matter.
pub(crate) fn sale<'a>(member: &'a str, day: &'a str, amount: &'a str) -> Sale<'a> {
    Sale { member, day, amount, ..Sale::default() }
}

/// A sale to member 01 written `2026-03-05 3000.00 shop receipt item`, `-` for a blank.
pub(crate) fn row(text: &str) -> Sale<'_> {
    let mut words = text.split_whitespace().map(|word| if word == "-" { "" } else { word });
    let mut next = || words.next().unwrap_or_default();
    Sale {
        member: "01",
        day: next(),
        amount: next(),
        shop: next(),
        receipt: next(),
        item: next(),
        staff: next(),
        entered: next(),
    }
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
            profit: None,
            entered: (!sale.entered.is_empty()).then(|| day(sale.entered)),
            place: Place { sheet: 0, row: u32::try_from(index).expect("few") + 2, column: 2 },
        };
        book.lines.push(&line);
    }
    book.lines.gather_members(book.members.len());
    book
}

fn id(book: &Book, card: &str) -> Option<MemberId> {
    book.members().find(|(_, member)| member.card_no.as_deref() == Some(card)).map(|(id, _)| id)
}

/// The row below the last one of a sheet that is beside those of [`book`].
fn below(rows: usize) -> Place {
    Place::row(2, u32::try_from(rows).expect("few") + 2)
}

/// Adds an open complaint of a member, by card number (blank for nobody known), received that day; what else matters is to be set.
pub(crate) fn complaint<'a>(book: &'a mut Book, member: &str, received: &str) -> &'a mut Complaint {
    let blank = Box::default;
    book.complaints.push(Complaint {
        member: id(book, member),
        received: Moment { day: day(received), time: None },
        origin: None,
        category: blank(),
        target: blank(),
        channel: blank(),
        content: blank(),
        owner: NameId::NONE,
        action: blank(),
        status: blank(),
        first_reply: None,
        solved: Solved::Open,
        outcome: blank(),
        compensation: blank(),
        reason: blank(),
        steps: Default::default(),
        place: below(book.complaints.len()),
    });
    book.complaints.last_mut().expect("one")
}

/// Adds an application of a member, by card number, of which nothing is done; what else matters is to be set.
pub(crate) fn application<'a>(book: &'a mut Book, member: &str) -> &'a mut Application {
    let written = super::Identity { card: Some(member.into()), ..super::Identity::default() };
    book.applications.push(Application {
        member: id(book, member),
        written,
        address: Box::default(),
        card: None,
        stages: [Done::No; 9],
        agreed: None,
        staff: NameId::NONE,
        place: below(book.applications.len()),
    });
    book.applications.last_mut().expect("one")
}

/// Adds a person of the staff, in this shop; what else matters is to be set. Names that no sale has come behind the others.
pub(crate) fn person<'a>(book: &'a mut Book, name: &str, shop: &str) -> &'a mut Person {
    book.people.push(Person {
        name: book.staff.intern(name),
        number: Box::default(),
        role: Box::default(),
        shop: book.shops.intern(shop),
        joined: None,
        left: Done::No,
        phone: Box::default(),
        target: None,
        place: below(book.people.len()),
    });
    book.people.last_mut().expect("one")
}

/// Adds an item of this name; what else matters is to be set.
pub(crate) fn item<'a>(book: &'a mut Book, name: &str) -> &'a mut Item {
    book.goods.push(Item {
        sku: Box::default(),
        name: name.into(),
        category: Box::default(),
        size: Box::default(),
        price: None,
        cost: None,
        launch: None,
        washing: Box::default(),
        place: below(book.goods.len()),
    });
    book.goods.last_mut().expect("one")
}

/// Adds an order of a member, by card number; what else matters is to be set.
pub(crate) fn order<'a>(book: &'a mut Book, member: &str, item: &str) -> &'a mut Order {
    book.orders.push(Order {
        member: id(book, member),
        item: item.into(),
        size: Box::default(),
        ordered: None,
        arrived: Done::No,
        told: Done::No,
        collected: Done::No,
        place: below(book.orders.len()),
    });
    book.orders.last_mut().expect("one")
}

/// Adds a measure against a cause; what else matters is to be set.
pub(crate) fn measure<'a>(book: &'a mut Book, cause: &str, action: &str) -> &'a mut Measure {
    book.measures.push(Measure {
        cause: cause.into(),
        action: action.into(),
        owner: NameId::NONE,
        due: None,
        done: Done::No,
        place: below(book.measures.len()),
    });
    book.measures.last_mut().expect("one")
}

/// Adds an answer of a member, by card number (blank for nobody known), with scores of 5; what else matters is to be set.
pub(crate) fn answer<'a>(book: &'a mut Book, member: &str, on: &str, scores: &[(&str, u16)]) -> &'a mut Answer {
    let score = |points| Score { hundredths: points * 100, scale: Scale::Five };
    book.answers.push(Answer {
        member: id(book, member),
        day: Some(day(on)),
        shop: NameId::NONE,
        staff: NameId::NONE,
        scores: scores.iter().map(|&(name, points)| (name.into(), score(points))).collect(),
        importance: Box::default(),
        recommend: None,
        remark: Box::default(),
        place: below(book.answers.len()),
    });
    book.answers.last_mut().expect("one")
}

/// Adds a voucher of a member, by card number; what else matters is to be set.
pub(crate) fn voucher<'a>(book: &'a mut Book, member: &str, kind: &str) -> &'a mut Voucher {
    book.vouchers.push(Voucher {
        member: id(book, member),
        kind: kind.into(),
        issued: None,
        valid_until: None,
        used: Done::No,
        value: None,
        place: below(book.vouchers.len()),
    });
    book.vouchers.last_mut().expect("one")
}
