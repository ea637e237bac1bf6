//! Which rows of a sheet are data, and which of them are wanted.

use super::super::header::Layout;
use super::super::row::Row;
use super::{footer, title, totals};

/// Which rows of a sheet are data: not blank, no title, header or total.
pub(super) struct Data<'a> {
    layout: &'a Layout,
    /// Whether a row that begins with a digit is data at once, as nearly all are.
    digit_is_data: bool,
}

impl<'a> Data<'a> {
    pub(super) fn new(layout: &'a Layout) -> Self {
        Self { layout, digit_is_data: !layout.header_begins_with_digit() }
    }

    /// Whether a row is data by its first byte.
    #[inline]
    pub(super) fn holds_plainly(&self, row: &Row<'_>) -> bool {
        self.digit_is_data
            && row.number > self.layout.header_last
            && row.plain(0).is_some_and(|text| text.as_bytes().first().is_some_and(u8::is_ascii_digit))
    }

    /// Whether any other row is data.
    pub(super) fn holds(&self, row: &Row<'_>) -> bool {
        row.number > self.layout.header_last
            && !row.is_blank()
            && !self.layout.is_header_again(row)
            && totals::word(row, self.layout).is_none()
            && !footer::is_note(row, self.layout)
            && !title::is_title(row, self.layout.width)
    }
}

/// Whether a row has the texts that `--where` asks for; a field that the sheet lacks selects nothing.
pub(super) fn is_selected(row: &Row<'_>, select: &[(Option<usize>, &str)]) -> bool {
    select.iter().all(|&(column, value)| column.is_some_and(|column| row.get(column).text().trim() == value))
}
