//! Some rows of a text file.

use std::ops::ControlFlow;

use memchr::memchr;

use crate::read::row::{AT_ONCE, Ahead, Cells, Fields, Row, Visit};

/// Some rows, their fields as they stand in the text, or without quotes in a text of their own.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// Bytes of the input: those of the rows, then room for more.
    pub(super) bytes: Vec<u8>,
    /// How many of them are of the rows.
    pub(super) used: usize,
    /// The fields of records that had quotes, a separator behind each.
    pub(super) unquoted: Vec<u8>,
    /// Where each field ends.
    ends: Vec<u32>,
    rows: Vec<Extent>,
    /// The number of the first row.
    pub(super) first: u32,
    /// Where the fields end of the record that is being unquoted.
    unquoted_ends: Vec<u32>,
    /// What was said of each row ahead.
    marks: Vec<u32>,
}

/// How the text of a record is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// As it stands in the input.
    Plain,
    /// Without its quotes.
    Unquoted,
    /// As it stands in the input, with a quote that is never closed.
    LeftOpen,
}

/// Where a row begins, and how many fields there are up to its last.
#[derive(Debug, Clone, Copy)]
struct Extent {
    start: u32,
    fields: u32,
    shape: Shape,
}

impl Batch {
    /// Forgets its rows and keeps its room; the next row is number `first`.
    pub(super) fn clear(&mut self, first: u32) {
        self.used = 0;
        self.unquoted.clear();
        self.ends.clear();
        self.rows.clear();
        self.first = first;
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> u32 {
        place(self.rows.len())
    }

    /// A field of the record being cut ends at `at`.
    #[inline]
    pub(super) fn end_field(&mut self, at: usize) {
        self.ends.push(place(at));
    }

    /// The record that begins at `start` ends at `end`, and with it a field, unless the line is blank.
    pub(super) fn end_record(&mut self, start: usize, end: usize, shape: Shape) {
        if end > start || self.ends.len() > self.fields() {
            self.end_field(end);
        }
        self.rows.push(Extent { start: place(start), fields: place(self.ends.len()), shape });
    }

    /// Forgets the fields of a record that is not whole.
    pub(super) fn forget_fields(&mut self) {
        self.ends.truncate(self.fields());
    }

    /// A field ends where the text without quotes does.
    pub(super) fn end_unquoted_field(&mut self, separator: u8) {
        self.unquoted_ends.push(place(self.unquoted.len()));
        self.unquoted.push(separator);
    }

    /// The record ends whose text without quotes begins at `start`.
    pub(super) fn end_unquoted_record(&mut self, start: usize) {
        self.forget_fields();
        self.ends.append(&mut self.unquoted_ends);
        let fields = place(self.ends.len());
        self.rows.push(Extent { start: place(start), fields, shape: Shape::Unquoted });
    }

    /// Forgets the text without quotes from `start` on.
    pub(super) fn forget_unquoted(&mut self, start: usize) {
        self.unquoted.truncate(start);
        self.unquoted_ends.clear();
    }

    /// Fields of the rows so far.
    fn fields(&self) -> usize {
        self.rows.last().map_or(0, |row| row.fields as usize)
    }

    /// Notes what `ahead` says of each row.
    ///
    /// # Errors
    /// How many bytes are text, if not all are.
    pub(super) fn mark(&mut self, ahead: &mut Ahead<'_>) -> Result<(), usize> {
        let mut marks = std::mem::take(&mut self.marks);
        marks.clear();
        let text = &self.bytes[..self.used];
        let texts = self.texts().ok_or_else(|| std::str::from_utf8(text).map_or_else(|e| e.valid_up_to(), str::len))?;
        // Without a break there is nothing to tell.
        let _ = self.some_rows(texts, |rows| {
            ahead(rows, &mut marks);
            ControlFlow::Continue(())
        });
        self.marks = marks;
        Ok(())
    }

    /// Visits its rows, once they are marked, with what was said of them.
    pub(super) fn visit(&self, visit: &mut Visit<'_>) -> ControlFlow<()> {
        let mut marks = self.marks.as_slice();
        self.some_rows(self.texts().unwrap_or_default(), |rows| {
            let (of_rows, rest) = marks.split_at(rows.len());
            marks = rest;
            visit(rows, of_rows)
        })
    }

    fn some_rows(&self, texts: Texts<'_>, mut visit: impl FnMut(&[Row<'_>]) -> ControlFlow<()>) -> ControlFlow<()> {
        let mut rows = self.rows_of(texts);
        let mut at_once = Vec::with_capacity(AT_ONCE);
        loop {
            at_once.clear();
            at_once.extend(rows.by_ref().take(AT_ONCE));
            if at_once.is_empty() {
                return ControlFlow::Continue(());
            }
            visit(&at_once)?;
        }
    }

    /// The texts that its fields stand in, if they are text.
    fn texts(&self) -> Option<Texts<'_>> {
        // What cuts fields is never part of a character, so that all fields are text where the whole is.
        let plain = simdutf8::basic::from_utf8(&self.bytes[..self.used]).ok()?;
        let unquoted = simdutf8::basic::from_utf8(&self.unquoted).ok()?;
        let may_err = [plain, unquoted].iter().any(|text| memchr(b'#', text.as_bytes()).is_some());
        Some(Texts { plain, unquoted, may_err })
    }

    fn rows_of<'a>(&'a self, texts: Texts<'a>) -> impl Iterator<Item = Row<'a>> {
        let mut fields = 0;
        (self.first..).zip(&self.rows).map(move |(number, row)| {
            let text = if row.shape == Shape::Unquoted { texts.unquoted } else { texts.plain };
            let ends = &self.ends[fields..row.fields as usize];
            fields = row.fields as usize;
            let left_open = row.shape == Shape::LeftOpen;
            Row {
                number,
                cells: Cells::Text(Fields { text, start: row.start, ends, left_open, may_err: texts.may_err }),
            }
        })
    }
}

/// The texts of some rows.
#[derive(Debug, Clone, Copy, Default)]
struct Texts<'a> {
    /// As it stands in the input.
    plain: &'a str,
    /// Without quotes.
    unquoted: &'a str,
    /// Whether an error value may stand in them.
    may_err: bool,
}

/// A place in a batch, which is far shorter than 4 GB.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
