//! Text files: CSV and its relatives, in the encodings that shops have.

mod batch;
mod cut;
mod decode;
mod delimiter;
mod encoding;
mod marks;
mod records;
mod unquote;

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

pub(in crate::read) use decode::as_utf8;
pub use delimiter::Delimiter;
pub use encoding::Encoding;

use super::row::{Ahead, Row, Visit, Walk};
use crate::book::Fact;

/// Bytes that can be read from the start as often as it takes.
#[derive(Debug, Clone)]
pub enum Bytes {
    /// A file.
    File(PathBuf),
    /// Standard input, or a test.
    Memory(Arc<[u8]>),
}

impl Bytes {
    /// Reads from the start.
    ///
    /// # Errors
    /// The file cannot be opened.
    pub fn open(&self) -> io::Result<Box<dyn Read + Send + '_>> {
        Ok(match self {
            Self::File(path) => Box::new(File::open(path)?),
            Self::Memory(bytes) => Box::new(Cursor::new(bytes)),
        })
    }

    /// All of them, for a reader that wants them so.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn all(&self) -> Result<Vec<u8>, Fact> {
        let mut all = Vec::new();
        let read = self.open().and_then(|mut input| input.read_to_end(&mut all));
        read.map(|_| all).map_err(|error| Fact::CannotOpen(error.to_string().into()))
    }
}

/// A text file as a sheet.
#[derive(Debug, Clone)]
pub struct TextSheet {
    bytes: Bytes,
    /// The encoding that was decided on.
    pub encoding: Encoding,
    /// What separates its fields.
    pub delimiter: Delimiter,
}

impl TextSheet {
    /// Decides on the encoding, unless it is given, and on the delimiter.
    ///
    /// # Errors
    /// The file cannot be read, or its bytes are text in none of the encodings.
    pub fn open(bytes: Bytes, encoding: Option<Encoding>) -> Result<Self, Fact> {
        let broken = |error: io::Error| Fact::CannotOpen(error.to_string().into());
        let encoding = match encoding {
            Some(encoding) => encoding,
            None => encoding::decide(&bytes).map_err(broken)?.ok_or(Fact::BrokenText)?,
        };
        let mut sample = String::new();
        let start = decode::decoded(bytes.open().map_err(broken)?, encoding, None);
        delimiter::sample(start, &mut sample).map_err(broken)?;
        Ok(Self { bytes, encoding, delimiter: delimiter::decide(&sample) })
    }
}

impl TextSheet {
    fn records(&self, ahead: &mut Ahead<'_>, visit: &mut Visit<'_>) -> Result<(), (u32, Fact)> {
        let broken = |error: io::Error| (0, Fact::CannotOpen(error.to_string().into()));
        let input = decode::decoded(self.bytes.open().map_err(broken)?, self.encoding, self.delimiter.replaced());
        records::walk(input, self.delimiter.byte(), ahead, visit)
    }
}

