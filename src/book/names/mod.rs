//! Texts that repeat (shops, staff, items, receipts), each kept once.

mod recent;
mod word;

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

pub use recent::NameKey;
use recent::Recent;
pub use word::word;

/// Stands for a text of one [`Names`] list; [`NameId::NONE`] for a blank cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameId(u32);

impl NameId {
    /// No text.
    pub const NONE: Self = Self(u32::MAX);

    /// Whether there is no text.
    pub const fn is_none(self) -> bool {
        self.0 == u32::MAX
    }

    /// Position in the list, `None` for a blank.
    pub const fn index(self) -> Option<usize> {
        if self.is_none() { None } else { Some(self.0 as usize) }
    }
}

impl NameId {
    /// As a number that is small where the list is short: zero for a blank.
    pub(super) const fn packed(self) -> u32 {
        self.0.wrapping_add(1)
    }

    /// From such a number.
    pub(super) const fn unpacked(number: u32) -> Self {
        Self(number.wrapping_sub(1))
    }
}

impl Default for NameId {
    fn default() -> Self {
        Self::NONE
    }
}

/// A list of distinct texts, stored end to end.
#[derive(Debug, Clone, Default)]
pub struct Names {
    bytes: String,
    ends: Vec<usize>,
    table: HashTable<u32>,
    recent: Recent,
}

impl Names {
    /// The id of `text`, which is added if it is new; blank text is [`NameId::NONE`].
    #[inline]
    pub fn intern(&mut self, text: &str) -> NameId {
        let met = NameKey::of(text).and_then(|key| self.met(key));
        met.unwrap_or_else(|| self.look_up_and_remember(text))
    }

    /// The id of a text that was met lately.
    #[inline]
    pub fn met(&self, key: NameKey) -> Option<NameId> {
        self.recent.get(key).map(NameId)
    }

    #[inline(never)]
    fn look_up_and_remember(&mut self, text: &str) -> NameId {
        let id = self.look_up(text);
        if let Some(key) = NameKey::of(text) {
            self.recent.put(key, id.0);
        }
        id
    }

    fn look_up(&mut self, text: &str) -> NameId {
        if text.is_empty() {
            return NameId::NONE;
        }
        let hash = hash(text);
        let (bytes, ends) = (&self.bytes, &self.ends);
        if let Some(&id) = self.table.find(hash, |&id| slice(bytes, ends, id) == text) {
            return NameId(id);
        }
        let id = u32::try_from(self.ends.len()).unwrap_or(u32::MAX - 1);
        self.bytes.push_str(text);
        self.ends.push(self.bytes.len());
        let (bytes, ends) = (&self.bytes, &self.ends);
        self.table.insert_unique(hash, id, |&id| hash_of(bytes, ends, id));
        NameId(id)
    }

    /// The id of `text`, if the list has it.
    pub fn find(&self, text: &str) -> Option<NameId> {
        let found = self.table.find(hash(text), |&id| slice(&self.bytes, &self.ends, id) == text);
        found.map(|&id| NameId(id))
    }

    /// The text of `id`; blank for [`NameId::NONE`].
    pub fn get(&self, id: NameId) -> &str {
        if id.is_none() { "" } else { slice(&self.bytes, &self.ends, id.0) }
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Every id with its text, in the order of the list.
    pub fn iter(&self) -> impl Iterator<Item = (NameId, &str)> {
        (0..self.ends.len()).map(|index| {
            let id = NameId(u32::try_from(index).unwrap_or(u32::MAX));
            (id, self.get(id))
        })
    }

    /// Puts the list in the order of its texts, so that ids compare as texts do whatever the order of the rows.
    /// Gives, for each old position, the new id.
    pub fn sort(&mut self) -> Vec<NameId> {
        let mut order: Vec<NameId> = self.iter().map(|(id, _)| id).collect();
        order.sort_unstable_by(|&a, &b| self.get(a).cmp(self.get(b)));
        let mut sorted = Self::default();
        let mut moved = vec![NameId::NONE; order.len()];
        for id in order {
            let new = sorted.intern(self.get(id));
            if let Some(slot) = id.index().and_then(|index| moved.get_mut(index)) {
                *slot = new;
            }
        }
        *self = sorted;
        moved
    }
}

// A fixed seed: nothing written depends on hash order, and runs stay comparable.
fn hash(text: &str) -> u64 {
    FixedState::with_seed(0).hash_one(text)
}

fn hash_of(bytes: &str, ends: &[usize], id: u32) -> u64 {
    hash(slice(bytes, ends, id))
}

fn slice<'a>(bytes: &'a str, ends: &[usize], id: u32) -> &'a str {
    let index = id as usize;
    let start = if index == 0 { 0 } else { ends[index - 1] };
    &bytes[start..ends[index]]
}

#[cfg(test)]
mod tests {
    use super::{NameId, Names};

    #[test]
    fn equal_texts_share_an_id_and_blank_has_none() {
        let mut names = Names::default();
        let shop = names.intern("中山路店");
        assert_eq!(names.intern("中山路店"), shop);
        assert_ne!(names.intern("江南店"), shop);
        assert_eq!(names.intern(""), NameId::NONE);
        assert_eq!(names.get(shop), "中山路店");
        assert_eq!(names.find("北京店"), None);
    }

    #[test]
    fn sorting_makes_ids_compare_as_texts() {
        let mut names = Names::default();
        let (b, a) = (names.intern("b"), names.intern("a"));
        let moved = names.sort();
        let of = |id: NameId| moved[id.index().expect("a text")];
        assert!(of(a) < of(b));
        assert_eq!(names.get(of(b)), "b");
    }
}
