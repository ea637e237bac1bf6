//! Bytes → records of fields, by the rules of CSV (RFC 4180) as spreadsheets bend them: `\n`, `\r\n` and `\r` end a
//! record, a quote counts only where a field begins, what stands behind a closing quote belongs to the field.
//!
//! A quote that is never closed would swallow the rows behind it. It is read as a sign like any other, and its row says
//! so.

use memchr::memchr2;

use super::batch::{Batch, Shape};
use super::marks::Marks;
use super::unquote::{Unquoted, unquote};

/// Cuts the records that are whole, or all of them `at_end` of the input. Gives where the rest begins.
pub(super) fn cut(bytes: &[u8], separator: u8, at_end: bool, batch: &mut Batch) -> usize {
    let mut marks = Marks::new(bytes, separator);
    // Where the record begins.
    let mut record = 0;
    let mut shape = Shape::Plain;
    while let Some(at) = marks.next_other(|at| batch.end_field(at)) {
        match bytes[at] {
            b'\n' => {
                let returned = at > record && bytes[at - 1] == b'\r';
                batch.end_record(record, at - usize::from(returned), shape);
                record = at + 1;
            }
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => continue,
            // Whether a `\n` follows, only the next block tells.
            b'\r' if at + 1 == bytes.len() && !at_end => break,
            b'\r' => {
                batch.end_record(record, at, shape);
                record = at + 1;
            }
            b'"' if shape == Shape::Plain && (at == record || bytes[at - 1] == separator) => {
                match unquote(bytes, record, separator, at_end, batch) {
                    Unquoted::Record(next) => {
                        record = next;
                        marks.seek(next);
                    }
                    Unquoted::NotWhole => break,
                    Unquoted::LeftOpen => {
                        shape = Shape::LeftOpen;
                        continue;
                    }
                }
            }
            _ => continue,
        }
        shape = Shape::Plain;
    }
    if at_end && record < bytes.len() {
        let end = memchr2(b'\n', b'\r', &bytes[record..]).map_or(bytes.len(), |length| record + length);
        batch.end_record(record, end, shape);
        record = bytes.len();
    }
    batch.forget_fields();
    record
}
