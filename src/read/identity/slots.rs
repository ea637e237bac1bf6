//! A table of short ways of writing, each in its slot with whom it means.
//!
//! A general hash table asks memory twice for each key, first for the marks of a group of slots, then for the slot; this
//! one asks once, and for many keys in one go, so that the answers of a table that fits no cache come together.
//! Source of the probing: D. E. Knuth, *The Art of Computer Programming*, vol. 3, 2nd ed., §6.4, algorithm L.

use super::Who;
use super::written::Short;

/// Keys in the slots that their hashes name, or in the next that was free.
#[derive(Debug, Default)]
pub(super) struct Slots {
    /// A power of two of them, or none. A free one means [`Who::UNSEEN`].
    slots: Vec<(Short, Who)>,
    used: usize,
}

const FREE: (Short, Who) = (Short::NONE, Who::UNSEEN);

impl Slots {
    const FIRST: usize = 64;

    /// Whom each of some keys means; [`Who::UNSEEN`] where it is not there.
    pub(super) fn find_all(&self, keys: &[Short], found: &mut Vec<Who>) {
        found.clear();
        if self.slots.is_empty() {
            found.resize(keys.len(), Who::UNSEEN);
            return;
        }
        // No look waits for the one before, as it would if each were followed to its end.
        let looks: Vec<(usize, (Short, Who))> = keys
            .iter()
            .map(|key| {
                let at = self.home(*key);
                (at, self.slots[at])
            })
            .collect();
        found.extend(keys.iter().zip(looks).map(|(key, (at, (there, who)))| {
            if there == *key || who == Who::UNSEEN { who } else { self.slots[self.place(*key, at + 1)].1 }
        }));
    }

    /// Whom a key means, if it is there.
    pub(super) fn find(&self, key: Short) -> Option<Who> {
        let who = self.slots.get(self.home(key)).map(|_| self.slots[self.place(key, self.home(key))].1);
        who.filter(|who| *who != Who::UNSEEN)
    }

    /// Adds a key that is not there.
    pub(super) fn insert(&mut self, key: Short, who: Who) {
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
        let place = self.place(slot.0, self.home(slot.0));
        self.slots[place] = slot;
    }

    /// The slot that a key's hash names.
    #[inline]
    fn home(&self, key: Short) -> usize {
        usize::try_from(key.hash()).unwrap_or_default() & self.slots.len().wrapping_sub(1)
    }

    /// The slot of a key, or the free one where it would stand, from `at` on.
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
