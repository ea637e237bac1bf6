//! Texts met lately, found again without hashing them whole: a column of shops has four of them in a million rows.

use std::ops::Range;

use super::word;

/// How many texts are remembered; each has one place where it can stand.
const PLACES: usize = 1024;

/// Short texts with a number each.
#[derive(Debug, Clone, Default)]
pub(super) struct Recent {
    places: Vec<(NameKey, u32)>,
}

/// A text of one to fifteen bytes, exactly: its bytes, and above them its length.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NameKey(u128);

impl NameKey {
    /// The most bytes of a text that has a key.
    const ROOM: usize = 15;

    /// The key of a text that is not blank, nor too long for one.
    #[inline]
    pub(super) fn of(text: &str) -> Option<Self> {
        Self::new(text.len(), || word(text.as_bytes()))
    }

    /// The same of the text in a part of some bytes, where enough of them stand behind it: in one go, however long it is.
    #[inline]
    pub fn within(bytes: &[u8], part: Range<usize>) -> Option<Self> {
        let sixteen = *bytes.get(part.start..)?.first_chunk()?;
        Self::new(part.len(), || u128::from_le_bytes(sixteen) & (u128::MAX >> (8 * (16 - part.len()))))
    }

    /// Of a length, and of the bytes where that fits.
    #[inline]
    fn new(length: usize, bytes: impl FnOnce() -> u128) -> Option<Self> {
        let fits = length > 0 && length <= Self::ROOM;
        fits.then(|| Self(bytes() | (length as u128) << (8 * Self::ROOM)))
    }

    #[inline]
    fn place(self) -> usize {
        const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
        let half = |bits: u128| u64::try_from(bits & u128::from(u64::MAX)).unwrap_or_default();
        let mixed = (half(self.0) ^ half(self.0 >> u64::BITS).rotate_left(29)).wrapping_mul(SPREAD);
        usize::try_from(mixed >> (u64::BITS - PLACES.ilog2())).unwrap_or_default()
    }
}

impl Recent {
    /// The number of a text, if it was met lately.
    #[inline]
    pub(super) fn get(&self, key: NameKey) -> Option<u32> {
        self.places.get(key.place()).filter(|place| place.0 == key).map(|place| place.1)
    }

    /// Remembers a text in place of the one that stood there.
    pub(super) fn put(&mut self, key: NameKey, number: u32) {
        if self.places.is_empty() {
            self.places.resize(PLACES, (NameKey::default(), 0));
        }
        self.places[key.place()] = (key, number);
    }
}

#[cfg(test)]
mod tests {
    use super::NameKey;

    #[test]
    fn different_texts_have_different_keys() {
        let texts = ["a", "aa", "aaaaaaa", "aaaaaaaa", "aaaaaaaaa", "aaaaaaaaaaaaaaa", "中山路店", "\0", "\0\0", "a\0"];
        let keys = texts.map(|text| NameKey::of(text).expect("short"));
        for (at, key) in keys.iter().enumerate() {
            assert_eq!(keys.iter().position(|other| other == key), Some(at), "{}", texts[at]);
        }
        assert_eq!((NameKey::of(""), NameKey::of("aaaaaaaaaaaaaaaa")), (None, None));
    }

    #[test]
    fn a_text_within_others_has_its_own_key() {
        let bytes = "王,中山路店,0123456789abcdef,江南店,".as_bytes();
        for start in 0..bytes.len() {
            for end in start..=bytes.len() {
                let own = std::str::from_utf8(&bytes[start..end]).ok().filter(|_| start + 16 <= bytes.len());
                let Some(own) = own else { continue };
                assert_eq!(NameKey::within(bytes, start..end), NameKey::of(own), "{own}");
            }
        }
        assert_eq!(NameKey::within(b"0123456789abcde", 0..3), None, "too little stands behind it");
    }
}
