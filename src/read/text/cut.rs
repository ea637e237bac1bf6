//! Bytes → fields, by the rules of CSV.

use std::io::Read;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::batch::{Batch, FULL};
use crate::book::Fact;

const BLOCK: usize = 256 * 1024;

/// Cuts an input into records.
pub(super) struct Cutter<R> {
    input: R,
    reader: Reader,
    block: Vec<u8>,
    start: usize,
    end: usize,
    ended: bool,
    number: u32,
}

impl<R: Read> Cutter<R> {
    pub(super) fn new(input: R, delimiter: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        Self { input, reader, block: vec![0; BLOCK], start: 0, end: 0, ended: false, number: 0 }
    }

    /// Fills a batch; whether more may follow.
    ///
    /// # Errors
    /// The input cannot be read on; with the row.
    pub(super) fn fill(&mut self, batch: &mut Batch) -> Result<bool, (u32, Fact)> {
        while batch.used().0 < FULL {
            let record = self.record(batch);
            match record.map_err(|error| (self.number + 1, Fact::CannotOpen(error.to_string().into())))? {
                Some((bytes, fields)) => {
                    self.number += 1;
                    batch.add(self.number, bytes, fields);
                }
                None => return Ok(false),
            }
        }
        Ok(true)
    }

    /// Writes the next record behind those of the batch: the bytes and fields that it takes. A blank line has neither.
    fn record(&mut self, batch: &mut Batch) -> std::io::Result<Option<(usize, usize)>> {
        if self.skip_line_end()? {
            return Ok(Some((0, 0)));
        }
        let (first_byte, first_field) = batch.used();
        let (mut bytes, mut fields) = (0, 0);
        loop {
            self.peek()?;
            let room = (first_byte + bytes, first_field + fields);
            grow(&mut batch.bytes, room.0);
            grow(&mut batch.ends, room.1);
            let (result, read, written, ended) = self.reader.read_record(
                &self.block[self.start..self.end],
                &mut batch.bytes[room.0..],
                &mut batch.ends[room.1..],
            );
            self.start += read;
            bytes += written;
            fields += ended;
            match result {
                ReadRecordResult::InputEmpty | ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {}
                ReadRecordResult::Record => {
                    self.finish_line()?;
                    return Ok(Some((bytes, fields)));
                }
                ReadRecordResult::End => return Ok(None),
            }
        }
    }

    fn peek(&mut self) -> std::io::Result<Option<u8>> {
        if self.start == self.end && !self.ended {
            self.end = self.input.read(&mut self.block)?;
            self.start = 0;
            self.ended = self.end == 0;
        }
        Ok((self.start < self.end).then(|| self.block[self.start]))
    }

    /// Steps over a line end, if one stands here: between records, that is a blank line.
    fn skip_line_end(&mut self) -> std::io::Result<bool> {
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

    // The reader stops after the `\r` of `\r\n`; the `\n` belongs to this line and is no blank one.
    fn finish_line(&mut self) -> std::io::Result<()> {
        let after_return = self.start > 0 && self.block[self.start - 1] == b'\r';
        if after_return && self.peek()? == Some(b'\n') {
            self.start += 1;
        }
        Ok(())
    }
}

/// Makes room behind `used`.
fn grow<T: Clone + Default>(values: &mut Vec<T>, used: usize) {
    if values.len() == used {
        let more = (2 * used).max(FULL + FULL / 2);
        values.resize(more, T::default());
    }
}
