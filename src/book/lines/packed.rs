//! Columns as narrow as what stands in them.

/// Whole numbers in the fewest bytes that hold all of them: none while all are the same, then one, two or four each.
#[derive(Debug, Clone)]
pub(super) enum Packed {
    /// All the same.
    All(u32),
    /// Up to 255.
    Bytes(Vec<u8>),
    /// Up to 65,535.
    Pairs(Vec<u16>),
    /// All others.
    Words(Vec<u32>),
}

impl Default for Packed {
    fn default() -> Self {
        Self::All(0)
    }
}

impl Packed {
    /// Puts `value` at the end, behind `index` others.
    #[inline]
    pub(super) fn push(&mut self, index: usize, value: u32) {
        match (&mut *self, u8::try_from(value), u16::try_from(value)) {
            (Self::All(all), ..) if *all == value => {}
            (Self::Bytes(values), Ok(narrow), _) => values.push(narrow),
            (Self::Pairs(values), _, Ok(narrow)) => values.push(narrow),
            (Self::Words(values), ..) => values.push(value),
            _ => self.widen(index, value),
        }
    }

    /// Puts `more` at the end, behind `index` others.
    #[inline]
    pub(super) fn extend(&mut self, index: usize, more: impl Iterator<Item = u32> + Clone) {
        // No column gets wider by the bits of all numbers where it does not by each.
        let bits = more.clone().fold(0, |bits, value| bits | value);
        match self {
            Self::All(all) if more.clone().all(|value| value == *all) => {}
            Self::Bytes(values) if bits <= u8::MAX.into() => values.extend(more.map(|value| value.to_le_bytes()[0])),
            Self::Pairs(values) if bits <= u16::MAX.into() => values.extend(more.map(low)),
            Self::Words(values) => values.extend(more),
            _ => (index..).zip(more).for_each(|(index, value)| self.push(index, value)),
        }
    }

    /// Makes room for `value` and puts it at the end.
    #[cold]
    fn widen(&mut self, length: usize, value: u32) {
        *self = match std::mem::take(self) {
            Self::All(_) if length == 0 => Self::All(value),
            Self::All(all) => Self::of(length, all, all.max(value)),
            Self::Bytes(values) if value <= u16::MAX.into() => Self::Pairs(values.into_iter().map(u16::from).collect()),
            Self::Bytes(values) => Self::Words(values.into_iter().map(u32::from).collect()),
            Self::Pairs(values) => Self::Words(values.into_iter().map(u32::from).collect()),
            words @ Self::Words(_) => words,
        };
        self.push(length, value);
    }

    /// So many of one number, in a column that holds up to `most`.
    fn of(length: usize, all: u32, most: u32) -> Self {
        match (u8::try_from(most), u16::try_from(most), u8::try_from(all), u16::try_from(all)) {
            (Ok(_), _, Ok(all), _) => Self::Bytes(vec![all; length]),
            (_, Ok(_), _, Ok(all)) => Self::Pairs(vec![all; length]),
            _ => Self::Words(vec![all; length]),
        }
    }

    /// The number at `index`.
    #[inline]
    pub(super) fn get(&self, index: usize) -> u32 {
        match self {
            Self::All(all) => *all,
            Self::Bytes(values) => values[index].into(),
            Self::Pairs(values) => values[index].into(),
            Self::Words(values) => values[index],
        }
    }

    /// Looks at the numbers at some places, each by its turn; at none while all numbers are the same.
    #[inline]
    pub(super) fn each(&self, places: impl Iterator<Item = usize>, mut look: impl FnMut(usize, u32)) {
        match self {
            Self::All(_) => {}
            Self::Bytes(values) => places.enumerate().for_each(|(turn, place)| look(turn, values[place].into())),
            Self::Pairs(values) => places.enumerate().for_each(|(turn, place)| look(turn, values[place].into())),
            Self::Words(values) => places.enumerate().for_each(|(turn, place)| look(turn, values[place])),
        }
    }

