//! A part in UTF-8 or UTF-16 → UTF-8 without a mark. Other encodings no part may have (ECMA-376 part 2, 9.1.5).

use std::io::{Cursor, Read};

use super::fault;
use crate::book::Fact;
use crate::read::text::{Encoding, as_utf8};

/// The part as UTF-8, by its mark or by the zeros that UTF-16 has beside `<`.
///
/// # Errors
/// What the input says.
pub(in crate::read::xlsx) fn decoded<'a>(mut input: impl Read + Send + 'a) -> Result<Box<dyn Read + Send + 'a>, Fact> {
    let mut start = Vec::new();
    input.by_ref().take(3).read_to_end(&mut start).map_err(|error| fault(&error))?;
    let encoding = match start[..] {
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => Encoding::Utf16Le,
        [0xFE, 0xFF, ..] | [0, b'<', ..] => Encoding::Utf16Be,
        [0xEF, 0xBB, 0xBF] => return Ok(Box::new(input)),
        _ => return Ok(Box::new(Cursor::new(start).chain(input))),
    };
    Ok(as_utf8(Cursor::new(start).chain(input), encoding))
}
