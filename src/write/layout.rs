//! What must be known of all rows before the first is printed: which columns hold numbers, and how wide they are.

use unicode_width::UnicodeWidthStr;

use super::spelling::{Spelling, is_number, one_line};
use crate::table::{Dress, Head, Lang, Table};

/// A column as people see it.
pub(super) struct Field {
    /// Its position in the table.
    pub(super) column: usize,
    /// Its heading.
    pub(super) label: String,
    /// Whether it holds numbers only.
    pub(super) number: bool,
    /// Whether anything stands in it.
    pub(super) filled: bool,
    /// How many columns of a terminal it needs.
    pub(super) width: usize,
}

/// The columns of `table` that are not hidden, measured.
pub(super) fn fields(table: &Table, spelling: &Spelling) -> Vec<Field> {
    let shown = table.heads().enumerate().filter(|(_, head)| head.dress != Dress::Hidden);
    shown.map(|(column, head)| measured(table, column, label(head, spelling.lang), spelling)).collect()
}

/// The heading of a column: the key that scripts rely on, or the label in the language.
pub(super) fn label(head: &Head, lang: Lang) -> &str {
    if lang == Lang::Keys { head.key } else { head.words.get(lang) }
}

fn measured(table: &Table, column: usize, label: &str, spelling: &Spelling) -> Field {
    let (mut numbers, mut texts, mut width) = (false, false, label.width());
    for row in 0..table.len() {
        let cell = table.cell(row, column);
        let shown = spelling.shown(&cell);
        if shown.is_empty() {
            continue;
        }
        *if is_number(&cell) { &mut numbers } else { &mut texts } = true;
        width = width.max(one_line(&shown).width());
    }
    Field { column, label: label.to_owned(), number: numbers && !texts, filled: numbers || texts, width }
}
