//! Silver cards to void.

use chrono::NaiveDate;

use super::lists::Cards;
use super::who::{Who, columns, staff};
use crate::book::{Application, CardStage, NameId, Tier};
use crate::report::columns::text_cell;
use crate::table::{Cell, Column, Table, column};

struct Row<'a> {
    who: Who<'a>,
    card_no: &'a str,
    due: Option<NaiveDate>,
    is_entered: bool,
    staff: NameId,
}

/// Applications for gold of members who hold a silver card that is not voided, the latest first, then by key.
pub(super) fn table<'a>(cards: &Cards<'a>) -> Table<'a> {
    let (book, as_of) = (cards.book, cards.as_of);
    let mut rows: Vec<Row> = book.applications.iter().filter_map(|application| open(cards, application)).collect();
    rows.sort_by_key(|row| (row.due.is_none(), row.due, row.who.key(book)));
    let [member, name] = columns(book, |row: &Row<'a>| row.who);
    let columns: Vec<Column<'a, Row<'a>>> = vec![
        member,
        name,
        column("card_no", ("银卡卡号", "Silver card"), |row: &Row<'a>| Cell::text(row.card_no)),
        column("due", ("应作废日", "Due"), |row: &Row| row.due.into()),
        column("days_late", ("逾期天数", "Days late"), move |row: &Row| {
            Cell::maybe(row.due, |due| Cell::Int((as_of - due).num_days()))
        }),
        column("entered", ("金卡已录入", "Gold card entered"), |row: &Row| row.is_entered.into()),
        column("staff", ("责任店员", "Staff"), |row: &Row| text_cell(&book.staff, row.staff)),
    ];
    Table::new("void", ("该作废的银卡", "Silver cards to void"), rows, columns)
}

/// Who answers for each of them.
pub(in crate::report) fn answering(cards: &Cards) -> Vec<NameId> {
    let applications = cards.book.applications.iter();
    applications.filter_map(|application| open(cards, application)).map(|row| row.staff).collect()
}

fn open<'a>(cards: &Cards<'a>, application: &'a Application) -> Option<Row<'a>> {
    let as_of = cards.as_of;
    let id = application.member?;
    let is_open = cards.card(application) == Tier::A && !application.stage(CardStage::OldVoided).by(as_of);
    // A silver card that the sheet records, or that was approved once.
    let got_silver = |other: &Application| {
        cards.card(other) == Tier::B
            && [CardStage::Approved, CardStage::Collected].iter().any(|&stage| other.stage(stage).by(as_of))
    };
    let holds_silver = || cards.recorded(id) == Tier::B || cards.of(id).any(got_silver);
    (is_open && holds_silver()).then(|| Row {
        who: Who::Member(id),
        card_no: cards.book.member(id).card_no.as_deref().unwrap_or_default(),
        due: application.void_due(&cards.rules.register, as_of),
        is_entered: application.stage(CardStage::Entered).by(as_of),
        staff: staff(application, cards.earned.get(&id).map_or(NameId::NONE, |earned| earned.staff)),
    })
}
