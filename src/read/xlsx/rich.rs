//! Text of a cell with its runs joined: `si` and `is` (ECMA-376 part 1, 18.4).

use std::io::Read;

use super::escape;
use super::xml::{Token, Xml, push_text, push_verbatim};
use crate::book::{Fact, Limit};

/// Characters that a cell can hold.
const LONGEST: usize = 32_767;
/// Tags and texts that a cell can be made of: each of its characters in a run of its own, with all that a format can say.
const PIECES: usize = 64 * LONGEST;

/// Adds the text of the element that has just begun, up to its end: all its `t`, but for those that say how it is
/// pronounced (`rPh`). White space is kept as it stands, with `xml:space` and without.
pub(super) fn text<R: Read>(xml: &mut Xml<R>, out: &mut String) -> Result<(), Fact> {
    let from = out.len();
    let (mut depth, mut spoken, mut taking) = (1_u32, 0_u32, false);
    let mut pieces = 0;
    while depth > 0 {
        pieces += 1;
        if pieces > PIECES {
            return Err(Fact::OverLimit(Limit::CellText));
        }
        match xml.next()?.ok_or(Fact::Truncated)? {
            Token::Start(tag) if !tag.is_empty => {
                depth += 1;
                if tag.name == b"rPh" {
                    spoken = depth;
                }
                taking = tag.name == b"t" && spoken == 0;
            }
            Token::End(_) => {
                if spoken == depth {
                    spoken = 0;
                }
                depth -= 1;
                taking = false;
            }
            Token::Text(raw) if taking => push_text(raw, out),
            Token::Verbatim(raw) if taking => push_verbatim(raw, out),
            Token::Start(_) | Token::Text(_) | Token::Verbatim(_) => {}
        }
    }
    escape::resolve(out, from);
    within(out, from)
}

/// Whether the text from the byte `from` on fits a cell.
///
/// # Errors
/// [`Limit::CellText`].
pub(super) fn within(text: &str, from: usize) -> Result<(), Fact> {
    let long = text.len() - from > LONGEST && text[from..].chars().count() > LONGEST;
    if long { Err(Fact::OverLimit(Limit::CellText)) } else { Ok(()) }
}
