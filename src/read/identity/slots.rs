//! A table of short ways of writing, each in its slot with whom it means.
//!
//! A general hash table asks memory twice for each key, first for the marks of a group of slots, then for the slot; this
//! one asks once, and for many keys in one go, so that the answers of a table that fits no cache come together.
//! Source of the probing: D. E. Knuth, *The Art of Computer Programming*, vol. 3, 2nd ed., §6.4, algorithm L.

use super::Who;
use super::written::Short;

/// Keys in parts by the first bits of their hashes: one table of them all would be moved whole whenever it grows, and leave
/// the room of a half, a quarter, … behind.
#[derive(Debug)]
pub(super) struct Slots(Vec<Part>);

/// Keys in the slots that the last bits of their hashes name, or in the next that was free.
#[derive(Debug, Default)]
struct Part {
    /// A power of two of them, or none. A free one means [`Who::UNSEEN`].
    slots: Vec<(Short, Who)>,
    used: usize,
}

const FREE: (Short, Who) = (Short::NONE, Who::UNSEEN);

/// The first bits of a hash that name a part.
const BITS: u32 = 6;

impl Default for Slots {
    fn default() -> Self {
        Self((0..1 << BITS).map(|_| Part::default()).collect())
    }
}

impl Slots {
    /// Whom each of some keys means; [`Who::UNSEEN`] where it is not there.
    pub(super) fn find_all(&self, keys: &[Short], found: &mut Vec<Who>) {
        found.clear();
        // No look waits for the one before, as it would if each were followed to its end, and little stands between them.
        let homes: Vec<(&Part, usize)> = keys.iter().map(|key| self.home(*key)).collect();
        found.extend(homes.iter().map(|(part, home)| part.who(*home)));
        for ((key, (part, home)), found) in keys.iter().zip(homes).zip(found) {
            if *found != Who::UNSEEN && part.slots[home].0 != *key {
                *found = part.slots[part.place(*key, home + 1)].1;
            }
        }
    }

    /// Whom a key means, if it is there.
    pub(super) fn find(&self, key: Short) -> Option<Who> {
        let (part, home) = self.home(key);
        let first = Some(part.who(home)).filter(|who| *who != Who::UNSEEN);
        first.map(|_| part.who(part.place(key, home))).filter(|who| *who != Who::UNSEEN)
    }

    /// Adds a key that is not there.
    pub(super) fn insert(&mut self, key: Short, who: Who) {
        self.0[part(key.hash())].insert(key, who);
    }

    /// The part of a key, and the slot in it that its hash names.
    #[inline]
    fn home(&self, key: Short) -> (&Part, usize) {
        let hash = key.hash();
        let part = &self.0[part(hash)];
        (part, part.home(hash))
    }
}

/// The part that a hash names.
#[inline]
fn part(hash: u64) -> usize {
    usize::try_from(hash >> (u64::BITS - BITS)).unwrap_or_default()
}

impl Part {
    const FIRST: usize = 16;

    /// Who stands in a slot.
    #[inline]
    fn who(&self, at: usize) -> Who {
        self.slots.get(at).map_or(Who::UNSEEN, |slot| slot.1)
    }

    fn insert(&mut self, key: Short, who: Who) {
        // With two thirds in use, a key that is not there is found to be missing after five looks on average.
        if 3 * (self.used + 1) > 2 * self.slots.len() {
            let larger = vec![FREE; (2 * self.slots.len()).max(Self::FIRST)];
            let all = std::mem::replace(&mut self.slots, larger);
            for slot in all.into_iter().filter(|slot| slot.1 != Who::UNSEEN) {
                self.put(slot);
            }
        }
        self.used += 1;
        self.put((key, who));
    }

    fn put(&mut self, slot: (Short, Who)) {
        let place = self.place(slot.0, self.home(slot.0.hash()));
        self.slots[place] = slot;
    }

    /// The slot that a hash names.
    #[inline]
    fn home(&self, hash: u64) -> usize {
        usize::try_from(hash).unwrap_or_default() & self.slots.len().wrapping_sub(1)
    }

    /// The slot of a key, or the free one where it would stand, from `at` on; there is a free one.
    fn place(&self, key: Short, mut at: usize) -> usize {
        loop {
            at &= self.slots.len() - 1;
            let (there, who) = self.slots[at];
            if there == key || who == Who::UNSEEN {
                return at;
            }
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Who;
    use super::super::written::Short;
    use super::Slots;
    use crate::book::Kind;

    #[test]
    fn many_keys_are_found_one_by_one_and_in_one_go() {
        let key = |number: usize| Short::of(Kind::Purchases, [number.to_string().as_bytes(), b"", b""]);
        let keys: Vec<Short> = (0..5_000).map(key).collect();
        let (mut slots, mut found) = (Slots::default(), Vec::new());
        slots.find_all(&keys, &mut found);
        assert!(found.len() == keys.len() && found.iter().all(|who| *who == Who::UNSEEN));
        for (number, &key) in keys.iter().enumerate().step_by(2) {
            slots.insert(key, Who::party(number));
        }
        slots.find_all(&keys, &mut found);
        for (number, (&key, found)) in keys.iter().zip(found).enumerate() {
            let expected = if number % 2 == 0 { Who::party(number) } else { Who::UNSEEN };
            assert_eq!(found, expected, "{number}");
            assert_eq!(slots.find(key), Some(expected).filter(|who| *who != Who::UNSEEN), "{number}");
        }
    }
}
