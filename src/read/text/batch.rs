//! Some rows of a text file, their fields end to end.

use crate::book::Fact;
use crate::read::row::{Cells, Row};

/// Bytes of text after which a batch is full.
pub(super) const FULL: usize = 128 * 1024;

/// Some rows.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// The text of all fields while the batch is filled, and room for more.
    pub(super) bytes: Vec<u8>,
    /// The same once it was checked.
    text: String,
    /// Where each field ends, counted from the start of its row.
    pub(super) ends: Vec<usize>,
    rows: Vec<Extent>,
    /// What was said of each row ahead.
    marks: Vec<u32>,
}

/// Where a row ends.
#[derive(Debug, Clone, Copy)]
struct Extent {
    number: u32,
    bytes: usize,
    fields: usize,
}

impl Batch {
    /// Forgets its rows and keeps its room.
    pub(super) fn clear(&mut self) {
        self.rows.clear();
        self.bytes = std::mem::take(&mut self.text).into_bytes();
        self.bytes.resize(self.bytes.capacity(), 0);
    }

    /// Bytes and fields in use.
    pub(super) fn used(&self) -> (usize, usize) {
        self.rows.last().map_or((0, 0), |last| (last.bytes, last.fields))
    }

    /// Adds a row that was written behind those in use.
    pub(super) fn add(&mut self, number: u32, bytes: usize, fields: usize) {
        let (used_bytes, used_fields) = self.used();
        self.rows.push(Extent { number, bytes: used_bytes + bytes, fields: used_fields + fields });
    }

    /// Makes text of its bytes.
    ///
    /// # Errors
    /// The row with the first byte that is none, or the first row that a quote left open runs through.
    pub(super) fn check(&mut self) -> Result<(), (u32, Fact)> {
        let (used, _) = self.used();
        let mut bytes = std::mem::take(&mut self.bytes);
        bytes.truncate(used);
        self.text = String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let row = self.rows.iter().find(|row| row.bytes > valid);
            (row.map_or(0, |row| row.number), Fact::BrokenText)
        })?;
        let run_on = self.rows().find(is_run_on).map(|row| row.number);
        run_on.map_or(Ok(()), |row| Err((row, Fact::OpenQuote)))
    }

    /// Notes what `ahead` says of each row.
    pub(super) fn mark(&mut self, ahead: &mut (dyn FnMut(&Row<'_>) -> u32 + Send)) {
        let mut marks = std::mem::take(&mut self.marks);
        marks.clear();
        marks.extend(self.rows().map(|row| ahead(&row)));
        self.marks = marks;
    }

    /// Its rows with what was said of them.
    pub(super) fn marked_rows(&self) -> impl Iterator<Item = (Row<'_>, u32)> {
        self.rows().zip(self.marks.iter().copied())
    }

    /// Its rows.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let (mut bytes, mut fields) = (0, 0);
        self.rows.iter().map(move |row| {
            // A delimiter is never part of a character, so rows end between two.
            let text = &self.text[bytes..row.bytes];
            let ends = &self.ends[fields..row.fields];
            (bytes, fields) = (row.bytes, row.fields);
            Row { number: row.number, cells: Cells::Text(text, ends) }
        })
    }
}

/// Whether a field is longer than a spreadsheet can hold, or has more lines than anybody writes: its quote was left open.
fn is_run_on(row: &Row<'_>) -> bool {
    const LONGEST: usize = 32_767;
    const LINES: usize = 20;
    let Cells::Text(text, _) = row.cells else { return false };
    // Hardly any row has several lines.
    if text.len() <= LONGEST && memchr::memchr(b'\n', text.as_bytes()).is_none() {
        return false;
    }
    row.iter().any(|cell| {
        let field = cell.text();
        field.len() > LINES && (field.matches('\n').count() > LINES || field.chars().count() > LONGEST)
    })
}
