//! The shape in which nearly all programs write a cell, told without cutting it into tags first:
//! `<c r="B7" s="3" t="s"><v>12</v></c>`, `s` and `t` or none, or `<c r="B7" s="3"/>`. It is half the time of reading a
//! sheet; whatever differs by a byte is read tag by tag, and comes to the same.

use memchr::{memchr, memchr2};

/// A cell of that shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape<'a> {
    /// The address as written.
    pub(super) address: &'a [u8],
    pub(super) style: u32,
    /// The type as written.
    pub(super) kind: &'a [u8],
    /// What stands in `v`, free of references and line ends; none for a blank cell.
    pub(super) value: Option<&'a [u8]>,
    /// Bytes up to the end of the cell.
    pub(super) length: usize,
}

/// The cell at the start of the window.
pub(super) fn shape(window: &[u8]) -> Option<Shape<'_>> {
    let rest = window.strip_prefix(b"<c r=\"")?;
    let (address, rest) = up_to_quote(rest)?;
    let (style, rest) = match rest.strip_prefix(b" s=\"") {
        Some(rest) => number(rest)?,
        None => (0, rest),
    };
    let (kind, rest) = match rest.strip_prefix(b" t=\"") {
        Some(rest) => up_to_quote(rest)?,
        None => (b"n".as_slice(), rest),
    };
    if let Some(rest) = rest.strip_prefix(b"/>") {
        return Some(Shape { address, style, kind, value: None, length: window.len() - rest.len() });
    }
    let rest = rest.strip_prefix(b"><v>")?;
    let end = value_end(rest)?;
    let (value, rest) = rest.split_at(end);
    let rest = rest.strip_prefix(b"</v></c>")?;
    Some(Shape { address, style, kind, value: Some(value), length: window.len() - rest.len() })
}

/// What stands before the next quote, in a few bytes.
fn up_to_quote(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    const LONGEST: usize = 16;
    let end = bytes.iter().take(LONGEST).position(|byte| *byte == b'"')?;
    Some((&bytes[..end], &bytes[end + 1..]))
}

/// A number of up to nine digits, and what stands behind its quote.
fn number(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (digits, rest) = up_to_quote(bytes)?;
    let plain = (1..10).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    plain.then(|| (digits.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0')), rest))
}

/// Where a value ends; none where references or line ends stand in it.
fn value_end(bytes: &[u8]) -> Option<usize> {
    const SHORT: usize = 24;
    let end = bytes.iter().take(SHORT).position(|byte| matches!(byte, b'<' | b'&' | b'\r'));
    let end = match end {
        Some(end) => end,
        None => memchr(b'<', bytes).filter(|&end| memchr2(b'&', b'\r', &bytes[..end]).is_none())?,
    };
    (bytes[end] == b'<').then_some(end)
}

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn the_usual_shape_is_told() {
        for (cell, expected) in [
            (r#"<c r="A1"><v>12</v></c>"#, Some(("A1", 0, "n", Some("12")))),
            (r#"<c r="AB12" s="3" t="s"><v>7</v></c>"#, Some(("AB12", 3, "s", Some("7")))),
            (r#"<c r="A1" t="str"><v></v></c>"#, Some(("A1", 0, "str", Some("")))),
            (r#"<c r="A1" s="123456789"/>"#, Some(("A1", 123_456_789, "n", None))),
            (r#"<c r="A1" s="1234567890"/>"#, None),
            (r#"<c s="3" r="A1"><v>12</v></c>"#, None),
            (r#"<c r="A1"><f>B1</f><v>12</v></c>"#, None),
            (r#"<c r="A1" t="str"><v>a&amp;b</v></c>"#, None),
            (r#"<c r="A1"><v>12</v ></c>"#, None),
            (r#"<c r="A1"><v>12</v></c"#, None),
            (r#"<c r="A1"><v>12"#, None),
            (r#"<c r='A1'><v>12</v></c>"#, None),
            (r#"<c r="A1" cm="1"><v>12</v></c>"#, None),
            ("</row>", None),
            ("", None),
        ] {
            let behind = format!("{cell}<c");
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let found = shape(behind.as_bytes());
            let of = found.map(|s| (text(s.address), s.style, text(s.kind), s.value.map(text)));
            let expected = expected.map(|(a, s, k, v)| (a.to_owned(), s, k.to_owned(), v.map(str::to_owned)));
            assert_eq!(of, expected, "{cell}");
            assert!(found.is_none_or(|shape| shape.length == cell.len()), "{cell}");
        }
    }
}
