//! Members to move to a higher sheet.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::lists::Cards;
use super::who::{Who, columns, staff};
use crate::book::{Application, CardStage, MemberId, NameId, Place, Tier};
use crate::report::columns::text_cell;
use crate::table::{Cell, Code, Column, Table, column};

struct Row {
    id: MemberId,
    from: Tier,
    to: Tier,
    since: Option<NaiveDate>,
    place: Option<Place>,
    staff: NameId,
}

/// Members whose card was approved and who still stand in the lower sheet: the first approval first, then by key.
pub(super) fn table<'a>(cards: &Cards<'a>) -> Table<'a> {
    let book = cards.book;
    // Of several approved cards the highest.
    let mut approved: BTreeMap<MemberId, &Application> = BTreeMap::new();
    for application in book.applications.iter().filter(|of| of.stage(CardStage::Approved).by(cards.as_of)) {
        let Some(id) = application.member else { continue };
        let highest = approved.entry(id).or_insert(application);
        if cards.card(application) > cards.card(highest) {
            *highest = application;
        }
    }
    let mut rows: Vec<Row> = approved.into_iter().filter_map(|(id, of)| row(cards, id, of)).collect();
    rows.sort_by_key(|row| (row.since, row.id));
    let [member, name] = columns(book, |row: &Row| Who::Member(row.id));
    let columns: Vec<Column<'a, Row>> = vec![
        member,
        name,
        column("from", ("现在", "From"), |row: &Row| letter(row.from)),
        column("to", ("移到", "To"), |row: &Row| letter(row.to)),
        column("since", ("审批日", "Approved"), |row: &Row| row.since.into()),
        column("sheet_cell", ("单元格", "Cell"), |row: &Row| {
            Cell::text(row.place.map(|place| book.address(place)).unwrap_or_default())
        }),
        column("staff", ("责任店员", "Staff"), |row: &Row| text_cell(&book.staff, row.staff)),
    ];
    Table::new("moves", ("该移动的会员", "Members to move"), rows, columns)
}

fn row(cards: &Cards, id: MemberId, application: &Application) -> Option<Row> {
    let (from, to) = (cards.recorded(id), cards.card(application));
    let profile = cards.book.member(id).profile.as_deref();
    let stated = profile.and_then(|profile| profile.tier).map(|stated| stated.place);
    let other = cards.earned.get(&id).map_or(NameId::NONE, |earned| earned.staff);
    (from < to).then(|| Row {
        id,
        from,
        to,
        since: application.stage(CardStage::Approved).day(),
        place: stated.or_else(|| profile.and_then(|profile| profile.place)),
        staff: staff(application, other),
    })
}

/// The letter, by which the sheets are called.
fn letter<'a>(tier: Tier) -> Cell<'a> {
    Code { key: tier.key(), words: (tier.key(), tier.key()) }.into()
}
