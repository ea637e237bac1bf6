//! Ways of writing an identity, each with whom it means.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::Who;
use super::slots::Slots;
use crate::book::{Kind, word};

/// Stands between the cells of an identity where they are one text.
pub(super) const SEPARATOR: u8 = 0x1f;

/// Whom each way of writing means, the short ones, which card and phone numbers are, in a table of their own.
#[derive(Debug, Default)]
pub(super) struct Written {
    short: Slots,
    long: HashMap<Box<str>, Who>,
}

impl Written {
    /// Whom each of some short ways of writing means; [`Who::UNSEEN`] for one that has not been met.
    pub(super) fn find_all(&self, ways: &[Short], found: &mut Vec<Who>) {
        self.short.find_all(ways, found);
    }

    /// Whom a short way of writing means, if it has been met.
    pub(super) fn find(&self, short: Short) -> Option<Who> {
        self.short.find(short)
    }

    /// Whom a long way of writing means, if it has been met.
    pub(super) fn find_long(&self, text: &str) -> Option<Who> {
        self.long.get(text).copied()
    }

    /// Remembers whom a short way of writing means.
    pub(super) fn insert(&mut self, short: Short, who: Who) {
        self.short.insert(short, who);
    }

    /// Remembers whom a long way of writing means.
    pub(super) fn insert_long(&mut self, text: &str, who: Who) {
        self.long.insert(text.into(), who);
    }
}

/// Card, phone and name of up to fourteen bytes in all, then what tells which of them they are and in which kind of
/// sheet, and how many bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Short([u8; 16]);

impl Short {
    const ROOM: usize = 14;

    /// No way of writing.
    pub(super) const NONE: Self = Self([u8::MAX; 16]);

    /// Card, phone and name; [`Self::NONE`] where they are too long.
    // Handed over in registers, as an option would not be: what goes through memory in pieces is waited for.
    #[inline]
    pub(super) fn of(kind: Kind, texts: [&[u8]; 3]) -> Self {
        let (joined, which) = match texts {
            [text, [], []] => (Self::join([text]), 0),
            [[], text, []] => (Self::join([text]), 1),
            [[], [], text] => (Self::join([text]), 2),
            [card, phone, name] => (Self::join([card, &[SEPARATOR], phone, &[SEPARATOR], name]), 3),
        };
        let Some((joined, length)) = joined else { return Self::NONE };
        let told = u128::from(kind as u8 * 4 + which) | (length as u128) << 8;
        Self((joined | told << (8 * Self::ROOM)).to_le_bytes())
    }

    /// Some texts end to end as a number, and how long they are.
    #[inline]
    fn join<const N: usize>(texts: [&[u8]; N]) -> Option<(u128, usize)> {
        let (mut joined, mut length) = (0, 0);
        for text in texts {
            if length + text.len() > Self::ROOM {
                return None;
            }
            joined |= word(text) << (8 * length);
            length += text.len();
        }
        Some((joined, length))
    }

    /// Nearly the same number for no two of them.
    #[inline]
    pub(super) fn hash(self) -> u64 {
        FixedState::with_seed(0).hash_one(u128::from_le_bytes(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::{Short, Who, Written};
    use crate::book::Kind;

    #[test]
    fn ways_of_writing_are_told_apart() {
        let ways: [[&str; 3]; 14] = [
            ["", "", ""],
            ["0", "", ""],
            ["", "0", ""],
            ["", "", "0"],
            ["00", "", ""],
            ["0\0", "", ""],
            ["0", "0", ""],
            ["0", "", "0"],
            ["", "0", "0"],
            ["01", "0", ""],
            ["0", "10", ""],
            ["00123", "", "张三"],
            ["12345678901234", "", ""],
            ["", "13800138000", "李"],
        ];
        let mut written = Written::default();
        for (index, way) in ways.iter().enumerate() {
            for kind in [Kind::Purchases, Kind::Members] {
                let short = Short::of(kind, way.map(str::as_bytes));
                if way.concat().len() > 12 && way[2] == "李" {
                    assert_eq!(short, Short::NONE, "{way:?}");
                    continue;
                }
                assert_eq!(written.find(short), None, "{way:?}");
                written.insert(short, Who::party(index));
                assert_eq!(written.find(short), Some(Who::party(index)), "{way:?}");
            }
        }
        assert_eq!(Short::of(Kind::Purchases, ["123456789012345".as_bytes(), b"", b""]), Short::NONE);
    }
}
