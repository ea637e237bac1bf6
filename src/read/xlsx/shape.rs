//! The shapes in which nearly all programs write a row and its cells, told without cutting them into tags first:
//! `<row r="7" spans="1:3">`, and `<c r="B7" s="3" t="s"><v>12</v></c>`, `s` and `t` or none, or `<c r="B7" s="3"/>`. It is
//! half the time of reading a sheet; whatever differs by a byte is read tag by tag, and comes to the same.

use memchr::{memchr, memchr2};

use super::address::COLUMNS;
use super::content::Kind;
use crate::read::values::digits::whole;

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

/// The number of a row as the addresses of its cells end, with the quote behind it: up to eight bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowDigits {
    bytes: u64,
    mask: u64,
    length: usize,
}

impl RowDigits {
    /// For a row of a sheet, which has seven digits at the most.
    pub(super) fn of(row: u32) -> Self {
        let (mut rest, mut bytes, mut length) = (row, u64::from(b'"'), 1);
        loop {
            bytes = (bytes << 8) | (u64::from(b'0') + u64::from(rest % 10));
            length += 1;
            rest /= 10;
            if rest == 0 || length == size_of::<u64>() {
                return Self { bytes, mask: u64::MAX >> (8 * (size_of::<u64>() - length)), length };
            }
        }
    }

    #[inline]
    fn strip(self, bytes: &[u8]) -> Option<&[u8]> {
        let word = u64::from_le_bytes(*bytes.first_chunk()?);
        if word & self.mask == self.bytes { bytes.get(self.length..) } else { None }
    }
}

/// The start tag of a row that is not hidden: its number, and the bytes of the tag.
pub(super) fn row(window: &[u8]) -> Option<(u32, usize)> {
    let rest = window.strip_prefix(b"<row r=\"")?;
    let (number, mut rest) = quoted(rest)?;
    while let Some(attribute) = rest.strip_prefix(b" ") {
        let (name, value) = attribute.split_at(memchr(b'=', attribute)?);
        // Of the others none says where a row stands or whether it is shown.
        if name == b"hidden" || name == b"r" || name.ends_with(b":hidden") {
            return None;
        }
        rest = quoted(value.strip_prefix(b"=\"")?)?.1;
    }
    let rest = rest.strip_prefix(b">")?;
    let number = whole(number).filter(|number| (1..=super::address::ROWS).contains(number))?;
    Some((number, window.len() - rest.len()))
}

/// What stands before the next quote, if it is short and no end of a tag, and what stands behind that.
fn quoted(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    const LONGEST: usize = 40;
    let end = memchr2(b'"', b'>', &bytes[..bytes.len().min(LONGEST)])?;
    (bytes[end] == b'"').then(|| (&bytes[..end], &bytes[end + 1..]))
}

/// The cell of a row at the start of the window.
#[inline]
pub(super) fn shape(window: &[u8], row: RowDigits) -> Option<Shape<'_>> {
    let (column, rest) = column(window.strip_prefix(b"<c r=\"")?)?;
    let rest = row.strip(rest)?;
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
    let Some(rest) = rest.strip_prefix(b"><v>") else {
        let rest = rest.strip_prefix(b"/>")?;
        return Some(Shape { column, style, kind, value: None, length: window.len() - rest.len() });
    };
    let end = value_end(rest)?;
    let (value, rest) = rest.split_at(end);
    let rest = rest.strip_prefix(b"</v></c>")?;
    Some(Shape { column, style, kind, value: Some(value), length: window.len() - rest.len() })
}

/// The column of an address, and what stands behind its letters.
#[inline]
fn column(bytes: &[u8]) -> Option<(u16, &[u8])> {
    let number = |letter: u8| u32::from(letter - b'A') + 1;
    let (column, letters) = match *bytes {
        [a @ b'A'..=b'Z', b'0'..=b'9', ..] => (number(a), 1),
        [a @ b'A'..=b'Z', b @ b'A'..=b'Z', b'0'..=b'9', ..] => (number(a) * 26 + number(b), 2),
        [a @ b'A'..=b'Z', b @ b'A'..=b'Z', c @ b'A'..=b'Z', ..] => ((number(a) * 26 + number(b)) * 26 + number(c), 3),
        _ => return None,
    };
    u16::try_from(column - 1).ok().filter(|_| column <= COLUMNS).map(|column| (column, &bytes[letters..]))
}

/// A number of up to nine digits, and what stands behind its quote.
#[inline]
fn style(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let digits = bytes.iter().take(9).take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = bytes.split_at(digits);
    let value = digits.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
    rest.strip_prefix(b"\"").filter(|_| !digits.is_empty()).map(|rest| (value, rest))
}

