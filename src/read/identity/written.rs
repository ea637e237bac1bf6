//! Ways of writing an identity, each with whom it means.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::{HashMap, HashTable};

use super::Who;

/// Whom each text means. Short texts, which card and phone numbers are, lie inside the table: looking one up among a
/// million then costs one access to memory instead of three.
#[derive(Debug, Default)]
pub(super) struct Written {
    short: HashTable<(Short, Who)>,
    long: HashMap<Box<str>, Who>,
}

impl Written {
    /// Whom `text` means, if it has been met.
    pub(super) fn get(&self, text: &str) -> Option<Who> {
        match Short::of(text) {
            Some(short) => self.find(&short),
            None => self.long.get(text).copied(),
        }
    }

    /// Whom a short text means, if it has been met.
    pub(super) fn find(&self, short: &Short) -> Option<Who> {
        self.short.find(short.hash(), |entry| entry.0 == *short).map(|entry| entry.1)
    }

    /// Remembers whom `text` means.
    pub(super) fn insert(&mut self, text: &str, who: Who) {
        match Short::of(text) {
            Some(short) => {
                self.short.insert_unique(short.hash(), (short, who), |entry| entry.0.hash());
            }
            None => {
                self.long.insert(text.into(), who);
            }
        }
    }
}

/// A text of up to fifteen bytes, its length in the last byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Short([u8; 16]);

impl Short {
    const ROOM: usize = 15;

    fn of(text: &str) -> Option<Self> {
        let mut short = Self::default();
        short.push(text.as_bytes())?;
        Some(short)
    }

    /// Adds some bytes, if they fit.
    pub(super) fn push(&mut self, bytes: &[u8]) -> Option<()> {
        let length = usize::from(self.0[Self::ROOM]);
        let end = length + bytes.len();
        self.0[..Self::ROOM].get_mut(length..end)?.copy_from_slice(bytes);
        self.0[Self::ROOM] = u8::try_from(end).ok()?;
        Some(())
    }

    fn hash(&self) -> u64 {
        FixedState::with_seed(0).hash_one(u128::from_le_bytes(self.0))
    }
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
