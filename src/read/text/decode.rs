//! Any encoding → UTF-8, as a stream.

use std::io::{self, Read};

use encoding_rs::Decoder;

use super::Encoding;
use super::delimiter::{Replaced, UNIT};

const BLOCK: usize = 64 * 1024;

/// The input as UTF-8 without its mark.
pub(in crate::read) fn as_utf8<'a>(input: impl Read + Send + 'a, encoding: Encoding) -> Box<dyn Read + Send + 'a> {
    decoded(input, encoding, None)
}

/// The input as UTF-8 without its mark; what is `replaced` becomes [`UNIT`].
pub(super) fn decoded<'a>(
    input: impl Read + Send + 'a,
    encoding: Encoding,
    replaced: Option<Replaced>,
) -> Box<dyn Read + Send + 'a> {
    if encoding == Encoding::Utf8 && replaced.is_none() {
        return Box::new(WithoutMark { input, begun: false });
    }
    let decoder = encoding.library().new_decoder_with_bom_removal();
    Box::new(Decoded {
        input,
        decoder,
        replaced,
        blanks: Blanks::default(),
        bytes: vec![0; BLOCK],
        text: Vec::new(),
        given: 0,
        ended: false,
    })
}

/// UTF-8 passes as it is, but for the mark at its start.
struct WithoutMark<R> {
    input: R,
    begun: bool,
}

impl<R: Read> Read for WithoutMark<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(out)?;
        if !self.begun && read > 0 {
            self.begun = true;
            if out[..read].starts_with(b"\xEF\xBB\xBF") {
                out.copy_within(3..read, 0);
                // A file of nothing but its mark ends here.
                return if read == 3 { self.input.read(out) } else { Ok(read - 3) };
            }
        }
        Ok(read)
    }
}

/// Runs of blanks, which may go on from one block to the next.
#[derive(Default)]
struct Blanks {
    /// Whether a field of the line stands before.
    in_line: bool,
    open: bool,
}

impl Blanks {
    fn replaced(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for character in text.chars() {
            match character {
                ' ' | '\t' | '\u{3000}' | '\u{a0}' => self.open = true,
                '\n' | '\r' => {
                    *self = Self::default();
                    out.push(character);
                }
                other => {
                    if self.open && self.in_line {
                        out.push_str(UNIT);
                    }
                    *self = Self { in_line: true, open: false };
                    out.push(other);
                }
            }
        }
        out
    }
}

struct Decoded<R> {
    input: R,
    decoder: Decoder,
    replaced: Option<Replaced>,
    blanks: Blanks,
    bytes: Vec<u8>,
    text: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    fn fill(&mut self) -> io::Result<()> {
        let read = self.input.read(&mut self.bytes)?;
        self.ended = read == 0;
        let room = self.decoder.max_utf8_buffer_length(read).unwrap_or(4 * BLOCK);
        let mut text = String::with_capacity(room);
        // Broken bytes of an encoding that was asked for by name become U+FFFD, which the cells then show.
        let _ = self.decoder.decode_to_string(&self.bytes[..read], &mut text, self.ended);
        match self.replaced {
            Some(Replaced::Character(character)) => text = text.replace(character, UNIT),
            Some(Replaced::Blanks) => text = self.blanks.replaced(&text),
            None => {}
        }
        self.text = text.into_bytes();
        self.given = 0;
        Ok(())
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.given == self.text.len() && !self.ended {
            self.fill()?;
        }
        let count = out.len().min(self.text.len() - self.given);
        out[..count].copy_from_slice(&self.text[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}
