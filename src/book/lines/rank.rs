//! The order in which the lines of a member are looked at.

/// Orders lines by day, then shop, then position, as one number, which is quicker to compare than three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::book) struct Rank(u128);

impl Rank {
    /// Of a line by the rank of its day and that of its shop, a blank one last.
    pub(super) fn new(day: u32, shop: u32, index: usize) -> Self {
        Self((u128::from(day) << 96) | (u128::from(shop) << 64) | index as u128)
    }

    /// The position of the line.
    #[expect(clippy::cast_possible_truncation, reason = "the position is the low half")]
    pub(super) const fn index(self) -> usize {
        self.0 as u64 as usize
    }
}
