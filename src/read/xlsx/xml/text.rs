//! Text as XML writes it → text: references, line ends.

use memchr::{memchr, memchr2};

/// The longest reference, `&#x10FFFF;` with zeros in front.
const LONGEST: usize = 16;

/// Adds text with its references resolved and line ends as LF (XML 1.0, 2.11). What is no reference that XML knows by
/// itself stays as it stands; bytes that are no UTF-8 become U+FFFD.
pub(in crate::read::xlsx) fn push_text(raw: &[u8], out: &mut String) {
    push(raw, true, out);
}

/// Adds the text of a CDATA section, which has line ends but no references.
pub(in crate::read::xlsx) fn push_verbatim(raw: &[u8], out: &mut String) {
    push(raw, false, out);
}

fn push(raw: &[u8], references: bool, out: &mut String) {
    let mut rest = raw;
    while let Some(at) = memchr2(if references { b'&' } else { b'\r' }, b'\r', rest) {
        push_utf8(&rest[..at], out);
        let behind = &rest[at + 1..];
        rest = if rest[at] == b'\r' {
            out.push('\n');
            behind.strip_prefix(b"\n").unwrap_or(behind)
        } else if let Some((character, length)) = reference(behind) {
            out.push(character);
            &behind[length..]
        } else {
            out.push('&');
            behind
        };
    }
    push_utf8(rest, out);
}

/// Adds bytes as they are.
pub(in crate::read::xlsx) fn push_utf8(bytes: &[u8], out: &mut String) {
    match std::str::from_utf8(bytes) {
        Ok(text) => out.push_str(text),
        Err(_) => out.push_str(&String::from_utf8_lossy(bytes)),
    }
}

/// The character of a reference behind its `&`, and its length with the semicolon.
fn reference(behind: &[u8]) -> Option<(char, usize)> {
    let end = memchr(b';', &behind[..behind.len().min(LONGEST)])?;
    let character = match &behind[..end] {
        b"amp" => '&',
        b"lt" => '<',
        b"gt" => '>',
        b"quot" => '"',
        b"apos" => '\'',
        [b'#', b'x', digits @ ..] => of_code(digits, 16)?,
        [b'#', digits @ ..] => of_code(digits, 10)?,
        _ => return None,
    };
    Some((character, end + 1))
}

/// The character of a number; U+FFFD for one that no text can hold.
fn of_code(digits: &[u8], radix: u32) -> Option<char> {
    let digits = std::str::from_utf8(digits).ok().filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let code = u32::from_str_radix(digits, radix).ok()?;
    Some(char::from_u32(code).filter(|c| *c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER))
}

#[cfg(test)]
mod tests {
    use super::push_text;

    #[test]
    fn references_and_line_ends_are_resolved() {
        for (raw, text) in [
            ("a &amp; b", "a & b"),
            ("&lt;&gt;&quot;&apos;", "<>\"'"),
            ("&#20013;&#x4e2D;", "中中"),
            ("&#x0;&#xD800;&#x110000;", "\u{fffd}\u{fffd}\u{fffd}"),
            ("&amp;lt;", "&lt;"),
            ("&nbsp; & &; &#; &#x; &#-1; &amp", "&nbsp; & &; &#; &#x; &#-1; &amp"),
            ("a\r\nb\rc\nd&#13;", "a\nb\nc\nd\r"),
            ("&#00000000000000000065;", "&#00000000000000000065;"),
            ("", ""),
        ] {
            let mut out = String::new();
            push_text(raw.as_bytes(), &mut out);
            assert_eq!(out, text, "{raw}");
        }
        let mut out = String::new();
        push_text(b"\xE4\xB8\xAD\xFF.", &mut out);
        assert_eq!(out, "中\u{fffd}.");
    }
}