/// Where a value ends; none where references or line ends stand in it. Values are short: they are looked through eight
/// bytes at a time (Warren, *Hacker's Delight*, 2nd ed., §6–1), of which the first found is one that is looked for.
#[inline]
fn value_end(bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    const WORDS: usize = 3;
    let zero = |word: u64| word.wrapping_sub(ONES) & !word & HIGHS;
    let (words, _) = bytes.as_chunks();
    for (at, word) in words.iter().take(WORDS).map(|word| u64::from_le_bytes(*word)).enumerate() {
        let is = |byte: u8| zero(word ^ (u64::from(byte) * ONES));
        let found = is(b'<') | is(b'&') | is(b'\r');
        if found != 0 {
            let end = at * 8 + (found.trailing_zeros() / 8) as usize;
            return (bytes[end] == b'<').then_some(end);
        }
    }
    memchr(b'<', bytes).filter(|&end| memchr2(b'&', b'\r', &bytes[..end]).is_none())
}

#[cfg(test)]
mod tests {
    use super::{Kind, RowDigits, row, shape};

    #[test]
    fn the_usual_shape_is_told() {
        for (cell, expected) in [
            (r#"<c r="A1"><v>12</v></c>"#, Some((0, 0, Kind::Number, Some("12")))),
            (r#"<c r="AB1" s="3" t="s"><v>7</v></c>"#, Some((27, 3, Kind::Shared, Some("7")))),
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
            (r#"<c r="A2"><v>1</v></c>"#, None),
            (r#"<c r="A12"><v>1</v></c>"#, None),
            (
                r#"<c r="A1"><v>12345678901234567890123456.5</v></c>"#,
                Some((0, 0, Kind::Number, Some("12345678901234567890123456.5"))),
            ),
            (r#"<c r="A1" t="str"><v>12345678901234567890123456&lt;</v></c>"#, None),
            (r#"<c r="A1"><v>1234567</v></c>"#, Some((0, 0, Kind::Number, Some("1234567")))),
            (r#"<c r="A1"><v>12345678</v></c>"#, Some((0, 0, Kind::Number, Some("12345678")))),
            (r#"<c r="a1"><v>1</v></c>"#, None),
            (r#"<c r="A1" t="b"><v>1</v></c>"#, None),
            ("</row>", None),
            ("", None),
        ] {
            let behind = format!("{cell}<c");
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let found = shape(behind.as_bytes(), RowDigits::of(1));
            let of = found.map(|s| (s.column, s.style, s.kind, s.value.map(text)));
            let expected = expected.map(|(c, s, k, v)| (c, s, k, v.map(str::to_owned)));
            assert_eq!(of, expected, "{cell}");
            assert!(found.is_none_or(|shape| shape.length == cell.len()), "{cell}");
        }
    }

    #[test]
    fn addresses_end_in_the_number_of_their_row() {
        for number in [1, 9, 10, 123, 99_999, 100_000, 1_048_576] {
            let cell = format!("<c r=\"B{number}\"><v>1</v></c>       ");
            assert_eq!(shape(cell.as_bytes(), RowDigits::of(number)).map(|shape| shape.column), Some(1), "{number}");
            assert_eq!(shape(cell.as_bytes(), RowDigits::of(number + 1)), None, "{number}");
        }
    }

    #[test]
    fn the_usual_row_is_told() {
        for (tag, expected) in [
            (r#"<row r="1">"#, Some(1)),
            (r#"<row r="1048576" spans="1:7">"#, Some(1_048_576)),
            (r#"<row r="12" spans="1:7" ht="15" customHeight="1" x14ac:dyDescent="0.2">"#, Some(12)),
            (r#"<row r="12" hidden="0">"#, None),
            (r#"<row r="12" spans="1:7" hidden="1">"#, None),
            (r#"<row r="12" r="13">"#, None),
            (r#"<row r="12"/>"#, None),
            (r#"<row r="12" >"#, None),
            (r#"<row r="0">"#, None),
            (r#"<row r="1048577">"#, None),
            (r#"<row r="1 ">"#, None),
            ("<row r='1'>", None),
            ("<row>", None),
            (r#"<row r="12" a=">">"#, None),
            (r#"<row r="12" a='1'>"#, None),
            (r#"<row r="12" spans="1:7""#, None),
            (r#"<row r="12"#, None),
        ] {
            assert_eq!(row(format!("{tag}<c").as_bytes()), expected.map(|number| (number, tag.len())), "{tag}");
        }
    }
}
