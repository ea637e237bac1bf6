//! Records with quotes → their fields without.

use memchr::{memchr, memchr_iter, memchr3};

use super::batch::Batch;

/// What became of a record with quotes.
pub(super) enum Unquoted {
    /// It is in the batch, and the next begins here.
    Record(usize),
    /// Where it ends, these bytes do not tell.
    NotWhole,
    /// A quote is not closed where it should be.
    LeftOpen,
}

/// A quoted field with more than a spreadsheet can hold, or with more lines than anybody writes, was left open.
const LONGEST: usize = 32_767;
const LINES: usize = 20;
/// Bytes of a character, at most.
const WIDEST: usize = 4;

/// Cuts the record that begins at `start` into the batch's text without quotes.
pub(super) fn unquote(bytes: &[u8], start: usize, separator: u8, at_end: bool, batch: &mut Batch) -> Unquoted {
    let begun = batch.unquoted.len();
    let outcome = fields(bytes, start, separator, at_end, batch);
    match outcome {
        Unquoted::Record(_) => batch.end_unquoted_record(begun),
        Unquoted::NotWhole | Unquoted::LeftOpen => batch.forget_unquoted(begun),
    }
    outcome
}

fn fields(bytes: &[u8], mut at: usize, separator: u8, at_end: bool, batch: &mut Batch) -> Unquoted {
    loop {
        if bytes.get(at) == Some(&b'"') {
            match quoted(bytes, at + 1, at_end, &mut batch.unquoted) {
                Ok(behind) => at = behind,
                Err(outcome) => return outcome,
            }
        }
        let end = match memchr3(separator, b'\n', b'\r', &bytes[at..]) {
            Some(length) => at + length,
            None if at_end => bytes.len(),
            None => return Unquoted::NotWhole,
        };
        batch.unquoted.extend_from_slice(&bytes[at..end]);
        batch.end_unquoted_field(separator);
        match bytes[end..] {
            [byte, ..] if byte == separator => at = end + 1,
            [b'\r', b'\n', ..] => return Unquoted::Record(end + 2),
            [b'\r'] if !at_end => return Unquoted::NotWhole,
            _ => return Unquoted::Record(bytes.len().min(end + 1)),
        }
    }
}

/// Copies what stands from `at` on up to the quote that closes it; gives the place behind that.
fn quoted(bytes: &[u8], mut at: usize, at_end: bool, text: &mut Vec<u8>) -> Result<usize, Unquoted> {
    let begun = text.len();
    let mut lines = 0;
    loop {
        let most = LONGEST * WIDEST + 1 - (text.len() - begun);
        let reach = &bytes[at..bytes.len().min(at + most)];
        let close = memchr(b'"', reach);
        let inside = &reach[..close.unwrap_or(reach.len())];
        lines += memchr_iter(b'\n', inside).count();
        let ended = close.is_none() && (at_end || reach.len() == most);
        if ended || lines > LINES {
            return Err(Unquoted::LeftOpen);
        }
        if close.is_none() {
            return Err(Unquoted::NotWhole);
        }
        text.extend_from_slice(inside);
        at += inside.len() + 1;
        match bytes.get(at) {
            Some(b'"') if text.len() - begun < LONGEST * WIDEST => {
                text.push(b'"');
                at += 1;
            }
            Some(b'"') => return Err(Unquoted::LeftOpen),
            // Whether it is doubled, only the next block tells.
            None if !at_end => return Err(Unquoted::NotWhole),
            _ => return Ok(at),
        }
    }
}
