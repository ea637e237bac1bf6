//! Cards not applied for, and applications by the stage that is open.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::lists::Cards;
use super::stage::code;
use super::who::{Who, columns, staff};
use crate::book::{Application, Book, CardStage, MemberId, NameId, Rules, Tier};
use crate::report::columns::text_cell;
use crate::table::{Cell, Code, Column, Table, column};

/// A card that waits for somebody.
#[derive(Clone, Copy)]
pub(in crate::report) struct Waiting<'a> {
    pub(in crate::report) who: Who<'a>,
    pub(in crate::report) card: Tier,
    /// What is to be done.
    pub(in crate::report) stage: CardStage,
    pub(in crate::report) since: Option<NaiveDate>,
    pub(in crate::report) due: Option<NaiveDate>,
    pub(in crate::report) staff: NameId,
    /// The card cannot be mailed: nobody wrote the address down.
    is_blocked: bool,
}

/// What is due by the as-of date, the latest first, those without a day last; then by key.
pub(super) fn table<'a>(cards: &Cards<'a>) -> Table<'a> {
    let (book, as_of) = (cards.book, cards.as_of);
    let mut rows = waiting(cards);
    rows.retain(|row| row.due.is_none_or(|due| due <= as_of));
    let [member, name] = columns(book, |row: &Waiting<'a>| row.who);
    let address = Code { key: "no_address", words: ("地址空白，寄不出", "no address: it cannot be mailed") };
    let columns: Vec<Column<'a, Waiting<'a>>> = vec![
        member,
        name,
        column("card", ("卡别", "Card"), |row: &Waiting| row.card.into()),
        column("stage", ("该办", "Stage"), |row: &Waiting| code(row.stage).into()),
        column("since", ("从哪天算", "Since"), |row: &Waiting| row.since.into()),
        column("due", ("应办日", "Due"), |row: &Waiting| row.due.into()),
        column("days_late", ("逾期天数", "Days late"), move |row: &Waiting| {
            Cell::maybe(row.due, |due| Cell::Int((as_of - due).num_days()))
        }),
        column("staff", ("责任店员", "Staff"), |row: &Waiting| text_cell(&book.staff, row.staff)),
        column("blocked", ("办不了", "Blocked"), move |row: &Waiting| row.is_blocked.then_some(address).into()),
    ];
    Table::new("due", ("该办的卡", "Due"), rows, columns)
}

/// The cards that wait for somebody, those first that have waited longest, those without a day last; then by key.
pub(in crate::report) fn waiting<'a>(cards: &Cards<'a>) -> Vec<Waiting<'a>> {
    let book = cards.book;
    let mut rows = not_applied(cards);
    rows.extend(book.applications.iter().filter_map(|application| open(cards, application)));
    rows.sort_by_key(|row| (row.due.is_none(), row.due, row.who.key(book), Reverse(row.card), row.stage));
    rows
}

/// What a known member's card waits for, for the morning brief.
pub(in crate::report) struct Pending {
    pub(in crate::report) member: MemberId,
    pub(in crate::report) card: Tier,
    /// What is to be done.
    pub(in crate::report) stage: Code,
    pub(in crate::report) due: Option<NaiveDate>,
    pub(in crate::report) staff: NameId,
}

/// The cards that wait for somebody.
pub(in crate::report) struct Brief {
    /// Applications whose open stage was due before the as-of date, the latest first, then by key.
    pub(in crate::report) late: Vec<Pending>,
    /// Cards earned that nobody applied for, by key.
    pub(in crate::report) not_applied: BTreeMap<MemberId, Pending>,
}

/// What the morning brief says of cards.
pub(in crate::report) fn brief(book: &Book, rules: &Rules, as_of: NaiveDate) -> Brief {
    let cards = Cards::new(book, rules, as_of);
    let late = book.applications.iter().filter_map(|application| open(&cards, application));
    let late = late.filter(|row| row.due.is_some_and(|due| due < as_of));
    let mut late: Vec<Pending> = late.filter_map(|row| pending(&row)).collect();
    late.sort_by_key(|late| (late.due, late.member));
    let not_applied = not_applied(&cards).iter().filter_map(pending).map(|row| (row.member, row)).collect();
    Brief { late, not_applied }
}

fn pending(row: &Waiting) -> Option<Pending> {
    let &Waiting { who: Who::Member(member), card, stage, due, staff, .. } = row else { return None };
    Some(Pending { member, card, stage: code(stage), due, staff })
}

/// Members who earned more than is recorded and have applied for nothing as high.
pub(in crate::report) fn not_applied<'a>(cards: &Cards<'a>) -> Vec<Waiting<'a>> {
    let mut rows = Vec::new();
    for (&id, earned) in &cards.earned {
        let Some(card) = earned.tier.filter(|&tier| tier > cards.recorded(id)) else { continue };
        if cards.of(id).any(|application| cards.card(application) >= card) {
            continue;
        }
        let days = Days::new(cards.rules.register.applied.into());
        rows.push(Waiting {
            who: Who::Member(id),
            card,
            stage: CardStage::Applied,
            since: earned.since,
            due: earned.since.and_then(|day| day.checked_add_days(days)),
            staff: earned.staff,
            is_blocked: false,
        });
    }
    rows
}

fn open<'a>(cards: &Cards<'a>, application: &'a Application) -> Option<Waiting<'a>> {
    let next = application.next_stage(&cards.rules.register, cards.as_of)?;
    let earned = application.member.and_then(|id| cards.earned.get(&id));
    let member = application.member.map(|id| cards.book.member(id));
    let address = member.and_then(|member| member.profile.as_deref()?.address.as_deref()).unwrap_or_default();
    let has_address = !application.address.trim().is_empty() || !address.trim().is_empty();
    Some(Waiting {
        who: Who::of(application),
        card: cards.card(application),
        stage: next.stage,
        since: next.since,
        due: next.due,
        staff: staff(application, earned.map_or(NameId::NONE, |earned| earned.staff)),
        is_blocked: next.stage == CardStage::Mailed && !has_address,
    })
}
