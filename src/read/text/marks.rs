//! The bytes that may cut a text, found eight at a time and named by the bits of a word for each sixty-four.
//!
//! Source of the arithmetic: H. S. Warren, *Hacker's Delight*, 2nd ed., §6–1 (the leftmost zero byte). Above the first
//! byte that it finds in eight it may name bytes that are none of those asked for, so whoever asks looks at the byte.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;
/// Times this, the lowest bits of eight bytes come to be the eight bits of the highest byte.
const GATHER: u64 = 0x0102_0408_1020_4080;
const BLOCK: usize = 64;

/// Control characters below this are looked at: line ends, and the tab.
const CONTROLS: u64 = 0x0E;

/// The places of separators, quotes and line ends in a text, with a few of other bytes among them.
pub(super) struct Marks<'a> {
    bytes: &'a [u8],
    separators: u64,
    /// Where the block begins that is being looked at.
    base: usize,
    /// A bit for each of its bytes that is still to be named.
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

    #[inline]
    fn look(&self) -> u64 {
        let rest = self.bytes.get(self.base..).unwrap_or_default();
        if let Some(block) = rest.first_chunk() {
            return self.found_in(block);
        }
        // Bytes that are nothing to look at.
        let mut block = [u8::MAX; BLOCK];
        block[..rest.len()].copy_from_slice(rest);
        self.found_in(&block)
    }

    #[inline]
    fn found_in(&self, block: &[u8; BLOCK]) -> u64 {
        let words = block.as_chunks().0.iter().map(|eight| u64::from_le_bytes(*eight));
        words.rev().fold(0, |found, word| found << 8 | self.found_in_eight(word))
    }

    /// A bit for each of eight bytes.
    #[inline]
    fn found_in_eight(&self, word: u64) -> u64 {
        let zero = |word: u64| word.wrapping_sub(ONES) & !word;
        let quotes = zero(word ^ (u64::from(b'"') * ONES));
        let separators = zero(word ^ self.separators);
        let controls = word.wrapping_sub(CONTROLS * ONES) & !word;
        let high_bits = (quotes | separators | controls) & HIGHS;
        (high_bits >> 7).wrapping_mul(GATHER) >> 56
    }
}

impl Iterator for Marks<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.found == 0 {
            self.base += BLOCK;
            if self.base >= self.bytes.len() {
                return None;
            }
            self.found = self.look();
        }
        let place = self.base + self.found.trailing_zeros() as usize;
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
        fn no_separator_quote_or_line_end_is_missed(bytes in proptest::collection::vec(any::<u8>(), 0..200), from in 0_usize..210) {
            let wanted = |byte: u8| matches!(byte, b',' | b'"' | b'\n' | b'\r');
            let mut marks = Marks::new(&bytes, b',');
            marks.seek(from);
            let named: Vec<usize> = marks.filter(|&at| wanted(bytes[at])).collect();
            let there: Vec<usize> = (from..bytes.len()).filter(|&at| wanted(bytes[at])).collect();
            prop_assert_eq!(named, there);
        }
    }
}
