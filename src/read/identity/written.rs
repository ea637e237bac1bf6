//! Ways of writing an identity, each with whom it means.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::{HashMap, HashTable};

use super::Who;

/// Whom each text means. Short texts, which card and phone numbers are, lie inside the table: looking one up among a
/// million then costs one access to memory instead of three.
#[derive(Debug, Default)]
pub(super) struct Written {
    short: HashTable<([u8; 16], Who)>,
    long: HashMap<Box<str>, Who>,
}

impl Written {
    /// Whom `text` means, if it has been met.
    pub(super) fn get(&self, text: &str) -> Option<Who> {
        match packed(text) {
            Some(key) => self.short.find(hash(key), |entry| entry.0 == key).map(|entry| entry.1),
            None => self.long.get(text).copied(),
        }
    }

    /// Remembers whom `text` means.
    pub(super) fn insert(&mut self, text: &str, who: Who) {
        match packed(text) {
            Some(key) => {
                self.short.insert_unique(hash(key), (key, who), |entry| hash(entry.0));
            }
            None => {
                self.long.insert(text.into(), who);
            }
        }
    }
}

/// A text of up to fifteen bytes, its length in the last byte.
fn packed(text: &str) -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    bytes.get_mut(..15)?.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
    bytes[15] = u8::try_from(text.len()).ok()?;
    Some(bytes)
}

fn hash(key: [u8; 16]) -> u64 {
    FixedState::with_seed(0).hash_one(u128::from_le_bytes(key))
}

#[cfg(test)]
mod tests {
    use super::{Who, Written};

    #[test]
    fn short_and_long_texts_are_told_apart() {
        let texts =
            ["", "0", "00", "0\0", "123456789012345", "1234567890123456", "00123\u{1f}\u{1f}张三", "张三李四王五"];
        let mut written = Written::default();
        for (index, text) in texts.iter().enumerate() {
            assert_eq!(written.get(text), None, "{text}");
            written.insert(text, Who::party(index));
        }
        for (index, text) in texts.iter().enumerate() {
            assert_eq!(written.get(text), Some(Who::party(index)), "{text}");
        }
    }
}
