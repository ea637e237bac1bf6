//! What an import changes: the book before and after, row by row.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;

use super::tables::SOURCE_KEYS;
use crate::book::{Bucket, Kind, Sheet};
use crate::read::stored;
use crate::table::{Cell, Code, Lang, Table, column};

/// The kinds of sheets that few shops keep, with the key of the table that each is in the book.
const FURTHER: [(Kind, &str); 9] = [
    (Kind::Complaints, "complaints"),
    (Kind::Register, "register"),
    (Kind::Staff, "staff"),
    (Kind::Items, "items"),
    (Kind::Orders, "orders"),
    (Kind::Vouchers, "vouchers"),
    (Kind::Measures, "measures"),
    (Kind::Survey, "survey"),
    (Kind::Inspections, "inspections"),
];

/// What became of the rows of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Change {
    kind: Kind,
    added: u64,
    changed: u64,
    already: u64,
    set_aside: u64,
    left_out: u64,
}

/// Whether two books say the same.
pub(super) fn same<'t>(before: &[Table<'t>], after: &[Table<'t>]) -> bool {
    before.len() == after.len() && before.iter().zip(after).all(|(a, b)| same_rows(a, b))
}

fn same_rows<'t>(a: &Table<'t>, b: &Table<'t>) -> bool {
    a.title == b.title && a.len() == b.len() && (0..a.len()).all(|row| a.row(row).eq(b.row(row)))
}

/// What becomes of the rows of the imported `sheets`, by kind.
pub(super) fn changes(before: &[Table<'_>], after: &[Table<'_>], sheets: &[&Sheet]) -> Vec<Change> {
    // Members, purchases and the log always, the further kinds where one of these sheets is imported.
    let always = [Kind::Members, Kind::Purchases, Kind::Callbacks];
    let imported = |kind: &Kind| always.contains(kind) || sheets.iter().any(|sheet| sheet.kind == Some(*kind));
    let kinds = always.into_iter().chain(FURTHER.map(|(kind, _)| kind)).filter(imported);
    kinds.map(|kind| change(kind, before, after, sheets)).collect()
}

fn change(kind: Kind, before: &[Table<'_>], after: &[Table<'_>], sheets: &[&Sheet]) -> Change {
    let new = not_in(rows(kind, after), &rows(kind, before));
    let old = not_in(rows(kind, before), &rows(kind, after));
    let keys = |rows: &[Row]| rows.iter().map(|row| row.key).collect::<Vec<_>>();
    let added = not_in(keys(&new), &keys(&old)).len() as u64;
    let changed = new.len() as u64 - added;
    let sum = |bucket: Bucket| -> u64 {
        let own = sheets.iter().filter(|sheet| sheet.kind == Some(kind));
        own.map(|sheet| sheet.balance.get(bucket).rows).sum()
    };
    let used = sum(Bucket::Attributed) + sum(Bucket::WithoutMember) + sum(Bucket::Duplicate);
    let left_out = sum(Bucket::Totals) + sum(Bucket::Blank) + sum(Bucket::Header) + sum(Bucket::NotSelected);
    let already = used.saturating_sub(added + changed);
    Change { kind, added, changed, already, set_aside: sum(Bucket::SetAside), left_out }
}

/// A row of the book: by what it is known again, and all that it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    key: u64,
    whole: u64,
}

fn rows(kind: Kind, tables: &[Table<'_>]) -> Vec<Row> {
    let own = |table: &&Table<'_>| match kind {
        Kind::Members => table.key == "members",
        Kind::Callbacks => ["contacts", "plans"].contains(&table.key),
        // A purchase inside a member's row is a part of that row.
        Kind::Purchases => table.title.get(Lang::Chinese) == stored::LINES,
        _ => FURTHER.contains(&(kind, table.key)),
    };
    tables.iter().filter(own).flat_map(|table| (0..table.len()).map(move |row| row_of(kind, table, row))).collect()
}

fn row_of(kind: Kind, table: &Table<'_>, row: usize) -> Row {
    // A member is known again by its identity; a line by all but who is named on it and who served; a row that is filled
    // in as time goes by what does not change.
    let is_key = |field: &str| match kind {
        Kind::Members => ["card_no", "phone", "name"].contains(&field),
        Kind::Purchases => !["card_no", "phone", "name", "staff", "opt_in", "points_used"].contains(&field),
        Kind::Complaints => ["date", "card_no", "phone", "name", "category", "content"].contains(&field),
        Kind::Register => ["card_no", "phone", "name", "card"].contains(&field),
        Kind::Staff => field == "staff",
        Kind::Items => ["sku", "item", "size"].contains(&field),
        Kind::Orders => ["card_no", "phone", "name", "item", "size", "ordered"].contains(&field),
        Kind::Measures => ["cause", "measure"].contains(&field),
        Kind::Survey => !["store", "staff"].contains(&field),
        Kind::Inspections => ["date", "store", "staff", "inspector"].contains(&field),
        Kind::Vouchers => ["card_no", "phone", "name", "kind", "issued", "value"].contains(&field),
        Kind::Callbacks => true,
    };
    let mut texts = (String::new(), table.title.get(Lang::Chinese).to_owned());
    for (head, cell) in table.heads().zip(table.row(row)).filter(|(head, _)| !SOURCE_KEYS.contains(&head.key)) {
        // A column that another row brings in is no news of this one.
        if cell == Cell::Blank {
            continue;
        }
        let text = format!("{}\u{1f}{cell:?}\u{1f}", head.words.get(Lang::Chinese));
        if is_key(head.key) {
            texts.0.push_str(&text);
        }
        texts.1.push_str(&text);
    }
    let hash = |text: &str| FixedState::with_seed(0).hash_one(text);
    Row { key: hash(&texts.0), whole: hash(&texts.1) }
}

/// The members of a bag that another bag does not have, each as often as it has it more.
fn not_in<T: Ord + Copy>(mut bag: Vec<T>, other: &[T]) -> Vec<T> {
    let mut other = other.to_vec();
    bag.sort_unstable();
    other.sort_unstable();
    let mut other = other.into_iter().peekable();
    bag.retain(|thing| {
        while other.next_if(|known| known < thing).is_some() {}
        other.next_if_eq(thing).is_none()
    });
    bag
}

/// The changes as a table.
pub(super) fn table<'a>(changes: Vec<Change>) -> Table<'a> {
    let count = |key, words, of: fn(&Change) -> u64| column(key, words, move |row: &Change| Cell::count(of(row)));
    let columns = vec![
        column("kind", ("内容", "Kind"), |row: &Change| {
            Cell::Code(Code { key: row.kind.key(), words: row.kind.words() })
        }),
        count("added", ("新增", "Added"), |row| row.added),
        count("changed", ("有变化", "Changed"), |row| row.changed),
        count("already_there", ("已经有的", "Already there"), |row| row.already),
        count("set_aside", ("未计入", "Set aside"), |row| row.set_aside),
        count("left_out", ("表头、空行、合计", "Headers, blanks, totals"), |row| row.left_out),
    ];
    Table::new("import", ("导入", "Import"), changes, columns)
}

#[cfg(test)]
mod tests {
    use super::not_in;

    #[test]
    fn bags_are_taken_off_each_other() {
        assert_eq!(not_in(vec![3, 1, 2, 2, 2], &[2, 4, 1]), [2, 2, 3]);
        assert_eq!(not_in(vec![1, 1], &[]), [1, 1]);
        assert!(not_in(Vec::new(), &[1]).is_empty());
    }
}
