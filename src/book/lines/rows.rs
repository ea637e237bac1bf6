//! The rows of lines: no bytes while each line stands in the row behind the one before, as in a till's export.

use super::packed::Packed;

/// A column of rows.
#[derive(Debug, Clone)]
pub(super) enum Rows {
    /// As lines are read: how far each row is ahead of the line's own position, round the end of the numbers.
    Ahead(Packed),
    /// Once the lines stand in another order.
    Each(Vec<u32>),
}

impl Default for Rows {
    fn default() -> Self {
        Self::Ahead(Packed::default())
    }
}

impl Rows {
    /// Puts `more` at the end, behind `index` others.
    #[inline]
    pub(super) fn extend(&mut self, index: usize, more: impl Iterator<Item = u32> + Clone) {
        match self {
            Self::Ahead(ahead) => {
                ahead.extend(index, (position(index)..).zip(more).map(|(at, row)| row.wrapping_sub(at)));
            }
            Self::Each(rows) => rows.extend(more),
        }
    }

    /// The row of the line at `index`.
    #[inline]
    pub(super) fn get(&self, index: usize) -> u32 {
        match self {
            Self::Ahead(ahead) => ahead.get(index).wrapping_add(position(index)),
            Self::Each(rows) => rows[index],
        }
    }

    /// Keeps the rows for which `keep` says so.
    pub(super) fn retain(&mut self, keep: &[bool]) {
        let mut kept = Self::default();
        for (index, from) in (0..keep.len()).filter(|&from| keep[from]).enumerate() {
            kept.extend(index, std::iter::once(self.get(from)));
        }
        *self = kept;
    }

    /// The rows in another order, given by where each comes from; its room becomes theirs.
    pub(super) fn arranged(&self, mut order: Vec<u32>) -> Self {
        for at in &mut order {
            *at = self.get(*at as usize);
        }
        Self::Each(order)
    }
}

/// Of more lines than these numbers count, positions go round, and come round again where they are taken off.
fn position(index: usize) -> u32 {
    let [a, b, c, d, ..] = index.to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

#[cfg(test)]
mod tests {
    use super::super::packed::Packed;
    use super::Rows;

    fn column(numbers: &[u32]) -> Rows {
        let mut rows = Rows::default();
        for (index, &row) in numbers.iter().enumerate() {
            rows.extend(index, [row].into_iter());
        }
        rows
    }

    fn all(rows: &Rows, length: usize) -> Vec<u32> {
        (0..length).map(|index| rows.get(index)).collect()
    }

    #[test]
    fn rows_come_back_as_they_were_put_in() {
        // One behind the other, then one left out, then the next sheet, several lines of one row, and the greatest.
        let numbers = [2, 3, 4, 6, 7, 2, 2, 2, 3, u32::MAX, 0];
        assert_eq!(all(&column(&numbers), 11), numbers);
        let mut at_once = Rows::default();
        at_once.extend(0, numbers[..4].iter().copied());
        at_once.extend(4, numbers[4..].iter().copied());
        assert_eq!(all(&at_once, 11), numbers);
        assert!(matches!(column(&numbers[..3]), Rows::Ahead(Packed::All(2))));
        assert!(matches!(column(&numbers[..4]), Rows::Ahead(Packed::Bytes(_))));
    }

    #[test]
    fn rows_are_left_out_and_put_into_another_order() {
        let mut rows = column(&[2, 3, 9, 1]);
        rows.retain(&[true, false, true, true]);
        assert_eq!(all(&rows, 3), [2, 9, 1]);
        let mut rows = rows.arranged(vec![2, 0, 1]);
        assert_eq!(all(&rows, 3), [1, 2, 9]);
        rows.extend(3, [7].into_iter());
        rows.retain(&[false, true, true, true]);
        assert_eq!(all(&rows, 3), [2, 9, 7]);
    }
}
