//! The shape in which nearly all programs write a cell, told without cutting it into tags first:
//! `<c r="B7" s="3" t="s"><v>12</v></c>`, `s` and `t` or none, or `<c r="B7" s="3"/>`. It is half the time of reading a
//! sheet; whatever differs by a byte is read tag by tag, and comes to the same.

use memchr::{memchr, memchr2};

use super::address::COLUMNS;
use super::content::Kind;

/// A cell of that shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape<'a> {
    /// From 0.
    pub(super) column: u16,
    pub(super) style: u32,
    pub(super) kind: Kind,
    /// What stands in `v`, free of references and line ends; none for a blank cell.
    pub(super) value: Option<&'a [u8]>,
    /// Bytes up to the end of the cell.
    pub(super) length: usize,
}

/// The cell at the start of the window.
#[inline]
pub(super) fn shape(window: &[u8]) -> Option<Shape<'_>> {
    let (column, rest) = column(window.strip_prefix(b"<c r=\"")?)?;
    let (style, rest) = match rest.strip_prefix(b" s=\"") {
        Some(rest) => style(rest)?,
        None => (0, rest),
    };
    let (kind, rest) = match rest.strip_prefix(b" t=\"") {
        Some([b's', b'"', rest @ ..]) => (Kind::Shared, rest),
        Some([b's', b't', b'r', b'"', rest @ ..]) => (Kind::Text, rest),
        Some([b'n', b'"', rest @ ..]) => (Kind::Number, rest),
        Some(_) => return None,
        None => (Kind::Number, rest),
    };
    if let Some(rest) = rest.strip_prefix(b"/>") {
        return Some(Shape { column, style, kind, value: None, length: window.len() - rest.len() });
    }
    let rest = rest.strip_prefix(b"><v>")?;
    let end = value_end(rest)?;
    let (value, rest) = rest.split_at(end);
    let rest = rest.strip_prefix(b"</v></c>")?;
    Some(Shape { column, style, kind, value: Some(value), length: window.len() - rest.len() })
}

/// The column of an address, and what stands behind its quote. The row it names is that of the row element.
#[inline]
fn column(bytes: &[u8]) -> Option<(u16, &[u8])> {
    const LETTERS: usize = 3;
    const DIGITS: usize = 7;
    let letters = bytes.iter().take(LETTERS).take_while(|byte| byte.is_ascii_uppercase()).count();
    let (letters, rest) = bytes.split_at(letters);
    let column = letters.iter().fold(0, |column, letter| column * 26 + u32::from(letter - b'A') + 1).checked_sub(1)?;
    let digits = rest.iter().take(DIGITS).take_while(|byte| byte.is_ascii_digit()).count();
    let rest = rest[digits..].strip_prefix(b"\"")?;
    let fits = column < COLUMNS && digits > 0;
    u16::try_from(column).ok().filter(|_| fits).map(|column| (column, rest))
}

/// A number of up to nine digits, and what stands behind its quote.
#[inline]
fn style(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let digits = bytes.iter().take(9).take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = bytes.split_at(digits);
    let value = digits.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
    rest.strip_prefix(b"\"").filter(|_| !digits.is_empty()).map(|rest| (value, rest))
}

/// Where a value ends; none where references or line ends stand in it.
#[inline]
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
    use super::{Kind, shape};

    #[test]
    fn the_usual_shape_is_told() {
        for (cell, expected) in [
            (r#"<c r="A1"><v>12</v></c>"#, Some((0, 0, Kind::Number, Some("12")))),
            (r#"<c r="AB12" s="3" t="s"><v>7</v></c>"#, Some((27, 3, Kind::Shared, Some("7")))),
            (r#"<c r="A1" t="str"><v></v></c>"#, Some((0, 0, Kind::Text, Some("")))),
            (r#"<c r="A1" s="123456789"/>"#, Some((0, 123_456_789, Kind::Number, None))),
            (r#"<c r="A1" s="1234567890"/>"#, None),
            (r#"<c s="3" r="A1"><v>12</v></c>"#, None),
            (r#"<c r="A1"><f>B1</f><v>12</v></c>"#, None),
            (r#"<c r="A1" t="str"><v>a&amp;b</v></c>"#, None),
            (r#"<c r="A1"><v>12</v ></c>"#, None),
            (r#"<c r="A1"><v>12</v></c"#, None),
            (r#"<c r="A1"><v>12"#, None),
            ("<c r='A1'><v>12</v></c>", None),
            (r#"<c r="A1" cm="1"><v>12</v></c>"#, None),
            (r#"<c r="XFD1"><v>1</v></c>"#, Some((16_383, 0, Kind::Number, Some("1")))),
            (r#"<c r="XFE1"><v>1</v></c>"#, None),
            (r#"<c r="A"><v>1</v></c>"#, None),
            (r#"<c r="a1"><v>1</v></c>"#, None),
            (r#"<c r="A1" t="b"><v>1</v></c>"#, None),
            ("</row>", None),
            ("", None),
        ] {
            let behind = format!("{cell}<c");
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let found = shape(behind.as_bytes());
            let of = found.map(|s| (s.column, s.style, s.kind, s.value.map(text)));
            let expected = expected.map(|(c, s, k, v)| (c, s, k, v.map(str::to_owned)));
            assert_eq!(of, expected, "{cell}");
            assert!(found.is_none_or(|shape| shape.length == cell.len()), "{cell}");
        }
    }
}
