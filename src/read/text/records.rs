//! UTF-8 → rows of fields, with the row numbers that a spreadsheet would show.

use std::io::Read;
use std::ops::ControlFlow;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::book::Fact;
use crate::read::row::{Cells, Row};

const BLOCK: usize = 256 * 1024;

/// Visits every record of `input`, blank lines as rows without cells.
pub(super) fn walk(
    input: impl Read,
    delimiter: u8,
    visit: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>,
) -> Result<(), (u32, Fact)> {
    let mut block = Block { input, bytes: vec![0; BLOCK], start: 0, end: 0, ended: false };
    let mut record =
        Record { reader: ReaderBuilder::new().delimiter(delimiter).build(), text: vec![0; 4096], ends: vec![0; 64] };
    let mut number = 0;
    loop {
        number += 1;
        if block.skip_line_end().map_err(|fact| (number, fact))? {
            if visit(Row { number, cells: Cells::Text("", &[]) }).is_break() {
                return Ok(());
            }
            continue;
        }
        let Some((length, fields)) = record.read(&mut block).map_err(|fact| (number, fact))? else {
            return Ok(());
        };
        let text = std::str::from_utf8(&record.text[..length]).map_err(|_| (number, Fact::BrokenText))?;
        if visit(Row { number, cells: Cells::Text(text, &record.ends[..fields]) }).is_break() {
            return Ok(());
        }
    }
}

/// A part of the input at a time.
struct Block<R> {
    input: R,
    bytes: Vec<u8>,
    start: usize,
    end: usize,
    ended: bool,
}

impl<R: Read> Block<R> {
    fn fill(&mut self) -> Result<(), Fact> {
        let read = self.input.read(&mut self.bytes).map_err(|error| Fact::CannotOpen(error.to_string().into()))?;
        (self.start, self.end, self.ended) = (0, read, read == 0);
        Ok(())
    }

    fn peek(&mut self) -> Result<Option<u8>, Fact> {
        if self.start == self.end && !self.ended {
            self.fill()?;
        }
        Ok((self.start < self.end).then(|| self.bytes[self.start]))
    }

    /// Steps over a line end, if one stands here: between records, that is a blank line.
    fn skip_line_end(&mut self) -> Result<bool, Fact> {
        match self.peek()? {
            Some(b'\n') => self.start += 1,
            Some(b'\r') => {
                self.start += 1;
                if self.peek()? == Some(b'\n') {
                    self.start += 1;
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// The fields of one record.
struct Record {
    reader: Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl Record {
    /// Reads the next record: the length of its text and the number of its fields.
    fn read<R: Read>(&mut self, block: &mut Block<R>) -> Result<Option<(usize, usize)>, Fact> {
        let (mut length, mut fields) = (0, 0);
        loop {
            block.peek()?;
            let bytes = &block.bytes[block.start..block.end];
            let (result, read, written, ended) =
                self.reader.read_record(bytes, &mut self.text[length..], &mut self.ends[fields..]);
            block.start += read;
            length += written;
            fields += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => {
                    finish_line(block)?;
                    return Ok(Some((length, fields)));
                }
                ReadRecordResult::End => return Ok(None),
            }
        }
    }
}

// The reader stops after the `\r` of `\r\n`; the `\n` belongs to this line and is no blank one.
fn finish_line<R: Read>(block: &mut Block<R>) -> Result<(), Fact> {
    let after_return = block.start > 0 && block.bytes[block.start - 1] == b'\r';
    if after_return && block.peek()? == Some(b'\n') {
        block.start += 1;
    }
    Ok(())
}
