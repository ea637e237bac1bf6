//! The bytes that cut a text, found sixteen at a time and named by the bits of a word for each sixty-four.

use wide::u8x16;

const BLOCK: usize = 64;

/// The places of separators, and of quotes and line ends, in a text.
pub(super) struct Marks<'a> {
    bytes: &'a [u8],
    separator: u8,
    /// Where the block begins that is being looked at.
    base: usize,
    /// A bit for each of its separators that is still to be named.
    separators: u64,
    /// A bit for each of its quotes and line ends.
    others: u64,
}

impl<'a> Marks<'a> {
    /// From the start of `bytes`.
    pub(super) fn new(bytes: &'a [u8], separator: u8) -> Self {
        let mut marks = Self { bytes, separator, base: 0, separators: 0, others: 0 };
        marks.look();
        marks
    }

    /// Goes on at `place` instead.
    pub(super) fn seek(&mut self, place: usize) {
        self.base = place;
        self.look();
    }

    /// The next quote or line end; the separators before it are named first.
    #[inline]
    pub(super) fn next_other(&mut self, mut separator: impl FnMut(usize)) -> Option<usize> {
        loop {
            // All bits below the lowest of the others, or all.
            let before = self.others.wrapping_sub(1) & !self.others;
            let mut separators = self.separators & before;
            while separators != 0 {
                separator(self.base + separators.trailing_zeros() as usize);
                separators &= separators - 1;
            }
            if self.others != 0 {
                let place = self.base + self.others.trailing_zeros() as usize;
                self.separators &= !before;
                self.others &= self.others - 1;
                return Some(place);
            }
            self.base += BLOCK;
            if self.base >= self.bytes.len() {
                return None;
            }
            self.look();
        }
    }

    #[inline]
    fn look(&mut self) {
        let rest = self.bytes.get(self.base..).unwrap_or_default();
        if let Some(block) = rest.first_chunk() {
            return self.look_at(block);
        }
        // Bytes that cut nothing.
        let mut block = [u8::MAX; BLOCK];
        block[..rest.len()].copy_from_slice(rest);
        self.look_at(&block);
    }

    #[inline]
    fn look_at(&mut self, block: &[u8; BLOCK]) {
        let [separator, quote, feed, returned] = [self.separator, b'"', b'\n', b'\r'].map(u8x16::splat);
        (self.separators, self.others) = (0, 0);
        for sixteen in block.as_chunks().0.iter().rev() {
            let bytes = u8x16::new(*sixteen);
            let others = bytes.simd_eq(quote) | bytes.simd_eq(feed) | bytes.simd_eq(returned);
            self.separators = self.separators << 16 | u64::from(bytes.simd_eq(separator).to_bitmask());
            self.others = self.others << 16 | u64::from(others.to_bitmask());
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Marks;

    proptest! {
        #[test]
        fn no_separator_quote_or_line_end_is_missed(
            bytes in proptest::collection::vec(prop_oneof![any::<u8>(), Just(b','), Just(b'"'), Just(b'\n')], 0..200),
            from in 0_usize..210,
        ) {
            let mut marks = Marks::new(&bytes, b',');
            marks.seek(from);
            let mut named = Vec::new();
            loop {
                let mut separators = Vec::new();
                let other = marks.next_other(|at| separators.push(at));
                named.append(&mut separators);
                match other {
                    Some(at) => named.push(at),
                    None => break,
                }
            }
            let cuts = |byte: u8| matches!(byte, b',' | b'"' | b'\n' | b'\r');
            let there: Vec<usize> = (from..bytes.len()).filter(|&at| cuts(bytes[at])).collect();
            prop_assert_eq!(named, there);
        }
    }
}
