//! Which of the rows that several files have are kept: those of the file that has them most often.
//!
//! Where files have a row equally often, the one that tells more of it is kept, and else the source that is smaller as
//! a text. So what is kept does not depend on the order of files, and is the same whether all files are read at once or
//! some beside what was kept of the others.

use std::cmp::{Ordering, Reverse};

use super::identity::Party;
use crate::book::{Place, Source};

/// What a row tells beyond what makes it the same as another.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Told<'a> {
    says: usize,
    who: [Option<&'a str>; 3],
    staff: &'a str,
    source: Reverse<Source>,
}

impl<'a> Told<'a> {
    /// What a row tells: whom it names, who served, where it stands.
    pub(super) fn new(party: Option<Party<'a>>, staff: &'a str, source: Source) -> Self {
        let who = party.map_or([None; 3], |party| [party.card, party.phone, party.name]);
        Self { says: 0, who, staff, source: Reverse(source) }
    }

    /// The same of a row that says so much beside, which decides before all else.
    pub(super) const fn saying(mut self, says: usize) -> Self {
        self.says = says;
        self
    }
}

/// Rows by position, and what must be known of them.
pub(super) struct Overlap<K, P, T, F> {
    /// Rows of equal keys are the same.
    pub(super) key: K,
    /// Where a row stands.
    pub(super) place: P,
    /// What it tells.
    pub(super) told: T,
    /// The file that counts as its own.
    pub(super) file: F,
}

impl<'a, K, P, T, F> Overlap<K, P, T, F> {
    /// Those of some rows that are left out.
    pub(super) fn left_out<Key: Ord, File: Ord>(&self, rows: &[usize]) -> Vec<usize>
    where
        K: Fn(usize) -> Key,
        P: Fn(usize) -> Place,
        T: Fn(usize) -> Told<'a>,
        F: Fn(usize) -> File,
    {
        let file = &self.file;
        let mut order = rows.to_vec();
        order.sort_unstable_by(|&a, &b| {
            let place = |index| (file(index), (self.place)(index), index);
            (self.key)(a).cmp(&(self.key)(b)).then_with(|| place(a).cmp(&place(b)))
        });
        let mut left_out = Vec::new();
        for same in order.chunk_by(|&a, &b| (self.key)(a) == (self.key)(b)) {
            let files: Vec<&[usize]> = same.chunk_by(|&a, &b| file(a) == file(b)).collect();
            let kept = (1..files.len()).fold(0, |kept, other| match self.compare(files[kept], files[other]) {
                Ordering::Less => other,
                _ => kept,
            });
            left_out.extend(files.iter().enumerate().filter(|(own, _)| *own != kept).flat_map(|(_, rows)| *rows));
        }
        left_out
    }

    fn compare(&self, a: &[usize], b: &[usize]) -> Ordering
    where
        T: Fn(usize) -> Told<'a>,
    {
        let told = |rows: &[usize]| {
            let mut told: Vec<Told<'a>> = rows.iter().map(|&index| (self.told)(index)).collect();
            told.sort_unstable();
            told
        };
        a.len().cmp(&b.len()).then_with(|| told(a).cmp(&told(b)))
    }
}
