//! Where a value stood: the address behind every figure and every problem.

/// A cell, or a whole row or sheet, of what was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index into [`Book::sheets`](super::Book::sheets).
    pub sheet: u16,
    /// Row as a spreadsheet numbers it, from 1; 0 for the sheet as a whole.
    pub row: u32,
    /// Column from 0; [`Place::WHOLE_ROW`] for the row as a whole.
    pub column: u16,
}

impl Place {
    /// The column of a place that means its whole row.
    pub const WHOLE_ROW: u16 = u16::MAX;

    /// The sheet as a whole.
    pub const fn sheet(sheet: u16) -> Self {
        Self { sheet, row: 0, column: Self::WHOLE_ROW }
    }

    /// A whole row of a sheet.
    pub const fn row(sheet: u16, row: u32) -> Self {
        Self { sheet, row, column: Self::WHOLE_ROW }
    }

    /// The cell as `D17`, the row as `17`, nothing for a whole sheet.
    pub fn cell(self) -> String {
        match (self.row, self.column) {
            (0, _) => String::new(),
            (row, Self::WHOLE_ROW) => row.to_string(),
            (row, column) => format!("{}{row}", column_letters(column)),
        }
    }
}

/// The letters of a column counted from 0: 0 is `A`, 25 `Z`, 26 `AA`.
pub fn column_letters(column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// The column, from 0, that letters such as `AA` name.
pub fn column_index(letters: &str) -> Option<u16> {
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let number = letters.bytes().try_fold(0_u32, |number, letter| {
        let letter = letter.to_ascii_uppercase();
        letter.is_ascii_uppercase().then(|| number * 26 + u32::from(letter - b'A') + 1)
    })?;
    u16::try_from(number - 1).ok()
}

/// A value that a sheet states, with the cell that states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated<T> {
    /// What it says.
    pub value: T,
    /// The cell.
    pub place: Place,
}

#[cfg(test)]
mod tests {
    use super::{Place, column_index, column_letters};

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        for (index, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
            assert_eq!(column_letters(index), letters);
            assert_eq!(column_index(letters), Some(index));
        }
        assert_eq!(column_index("A1"), None);
    }

    #[test]
    fn a_place_names_its_cell_or_its_row() {
        assert_eq!(Place { sheet: 0, row: 17, column: 3 }.cell(), "D17");
        assert_eq!(Place::row(0, 17).cell(), "17");
        assert_eq!(Place::sheet(2).cell(), "");
    }
}
