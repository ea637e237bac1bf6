//! The eight classes: high or low in R, F and M.

use crate::table::{Cell, Code};

/// One of the eight classes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Class8(u8);

const CODES: [Code; 8] = [
    Code { key: "LLL", words: ("一般挽留", "general, win back") },
    Code { key: "LLH", words: ("重要挽留", "important, win back") },
    Code { key: "LHL", words: ("一般保持", "general, keep") },
    Code { key: "LHH", words: ("重要保持", "important, keep") },
    Code { key: "HLL", words: ("一般发展", "general, develop") },
    Code { key: "HLH", words: ("重要发展", "important, develop") },
    Code { key: "HHL", words: ("一般价值", "general, of value") },
    Code { key: "HHH", words: ("重要价值", "important, of value") },
];

impl Class8 {
    /// The class of who is high in these of R, F and M.
    pub(super) fn new([r, f, m]: [bool; 3]) -> Self {
        Self(u8::from(r) << 2 | u8::from(f) << 1 | u8::from(m))
    }
}

impl From<Class8> for Cell<'_> {
    fn from(class: Class8) -> Self {
        Self::Code(CODES[usize::from(class.0)])
    }
}

#[cfg(test)]
mod tests {
    use super::{CODES, Class8};

    #[test]
    fn the_letters_are_those_of_r_f_and_m() {
        let letters = |high: [bool; 3]| high.map(|high| if high { 'H' } else { 'L' }).iter().collect::<String>();
        for high in (0..8).map(|bits| [bits & 4 != 0, bits & 2 != 0, bits & 1 != 0]) {
            assert_eq!(CODES[usize::from(Class8::new(high).0)].key, letters(high));
        }
    }
}
