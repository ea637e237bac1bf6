//! Texts met lately, found again without hashing them whole: a column of shops has four of them in a million rows.

/// How many texts are remembered; each has one place where it can stand.
const PLACES: usize = 1024;

/// Short texts with a number each.
#[derive(Debug, Clone, Default)]
pub(super) struct Recent {
    places: Vec<(Key, u32)>,
}

/// A text of one to sixteen bytes, exactly: its length, its first eight bytes, its last eight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Key {
    length: usize,
    first: u64,
    last: u64,
}

impl Key {
    /// The key of a text that is not too long for one.
    pub(super) fn of(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let length = bytes.len();
        let (first, last) = match (bytes.first_chunk(), bytes.last_chunk()) {
            (Some(first), Some(last)) if length <= 16 => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            (None, _) if length > 0 => (bytes.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)), 0),
            _ => return None,
        };
        Some(Self { length, first, last })
    }

    fn place(self) -> usize {
        const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
        let mixed = (self.first ^ self.last.rotate_left(29)).wrapping_mul(SPREAD);
        usize::try_from(mixed >> (u64::BITS - PLACES.ilog2())).unwrap_or_default()
    }
}

impl Recent {
    /// The number of a text, if it was met lately.
    pub(super) fn get(&self, key: Key) -> Option<u32> {
        self.places.get(key.place()).filter(|place| place.0 == key).map(|place| place.1)
    }

    /// Remembers a text in place of the one that stood there.
    pub(super) fn put(&mut self, key: Key, number: u32) {
        if self.places.is_empty() {
            self.places.resize(PLACES, (Key::default(), 0));
        }
        self.places[key.place()] = (key, number);
    }
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn different_texts_have_different_keys() {
        let texts =
            ["a", "aa", "aaaaaaa", "aaaaaaaa", "aaaaaaaaa", "aaaaaaaaaaaaaaaa", "中山路店", "\0", "\0\0", "a\0"];
        let keys = texts.map(|text| Key::of(text).expect("short"));
        for (at, key) in keys.iter().enumerate() {
            assert_eq!(keys.iter().position(|other| other == key), Some(at), "{}", texts[at]);
        }
        assert_eq!((Key::of(""), Key::of("aaaaaaaaaaaaaaaaa")), (None, None));
    }
}
