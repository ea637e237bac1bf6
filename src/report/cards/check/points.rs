//! The points to adjust in the POS.

use chrono::NaiveDate;

use crate::book::{Book, Histories, Points, Rules};
use crate::report::columns::who;
use crate::report::points::{Compared, Difference, compare};
use crate::table::{Cell, Column, Table, column};

/// By key.
pub(super) fn table<'a>(book: &'a Book, rules: &Rules, as_of: NaiveDate) -> Table<'a> {
    let mut rows: Vec<Difference> = Vec::new();
    Histories::new(book, &rules.purchases).each(as_of, |id, history| {
        let profile = book.member(id).profile.as_deref();
        let compared = compare(id, profile, history, Points::of(profile, history, rules), rules);
        if let Compared::Differs(difference) = compared {
            rows.push(difference);
        }
    });
    let [member, name] = who(book, |row: &Difference| row.id);
    let columns: Vec<Column<'a, Difference>> = vec![
        member,
        name,
        column("sheet_value", ("表里积分", "Sheet"), |row: &Difference| Cell::Int(row.sheet)),
        column("computed", ("算出的数", "Computed"), |row: &Difference| Cell::Int(row.computed)),
        column("adjust", ("应调整", "Adjust"), |row: &Difference| Cell::Int(-row.points())),
        column("sheet_cell", ("单元格", "Cell"), |row: &Difference| Cell::text(book.address(row.place))),
    ];
    Table::new("points", ("该调整的积分", "Points to adjust"), rows, columns)
}
