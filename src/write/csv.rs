//! One table, comma separated.

use std::borrow::Cow;
use std::io::{self, Write};
use std::ops::Range;
use std::sync::mpsc::sync_channel;

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
    let style = Style { spelling: Spelling::of(document), people, raw };
    if people {
        out.write_all("\u{feff}".as_bytes())?;
    }
    out.write_all(&style.head(table))?;
    if table.len() > CHUNK {
        return style.on_all_cores(table, out);
    }
    let (text, guarded) = style.rows(table, 0..table.len());
    out.write_all(&text)?;
    Ok(guarded)
}

/// Rows that one thread spells at a time.
const CHUNK: usize = 2048;

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
    /// Writes all rows: each thread spells every so many chunks, and what it has spelt waits until its turn comes.
    fn on_all_cores(self, table: &Table, out: &mut dyn Write) -> io::Result<usize> {
        let chunks = table.len().div_ceil(CHUNK);
        let threads = cores().min(chunks);
        std::thread::scope(|scope| {
            let lane = |first| {
                let (sender, receiver) = sync_channel(1);
                scope.spawn(move || {
                    let mut chunks = (first..chunks).step_by(threads);
                    chunks.try_for_each(|chunk| {
                        sender.send(self.rows(table, CHUNK * chunk..table.len().min(CHUNK * (chunk + 1))))
                    })
                });
                receiver
            };
            let lanes: Vec<_> = (0..threads).map(lane).collect();
            let mut guarded = 0;
            // A lane ends early only where its thread panics, which the scope then does too.
            for (text, count) in (0..chunks).map_while(|chunk| lanes[chunk % threads].recv().ok()) {
                out.write_all(&text)?;
                guarded += count;
            }
            Ok(guarded)
        })
    }

    fn head(self, table: &Table) -> Vec<u8> {
        let mut out = Vec::new();
        for head in table.heads() {
            push_field(label(head, self.spelling.lang), false, &mut out);
            out.push(b',');
        }
        self.end_row(0, &mut out);
        out
    }

    /// Some rows as text, and how many of their cells were guarded.
    fn rows(self, table: &Table, rows: Range<usize>) -> (Vec<u8>, usize) {
        let (mut out, mut guarded) = (Vec::with_capacity(rows.len() * 64), 0);
        for row in rows {
            let start = out.len();
            for cell in table.row(row) {
                guarded += usize::from(self.push_cell(&cell, &mut out));
                out.push(b',');
            }
            self.end_row(start, &mut out);
        }
        (out, guarded)
    }

    /// Adds a cell; whether it was guarded.
    fn push_cell(self, cell: &Cell, out: &mut Vec<u8>) -> bool {
        let Some(text) = self.spelling.text(cell) else {
            self.spelling.plain(cell, out);
            return false;
        };
        let guard = !self.raw && comes_from_outside(cell) && looks_like_formula(&text);
        push_field(&text, guard, out);
        guard
    }

    /// Ends the row that begins at `start`, and behind each of whose fields stands a comma.
    fn end_row(self, start: usize, out: &mut Vec<u8>) {
        out.pop();
        if out.len() == start {
            // One blank field: a line with nothing on it would be no row.
            out.extend_from_slice(b"\"\"");
        }
        out.extend_from_slice(if self.people { b"\r\n" } else { b"\n" });
    }
}

/// Adds a text, in quotes where it needs them (RFC 4180).
fn push_field(text: &str, guard: bool, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    // All that asks for quotes comes before digits and letters, which most texts are made of: the least byte tells, and is
    // found many bytes at a time.
    let least = bytes.iter().fold(u8::MAX, |least, &byte| least.min(byte));
    let quotes = least <= b',' && bytes.iter().any(|byte| matches!(byte, b',' | b'"' | b'\r' | b'\n'));
    let text = if guard { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) };
    if quotes { push_quoted(&text, out) } else { out.extend_from_slice(text.as_bytes()) }
}

fn push_quoted(text: &str, out: &mut Vec<u8>) {
    let mut writer = ::csv::WriterBuilder::new().buffer_capacity(2 * text.len()).from_writer(&mut *out);
    #[expect(clippy::unwrap_used, reason = "a vector takes whatever is written")]
    writer.write_record([text]).and_then(|()| Ok(writer.flush()?)).unwrap();
    drop(writer);
    // The end of the record, which the row has of its own.
    out.pop();
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
    if text.as_bytes().first().is_none_or(u8::is_ascii_alphanumeric) {
        return false;
    }
    let unseen = |c: char| {
        let breaks = matches!(c, '\t' | '\r' | '\n');
        (c.is_whitespace() && !breaks) || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}')
    };
    let starts = ['=', '+', '-', '@', '\t', '\r', '\n', '|', '%', '＝', '＋', '－', '＠', '｜', '％'];
    text.trim_start_matches(unseen).starts_with(starts)
}

#[cfg(test)]
mod tests {
    use super::{CHUNK, Spelling, Style, looks_like_formula, push_field};
    use crate::table::{Cell, Lang, Table, column};
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

    /// As the `csv` crate writes a record.
    fn record(fields: &[&str]) -> Vec<u8> {
        let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
        writer.write_record(fields).expect("a record");
        writer.into_inner().expect("flushed")
    }

    #[test]
    fn fields_stand_in_quotes_where_the_csv_crate_puts_them() {
        let document = fixture::members();
        let style = Style { spelling: Spelling::of(&document), people: true, raw: false };
        let texts = [
            "",
            "a",
            ",",
            "\"",
            "\"\"",
            "a\"b,\"",
            "一\n二",
            "\r",
            " ",
            "*",
            "138****8000",
            "张三",
            "张,三",
            "'",
            "a b, 长一些的文字 c",
        ];
        for first in texts {
            for fields in [vec![first]].into_iter().chain(texts.map(|second| vec![first, second])) {
                let mut line = b"before".to_vec();
                for field in &fields {
                    push_field(field, false, &mut line);
                    line.push(b',');
                }
                style.end_row("before".len(), &mut line);
                assert_eq!(line["before".len()..], record(&fields), "{fields:?}");
            }
        }
        let mut guarded = Vec::new();
        push_field("=a,b", true, &mut guarded);
        assert_eq!(guarded, b"\"'=a,b\"");
    }

    #[test]
    fn many_rows_keep_their_order() {
        let last = CHUNK * 7 + 3;
        let numbers = column("n", ("数", "N"), |&row: &usize| Cell::count(row));
        let document = fixture::members();
        let table = Table::new("numbers", ("数", "Numbers"), (0..last).collect(), vec![numbers]);
        let mut out = Vec::new();
        super::write(&document, &table, false, false, &mut out).expect("written");
        let out = String::from_utf8(out).expect("text");
        let rows: Vec<usize> = out.lines().skip(1).map(|row| row.parse().expect("a number")).collect();
        assert_eq!(rows, (0..last).collect::<Vec<_>>());
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
