//! XML cut into tags and texts: the parts of the language that spreadsheets are written in, as a stream.
//!
//! Read are elements with any prefix, attributes in any order and either quote, character references, CDATA, comments and
//! processing instructions. Names are compared without their prefix: the transitional and the strict form of the format
//! (ECMA-376 parts 4 and 1) differ in nothing but their namespaces. A document type is refused, and so is what a file
//! could use to ask for memory: elements nested over [`DEPTH`] levels, and a tag or text of more than [`LONGEST`] bytes.
//! Whether end tags match their start is not looked at, only that none is missing.

mod decode;
mod tag;
#[cfg(test)]
mod tests;
mod text;

use std::io::Read;

use memchr::{memchr, memchr3, memmem};

pub(super) use decode::decoded;
pub(super) use tag::Tag;
pub(super) use text::{push_text, push_utf8, push_verbatim};

use super::fault::fault;
use crate::book::{Fact, Limit};

/// Elements within elements.
const DEPTH: u32 = 64;
/// Bytes of one tag or text: the 32,767 characters of a cell fit, each written as a reference.
const LONGEST: usize = 1024 * 1024;
/// Bytes that are read ahead, as long as no tag or text needs more.
const WINDOW: usize = 64 * 1024;

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A start tag; it may be its own end.
    Start(Tag<'a>),
    /// An end tag: the name without its prefix.
    End(&'a [u8]),
    /// Text with its references, for [`push_text`]. One text can come in several pieces.
    Text(&'a [u8]),
    /// Text of a CDATA section, for [`push_verbatim`].
    Verbatim(&'a [u8]),
}

/// Where a token stands in the window: without its marks, and the first byte behind it.
struct Span {
    what: What,
    from: usize,
    to: usize,
    next: usize,
}

enum What {
    Start,
    End,
    Text,
    Verbatim,
    /// A comment or an instruction.
    Nothing,
}

/// A document, read from its start to its end.
pub(super) struct Xml<R> {
    input: R,
    buffer: Vec<u8>,
    /// What is not read yet: `buffer[at..end]`.
    at: usize,
    end: usize,
    ended: bool,
    depth: u32,
}

impl<R: Read> Xml<R> {
    /// A document in UTF-8 without a mark; [`decoded`] makes one of any part.
    pub(super) fn new(input: R) -> Self {
        Self { input, buffer: vec![0; WINDOW], at: 0, end: 0, ended: false, depth: 0 }
    }

    /// The next token; none at the end.
    ///
    /// # Errors
    /// What the input says, [`Fact::Truncated`] where elements are left open, [`Fact::OverLimit`].
    pub(super) fn next(&mut self) -> Result<Option<Token<'_>>, Fact> {
        let span = loop {
            match self.span()? {
                Some(Span { what: What::Nothing, next, .. }) => self.at = next,
                Some(span) => break span,
                None if !self.ended => self.fill()?,
                None if self.depth > 0 => return Err(Fact::Truncated),
                None => return Ok(None),
            }
        };
        self.at = span.next;
        let bytes = &self.buffer[span.from..span.to];
        Ok(Some(match span.what {
            What::Start => {
                let tag = Tag::of(bytes);
                self.depth += u32::from(!tag.is_empty);
                if self.depth > DEPTH {
                    return Err(Fact::OverLimit(Limit::Depth));
                }
                Token::Start(tag)
            }
            What::End => {
                self.depth = self.depth.saturating_sub(1);
                Token::End(tag::local(bytes.trim_ascii_end()))
            }
            What::Verbatim => Token::Verbatim(bytes),
            What::Text | What::Nothing => Token::Text(bytes),
        }))
    }

    /// What has been read ahead: the next bytes of the document.
    pub(super) fn window(&self) -> &[u8] {
        &self.buffer[self.at..self.end]
    }

    /// Passes over bytes of the [`window`](Self::window) that hold whole elements.
    pub(super) fn skip(&mut self, bytes: usize) {
        self.at += bytes.min(self.end - self.at);
    }

    /// Passes over the bytes of a start tag at the start of the [`window`](Self::window), which is not its own end.
    ///
    /// # Errors
    /// [`Limit::Depth`].
    pub(super) fn skip_start(&mut self, bytes: usize) -> Result<(), Fact> {
        self.skip(bytes);
        self.go_deeper()
    }

    /// Passes over the bytes of an end tag at the start of the [`window`](Self::window).
    pub(super) fn skip_end(&mut self, bytes: usize) {
        self.skip(bytes);
        self.depth = self.depth.saturating_sub(1);
    }

    fn go_deeper(&mut self) -> Result<(), Fact> {
        self.depth += 1;
        if self.depth > DEPTH { Err(Fact::OverLimit(Limit::Depth)) } else { Ok(()) }
    }

    /// Passes over all up to and with the end tag of an element, far faster than tag by tag; whether there is one. What
    /// stands behind it can be read on.
    ///
    /// # Errors
    /// What the input says.
    pub(super) fn skip_to_end_of(&mut self, local: &str) -> Result<bool, Fact> {
        /// More than an end tag has before its name.
        const OVERLAP: usize = 256;
        let name = format!("{local}>");
        let finder = memmem::Finder::new(&name);
        self.depth = 1;
        loop {
            let window = self.window();
            let is_end = |at: usize| {
                let before = &window[at.saturating_sub(OVERLAP)..at];
                let open = memchr::memrchr(b'<', before).map(|open| &before[open + 1..]);
                open.is_some_and(|rest| rest == b"/" || (rest.starts_with(b"/") && rest.ends_with(b":")))
            };
            if let Some(at) = finder.find_iter(window).find(|&at| is_end(at)) {
                self.at += at + name.len();
                return Ok(true);
            }
            if self.ended {
                return Ok(false);
            }
            self.at = self.end - window.len().min(OVERLAP);
            self.fill()?;
        }
    }

    /// The token at the start of the window, if the window holds the whole of it.
    fn span(&self) -> Result<Option<Span>, Fact> {
        let window = self.window();
        let at = |what, from: usize, to: usize, next: usize| {
            Some(Span { what, from: self.at + from, to: self.at + to, next: self.at + next })
        };
        // From the third byte on: what stands between an opening mark and its end.
        let until = |what, skip: usize, mark: &[u8]| {
            let found = memmem::find(window.get(skip..)?, mark)?;
            at(what, skip, skip + found, skip + found + mark.len())
        };
        Ok(match window {
            [] | [b'<'] => None,
            [b'<', b'/', ..] => memchr(b'>', window).and_then(|end| at(What::End, 2, end, end + 1)),
            [b'<', b'?', ..] => until(What::Nothing, 2, b"?>"),
            [b'<', b'!', rest @ ..] => match rest {
                [b'-', b'-', ..] => until(What::Nothing, 4, b"-->"),
                [b'[', ..] => until(What::Verbatim, b"<![CDATA[".len(), b"]]>"),
                [] | [b'-'] => None,
                _ => return Err(Fact::OverLimit(Limit::DocumentType)),
            },
            [b'<', _, ..] => tag_end(window).and_then(|end| at(What::Start, 1, end, end + 1)),
            _ => match memchr(b'<', window) {
                Some(end) => at(What::Text, 0, end, end),
                // Behind the last element nothing but white space can stand.
                None if self.ended && self.depth == 0 => at(What::Nothing, 0, window.len(), window.len()),
                None => None,
            },
        })
    }

    /// Reads ahead until the window is full; its bytes move to the front, and it grows where one token fills it.
    fn fill(&mut self) -> Result<(), Fact> {
        self.buffer.copy_within(self.at..self.end, 0);
        (self.at, self.end) = (0, self.end - self.at);
        if self.end == self.buffer.len() {
            if self.end >= LONGEST {
                return Err(Fact::OverLimit(Limit::CellText));
            }
            self.buffer.resize(self.end * 2, 0);
        }
        while self.end < self.buffer.len() {
            match self.input.read(&mut self.buffer[self.end..]) {
                Ok(0) => {
                    self.ended = true;
                    break;
                }
                Ok(read) => self.end += read,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(fault(&error)),
            }
        }
        Ok(())
    }
}

/// Where a start tag ends: at the first `>` that stands in no value.
fn tag_end(window: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        let found = at + memchr3(b'>', b'"', b'\'', &window[at..])?;
        if window[found] == b'>' {
            return Some(found);
        }
        at = found + 1 + memchr(window[found], &window[found + 1..])? + 1;
    }
}
