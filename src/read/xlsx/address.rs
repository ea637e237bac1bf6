//! Addresses of cells: `B12`, `A5:A8`.

use crate::read::values::digits::whole;

/// Columns of a sheet.
pub(super) const COLUMNS: u32 = 16_384;
/// Rows of a sheet.
pub(super) const ROWS: u32 = 1_048_576;

/// The column of an address, from 0, and its row, from 1, if it has one; none for what is no address of a sheet.
pub(super) fn cell(address: &[u8]) -> Option<(u16, Option<u32>)> {
    let letters = address.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (letters, digits) = address.split_at(letters);
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column =
        letters.iter().fold(0, |column, letter| column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let column = u16::try_from(column - 1).ok().filter(|column| u32::from(*column) < COLUMNS)?;
    if digits.is_empty() { Some((column, None)) } else { Some((column, Some(row(digits)?))) }
}

/// A row number, from 1.
pub(super) fn row(digits: &[u8]) -> Option<u32> {
    whole(digits.trim_ascii()).filter(|row| (1..=ROWS).contains(row))
}

/// A range by its first and last cell, columns from 0 and rows from 1.
pub(super) fn range(address: &[u8]) -> Option<((u16, u32), (u16, u32))> {
    let mut ends = address.trim_ascii().splitn(2, |byte| *byte == b':');
    let mut end = || {
        let (column, row) = cell(ends.next()?)?;
        Some((column, row?))
    };
    let (first, last) = (end()?, end()?);
    (first.0 <= last.0 && first.1 <= last.1).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::{cell, range};

    #[test]
    fn addresses_are_columns_and_rows() {
        for (address, place) in [
            ("A1", Some((0, Some(1)))),
            ("b12", Some((1, Some(12)))),
            ("XFD1048576", Some((16_383, Some(1_048_576)))),
            ("AA", Some((26, None))),
            ("XFE1", None),
            ("A0", None),
            ("A1048577", None),
            ("A99999999999", None),
            ("AAAA1", None),
            ("12", None),
            ("A1B", None),
            ("", None),
        ] {
            assert_eq!(cell(address.as_bytes()), place, "{address}");
        }
        assert_eq!(range(b"A5:B8"), Some(((0, 5), (1, 8))));
        for address in ["A5", "B8:A5", "A:B", "A5:", ":", "A8:A5"] {
            assert_eq!(range(address.as_bytes()), None, "{address}");
        }
    }
}
