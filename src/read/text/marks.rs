//! The bytes that may cut a text, found eight at a time.
//!
//! Source of the arithmetic: H. S. Warren, *Hacker's Delight*, 2nd ed., §6–1 (the leftmost zero byte). Above the first
//! byte that it finds in a word it may name bytes that are none of those asked for, so whoever asks looks at the byte.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;
const WIDTH: usize = 8;

/// Control characters below this are looked at: line ends, and the tab.
const CONTROLS: u64 = 0x0E;

/// The places of separators, quotes and line ends in a text, with a few of other bytes among them.
pub(super) struct Marks<'a> {
    bytes: &'a [u8],
    separators: u64,
    /// Where the word stands that is being looked at.
    base: usize,
    /// The high bit of each of its bytes that is still to be named.
    found: u64,
}

impl<'a> Marks<'a> {
    /// From the start of `bytes`.
    pub(super) fn new(bytes: &'a [u8], separator: u8) -> Self {
        let mut marks = Self { bytes, separators: u64::from(separator) * ONES, base: 0, found: 0 };
        marks.found = marks.look();
        marks
    }

    /// Goes on at `place` instead.
    pub(super) fn seek(&mut self, place: usize) {
        self.base = place;
        self.found = self.look();
    }

    fn look(&self) -> u64 {
        let word = self.word();
        let quotes = word ^ (u64::from(b'"') * ONES);
        let separators = word ^ self.separators;
        let zero = |word: u64| word.wrapping_sub(ONES) & !word;
        let controls = word.wrapping_sub(CONTROLS * ONES) & !word;
        (zero(quotes) | zero(separators) | controls) & HIGHS
    }

    /// Eight bytes, those beyond the end as bytes that are nothing to look at.
    fn word(&self) -> u64 {
        if let Some(Ok(eight)) = self.bytes.get(self.base..self.base + WIDTH).map(<[u8; WIDTH]>::try_from) {
            return u64::from_le_bytes(eight);
        }
        let mut eight = [u8::MAX; WIDTH];
        let rest = self.bytes.get(self.base..).unwrap_or_default();
        eight[..rest.len()].copy_from_slice(rest);
        u64::from_le_bytes(eight)
    }
}

impl Iterator for Marks<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.found == 0 {
            self.base += WIDTH;
            if self.base >= self.bytes.len() {
                return None;
            }
            self.found = self.look();
        }
        let place = self.base + (self.found.trailing_zeros() / 8) as usize;
        self.found &= self.found - 1;
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Marks;

    proptest! {
        #[test]
        fn no_separator_quote_or_line_end_is_missed(bytes in proptest::collection::vec(any::<u8>(), 0..80), from in 0_usize..90) {
            let wanted = |byte: u8| matches!(byte, b',' | b'"' | b'\n' | b'\r');
            let mut marks = Marks::new(&bytes, b',');
            marks.seek(from);
            let named: Vec<usize> = marks.filter(|&at| wanted(bytes[at])).collect();
            let there: Vec<usize> = (from..bytes.len()).filter(|&at| wanted(bytes[at])).collect();
            prop_assert_eq!(named, there);
        }
    }
}