impl Walk for TextSheet {
    fn walk(&mut self, visit: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>) -> Result<(), (u32, Fact)> {
        let mut ahead = |rows: &[Row<'_>], marks: &mut Vec<u32>| marks.resize(marks.len() + rows.len(), 0);
        self.records(&mut ahead, &mut |rows, _| rows.iter().try_for_each(|row| visit(*row)))
    }

    fn walk_ahead(&mut self, ahead: &mut Ahead<'_>, visit: &mut Visit<'_>) -> Result<(), (u32, Fact)> {
        self.records(ahead, visit)
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use proptest::prelude::*;

    use super::{Bytes, TextSheet};
    use crate::read::row::Walk;

    fn rows(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
        let mut sheet = TextSheet::open(Bytes::Memory(bytes.into()), None).expect("text");
        let mut rows = Vec::new();
        let visit = &mut |row: crate::read::row::Row<'_>| {
            rows.push((row.number, row.iter().map(|cell| cell.text().into_owned()).collect()));
            ControlFlow::Continue(())
        };
        sheet.walk(visit).expect("rows");
        rows
    }

    fn row(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (number, cells.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn the_same_table_is_read_from_every_encoding_and_separator() {
        let expected = [row(1, &["姓名", "金额"]), row(2, &["张三", "12"])];
        let text = "姓名,金额\r\n张三,12\r\n";
        let (gbk, _, _) = encoding_rs::GB18030.encode(text);
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let utf16be: Vec<u8> = "a,b\n1,2\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let with_mark = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        for bytes in [text.as_bytes(), &with_mark, &gbk, &utf16] {
            assert_eq!(rows(bytes), expected);
        }
        assert_eq!(rows(&utf16be), [row(1, &["a", "b"]), row(2, &["1", "2"])]);
        for separator in ["\t", ";", "|", "，"] {
            assert_eq!(rows(text.replace(',', separator).as_bytes()), expected, "{separator}");
        }
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        let text = b"\r\na,b\n\n\n1,\"x\ny\"\n,\n2,3";
        assert_eq!(
            rows(text),
            [
                row(1, &[]),
                row(2, &["a", "b"]),
                row(3, &[]),
                row(4, &[]),
                row(5, &["1", "x\ny"]),
                row(6, &["", ""]),
                row(7, &["2", "3"])
            ]
        );
    }

    #[test]
    fn no_row_of_many_is_lost() {
        let lines: Vec<String> = (0..30_000).map(|number| format!("a,{number}")).collect();
        let rows = rows(lines.join("\n").as_bytes());
        assert_eq!(rows.len(), 30_000);
        assert!((0..).zip(&rows).all(|(number, (at, cells))| *at == number + 1 && cells[1] == number.to_string()));
    }

    #[test]
    fn a_comma_inside_quotes_is_no_separator() {
        assert_eq!(rows("名,额\n王,\"￥1,280.00\"\n".as_bytes())[1], row(2, &["王", "￥1,280.00"]));
    }

    /// The records as the `csv` crate cuts them, which leaves blank lines out.
    fn by_the_book(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let records = reader.records().map(|record| record.expect("text"));
        records.map(|record| record.iter().map(str::to_owned).collect()).collect()
    }

    proptest! {
        #[test]
        fn records_are_those_that_the_csv_crate_cuts(
            fields in proptest::collection::vec(
                (r#"[a张 ]([a张 "]{0,9})|"([a,张\n\r]|""){0,9}"([a ][a" ]{0,2})?|"#, prop_oneof![",", "\n", "\r\n", "\r"]),
                0..60,
            ),
        ) {
            let text: String = fields.iter().flat_map(|(field, behind)| [field.as_str(), behind]).collect();
            // So that the separator is the comma, and nothing is taken for the mark of an encoding.
            let text = format!("a,b\na,b\na,b\n{text}");
            let mut cut: Vec<_> = rows(text.as_bytes()).into_iter().map(|row| row.1).collect();
            cut.retain(|row| !row.is_empty());
            prop_assert_eq!(cut, by_the_book(&text));
        }
    }

    #[test]
    fn a_quote_left_open_swallows_no_rows() {
        assert_eq!(rows(b"a,b\n1,\"x\n2,y\n")[1..], [row(2, &["1", "\"x"]), row(3, &["2", "y"])]);
        let long = format!("a,b\n1,\"x\n{}\"z\",3\n", "2,y\n".repeat(40));
        let rows = rows(long.as_bytes());
        assert_eq!(rows.len(), 43);
        assert_eq!(rows[1], row(2, &["1", "\"x"]));
        assert_eq!(rows[42], row(43, &["z", "3"]));
    }

    #[test]
    fn records_longer_than_a_block_are_whole() {
        let text = format!("a,b\n{}\"{}\"\n1,2\n", "x,".repeat(300_000), "y".repeat(20_000));
        let rows = rows(text.as_bytes());
        assert_eq!((rows.len(), rows[1].1.len(), rows[1].1[300_000].len()), (3, 300_001, 20_000));
        assert_eq!(rows[2], row(3, &["1", "2"]));
    }
}