    /// Gives each of `length` numbers but zero, which is none, another one: that which stands in `to` at its place
    /// before. Where all of those fit, no column gets wider.
    pub(super) fn rename(&mut self, length: usize, to: &[u32]) {
        fn each<T: Copy + TryFrom<u32>>(values: &mut [T], renamed: impl Fn(u32) -> u32)
        where
            u32: From<T>,
        {
            for value in values {
                *value = T::try_from(renamed((*value).into())).unwrap_or(*value);
            }
        }
        let renamed = |number: u32| number.checked_sub(1).map_or(0, |index| to[index as usize]);
        match self {
            Self::All(all) => *all = renamed(*all),
            Self::Bytes(values) if to.len() <= u8::MAX.into() => each(values, renamed),
            Self::Pairs(values) if to.len() <= u16::MAX.into() => each(values, renamed),
            Self::Words(values) => each(values, renamed),
            Self::Bytes(_) | Self::Pairs(_) => {
                let mut wide = Self::default();
                for index in 0..length {
                    wide.push(index, renamed(self.get(index)));
                }
                *self = wide;
            }
        }
    }

    /// Keeps the numbers for which `keep` says so.
    pub(super) fn retain(&mut self, keep: &[bool]) {
        match self {
            Self::All(_) => {}
            Self::Bytes(values) => retain(values, keep),
            Self::Pairs(values) => retain(values, keep),
            Self::Words(values) => retain(values, keep),
        }
    }

    /// Puts the numbers into another order, given by where each comes from.
    pub(super) fn arrange(&mut self, order: &[u32]) {
        match self {
            Self::All(_) => {}
            Self::Bytes(values) => arrange(values, order),
            Self::Pairs(values) => arrange(values, order),
            Self::Words(values) => arrange(values, order),
        }
    }
}

/// Amounts in minor units: four bytes each while all of them are below 21 million yuan, then eight.
#[derive(Debug, Clone)]
pub(super) enum Amounts {
    /// Those of shops.
    Narrow(Vec<i32>),
    /// All others.
    Wide(Vec<i64>),
}

impl Default for Amounts {
    fn default() -> Self {
        Self::Narrow(Vec::new())
    }
}

impl Amounts {
    /// How many there are.
    pub(super) const fn len(&self) -> usize {
        match self {
            Self::Narrow(values) => values.len(),
            Self::Wide(values) => values.len(),
        }
    }

    /// Puts `more` at the end.
    #[inline]
    pub(super) fn extend(&mut self, more: impl Iterator<Item = i64> + Clone) {
        match self {
            Self::Narrow(values) => {
                let known = values.len();
                let mut fits = true;
                values.extend(more.clone().map(|amount| {
                    let narrow = low_word(amount);
                    fits &= i64::from(narrow) == amount;
                    narrow
                }));
                if !fits {
                    let wide = values[..known].iter().map(|&value| value.into()).chain(more);
                    *self = Self::Wide(wide.collect());
                }
            }
            Self::Wide(values) => values.extend(more),
        }
    }

    /// The amount at `index`.
    #[inline]
    pub(super) fn get(&self, index: usize) -> i64 {
        match self {
            Self::Narrow(values) => values[index].into(),
            Self::Wide(values) => values[index],
        }
    }

    /// Keeps the amounts for which `keep` says so.
    pub(super) fn retain(&mut self, keep: &[bool]) {
        match self {
            Self::Narrow(values) => retain(values, keep),
            Self::Wide(values) => retain(values, keep),
        }
    }

    /// Puts the amounts into another order, given by where each comes from.
    pub(super) fn arrange(&mut self, order: &[u32]) {
        match self {
            Self::Narrow(values) => arrange(values, order),
            Self::Wide(values) => arrange(values, order),
        }
    }
}

fn low(value: u32) -> u16 {
    let [a, b, ..] = value.to_le_bytes();
    u16::from_le_bytes([a, b])
}

