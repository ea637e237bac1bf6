//! The records as the sheets of the book. A column is called what the dictionary reads as its field.

mod lists;
mod members;
mod rows;
mod surveys;

use crate::book::{Records, Source, Sources, Tier};
use crate::read::stored;
use crate::table::{Cell, Column, Lang, Table, column};

/// The columns that say where a row comes from; they are no part of what it says.
pub(super) const SOURCE_KEYS: [&str; 2] = ["source_file", "source_cell"];

/// The sheets of the book, in their order.
pub(super) fn sheets(records: &Records) -> Vec<Table<'_>> {
    let mut tables = all(records);
    // Most shops record everybody's card, few keep purchases inside members' rows, and not all keep every list.
    let always = [Some(Tier::A), Some(Tier::B), Some(Tier::C)].map(stored::members_sheet);
    let always = always.into_iter().chain([stored::LINES, stored::CONTACTS, stored::IMPORTS]).collect::<Vec<_>>();
    tables.retain(|table| !table.is_empty() || always.contains(&table.title.get(Lang::Chinese)));
    tables
}

/// The sheets to fill in, none of which has a row nor says where rows come from.
pub(in crate::cli) fn to_fill_in(none: &Records) -> Vec<Table<'_>> {
    let mut tables = all(none);
    let seldom = [stored::members_sheet(None), stored::INSIDE, stored::PLANS];
    tables.retain(|table| !seldom.contains(&table.title.get(Lang::Chinese)));
    for table in &mut tables {
        table.leave_out(&SOURCE_KEYS);
    }
    tables
}

/// Every sheet, empty or not.
fn all(records: &Records) -> Vec<Table<'_>> {
    let mut tables: Vec<Table<'_>> =
        [Some(Tier::A), Some(Tier::B), Some(Tier::C)].into_iter().map(|tier| members::table(records, tier)).collect();
    tables.push(members::table(records, None));
    tables.push(rows::lines(records, "lines", stored::LINES, &records.lines));
    tables.push(rows::lines(records, "inside", stored::INSIDE, &records.inside));
    tables.push(rows::contacts(records));
    tables.extend([
        lists::plans(records),
        lists::register(records),
        lists::complaints(records),
        lists::staff(records),
        lists::items(records),
        lists::orders(records),
        lists::vouchers(records),
        lists::measures(records),
        surveys::survey(records),
        surveys::inspections(records),
        rows::imports(records),
    ]);
    tables
}

/// The columns that say where a row comes from.
fn source_columns<'a, T: 'a>(sources: impl Fn(&T) -> Vec<Source> + Clone + Send + Sync + 'a) -> [Column<'a, T>; 2] {
    let separator = Sources::SEPARATOR.to_string();
    let join = move |parts: Vec<Box<str>>| Cell::text(parts.join(&separator));
    let (of_file, of_cell) = ((sources.clone(), join.clone()), (sources, join));
    let words = |at: usize| (stored::SOURCE_COLUMNS[at], stored::SOURCE_COLUMNS[at]);
    [
        column(SOURCE_KEYS[0], words(0), move |row: &T| {
            of_file.1(of_file.0(row).into_iter().map(|source| source.file).collect())
        }),
        column(SOURCE_KEYS[1], words(1), move |row: &T| {
            of_cell.1(of_cell.0(row).into_iter().map(|source| source.cell).collect())
        }),
    ]
}

/// A text of a row, blank where there is none.
fn text(text: Option<&str>) -> Cell<'_> {
    Cell::maybe(text, Cell::text)
}
