//! One table, comma separated.

use std::io::{self, Write};

use super::layout::label;
use super::spelling::Spelling;
use crate::table::{Cell, Document, Table};

/// Writes `table` and returns how many texts were guarded against being taken for formulas.
pub(super) fn write(
    document: &Document,
    table: &Table,
    people: bool,
    raw: bool,
    out: &mut dyn Write,
) -> io::Result<usize> {
    let spelling = Spelling::of(document);
    if people {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let style = Style { spelling, people, raw };
    let mut head = style.writer(Vec::new());
    head.write_record(table.heads().map(|head| label(head, spelling.lang)))?;
    out.write_all(&finished(head)?)?;
    let rows: Vec<usize> = (0..table.len()).collect();
    let mut guarded = 0;
    for round in rows.chunks(CHUNK * cores()) {
        for (text, count) in style.round(table, round)? {
            out.write_all(&text)?;
            guarded += count;
        }
    }
    Ok(guarded)
}

/// Rows that one thread spells at a time.
const CHUNK: usize = 4096;

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// How rows are spelt.
#[derive(Clone, Copy)]
struct Style<'d> {
    spelling: Spelling<'d>,
    people: bool,
    raw: bool,
}

impl Style<'_> {
    fn writer(self, out: Vec<u8>) -> ::csv::Writer<Vec<u8>> {
        let end = if self.people { ::csv::Terminator::CRLF } else { ::csv::Terminator::Any(b'\n') };
        ::csv::WriterBuilder::new().terminator(end).from_writer(out)
    }

    /// Some rows, each chunk on a thread of its own, in their order: text and guarded cells.
    fn round(self, table: &Table, rows: &[usize]) -> io::Result<Vec<(Vec<u8>, usize)>> {
        if rows.len() <= CHUNK {
            return Ok(vec![self.rows(table, rows)?]);
        }
        std::thread::scope(|scope| {
            let spelling = |chunk| scope.spawn(move || self.rows(table, chunk));
            let threads: Vec<_> = rows.chunks(CHUNK).map(spelling).collect();
            let joined = |thread: std::thread::ScopedJoinHandle<'_, _>| {
                thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            };
            threads.into_iter().map(joined).collect()
        })
    }

    fn rows(self, table: &Table, rows: &[usize]) -> io::Result<(Vec<u8>, usize)> {
        let mut csv = self.writer(Vec::with_capacity(rows.len() * 64));
        let (mut text, mut guarded) = (String::new(), 0);
        for &row in rows {
            for cell in table.row(row) {
                text.clear();
                self.spelling.plain(&cell, &mut text);
                if !self.raw && comes_from_outside(&cell) && looks_like_formula(&text) {
                    guarded += 1;
                    text.insert(0, '\'');
                }
                csv.write_field(&text)?;
            }
            csv.write_record(None::<&[u8]>)?;
        }
        Ok((finished(csv)?, guarded))
    }
}

fn finished(csv: ::csv::Writer<Vec<u8>>) -> io::Result<Vec<u8>> {
    csv.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

/// Whether a cell holds what somebody typed, and not what we computed or worded.
fn comes_from_outside(cell: &Cell) -> bool {
    matches!(
        cell,
        Cell::Text(_) | Cell::Both(..) | Cell::Named { .. } | Cell::Phone(_) | Cell::PhoneKey(_) | Cell::PhoneKeyed(..)
    )
}

/// Whether a spreadsheet program would calculate this text instead of showing it.
fn looks_like_formula(text: &str) -> bool {
    let unseen = |c: char| {
        let breaks = matches!(c, '\t' | '\r' | '\n');
        (c.is_whitespace() && !breaks) || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}')
    };
    let starts = ['=', '+', '-', '@', '\t', '\r', '\n', '|', '%', '＝', '＋', '－', '＠', '｜', '％'];
    text.trim_start_matches(unseen).starts_with(starts)
}

#[cfg(test)]
mod tests {
    use super::looks_like_formula;
    use crate::table::Lang;
    use crate::write::{Format, Written, fixture, write};

    const PIPED: Format = Format::Csv { people: false, raw: false };

    #[test]
    fn people_get_labels_a_mark_and_their_line_ends() {
        let text = fixture::written(&fixture::members(), Format::Csv { people: true, raw: false }, None);
        assert_eq!(text, format!("\u{feff}{}", include_str!("golden/members.csv").replace('\n', "\r\n")));
    }

    #[test]
    fn scripts_get_keys_and_codes() {
        let mut document = fixture::members();
        document.lang = Lang::Keys;
        assert_eq!(fixture::written(&document, PIPED, None), include_str!("golden/members.keys.csv"));
    }

    #[test]
    fn another_table_can_be_chosen() {
        let text = fixture::written(&fixture::members(), PIPED, Some("mix"));
        assert_eq!(text, "级别,人数,人数占比,人均消费\n金卡,1,0.333333,1280.00\n银卡,2,0.666667,-200.50\n");
    }

    #[test]
    fn guarded_cells_are_counted_unless_raw() {
        let document = fixture::members();
        for (raw, guarded) in [(false, 1), (true, 0)] {
            let written = write(&document, Format::Csv { people: false, raw }, None, &mut Vec::new());
            assert_eq!(written.expect("written"), Written { guarded });
        }
    }

    #[test]
    fn texts_that_a_spreadsheet_would_calculate_are_known() {
        for text in
            ["=1+1", "+86 138", "-", "@x", "\tx", "\n", "|x", "%x", "＝1", "－1", "\u{feff} =1", "\u{200b}+", "　@"]
        {
            assert!(looks_like_formula(text), "{text:?}");
        }
        for text in ["", "张三", "1-2", "a=b", "'=1", "138****8000", " 1"] {
            assert!(!looks_like_formula(text), "{text:?}");
        }
    }
}
