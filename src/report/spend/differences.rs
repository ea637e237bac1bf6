//! Where the sheet's own figures are not what its rows add up to.

use chrono::NaiveDate;

use super::cause::{Cause, Known};
use crate::book::{Book, Histories, History, MemberId, Money, Place, Rules, opening};
use crate::report::columns::who;
use crate::table::{Cell, Code, Column, Table, column};

/// A figure of the sheet, whole or money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Figure {
    Spend(Money),
    Count(i64),
}

impl Figure {
    const fn field(self) -> Code {
        match self {
            Self::Spend(_) => Code { key: "spend_total", words: ("累计消费", "Total spend") },
            Self::Count(_) => Code { key: "purchase_count", words: ("消费次数", "Purchases") },
        }
    }

    fn cell<'a>(self) -> Cell<'a> {
        match self {
            Self::Spend(money) => money.into(),
            Self::Count(count) => Cell::Int(count),
        }
    }
}

struct Row {
    id: MemberId,
    sheet: Figure,
    computed: Figure,
    difference: Figure,
    place: Place,
    cause: Cause,
}

/// By key; of each member the total first.
pub(super) fn table<'a>(book: &'a Book, rules: &Rules, as_of: NaiveDate, histories: &Histories) -> Table<'a> {
    let mut rows = Vec::new();
    histories.each(as_of, |id, history| {
        let carried = opening(book.member(id), history, &rules.opening);
        rows.extend(total(book, id, history, carried, histories, as_of));
        rows.extend(count(book, id, history, carried, histories, as_of));
    });
    let [member, _] = who(book, |row: &Row| row.id);
    let columns: Vec<Column<'a, Row>> = vec![
        member,
        column("field", ("项目", "Field"), |row: &Row| row.sheet.field().into()),
        column("sheet_value", ("表里的数", "Sheet"), |row: &Row| row.sheet.cell()),
        column("computed", ("明细算出", "Computed"), |row: &Row| row.computed.cell()),
        column("difference", ("差额", "Difference"), |row: &Row| row.difference.cell()),
        column("sheet_cell", ("单元格", "Cell"), |row: &Row| Cell::text(book.address(row.place))),
        column("cause", ("可能的原因", "Likely cause"), |row: &Row| row.cause.code().into()),
    ];
    Table::new("differences", ("与表里合计的差额", "Differences"), rows, columns)
}

fn total(
    book: &Book,
    id: MemberId,
    history: &History,
    carried: Money,
    histories: &Histories,
    as_of: NaiveDate,
) -> Option<Row> {
    let stated = book.member(id).profile.as_ref()?.spend_total?;
    let computed = history.spent + carried;
    let difference = stated.value - computed;
    (difference != Money::ZERO).then(|| Row {
        id,
        sheet: Figure::Spend(stated.value),
        computed: Figure::Spend(computed),
        difference: Figure::Spend(difference),
        place: stated.place,
        cause: Known::of(histories.lines(id, as_of)).of_total(difference, history),
    })
}

// The sheet's own count stands for a member without dated lines, so that it does not differ.
fn count(
    book: &Book,
    id: MemberId,
    history: &History,
    carried: Money,
    histories: &Histories,
    as_of: NaiveDate,
) -> Option<Row> {
    let stated = book.member(id).profile.as_ref()?.purchase_count?;
    let computed = history.occasions().map(|_| 1).sum::<i64>();
    let difference = stated.value - computed;
    (difference != 0 && history.has_lines()).then(|| Row {
        id,
        sheet: Figure::Count(stated.value),
        computed: Figure::Count(computed),
        difference: Figure::Count(difference),
        place: stated.place,
        cause: Known::of(histories.lines(id, as_of)).of_count(difference, history, carried),
    })
}
