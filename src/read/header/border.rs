//! Where a table ends because another begins: at a row that is the header of a table with other columns.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::fold::{fold, is_plain};
use super::is_sure;
use super::layout::is_again;
use super::line::Line;
use super::naming::Naming;
use crate::book::Kind;
use crate::read::cell::Raw;
use crate::read::dictionary::dictionary;
use crate::read::preview::PreviewRow;
use crate::read::row::Row;

/// Rows with some names in them that are looked at closely, each choice of names once: more have no table that is one.
const CLOSELY: usize = 1_000;

/// Tells the header of another table from the rows of this one.
#[derive(Debug)]
pub(in crate::read) struct Border<'a> {
    /// The header rows of this table, which may stand again on each page of it.
    headers: &'a [Vec<String>],
    /// Its last header row.
    below: u32,
    /// `[columns]`. What `--map` says is not asked: by letter or number it would name a column of any row.
    configured: &'a [(String, String)],
    /// The names, by their hash, of rows that were no header: 会员 and 电话 may be what a log says of each contact.
    known: HashSet<u64>,
}

impl<'a> Border<'a> {
    /// The border below a table whose header ends in the row `below`.
    pub(in crate::read) fn new(headers: &'a [Vec<String>], below: u32, configured: &'a [(String, String)]) -> Self {
        Self { headers, below, configured, known: HashSet::new() }
    }

    /// Whether a row is the header of another table. Nearly every row is told from one by its first number.
    pub(in crate::read) fn is_crossed_by(&mut self, row: &Row<'_>) -> bool {
        row.number > self.below
            && may_name(row.get(0))
            && is_all_text(row)
            && names_enough(row)
            && !self.headers.iter().any(|header| is_again(header, row))
            && self.known.len() < CLOSELY
            && self.known.insert(names(row))
            && self.is_header(row)
    }

    fn is_header(&self, row: &Row<'_>) -> bool {
        let row = PreviewRow { number: row.number, cells: row.iter().map(Into::into).collect() };
        is_table(&Line::of(&row).named(&Naming { configured: self.configured, ..Naming::default() }))
    }
}

/// Whether a row can be nothing but the header of a table: whole names give some kind of sheet what it requires, and
/// more than half of the cells are named, which tells it from a line of names and values (店铺, 江南店, 日期, 三月).
pub(super) fn is_table(line: &Line) -> bool {
    let is = |kind: Kind| {
        let named = line.senses(kind).filter(|senses| !senses.is_empty()).count();
        let enough = line.fields(kind).len() >= 3 || named == line.width();
        enough && named * 2 > line.width() && is_sure(kind, line)
    };
    line.first > 0 && Kind::ALL.into_iter().any(is)
}

/// Whether a row below a header is data of it: about as wide, and not made of names.
pub(super) fn is_data(row: &Row<'_>, line: &Line) -> bool {
    let filled = row.filled().count();
    filled * 2 >= line.width() && !is_all_names(row, filled)
}

fn is_all_names(row: &Row<'_>, filled: usize) -> bool {
    row.filled().filter(|(_, cell)| is_name(*cell)).count() * 2 > filled
}

/// Whether no cell holds a number or a date.
fn is_all_text(row: &Row<'_>) -> bool {
    row.filled().all(|(_, cell)| may_name(cell))
}

/// Whether a cell may be the name of a column, or blank beside one.
fn may_name(cell: Raw<'_>) -> bool {
    match cell {
        Raw::Text(text) => !(text.starts_with(|first: char| first.is_ascii_digit()) && text.is_ascii()),
        cell => cell == Raw::Blank,
    }
}

/// Whether two cells, and a third of all, are whole names, as a header needs at the least.
fn names_enough(row: &Row<'_>) -> bool {
    let filled = row.filled().count();
    let needed = (filled / 3).max(2);
    let mut names = 0;
    for (left, (_, cell)) in (0..filled).rev().zip(row.filled()) {
        names += usize::from(is_name(cell));
        if names == needed || names + left < needed {
            break;
        }
    }
    names >= needed
}

/// The names in a row and how many cells there are, as a number.
fn names(row: &Row<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    row.filled().count().hash(&mut hasher);
    for (column, cell) in row.filled().filter(|(_, cell)| is_name(*cell)) {
        (column, cell.text()).hash(&mut hasher);
    }
    hasher.finish()
}

/// Whether a cell is a whole name of the dictionary.
fn is_name(cell: Raw<'_>) -> bool {
    /// Bytes of the longest name.
    const LONGEST: usize = 200;
    let Raw::Text(text) = cell else { return false };
    let senses = |folded: &str| !dictionary().whole(folded).is_empty();
    if is_plain(text) { senses(text) } else { text.len() <= LONGEST && senses(&fold(text)) }
}
