//! Which encoding a text file is in: by its mark, by its zeros, else by what it strictly is. Nothing is guessed.

use std::io::{self, Read};

use super::Bytes;
use crate::read::dictionary::dictionary;

/// The encodings of shops' files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16, least byte first.
    Utf16Le,
    /// UTF-16, most byte first.
    Utf16Be,
    /// GBK and its superset GB18030.
    Gb18030,
    /// Big5.
    Big5,
}

impl Encoding {
    /// Every encoding.
    pub const ALL: [Self; 5] = [Self::Utf8, Self::Utf16Le, Self::Utf16Be, Self::Gb18030, Self::Big5];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Gb18030 => "GB18030",
            Self::Big5 => "Big5",
        }
    }

    /// The encoding of this name, in any case; GBK and GB2312 are read as GB18030, of which they are parts.
    pub fn of_name(name: &str) -> Option<Self> {
        let label = match name.to_ascii_lowercase().as_str() {
            "utf16" | "utf-16" => "utf-16le".to_owned(),
            "utf8" => "utf-8".to_owned(),
            other => other.to_owned(),
        };
        let known = encoding_rs::Encoding::for_label(label.as_bytes())?;
        match known.name() {
            "GBK" => Some(Self::Gb18030),
            name => Self::ALL.into_iter().find(|encoding| encoding.library().name() == name),
        }
    }

    /// The decoder's own type.
    pub(super) const fn library(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => encoding_rs::UTF_8,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Gb18030 => encoding_rs::GB18030,
            Self::Big5 => encoding_rs::BIG5,
        }
    }
}

/// Decides on the encoding of a whole file; nothing if it is text in none.
///
/// # Errors
/// The file cannot be read.
pub(super) fn decide(bytes: &Bytes) -> io::Result<Option<Encoding>> {
    let mut start = Vec::new();
    bytes.open()?.take(4096).read_to_end(&mut start)?;
    if let Some(encoding) = by_mark(&start).or_else(|| by_zeros(&start)) {
        return Ok(Some(encoding));
    }
    let mut fitting = Vec::new();
    for encoding in [Encoding::Utf8, Encoding::Gb18030, Encoding::Big5] {
        if encoding == Encoding::Utf8 && is_utf8(bytes)? {
            return Ok(Some(encoding));
        }
        if encoding != Encoding::Utf8 && is_strictly(encoding, bytes)? {
            fitting.push(encoding);
        }
    }
    // Where both fit, the one whose first row has more names of the dictionary; GB18030 if that tells nothing.
    let known = |encoding: &Encoding| dictionary().known_names(&first_row(&start, *encoding));
    Ok(fitting.iter().copied().rev().max_by_key(known))
}

fn by_mark(start: &[u8]) -> Option<Encoding> {
    let (encoding, _) = encoding_rs::Encoding::for_bom(start)?;
    Encoding::ALL.into_iter().find(|known| known.library() == encoding)
}

// Text in UTF-16 has a zero byte beside every Latin letter, digit, comma and line end; a Chinese character of it may have
// one on the other side, but rarely.
fn by_zeros(start: &[u8]) -> Option<Encoding> {
    let (pairs, _) = start.as_chunks::<2>();
    let count = |of: fn(&[u8; 2]) -> bool| pairs.iter().filter(|pair| of(pair)).count();
    let least = count(|pair| pair[1] == 0 && pair[0] != 0 && pair[0].is_ascii());
    let most = count(|pair| pair[0] == 0 && pair[1] != 0 && pair[1].is_ascii());
    // A zero or two in other text are dirt.
    let enough = (pairs.len() / 50).max(2);
    if least > enough && least > 4 * most {
        Some(Encoding::Utf16Le)
    } else if most > enough && most > 4 * least {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// The common case, checked without decoding: a character cut by the end of a block is kept for the next.
///
/// A megabyte of good UTF-8 with characters beyond ASCII in it is no other encoding by chance; what is broken further down
/// is said with its row when it is read. A file that begins in plain ASCII is looked at to its end.
fn is_utf8(bytes: &Bytes) -> io::Result<bool> {
    const ENOUGH: usize = 4;
    let mut input = bytes.open()?;
    let mut block = vec![0; 256 * 1024];
    let (mut kept, mut blocks, mut ascii) = (0, 0, true);
    loop {
        let read = input.read(&mut block[kept..])?;
        let filled = kept + read;
        if read == 0 {
            return Ok(filled == 0);
        }
        kept = match simdutf8::compat::from_utf8(&block[..filled]) {
            Ok(_) => 0,
            Err(error) if error.error_len().is_some() => return Ok(false),
            Err(error) => filled - error.valid_up_to(),
        };
        ascii &= block[..filled].is_ascii();
        blocks += 1;
        if !ascii && blocks >= ENOUGH {
            return Ok(true);
        }
        block.copy_within(filled - kept..filled, 0);
    }
}

fn is_strictly(encoding: Encoding, bytes: &Bytes) -> io::Result<bool> {
    let mut input = bytes.open()?;
    let mut decoder = encoding.library().new_decoder_without_bom_handling();
    let mut buffer = vec![0; 256 * 1024];
    let mut text = vec![0; 1024 * 1024];
    loop {
        let read = input.read(&mut buffer)?;
        let last = read == 0;
        let (result, _, _) = decoder.decode_to_utf8_without_replacement(&buffer[..read], &mut text, last);
        match result {
            encoding_rs::DecoderResult::InputEmpty if last => return Ok(true),
            encoding_rs::DecoderResult::InputEmpty => {}
            _ => return Ok(false),
        }
    }
}

fn first_row(start: &[u8], encoding: Encoding) -> String {
    let (text, _) = encoding.library().decode_without_bom_handling(start);
    text.lines().next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::Encoding;

    #[test]
    fn encodings_are_known_by_their_usual_names() {
        for (name, encoding) in [
            ("utf-8", Some(Encoding::Utf8)),
            ("GBK", Some(Encoding::Gb18030)),
            ("gb2312", Some(Encoding::Gb18030)),
            ("GB18030", Some(Encoding::Gb18030)),
            ("big5", Some(Encoding::Big5)),
            ("utf-16", Some(Encoding::Utf16Le)),
            ("latin1", None),
        ] {
            assert_eq!(Encoding::of_name(name), encoding, "{name}");
        }
    }
}
