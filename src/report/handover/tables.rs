//! What is handed over, list by list.

use chrono::NaiveDate;

use super::owners::{Given, Owners};
use crate::book::callback::Row;
use crate::book::{Book, Complaint, Contact, MemberId, NameId};
use crate::report::callbacks::{Logged, step_code};
use crate::report::cards::{Waiting, Who, stage_code, who_columns};
use crate::report::columns::{key_cell, name_cell, phone_cell, text_cell, who};
use crate::table::{Cell, Code, Column, Dress, Table, column};

/// What goes to somebody.
type To<T> = (NameId, T);

/// A table, and to whom each of its rows goes.
type Listed<'a> = (Table<'a>, Vec<NameId>);

/// Room for what a member said, or two reasons to call, in one line, in digits.
const WORDS: usize = 16;

/// What the lists look at.
#[derive(Clone, Copy)]
pub(super) struct Handed<'a, 'o> {
    pub(super) book: &'a Book,
    pub(super) as_of: NaiveDate,
    pub(super) owners: &'o Owners,
}

impl<'a> Handed<'a, '_> {
    /// The table `members`.
    pub(super) fn members(self) -> Listed<'a> {
        let Self { book, as_of, .. } = self;
        let said = move |row: &Given| last(book, row.id, as_of, |_| true);
        let words = move |row: &Given| last(book, row.id, as_of, |contact| !contact.reply.is_empty());
        let mut columns = Vec::from(who(book, |row: &Given| row.id));
        columns.extend([
            phone(book, |row: &Given| Some(row.id)),
            tier(|row: &Given| row.tier.into()),
            column("purchases", ("消费次数", "Purchases"), |row: &Given| Cell::count(row.purchases)),
            column("last_purchase", ("上次消费日", "Last purchase"), |row: &Given| row.last.map(|(day, _)| day).into()),
            column("last_amount", ("上次消费", "Last amount"), |row: &Given| row.last.map(|(_, amount)| amount).into()),
            column("convenient_time", ("方便接听时间", "Convenient time"), move |row: &Given| {
                let profile = book.member(row.id).profile.as_deref();
                Cell::text(profile.and_then(|profile| profile.call_time.as_deref()).unwrap_or_default())
            }),
            column("last_contact", ("上次联系", "Last contact"), move |row: &Given| said(row).map(|row| row.day).into()),
            column("last_result", ("上次结果", "Last result"), move |row: &Given| said(row).and_then(|row| row.result).into()),
            column("last_words", ("最后说的话", "Last words"), move |row: &Given| {
                Cell::maybe(words(row), |row| Cell::text(&*row.reply))
            })
            .dressed(Dress::Prose)
            .with_room(WORDS),
            owner(book, |row: &Given| row.to),
            by_hand(),
        ]);
        let given = &self.owners.given;
        let to = given.iter().map(|row| row.to).collect();
        (Table::new("members", ("会员", "Members"), given.clone(), columns), to)
    }

    /// The table `callbacks`, of the rows of a call list.
    pub(super) fn callbacks(self, rows: impl Iterator<Item = Row>) -> Listed<'a> {
        let (book, owners, as_of) = (self.book, self.owners, self.as_of);
        let made_by = |row: &Row| {
            row.staff == owners.from || row.callbacks.iter().any(|callback| callback.staff == owners.from)
        };
        let mine = rows.filter(|row| owners.has(Some(row.member)) || made_by(row));
        let rows: Vec<To<Row>> = mine.map(|row| (owners.of(Some(row.member)), row)).collect();
        let to = owners_of(&rows);
        let mut columns: Vec<Column<'a, To<Row>>> = vec![
            column("due", ("应回访日", "Due"), |row: &To<Row>| row.1.due().into()),
            column("days_overdue", ("逾期天数", "Days overdue"), move |row: &To<Row>| {
                Cell::Int((as_of - row.1.due()).num_days().max(0))
            }),
            column("reasons", ("回访内容", "Reasons"), |row: &To<Row>| {
                let mut codes: Vec<Code> = row.1.callbacks.iter().map(|callback| step_code(callback.step)).collect();
                codes.sort_unstable_by_key(|code| code.key);
                codes.dedup();
                Cell::Codes(codes)
            })
            .with_room(WORDS),
            column("channel", ("方式", "Channel"), |row: &To<Row>| row.1.channel().into()),
        ];
        columns.extend(who(book, |row: &To<Row>| row.1.member));
        columns.extend([
            phone(book, |row: &To<Row>| Some(row.1.member)),
            tier(|row: &To<Row>| row.1.tier.into()),
            owner(book, |row: &To<Row>| row.0),
            by_hand(),
        ]);
        (Table::new("callbacks", ("没做的回访", "Open callbacks"), rows, columns), to)
    }

    /// The table `cards`, of the cards that wait for somebody.
    pub(super) fn cards(self, waiting: Vec<Waiting<'a>>) -> Listed<'a> {
        let (book, owners, as_of) = (self.book, self.owners, self.as_of);
        let member = |waiting: &Waiting| match waiting.who {
            Who::Member(id) => Some(id),
            Who::Written(_) => None,
        };
        let mine = waiting.into_iter().filter(|row| owners.has(member(row)) || row.staff == owners.from);
        let rows: Vec<To<Waiting<'a>>> = mine.map(|row| (owners.of(member(&row)), row)).collect();
        let to = owners_of(&rows);
        let mut columns: Vec<Column<'a, To<Waiting<'a>>>> = Vec::from(who_columns(book, |row: &To<Waiting<'a>>| row.1.who));
        columns.extend([
            phone(book, move |row: &To<Waiting<'a>>| member(&row.1)),
            column("card", ("卡别", "Card"), |row: &To<Waiting>| row.1.card.into()),
            column("stage", ("该办", "Stage"), |row: &To<Waiting>| stage_code(row.1.stage).into()),
            column("since", ("从哪天算", "Since"), |row: &To<Waiting>| row.1.since.into()),
            column("due", ("应办日", "Due"), |row: &To<Waiting>| row.1.due.into()),
            column("days_late", ("逾期天数", "Days late"), move |row: &To<Waiting>| {
                Cell::maybe(row.1.due, |due| Cell::Int((as_of - due).num_days().max(0)))
            }),
            owner(book, |row: &To<Waiting>| row.0),
            by_hand(),
        ]);
        (Table::new("cards", ("没办完的卡", "Cards under way"), rows, columns), to)
    }

    /// The table `complaints`.
    pub(super) fn complaints(self) -> Listed<'a> {
        let (book, owners) = (self.book, self.owners);
        let mine = |complaint: &&Complaint| {
            complaint.is_open_on(self.as_of) && (complaint.owner == owners.from || owners.has(complaint.member))
        };
        let mut rows: Vec<To<&'a Complaint>> = book.complaints.iter().filter(mine).map(|of| (owners.of(of.member), of)).collect();
        rows.sort_by_key(|(_, complaint)| *complaint);
        rows.sort_by_key(|(_, complaint)| (complaint.received, complaint.member));
        let member = |row: &To<&Complaint>| row.1.member.map(|id| book.member(id));
        let text = |key, words, of: fn(&Complaint) -> &str| {
            column(key, words, move |row: &To<&'a Complaint>| Cell::text(of(row.1))).dressed(Dress::Prose).with_room(WORDS)
        };
        let to = owners_of(&rows);
        let table = Table::new("complaints", ("没解决的投诉", "Open complaints"), rows, vec![
            column("received", ("投诉日期", "Received"), |row: &To<&Complaint>| row.1.received.day.into()),
            column("member", ("会员", "Member"), move |row: &To<&Complaint>| Cell::maybe(member(row), key_cell)),
            column("name", ("姓名", "Name"), move |row: &To<&Complaint>| Cell::maybe(member(row), name_cell)),
            phone(book, |row: &To<&'a Complaint>| row.1.member),
            column("category", ("投诉类别", "Category"), |row: &To<&'a Complaint>| Cell::text(&*row.1.category)),
            text("content", ("投诉内容", "What happened"), |of| &of.content),
            text("action", ("处理措施", "What was done"), |of| &of.action),
            column("owner", ("责任人", "Owner"), |row: &To<&Complaint>| text_cell(&book.staff, row.1.owner)),
            owner(book, |row: &To<&Complaint>| row.0),
            by_hand(),
        ]);
        (table, to)
    }
}

fn owners_of<T>(rows: &[To<T>]) -> Vec<NameId> {
    rows.iter().map(|row| row.0).collect()
}

/// The last row of the log about a member that is of use.
fn last(book: &Book, id: MemberId, as_of: NaiveDate, of_use: fn(&Contact) -> bool) -> Option<&Contact> {
    Logged::of(book, id).rows().iter().rfind(|row| row.day <= as_of && of_use(row))
}

fn phone<'a, T>(book: &'a Book, id: impl Fn(&T) -> Option<MemberId> + Send + Sync + 'a) -> Column<'a, T> {
    column("phone", ("电话", "Phone"), move |row: &T| Cell::maybe(id(row), |id| phone_cell(book.member(id))))
}

fn owner<'a, T>(book: &'a Book, of: impl Fn(&T) -> NameId + Send + Sync + 'a) -> Column<'a, T> {
    column("new_owner", ("新负责人", "New owner"), move |row: &T| text_cell(&book.staff, of(row)))
}

/// With room for 临时积分卡 in one line: most members have that card, and each would take two.
fn tier<'a, T>(of: impl Fn(&T) -> Cell<'a> + Send + Sync + 'a) -> Column<'a, T> {
    column("tier", ("级别", "Tier"), of).with_room(10)
}

/// Where the new owner signs.
fn by_hand<'a, T>() -> Column<'a, T> {
    column("taken_over", ("接手签字", "Taken over"), |_: &T| Cell::Blank).dressed(Dress::FillIn(Vec::new())).with_room(9)
}