fn low_word(amount: i64) -> i32 {
    let [a, b, c, d, ..] = amount.to_le_bytes();
    i32::from_le_bytes([a, b, c, d])
}

/// Puts values into another order, given by where each comes from.
pub(super) fn arrange<T: Copy>(values: &mut Vec<T>, order: &[u32]) {
    *values = order.iter().map(|&index| values[index as usize]).collect();
}

/// Keeps the values for which `keep` says so.
pub(super) fn retain<T>(values: &mut Vec<T>, keep: &[bool]) {
    let mut keep = keep.iter();
    values.retain(|_| keep.next().copied().unwrap_or(true));
}

#[cfg(test)]
mod tests {
    use super::{Amounts, Packed};

    #[test]
    fn numbers_stay_as_the_column_gets_wider() {
        let numbers = [0, 0, 7, 255, 256, 0, 65_535, 65_536, u32::MAX, 1];
        let mut packed = Packed::default();
        for (index, &number) in numbers.iter().enumerate() {
            packed.push(index, number);
            for (at, &known) in numbers[..=index].iter().enumerate() {
                assert_eq!(packed.get(at), known, "{at} of {index}");
            }
        }
        packed.arrange(&[9, 2, 8]);
        assert_eq!([0, 1, 2].map(|at| packed.get(at)), [1, 7, u32::MAX]);
        packed.retain(&[true, false, true]);
        assert_eq!([0, 1].map(|at| packed.get(at)), [1, u32::MAX]);
    }

    #[test]
    fn a_column_of_one_number_takes_no_room() {
        for (all, other) in [(7, 7), (7, 0), (7, 300), (300, 7), (70_000, 1), (1, 70_000)] {
            let mut packed = Packed::default();
            for index in 0..3 {
                packed.push(index, all);
            }
            assert!(matches!(packed, Packed::All(number) if number == all), "{all}");
            packed.push(3, other);
            assert_eq!([0, 1, 2, 3].map(|at| packed.get(at)), [all, all, all, other]);
        }
    }

    #[test]
    fn renamed_numbers_stay_in_a_column_of_their_width_unless_they_need_more() {
        let column = |numbers: &[u32]| {
            let mut packed = Packed::default();
            for (index, &number) in numbers.iter().enumerate() {
                packed.push(index, number);
            }
            packed
        };
        let names: Vec<u32> = (1..=300).rev().collect();
        for numbers in [&[0, 2, 1][..], &[0, 290, 2], &[0, 0, 0], &[290, 290, 290]] {
            let expected: Vec<u32> = numbers.iter().map(|&number| if number == 0 { 0 } else { 301 - number }).collect();
            let mut packed = column(numbers);
            packed.rename(3, &names);
            assert_eq!([0, 1, 2].map(|at| packed.get(at)).to_vec(), expected);
        }
        let mut packed = column(&[2, 0, 1]);
        packed.rename(3, &[2, 1]);
        assert!(matches!(packed, Packed::Bytes(ref values) if *values == [1, 0, 2]));
        let mut packed = column(&[2, 0, 70_000]);
        packed.rename(3, &(1..=70_000).collect::<Vec<_>>());
        assert_eq!([0, 1, 2].map(|at| packed.get(at)), [2, 0, 70_000]);
    }

    #[test]
    fn amounts_stay_as_the_column_gets_wider() {
        let numbers = [0, -1, 2_147_483_647, -2_147_483_648, 2_147_483_648, i64::MIN, 5];
        let mut amounts = Amounts::default();
        for (index, &number) in numbers.iter().enumerate() {
            amounts.extend([number].into_iter());
            assert_eq!((amounts.get(index), amounts.get(0)), (number, 0));
        }
        amounts.arrange(&[6, 5, 1]);
        amounts.retain(&[false, true, true]);
        assert_eq!([0, 1].map(|at| amounts.get(at)), [i64::MIN, -1]);
    }
}
